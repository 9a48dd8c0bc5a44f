using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A mark at what is no method to its user is an error at the mark, by the generator and by the analyzer.</summary>
public sealed class MisplacedMarkTests
{
    [Theory]
    [InlineData("static double F(double x) { [Differentiable] static double G(double y) => y; return G(x); }", "a local function")]
    [InlineData("static Func<double, double> f = [Differentiable] (double y) => y;", "a lambda")]
    [InlineData("[Differentiable] public static C operator +(C a, double b) => a;", "an operator")]
    [InlineData("[Differentiable] public static explicit operator double(C a) => 1;", "an operator")]
    [InlineData("[Differentiable] ~C() { }", "a finalizer")]
    [InlineData("public double P { [Differentiable] get; }", "an accessor")]
    [InlineData("public double this[double x] { [Differentiable] get => x; }", "an accessor")]
    [InlineData("public event Action E { [Differentiable] add { } remove { } }", "an accessor")]
    public async Task It_is_refused(string member, string what)
    {
        GeneratorOutcome outcome = GeneratorHarness.For(Program(member)).Run();

        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(("DP0001", "Differentiable"), (error.Id, Text(outcome, error)));
        Assert.EndsWith($" is not differentiable: {what} has no derivative; make it an ordinary method", error.GetMessage(null), System.StringComparison.Ordinal);
        Assert.Empty(outcome.Errors);
        Diagnostic reason = Assert.Single(await Analyze(outcome));
        Assert.Equal(("DP1003", "Differentiable"), (reason.Id, Text(outcome, reason)));
    }

    [Fact]
    public async Task Where_the_mark_only_aims_at_accessors_the_analyzer_refuses_it()
    {
        Diagnostic reason = Assert.Single(await Analyze(GeneratorHarness.For(Program("[method: Differentiable] public event Action E;")).Run()));

        Assert.Equal("DP1003", reason.Id);
        Assert.StartsWith("an accessor", reason.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[method: Differentiable] static double F(double x) => x;")]
    [InlineData("static double F(double x) { [Obsolete] static double G(double y) => y; return x; }")]
    [InlineData("[Obsolete] public C(double x) { } [Differentiable] static double F(double x) => x;")]
    [InlineData("static Func<double, double> f = [System.Diagnostics.DebuggerStepThrough] (double y) => y;")]
    public async Task What_is_in_its_place_or_no_mark_is_not(string member)
    {
        GeneratorOutcome outcome = GeneratorHarness.For(Program(member)).Run();

        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(await Analyze(outcome));
    }

    private static string Program(string member) => $"using System;\nusing DiffProg;\npublic partial class C\n{{\n{member}\n}}\n";

    private static string Text(GeneratorOutcome outcome, Diagnostic diagnostic) =>
        outcome.Compilation.SyntaxTrees.First().GetText().ToString(diagnostic.Location.SourceSpan);

    private static async Task<Diagnostic[]> Analyze(GeneratorOutcome outcome) =>
        [.. await outcome.Compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None)];
}
