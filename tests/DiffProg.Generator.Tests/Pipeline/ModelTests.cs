using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.RandomPrograms;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>The model between the steps is values only: it holds on to no compilation, and the same text gives the same model.</summary>
public sealed class ModelTests
{
    private static readonly Type[] Forbidden =
        [typeof(ISymbol), typeof(SyntaxNode), typeof(SyntaxTree), typeof(SyntaxReference), typeof(Location), typeof(Compilation), typeof(IOperation), typeof(SemanticModel)];

    [Fact]
    public void No_model_holds_a_symbol_syntax_a_location_or_a_compilation()
    {
        Reruns run = new(Programs().Run());
        object[] roots = [.. new[] { Steps.Lower, Steps.Model, Steps.Link, Steps.Unit, Steps.Emit, Steps.Verdict, Steps.Rule }.SelectMany(run.Values)];
        IReadOnlyCollection<object> reachable = ObjectGraph.ReachableFrom(roots);
        Assert.Contains(reachable, o => o is MethodModel);
        Assert.Contains(reachable, o => o is Unit);
        Assert.Contains(reachable, o => o is DiffProg.Generator.Pipeline.Verdict);
        Assert.Contains(reachable, o => o is DiffProg.Generator.Ir.Call);
        Assert.Contains(reachable, o => o is Slot or Apply);
        Assert.Contains(reachable, o => o is RuleDeclaration);
        Assert.DoesNotContain(reachable, o => Forbidden.Any(f => f.IsInstanceOfType(o)));
    }

    [Fact]
    public void The_search_finds_what_is_hidden_in_fields_and_arrays()
    {
        SyntaxTree tree = Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree.ParseText("class C;");
        Assert.Contains(ObjectGraph.ReachableFrom(new object[] { 1, (1, new List<object> { tree }) }), o => o is SyntaxTree);
    }

    [Fact]
    public void Models_of_the_same_text_are_equal_and_hash_alike()
    {
        (object[] one, object[] other) = (Models(), Models());
        Assert.Equal(one, other);
        Assert.Equal(one.Select(m => m.GetHashCode()), other.Select(m => m.GetHashCode()));
        Assert.NotSame(one[0], other[0]);

        static object[] Models() => [.. new Reruns(Programs().Run()).Values(Steps.Unit)];
    }

    private static GeneratorHarness Programs() => Enumerable.Range(0, 30)
        .Select(i => Trial.Draw(7, (uint)i, Feature.Core))
        .Aggregate(GeneratorHarness.For(), (all, trial) => all.WithSource(trial.TypeName + ".cs", trial.Source))
        .WithSource("Rule.cs", "using DiffProg; public static partial class R { [Differentiable] static double F(double x) => G(x); static double G(double x) => x; [VjpOf(typeof(R), nameof(G))] static void V(double x, double r, double c, ref double g) => g += c; [VjpOf(typeof(R), nameof(G))] static void W(double x) { } }")
        .WithSource("Refused.cs", "using DiffProg; public partial class C { [Differentiable] public static double F(double x) { lock (typeof(C)) { return x; } } }");
}
