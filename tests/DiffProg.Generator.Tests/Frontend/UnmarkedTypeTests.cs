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
