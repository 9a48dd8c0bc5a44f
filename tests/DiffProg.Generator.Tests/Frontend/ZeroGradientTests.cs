using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>A gradient that is zero whatever it is given is a warning at the parameter, with the places where its way ends.</summary>
public static class ZeroGradientTests
{
    [Theory]
    [InlineData("double F(double x, double y) => x * x;", "y", "nothing that the result depends on reads it")]
    [InlineData("double F(double x, double y) => x * Math.Floor(y);", "y", "'Math.Floor' has the derivative zero in what is returned")]
    [InlineData("double F(double x, double y) { double s = Math.Round(y); return x * s; }", "y", "'Math.Round' has the derivative zero in 'double s = Math.Round(y);'")]
    [InlineData("double F(double x, double y) { if (y > 0) { x *= 2; } return x; }", "y", "it only decides;")]
    [InlineData("double F(double x, double y) { int n = (int)y; for (int i = 0; i < n; i++) { x *= x; } return x; }", "y", "it becomes an integer in 'int n = (int)y;'")]
    [InlineData("double F(double x, double y) { double t = y * 2; t += y; return x; }", "y", "'t' reaches no result in 'double t = y * 2;', and 't' reaches no result in 't += y;'")]
    [InlineData("double F(double x, (double A, double B) p) => x;", "p", "nothing that the result depends on reads it")]
    [InlineData("double F(double x, double[] logits) { int best = 0; for (int i = 1; i < logits.Length; i++) { if (logits[i] > logits[best]) { best = i; } } return x * best; }", "logits", "it only decides;")]
    public static void It_is_said_at_the_parameter(string method, string parameter, string reason)
    {
        (GeneratorOutcome outcome, Diagnostic[] warnings) = Run(method);
        Diagnostic warning = Assert.Single(warnings);
        Assert.Equal(DiagnosticSeverity.Warning, warning.Severity);
        Assert.StartsWith($"the gradient with respect to '{parameter}' is identically zero, because {reason}", warning.GetMessage(null), System.StringComparison.Ordinal);
        string text = outcome.Compilation.SyntaxTrees.First().GetText().ToString(warning.Location.SourceSpan);
        Assert.Equal(parameter, text);
        Assert.NotEmpty(outcome.GeneratedSources);
    }

    [Theory]
    [InlineData("double F(double x, [NoDerivative] double y) => x * Math.Floor(y);")]
    [InlineData("double F(double x, double y) => x * Diff.StopGradient(y);")]
    [InlineData("double F(double x, double y) => x * Math.Floor(y) + y;")]
    [InlineData("double F(double x, (double A, double B) p) => x * p.B;")]
    [InlineData("double F(double[] x, double[] work) { work[0] = x[0]; return x[0] * work.Length; }")]
    [InlineData("void F(double x, double[] y) => y[0] = x;")]
    [InlineData("double F(double[] a, double[] b) { b[0] = a[0]; return 3 * b.Length; }")]
    [InlineData("double F(double a, ref double b) { b *= a; return 3; }")]
    [InlineData("double F(double x, int n) => x;")]
    [InlineData("double F(double x, double y) => G(x, y); [Differentiable] static double G(double x, double y) => x / y;")]
    [InlineData("double F(double x, double y) { while (y > 1) { y /= 2; x *= y; } return x; }")]
    public static void It_is_not_said_where_a_derivative_arrives_or_none_is_wanted(string method) => Assert.Empty(Run(method).Warnings);

    [Fact]
    public static void It_can_be_switched_off_where_it_stands() =>
        Assert.Empty(Run("double G(double x) => x;\n#pragma warning disable DP3001\n[Differentiable] public static double F(double x, double y) => x;").Warnings);

    [Fact]
    public static void What_an_interface_or_a_base_class_asks_for_may_go_unread()
    {
        const string Types = """
            public interface IModel { [Differentiable] double Of(double x, double t); }
            [Differentiable] public sealed partial class Still : IModel { public double W = 1; [Differentiable] public double Of(double x, double t) => W * x; }
            """;
        Assert.Empty(Run("double F(IModel m, double x, double t) => m.Of(x, t);", Types).Warnings);
    }

    private static (GeneratorOutcome Outcome, Diagnostic[] Warnings) Run(string method, string types = "")
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using System;
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static {{method}}
            }
            {{types}}
            """).Run();
        Assert.Empty(outcome.Errors);
        Assert.Empty(outcome.GeneratorDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return (outcome, [.. outcome.GeneratorDiagnostics.Where(d => d is { Id: "DP3001", IsSuppressed: false })]);
    }
}
