using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>What is said of a loop: what its adjoint stores in each iteration, and which line needs it.</summary>
public sealed class LoopStorageTests
{
    [Fact]
    public void A_sum_stores_nothing() =>
        Assert.Equal(["for: nothing"], Reports("double s = 0; for (int i = 0; i < a.Length; i++) { s += a[i] * a[i]; } return s;"));

    [Fact]
    public void A_variable_that_is_overwritten_is_stored_for_the_line_whose_adjoint_reads_it() =>
        Assert.Equal(
            ["for: 16 bytes per iteration: 's', which the adjoint of 's = Math.Sin(s) * a[i]' reads (8); 'sin', which the adjoint of 's = Math.Sin(s) * a[i]' reads (8)"],
            Reports("double s = x; for (int i = 0; i < a.Length; i++) { s = Math.Sin(s) * a[i]; } return s;"));

    [Fact]
    public void A_branch_keeps_which_way_it_went() =>
        Assert.Equal(
            ["for: at most 12 bytes per iteration: 's', which the adjoint of 's = s * a[i]' reads (8); which way 's > a[i]' went (4)"],
            Reports("double s = x; for (int i = 0; i < a.Length; i++) { if (s > a[i]) { s = s * a[i]; } } return s;"));

    [Fact]
    public void A_loop_says_of_itself_alone_what_it_stores() =>
        Assert.Equal(
            [
                "for: 20 bytes per iteration: 's', which the adjoint of 'double t = s * a[i]' reads (8); how often a loop in it ran (4); 'exp', which the adjoint of 's += Math.Exp(t)' reads (8); beside what the loops in it store",
                "while: 8 bytes per iteration: 't', which the adjoint of 't = t * t * 0.5' reads (8)",
            ],
            Reports("double s = x; for (int i = 0; i < a.Length; i++) { double t = s * a[i]; while (t > 1) { t = t * t * 0.5; } s += Math.Exp(t); } return s;"));

    [Fact]
    public void An_element_that_is_overwritten_is_named_by_its_array() =>
        Assert.Equal(
            ["foreach: 24 bytes per iteration: an element of 'w', which is overwritten (8); 's', which the adjoint of 's *= w[1]' reads (8); 'sin', which the adjoint of 'w[1] = Math.Sin(w[1]) * v' reads (8)"],
            Reports("double s = x; double[] w = new double[3]; foreach (double v in a) { w[1] = Math.Sin(w[1]) * v; s *= w[1]; } return s;"));

    [Fact]
    public void A_call_stores_what_it_stores() =>
        Assert.Equal(
            [
                "for: 8 bytes per iteration: 's', which the adjoint of 's = G(s, a)' reads (8); beside what 'G' stores",
                "foreach: 8 bytes per iteration: 's', which the adjoint of 's = s * s + v' reads (8)",
            ],
            Reports("double s = x; for (int i = 0; i < a.Length; i++) { s = G(s, a); } return s; }\n[Differentiable] public static double G(double y, double[] a) { double s = y; foreach (double v in a) { s = s * s + v; } return s;"));

    [Fact]
    public void Of_a_loop_without_an_adjoint_nothing_is_said() =>
        Assert.Empty(Reports("int n = 0; for (int i = 0; i < a.Length; i++) { n += i; } return x * n;"));

    private static string[] Reports(string body)
    {
        GeneratorOutcome outcome = GeneratorHarness.For($$"""
            using System;
            using DiffProg;
            public static partial class C
            {
                [Differentiable]
                public static double F(double x, double[] a) { {{body}} }
            }
            """).Run().ShouldCompile();
        Assert.All(outcome.LoopReports, d => Assert.Equal(DiagnosticSeverity.Info, d.Severity));
        return [.. outcome.LoopReports.Select(d => $"{outcome.Compilation.SyntaxTrees.First().GetText().ToString(d.Location.SourceSpan)}: {d.GetMessage(null).Replace("the adjoint of this loop stores ", string.Empty, System.StringComparison.Ordinal)}")];
    }
}
