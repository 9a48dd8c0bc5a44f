using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A parameter that is a constant only because nobody marked its type is said to be one.</summary>
public static class ConstantParameterTests
{
    [Theory]
    [InlineData("Batch b")]
    [InlineData("Batch[] b")]
    public static async Task It_is_said_where_the_type_holds_numbers(string parameter)
    {
        Diagnostic note = Assert.Single(await Notes($"double F(double x, {parameter}) => x * (b is null ? 1 : 2);"));
        Assert.Equal(DiagnosticSeverity.Info, note.Severity);
        Assert.Equal("'b' is a constant: its type 'Batch' holds numbers and is not marked [Differentiable]; mark the type, or the parameter [NoDerivative]", note.GetMessage(null));
    }

    [Theory]
    [InlineData("[NoDerivative] Batch b")]
    [InlineData("Marked b")]
    [InlineData("Name b")]
    [InlineData("string b")]
    [InlineData("System.Random b")]
    public static async Task It_is_not_said_of_what_is_marked_or_holds_none(string parameter) =>
        Assert.Empty(await Notes($"double F(double x, {parameter}) => x * (b is null ? 1 : 2);"));

    private static async Task<Diagnostic[]> Notes(string method)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static {{method}}
            }
            public record Batch(double Scale, int Size);
            public record Name(string Text, int Size);
            [Differentiable] public sealed partial record Marked(double Scale);
            """).Run().ShouldCompile();
        return [.. (await outcome.Compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new DifferentiableAnalyzer())).GetAnalyzerDiagnosticsAsync()).Where(d => d.Id == "DP3002")];
    }
}
