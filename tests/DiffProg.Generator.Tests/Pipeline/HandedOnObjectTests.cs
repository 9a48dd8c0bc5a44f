using System;
using System.Globalization;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>What another method writes through a row of objects, a root cannot keep for the caller; what it writes to values, rows and one object it can.</summary>
public static class HandedOnObjectTests
{
    private const string Types = "[Differentiable] public partial class M { public double X; } [Differentiable] public partial struct S { public double[] Row; } [Differentiable] public partial struct V { public double X; } ";

    [Theory]
    [InlineData("M[]", "a[0].X *= x;")]
    [InlineData("Span<M>", "a[0].X *= x;")]
    [InlineData("S[]", "a[0].Row[0] *= x;")]
    public static void A_row_of_objects_that_another_method_writes_to_is_refused(string type, string write) =>
        Assert.Contains(Run(type, write).GeneratorDiagnostics, d => d.Id == "DP0001" && d.GetMessage(CultureInfo.InvariantCulture).Contains("lets another one write to objects", StringComparison.Ordinal));

    [Theory]
    [InlineData("V[]", "a[0].X *= x;")]
    [InlineData("Span<V>", "a[0].X *= x;")]
    [InlineData("double[][]", "a[0][0] *= x;")]
    [InlineData("double[]?[]", "if (a[0] is not null) a[0]![0] *= x;")]
    [InlineData("M", "a.X *= x;")]
    [InlineData("M", "x *= a.X;")]
    [InlineData("M?", "if (a is not null) x *= a.X;")]
    public static void A_row_of_values_or_of_rows_and_one_object_are_not(string type, string statement) =>
        Assert.Empty(Run(type, statement).ShouldCompileWithoutWarnings().GeneratorDiagnostics);

    private static GeneratorOutcome Run(string type, string statement) => GeneratorHarness.For(
        "using System; using DiffProg; public static partial class C { " + Types
        + $"[Differentiable] public static double G({type} a, double x) {{ {statement} return x; }} "
        + $"[Differentiable] public static double F({type} a, double x) => G(a, x) * x; }}").Run();
}
