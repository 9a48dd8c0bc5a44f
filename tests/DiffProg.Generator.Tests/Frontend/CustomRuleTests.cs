using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Rules that users wrote: those that fit, those that do not, and what is missing without them.</summary>
public sealed class CustomRuleTests
{
    private const string Owner = "public static class Other { public static double Erf(double x) => x; public static double Dot(double[] a, [NoDerivative] double[] b, int n) => 0; public static double Erf(float[] x, float y) => 0; public static int Count(double x) => 0; public static void Fill(double[] a) { } public static double Of<T>(double x) => x; public static double By(ref double x) => x; }";
    private const string Vjp = "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent, ref double xGradient) { }";
    private const string Jvp = "[JvpOf(typeof(Other), nameof(Other.Erf))] static double T(double x, double result, double xTangent) => 0;";
    private const string Loss = "[Differentiable] public static double F(double x) => Other.Erf(x);";
    private const string ErfVjp = "expected 'static void R(double x, double result, double resultCotangent, ref double xGradient)'";

    public static TheoryData<string, string, string> Misfits => new()
    {
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent) { }", "R", $"the parameter 'ref double xGradient' is missing; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent, double xGradient) { }", "double xGradient", $"the parameter 'xGradient' is 'double' and must be 'ref double'; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, float result, double resultCotangent, ref double xGradient) { }", "float result", $"the parameter 'result' is 'float' and must be 'double'; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent, ref double xGradient, int n) { }", "int n", $"the parameter 'n' is one too many; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static double R(double x, double result, double resultCotangent, ref double xGradient) => 0;", "R", $"it returns 'double' and must return 'void'; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R([NoDerivative] double x, double result, double resultCotangent, ref double xGradient) { }", "[NoDerivative] double x", $"the parameter 'x' is marked [NoDerivative]; {ErfVjp}" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] static void R(float[] x, float y, double result, double resultCotangent, Span<float> g, float h) { }", "float h", "the parameter 'h' is 'float' and must be 'ref float'; expected 'static void R(float[] x, float y, double result, double resultCotangent, Span<float> xGradient, ref float yGradient)'" },
        { "[VjpOf(typeof(Other), nameof(Other.Dot))] static void R(double[] a, double[] b, int n, double result, double resultCotangent, double[] aGradient) { }", "double[] aGradient", "the parameter 'aGradient' is 'double[]' and must be 'Span<double>'; expected 'static void R(double[] a, double[] b, int n, double result, double resultCotangent, Span<double> aGradient)'" },
        { "[JvpOf(typeof(Other), nameof(Other.Erf))] static double R(double x, double result) => 0;", "R", "the parameter 'double xTangent' is missing; expected 'static double R(double x, double result, double xTangent)'" },
        { "[JvpOf(typeof(Other), nameof(Other.Dot))] static double R(double[] a, double[] b, int n, double result, double[] aTangent) => 0;", "double[] aTangent", "the parameter 'aTangent' is 'double[]' and must be 'ReadOnlySpan<double>'; expected 'static double R(double[] a, double[] b, int n, double result, ReadOnlySpan<double> aTangent)'" },
        { "[VjpOf(typeof(Other), \"Gone\")] static void R(double x) { }", "R", "'Other' has no method 'Gone'; name one that it has" },
        { "[VjpOf(typeof(Other), nameof(Other.Count))] static void R(double x) { }", "R", "'Other.Count(double)' does not return a floating-point number; write a rule for" },
        { "[VjpOf(typeof(Other), nameof(Other.Fill))] static void R(double x) { }", "R", "'Other.Fill(double[])' does not return a floating-point number; write a rule for" },
        { "[VjpOf(typeof(Other), nameof(Other.Of))] static void R(double x) { }", "R", "'Other.Of<T>(double)' has type parameters; write a rule for" },
        { "[VjpOf(typeof(Other), nameof(Other.By))] static void R(double x) { }", "R", "'Other.By(ref double)' takes a parameter by reference; write a rule for" },
        { "[VjpOf(typeof(Other), nameof(Other.Erf))] void R(double x) { }", "R", "it is not an ordinary static method; write it" },
        { Vjp + " [VjpOf(typeof(Other), nameof(Other.Erf))] static void S(double x, double result, double resultCotangent, ref double xGradient) { }", "S", "'Erf' has such a rule already; keep one of them" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public async Task A_rule_that_does_not_fit_is_an_error_for_both(string rule, string place, string reason)
    {
        GeneratorOutcome outcome = Run(rule);
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics, d => d.Id == "DP4003");
        Diagnostic told = Assert.Single(await Analyze(outcome));
        Assert.Equal(("DP4001", place), (told.Id, TextAt(outcome, told.Location)));
        Assert.StartsWith("the rule does not fit: " + reason, told.GetMessage(null), System.StringComparison.Ordinal);
        Assert.EndsWith("is no rule: " + told.GetMessage(null), error.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Vjp + Jvp + Loss)]
    [InlineData(Jvp + "[VjpOf(typeof(Other), nameof(Other.Erf)), Differentiable] static void R(double x, double result, double resultCotangent, ref double xGradient) { xGradient += resultCotangent; } [Differentiable(Derivatives = Derivatives.Hvp)] public static double F(double x) => Other.Erf(x);")]
    [InlineData("[VjpOf(typeof(Other), \"Dot\")] static void R(double[] a, [NoDerivative] double[] b, int k, double r, double c, Span<double> g) { } [Differentiable] public static double F(double[] a, [NoDerivative] double[] b) => Other.Dot(a, b, 2);")]
    [InlineData("[VjpOf(typeof(Other), \"Erf\")] static void R(float[] a, float b, double r, double c, Span<float> g, ref float h) { } [Differentiable] public static double F(float[] a) => Other.Erf(a, a[0]);")]
    [InlineData("[VjpOf(typeof(C), nameof(G))] static void R(double x, double result, double resultCotangent, ref double g) { } [Differentiable] static extern double G(double x);")]
    [InlineData("[VjpOf(typeof(C), nameof(F))] static void R(double x, double result, double resultCotangent, ref double g) { } [Differentiable] static double F(double x) { lock (typeof(C)) { return x; } }")]
    public async Task A_rule_that_fits_and_is_used_says_nothing(string members)
    {
        GeneratorOutcome outcome = Run(members).ShouldCompileWithoutWarnings();
        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(await Analyze(outcome));
    }

    [Fact]
    public void A_rule_that_nobody_uses_is_a_warning()
    {
        GeneratorOutcome outcome = Run(Vjp + "[Differentiable] public static double F(double x) => x;");
        Diagnostic warning = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(("DP4002", DiagnosticSeverity.Warning, "R"), (warning.Id, warning.Severity, TextAt(outcome, warning.Location)));
        Assert.Equal("the rule 'R' is never used: no differentiable method calls 'Other.Erf(double)'", warning.GetMessage(null));
    }

    [Fact]
    public void While_a_method_is_refused_no_rule_is_called_unused() =>
        Assert.Equal(["DP0001"], Run(Vjp + "[Differentiable] public static double F(double x) { lock (typeof(C)) { return Other.Erf(x); } }").GeneratorDiagnostics.Select(d => d.Id));

    [Theory]
    [InlineData(Vjp, "Derivatives.Default", "Other.Erf(x)", "the Jvp that is asked for cannot be made: 'Erf' has no [JvpOf]")]
    [InlineData(Jvp, "Derivatives.Gradient", "Other.Erf(x)", "the Gradient that is asked for cannot be made: 'Erf' has no [VjpOf]")]
    [InlineData(Vjp + Jvp, "Derivatives.Hvp", "Other.Erf(x)", "the Hvp that is asked for cannot be made: 'R' would have to be differentiated itself; mark it [Differentiable]")]
    [InlineData("", "Derivatives.Jvp", "Diff.OnGradient(x, static d => -d)", "the Jvp that is asked for cannot be made: Diff.OnGradient transforms cotangents, and a tangent is none")]
    [InlineData("", "Derivatives.Hvp", "Diff.OnGradient(x, static d => -d)", "the Hvp that is asked for cannot be made: Diff.OnGradient transforms cotangents, and a tangent is none")]
    public async Task A_derivative_that_is_asked_for_and_has_no_rule_is_an_error_at_the_call(string rules, string derivatives, string call, string reason)
    {
        GeneratorOutcome outcome = Run($"{rules} [Differentiable(Derivatives = {derivatives})] public static double F(double x) => 2 * {call};");
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics, d => d.Id == "DP0001");
        Diagnostic told = Assert.Single(await Analyze(outcome));
        Assert.Equal(("DP4004", call, reason), (told.Id, TextAt(outcome, told.Location), told.GetMessage(null)));
        Assert.EndsWith(reason, error.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Vjp, "Gradient(", "Jvp(")]
    [InlineData(Jvp, "Jvp(", "Gradient(")]
    public void Unless_it_is_asked_for_it_is_left_out(string rules, string there, string absent)
    {
        GeneratorOutcome outcome = Run(rules + Loss + "[Differentiable] public static double H(double x) => F(x);").ShouldCompileWithoutWarnings();
        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Contains("F" + there, outcome.GeneratedText);
        Assert.Contains("H" + there, outcome.GeneratedText);
        Assert.DoesNotContain("F" + absent, outcome.GeneratedText);
        Assert.DoesNotContain("H" + absent, outcome.GeneratedText);
    }

    [Fact]
    public void Through_a_callee_the_error_stands_at_the_call_of_it()
    {
        GeneratorOutcome outcome = Run(Vjp + Loss + "[Differentiable(Derivatives = Derivatives.Hvp)] public static double H(double x) => F(2 * x);");
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal("'H' is not differentiable: the Hvp that is asked for cannot be made: 'F', which it calls, has none", error.GetMessage(null));
    }

    [Fact]
    public void A_method_of_which_nothing_is_left_is_an_error()
    {
        GeneratorOutcome outcome = Run(Vjp + "[Differentiable] public static double F(double x) => Other.Erf(x) * Lone(x); static double Lone(double x) => x; [JvpOf(typeof(C), nameof(Lone))] static double L(double x, double r, double t) => t;");
        Assert.Equal(["DP0001"], outcome.GeneratorDiagnostics.Select(d => d.Id));
    }

    [Fact]
    public void A_local_function_is_no_rule() =>
        Assert.Equal(["DP4003"], Run("static void M() { [VjpOf(typeof(Other), nameof(Other.Erf))] static void R(double x, double result, double resultCotangent, ref double xGradient) { } }").GeneratorDiagnostics.Select(d => d.Id));

    [Fact]
    public void A_rule_of_a_file_cannot_be_named_by_what_is_emitted()
    {
        GeneratorOutcome outcome = GeneratorHarness.For($"using DiffProg; {Owner} file static class Rules {{ {Vjp.Replace("static", "public static", System.StringComparison.Ordinal)} }} public static partial class C {{ {Loss} }}").Run();
        Assert.Contains("DP0001", outcome.GeneratorDiagnostics.Select(d => d.Id));
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void A_rule_that_the_caller_cannot_see_is_none()
    {
        GeneratorOutcome outcome = GeneratorHarness.For($"using DiffProg; {Owner} public static class Hidden {{ {Vjp} }} public static partial class C {{ {Loss} }}").Run();
        Diagnostic error = Assert.Single(outcome.GeneratorDiagnostics, d => d.Id == "DP0001");
        Assert.StartsWith("'F' is not differentiable: the derivative cannot pass through 'Erf'", error.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public", true)]
    [InlineData("internal", false)]
    public void A_rule_of_another_assembly_holds_here_where_it_is_public(string accessibility, bool holds)
    {
        string rules = (Vjp + Jvp).Replace("static", accessibility + " static", System.StringComparison.Ordinal);
        using MemoryStream image = new();
        Assert.True(GeneratorHarness.For($"using DiffProg; {Owner} public static class Rules {{ {rules} }}").Run().Compilation.Emit(image).Success);
        GeneratorOutcome outcome = GeneratorHarness.For($"using DiffProg; public static partial class C {{ {Loss} }}").WithReference(MetadataReference.CreateFromImage(image.ToArray())).Run();
        Assert.Equal(holds, outcome.GeneratorDiagnostics.IsEmpty);
        Assert.Equal(holds, outcome.GeneratedText.Contains("global::Rules.R(", System.StringComparison.Ordinal));
        Assert.Equal(holds, outcome.Errors.IsEmpty && outcome.GeneratedSources.Length > 0);
    }

    [Theory]
    [InlineData("int n = 2; return Diff.OnGradient(x, d => d * n);", "d => d * n")]
    [InlineData("Func<double, double> f = static d => d; return Diff.OnGradient(x, f);", "f")]
    [InlineData("return Diff.OnGradient(x, Math.Sin);", "Math.Sin")]
    [InlineData("return Diff.OnGradient(x, static d => { lock (typeof(C)) { return d; } });", "lock (typeof(C)) { return d; }")]
    public async Task A_transform_that_cannot_be_read_is_refused(string body, string place)
    {
        GeneratorOutcome outcome = Run($"[Differentiable] public static double F(double x) {{ {body} }}");
        Assert.Equal(["DP0001"], outcome.GeneratorDiagnostics.Select(d => d.Id));
        Diagnostic told = (await Analyze(outcome)).First();
        Assert.Equal(("DP1001", place), (told.Id, TextAt(outcome, told.Location)));
    }

    private static GeneratorOutcome Run(string members) => GeneratorHarness.For($"using System; using DiffProg; {Owner} public partial class C {{ {members} }}").Run();

    private static string TextAt(GeneratorOutcome outcome, Location location) =>
        outcome.Compilation.SyntaxTrees.First().GetText().ToString(location.SourceSpan);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(GeneratorOutcome outcome) =>
        await outcome.Compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
}
