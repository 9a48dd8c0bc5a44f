using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Batched;

/// <summary>What only the callees of a method show, the generator says at the method; what has no form in lanes runs one direction at a time.</summary>
public static class BatchedRefusalTests
{
    private const string Batched = "[Differentiable(Derivatives = Derivatives.BatchedJvp)] public static ";
    private const string Own = "[Differentiable(Derivatives = Derivatives.Jvp)] public static ";
    private const string Block = "[Differentiable] public partial class M { public double[] W = [1]; public double B; } ";
    private const string Again = "the method runs once for every eight directions, and ";

    [Theory]
    [InlineData(Batched + "double F(double x, Random r) => G(x, r); " + Own + "double G(double x, Random r) => x * r.NextDouble();", Again + "'G', which it calls, may do or give something else each time")]
    [InlineData(Batched + "double F(double x, int n) => G(x, n); " + Own + "double G(double x, int n) => n == 0 ? x : H(x, n - 1); " + Own + "double H(double x, int n) { Console.WriteLine(n); return G(x, n) * x; }", Again + "'G', which it calls, may do or give something else each time")]
    [InlineData(Batched + "double F(double x, [NoDerivative] double[][] a) { a[0][0] = a[0][0] * 2; return x * a[0][0]; }", "what it writes to 'a' cannot be put back between")]
    [InlineData("[Differentiable] public partial struct V { public double X; } " + Batched + "double F(double x, [NoDerivative] ref V v) { v.X = v.X + 1; return x * v.X; }", "what it writes to 'v' cannot be put back between")]
    public static void What_cannot_run_twice_is_refused(string members, string says)
    {
        Diagnostic error = Assert.Single(Run(members).GeneratorDiagnostics, d => d.Id == "DP0001");
        Assert.Contains(says, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Batched + "double F(double x, double[] y) { y[0] *= x; return y[0] * G(ref x); } " + Own + "double G(ref double x) => x *= x;", true)]
    [InlineData(Batched + "double F(double x, int[] n, ref int m) { m++; n[0] += m; return x * n[0]; }", true)]
    [InlineData(Block + Batched + "double F(double x, [NoDerivative] M m) => x * m.W[0] * m.B;", true)]
    [InlineData(Batched + "double F(double[] x) { double[] a = x, b = new double[1]; for (int i = 0; i < 3; i++) { b[0] = a[0] * x[0]; a = b; } return a[0]; }", false)]
    [InlineData(Batched + "double F(double x) { float y = (float)x; return y * x; }", false)]
    [InlineData(Batched + "double F(double x) => Sin(x); static double Sin(double x) => Math.Sin(x); [JvpOf(typeof(C), nameof(Sin))] static double T(double x, double result, double xTangent) => Math.Cos(x) * xTangent;", false)]
    [InlineData(Batched + "double F(double x) => G(x); " + Own + "double G(double x) { float y = (float)x; Span<double> z = stackalloc double[2]; z[0] = y; return z[0] * x; }", false)]
    public static void What_has_a_form_in_lanes_runs_in_lanes_and_all_else_one_direction_at_a_time(string members, bool isInLanes)
    {
        GeneratorOutcome outcome = Run(members).ShouldCompileWithoutWarnings();
        Assert.Contains("FBatchedJvp(", outcome.GeneratedText, StringComparison.Ordinal);
        Assert.Equal(isInLanes, outcome.GeneratedSources.Any(s => s.HintName.Contains(".F(", StringComparison.Ordinal) && s.HintName.EndsWith(".BatchedTangent.g.cs", StringComparison.Ordinal)));
        Assert.DoesNotContain(" FJvp(", outcome.GeneratedText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Batched + "double F(double x) => x; static int FBatchedJvp => 1;", "FBatchedJvp")]
    [InlineData(Batched + "double F(double x) => x; static int FBatchedTangent => 1;", "FBatchedTangent")]
    [InlineData(Batched + "double F(double[] x) => x[0]; " + Batched + "double F(double[] x, int k) => x[0] * k; " + Batched + "double F(double[] x, int k, int d) => x[k];", null)]
    public static void A_name_that_is_taken_is_said(string members, string? taken)
    {
        GeneratorOutcome outcome = Run(members);
        if (taken is null)
        {
            outcome.ShouldCompile();
            return;
        }

        Assert.Contains(outcome.GeneratorDiagnostics, d => d.GetMessage(CultureInfo.InvariantCulture).Contains($"the name '{taken}' is taken", StringComparison.Ordinal));
    }

    private static GeneratorOutcome Run(string members) => GeneratorHarness.For($"using System;\nusing DiffProg;\npublic static partial class C\n{{\n{members}\n}}\n").Run();
}
