using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>What is a constant only because nobody marked its type is said to be one.</summary>
public static class UnmarkedTypeTests
{
    [Theory]
    [InlineData("Batch b")]
    [InlineData("Batch[] b")]
    public static async Task It_is_said_where_the_type_holds_numbers(string parameter)
    {
        Diagnostic note = Assert.Single(await Notes($"double F(double x, {parameter}) => x * (b is null ? 1 : 2);"));
        Assert.Equal(DiagnosticSeverity.Info, note.Severity);
        Assert.Equal("'b' is a constant: its type 'Batch' holds numbers and is not marked [Differentiable]; mark the type, or 'b' [NoDerivative]", note.GetMessage(null));
    }

    [Theory]
    [InlineData("Tree", "Tree")]
    [InlineData("Tree[]", "Tree")]
    [InlineData("Forest", "Forest")]
    [InlineData("Chain<int>", "Chain<T>")]
    [InlineData("Holder", "Tree")]
    [InlineData("Shape", "Shape")]
    [InlineData("INode", "INode")]
    [InlineData("Outer.Plant", "Outer.Plant")]
    public static async Task Numbers_all_along_a_tree_are_warned_of_and_the_way_out_is_named(string type, string node)
    {
        Diagnostic note = Assert.Single(await Notes($"double F(double x, {type} t) => x * (t is null ? 1 : 2);", Endless));
        Assert.Equal(DiagnosticSeverity.Warning, note.Severity);
        string name = type.Replace("[]", "", System.StringComparison.Ordinal);
        Assert.Equal(
            $"'t' is a constant: its type '{name}' holds numbers and is not marked [Differentiable]; what contains itself cannot be marked: "
            + $"hand its numbers over in an array, with an index in each '{node}', or mark 't' [NoDerivative] where they are data",
            note.GetMessage(null));
    }

    [Theory]
    [InlineData("Pair")]
    [InlineData("IScaled")]
    [InlineData("Box")]
    [InlineData("Wrapped")]
    public static async Task Numbers_in_what_a_type_holds_or_may_be_are_its_own(string type) =>
        Assert.Equal(DiagnosticSeverity.Info, Assert.Single(await Notes($"double F(double x, {type} t) => x * (t is null ? 1 : 2);", Endless)).Severity);

    [Theory]
    [InlineData("Tree")]
    [InlineData("Forest")]
    [InlineData("Holder")]
    public static async Task A_tree_that_is_said_to_be_data_or_has_no_numbers_is_not_warned_of(string type) => Assert.Empty(await Notes(
        $"double F(double x, [NoDerivative] {type} t, Plain p) => x * (t is null || p is null ? 1 : 2);", Endless));

    [Theory]
    [InlineData("public class Model { public double W; public Batch B; }", 1)]
    [InlineData("public class Model { public double W; public Batch[] B { get; set; } = []; }", 1)]
    [InlineData("public record Model(double W, Batch B);", 1)]
    [InlineData("public class Model { public double W; [NoDerivative] public Batch B; public Name N; public static Batch S; public Marked M; }", 0)]
    public static async Task It_is_said_of_members_of_marked_types(string type, int times) =>
        Assert.Equal(times, (await Notes("double F(double x) => x;", $"[Differentiable] {type.Replace("public class", "public partial class", System.StringComparison.Ordinal).Replace("public record", "public sealed partial record", System.StringComparison.Ordinal)}")).Length);

    [Theory]
    [InlineData("[NoDerivative] Batch b")]
    [InlineData("Marked b")]
    [InlineData("Name b")]
    [InlineData("string b")]
    [InlineData("System.Random b")]
    public static async Task It_is_not_said_of_what_is_marked_or_holds_none(string parameter) =>
        Assert.Empty(await Notes($"double F(double x, {parameter}) => x * (b is null ? 1 : 2);"));

    private const string Endless = """
        public class Tree { public double Weight; public Tree Left, Right; }
        public class Forest { public double Weight; public System.Collections.Generic.List<Grove> Groves; }
        public class Grove { public Forest[] Parts; }
        public class Chain<T> { public double Weight; public T Label; public Chain<T> Next { get; set; } }
        public class Plain { public int Word; public Plain Next; }
        public class Holder { public Tree Root; }
        public abstract record Shape; public record Dot(double W) : Shape; public record Both(Shape L, Shape R) : Shape;
        public interface INode { double Value { get; } System.Collections.Generic.IReadOnlyList<INode> Kids { get; } }
        public static class Outer { public abstract class Plant { } public sealed class Leaf : Plant { public double[] W; } public sealed class Fork : Plant { public Plant[] Of; } }
        public class Pair { public Batch First, Second; }
        public interface IScaled { double Scale { get; } }
        public abstract class Box { } public class Full : Box { public double In; }
        public class Wrapped { public Marked Of; }
        """;

    private static async Task<Diagnostic[]> Notes(string method, string types = "")
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
            #nullable disable
            {{types}}
            """).Run().ShouldCompile();
        return [.. (await outcome.Compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new DifferentiableAnalyzer())).GetAnalyzerDiagnosticsAsync()).Where(d => d.Id == "DP3002")];
    }
}
