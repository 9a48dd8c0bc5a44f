using System;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DiffProg.Generator.Tests.EmittedCode;

/// <summary>What is emitted for the whole corpus compiles without a warning in a project of any kind, and is the same in all that compute integers alike.</summary>
public sealed class KindsOfProjectTests
{
    private static readonly GeneratorHarness Project = AcceptedCorpus.Project.WithDocumentation().WithAllWarnings();

    private static readonly Lazy<(string HintName, string Text)[]> Texts = new(() => [.. Project.Run().GeneratedSources]);

    // What is unchecked in the program's text has to say so in a project that checks.
    private static readonly Lazy<(string HintName, string Text)[]> CheckedTexts = new(() => [.. Project.WithOverflowChecks().Run().GeneratedSources]);

    [Theory]
    [InlineData(NullableContextOptions.Enable, false, OptimizationLevel.Debug)]
    [InlineData(NullableContextOptions.Enable, true, OptimizationLevel.Release)]
    [InlineData(NullableContextOptions.Disable, false, OptimizationLevel.Release)]
    [InlineData(NullableContextOptions.Disable, true, OptimizationLevel.Debug)]
    public void The_corpus_compiles_without_a_warning_and_to_the_same_text(NullableContextOptions nullable, bool isChecked, OptimizationLevel optimization)
    {
        GeneratorHarness project = Project.WithNullable(nullable).WithOptimization(optimization);

        GeneratorOutcome outcome = (isChecked ? project.WithOverflowChecks() : project).Run();

        Assert.Empty(outcome.GeneratorDiagnostics.Where(d => d.Id != Descriptors.ZeroGradient));
        using LoadedAssembly assembly = outcome.ShouldCompileWithoutWarnings().Load();
        AssertSame((isChecked ? CheckedTexts : Texts).Value, outcome);
    }

    [Fact]
    public void The_language_version_of_the_SDK_is_the_one_that_is_tested()
    {
        Assert.Equal(LanguageVersion.CSharp14, LanguageVersion.Default.MapSpecifiedToEffectiveVersion());

        GeneratorOutcome outcome = Project.WithLanguageVersion(LanguageVersion.Default).Run().ShouldCompileWithoutWarnings();

        AssertSame(Texts.Value, outcome);
    }

    [Theory]
    [InlineData("string? c", "default(string)")]
    [InlineData("Node? c", "default(Node)")]
    [InlineData("INode? c", "default(INode)")]
    [InlineData("Dictionary<string, string?>? c", "new Dictionary<string, string?>()")]
    [InlineData("Func<string?>? c", "(Func<string?>?)null")]
    [InlineData("Node c = null!", "default(Node)")]
    public void A_constant_that_may_be_null_may_be_so_in_what_is_emitted(string parameter, string argument) => Assert.Empty(GeneratorHarness.For($$"""
        using System;
        using System.Collections.Generic;
        using DiffProg;
        public sealed class Node { public int Index; public Node? Next; }
        public interface INode { int Index { get; } }
        public static partial class C
        {
            [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)] public static double F(double[] x, {{parameter}}) => c is null ? x[0] * x[0] : 2 * x[0];

            public static void Use(double[] x)
            {
                FGradient(x, {{argument}});
                FValueAndGradient(x, {{argument}}, x);
                FHvp(x, {{argument}}, x, x);
            }
        }
        """).Run().ShouldCompile().Warnings);

    private static void AssertSame((string HintName, string Text)[] expected, GeneratorOutcome actual)
    {
        Assert.Equal(expected.Select(f => f.HintName), actual.GeneratedSources.Select(f => f.HintName));
        Assert.All(expected.Zip(actual.GeneratedSources), f => Assert.Equal(f.First.Text, f.Second.Text));
    }
}
