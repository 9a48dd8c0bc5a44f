using System;
using System.Linq;
using DiffProg.Generator.Blocks;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.Pipeline;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Blocks;

/// <summary>An edit emits again only the blocks whose storage it changed.</summary>
public sealed class BlockIncrementalityTests
{
    private const string Inner = """
        using DiffProg;
        [Differentiable]
        public partial struct Inner
        {
            public double X;
            public double Norm() => X;
        }
        """;

    private const string Outer = """
        using DiffProg;
        [Differentiable]
        public partial class Outer
        {
            public Inner[] Items = [];
        }
        """;

    private static readonly GeneratorOutcome First = GeneratorHarness.For()
        .WithSource("Inner.cs", Inner).WithSource("Outer.cs", Outer).WithSource("Other.cs", "public class Other;").Run().ShouldCompile();

    [Theory]
    [InlineData("Other.cs", "public class Other { public int N; }")]
    [InlineData("Inner.cs", "// A remark above.\n" + Inner)]
    public void An_edit_of_something_else_emits_nothing_again(string path, string text)
    {
        GeneratorRunResult result = First.AfterReplacing(path, text).DriverResult.Results.Single();
        Assert.Equal(2, Outputs(result, Steps.BlockEmit).Length);
        Assert.All(Outputs(result, Steps.BlockEmit), o => Assert.True(o.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.All(result.TrackedOutputSteps.SelectMany(p => p.Value).SelectMany(s => s.Outputs), o => Assert.Equal(IncrementalStepRunReason.Cached, o.Reason));
    }

    [Fact]
    public void A_body_is_not_storage()
    {
        GeneratorRunResult result = First.AfterReplacing("Inner.cs", Inner.Replace("=> X", "=> X * X", StringComparison.Ordinal)).DriverResult.Results.Single();
        Assert.All(Outputs(result, Steps.BlockEmit), o => Assert.NotEqual(IncrementalStepRunReason.Modified, o.Reason));
    }

    [Fact]
    public void A_new_member_emits_its_own_block_again()
    {
        GeneratorRunResult result = First.AfterReplacing("Inner.cs", Inner.Replace("public double X;", "public double X, Y;", StringComparison.Ordinal)).DriverResult.Results.Single();
        Assert.Single(Outputs(result, Steps.BlockEmit), o => o.Reason == IncrementalStepRunReason.Modified);
    }

    [Fact]
    public void No_model_holds_a_symbol_syntax_a_location_or_a_compilation()
    {
        GeneratorRunResult result = First.DriverResult.Results.Single();
        object[] roots = [.. new[] { Steps.Block, Steps.BlockModel, Steps.BlockEmit }.SelectMany(s => Outputs(result, s)).Select(o => o.Value)];
        var reachable = ObjectGraph.ReachableFrom(roots);
        Assert.Contains(reachable, o => o is BlockModel);
        Assert.DoesNotContain(reachable, o => o is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SyntaxReference);
    }

    private static (object Value, IncrementalStepRunReason Reason)[] Outputs(GeneratorRunResult result, string step) =>
        [.. result.TrackedSteps[step].SelectMany(s => s.Outputs)];
}
