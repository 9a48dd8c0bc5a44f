using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>The generator reports one error at the method, the analyzer each reason where it stands, and the two agree.</summary>
public sealed class AnalyzerTests
{
    [Theory]
    [InlineData("double F(double x) { switch (x) { case var y when y > 1: default: return x; } }")]
    [InlineData("double F(double x) => (int)x * x;")]
    [InlineData("double F(double x, ref System.Collections.Generic.List<double> s) => x;")]
    [InlineData("double F(double x, string s) => x * s.CompareTo($\"{x}\");")]
    [InlineData("double F(double x, System.Random random) => random.Next((int)x) * x;")]
    [InlineData("double F(double x, [NoDerivative] System.Func<double, double> f) => f(x);")]
    [InlineData("double F(double x) { _cache = x; return x; } static double _cache;")]
    [InlineData("double F(double x) => Plain(x); static double Plain(double x) => x;")]
    [InlineData("double F(double x) { try { return x; } catch { return 0; } }")]
    [InlineData("double F(double x) { foreach (var c in \"abc\") x += c; lock (_gate) { } return x; } static readonly object _gate = new();")]
    [InlineData("double F(ref double[] x) => x[0];")]
    [InlineData("decimal F(decimal x) => x;")]
    [InlineData("double F(double x) => x; static double FGradient(double x) => x;")]
    public async Task What_the_generator_refuses_the_analyzer_marks_at_the_same_places(string member)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class P
            {
                [Differentiable] static {{member}}
            }
            """).Run();

        Diagnostic refusal = Assert.Single(outcome.GeneratorDiagnostics);
        ImmutableArray<Diagnostic> reasons = await Analyze(outcome);

        Assert.Equal("DP0001", refusal.Id);
        Assert.Equal(Spans(refusal.AdditionalLocations), Spans(reasons.Select(r => r.Location)));
        Assert.All(reasons, r => Assert.Equal(DiagnosticSeverity.Error, r.Severity));
        Assert.Contains(refusal.GetMessage(null).Split(": ", 2)[1], reasons.Select(r => r.GetMessage(null)));
    }

    [Fact]
    public async Task What_the_generator_differentiates_the_analyzer_leaves_alone()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class P
            {
                [Differentiable] public static double F(double[] a, int n)
                {
                    double s = 0;
                    for (int i = 0; i < n; i++) { if (a[i] < 0) continue; s += System.Math.Sqrt(a[i]) * G(s); }
                    return s;
                }

                [Differentiable] static double G(double x) => x > 1 ? 1 / x : x;
            }
            """).Run().ShouldCompile();

        Assert.Empty(outcome.GeneratorDiagnostics);
        Assert.Empty(await Analyze(outcome));
    }

    [Fact]
    public async Task A_callee_without_derivatives_is_said_at_the_caller_once_and_marked_at_its_cause_once()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class P
            {
                [Differentiable] public static double F(double x) => G(x);

                [Differentiable] static double G(double x) { lock (typeof(P)) { return x; } }
            }
            """).Run();

        Assert.Equal(
            ["'F' is not differentiable: it calls 'G', which is not differentiable", "'G' is not differentiable: 'lock' cannot stand in differentiable code; take the lock around the call"],
            outcome.GeneratorDiagnostics.Select(d => d.GetMessage(null)).Order());
        Diagnostic cause = Assert.Single(await Analyze(outcome));
        Assert.Equal("DP1001", cause.Id);
    }

    [Fact]
    public async Task A_member_that_is_only_generated_is_absent_for_both()
    {
        GeneratorOutcome outcome = GeneratorHarness.For("""
            using DiffProg;
            public static partial class P
            {
                [Differentiable] public static double F(double x) => x * x;

                [Differentiable] public static double Slope(double x) => FGradient(x);
            }
            """).Run();

        Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(Spans(outcome.GeneratorDiagnostics[0].AdditionalLocations), Spans((await Analyze(outcome)).Select(d => d.Location)));
    }

    [Theory]
    [InlineData("Passive(t[0])", "the derivative cannot pass through 'Passive'")]
    [InlineData("Sink(1, t)", "the derivative is lost: an active value is handed to 't' of 'Sink'")]
    [InlineData("Count(x) * x", "the derivative is lost: an active value became an integer")]
    [InlineData("Twice(x) * x", "the derivative is lost: an active value became an integer")]
    [InlineData("Mark(x, k) * k[0]", "the derivative is lost: an active value became an integer")]
    public void A_loss_that_only_a_callees_body_shows_is_an_error_at_the_method(string lost, string reason)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class P
            {
                [Differentiable] static void Fill(double x, [NoDerivative] double[] t) { t[0] = x * x; }
                [Differentiable] static double Sink(double x, [NoDerivative] double[] t) => x * t[0];
                [Differentiable] static int Count(double x) => (int)x;
                [Differentiable] static int Twice(double x) => 2 * Count(x);
                [Differentiable] static double Mark(double x, int[] k) { k[0] = (int)x; return x; }
                static double Passive(double v) => v * v;
                [Differentiable] static double F(double x) { double[] t = new double[1]; int[] k = new int[1]; Fill(x, t); return {{lost}}; }
            }
            """).Run();

        Diagnostic refusal = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.StartsWith("'F' is not differentiable: " + reason, refusal.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("t[0] = x;")]
    [InlineData("Fill(x, t);")]
    [InlineData("Span<double> s = t; s[0] = x;")]
    [InlineData("double[] u = t; if (x > 1) u = new double[1]; u[0] = x;")]
    [InlineData("double[] u = t; if (x > 1) u = new double[1];")]
    public void A_field_that_a_callee_writes_or_takes_for_its_own_is_an_error_at_the_method(string statements)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using System;
            using DiffProg;
            public static partial class P
            {
                static readonly double[] T = [1];
                [Differentiable] static void Fill(double x, double[] t) { t[0] = x * x; }
                [Differentiable] static double G(double x, double[] t) { {{statements}} return x * t[0]; }
                [Differentiable] static double F(double x) => G(x, T);
            }
            """).Run();

        Diagnostic refusal = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.StartsWith("'F' is not differentiable: the field 'T', given to a parameter that may be written,", refusal.GetMessage(null), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reason_in_a_body_of_another_file_stands_at_the_call()
    {
        GeneratorOutcome outcome = GeneratorHarness.For(
            "using DiffProg;\npublic static partial class P { [Differentiable] public static double F(double[] x) => Q.First(x); }",
            "/* A text that is longer than that of the other file, so that no place in the body below is one of it. */"
                + "using DiffProg;\npublic static partial class Q { [Differentiable] public static T First<T>(T[] x) { System.Array.Sort(x, 0, 1); return x[0]; } }").Run();

        Diagnostic[] reasons = [.. (await Analyze(outcome)).Where(d => d.Severity == DiagnosticSeverity.Error)];

        Location place = Assert.Single(reasons.Select(r => r.Location), l => l.GetLineSpan().Path == "Source0.cs");
        Assert.Equal("Q.First(x)", place.SourceTree!.ToString()[place.SourceSpan.Start..place.SourceSpan.End]);
    }

    internal static async Task<ImmutableArray<Diagnostic>> Analyze(GeneratorOutcome outcome) =>
        await outcome.Compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);

    private static string[] Spans(IEnumerable<Location> locations) =>
        [.. locations.Select(l => l.GetLineSpan().Span.ToString()).Distinct().Order()];
}
