using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>What each rule returns where it has no derivative, or where the formula of the textbook fails.</summary>
public sealed class KinkTests
{
    private const double Infinity = double.PositiveInfinity;
    private const double NaN = double.NaN;
    private const double Near = 1e-14;
    private static readonly double SquareOfSech19 = 4 * Math.Exp(-38) / Math.Pow(1 + Math.Exp(-38), 2);

    private static readonly (string Expression, double[] Point, double[] Gradient)[] Conventions =
    [
        ("Math.Abs(a)", [0], [0]),
        ("Math.Abs(a)", [-0.0], [0]),
        ("Math.Abs(a)", [-Infinity], [-1]),
        ("Math.Max(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("Math.Max(a, b)", [0.0, -0.0], [0.5, 0.5]),
        ("Math.Max(a, b)", [Infinity, Infinity], [0.5, 0.5]),
        ("Math.Min(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("Math.Min(a, b)", [-1, 2], [1, 0]),
        ("Math.Clamp(a, b, c)", [1, 1, 2], [1, 0, 0]),
        ("Math.Clamp(a, b, c)", [2, 1, 2], [1, 0, 0]),
        ("Math.Clamp(a, b, c)", [1, 1, 1], [1, 0, 0]),
        ("Math.Sqrt(a)", [0], [Infinity]),
        ("Math.Sqrt(a)", [-1], [NaN]),
        ("Math.Cbrt(a)", [0], [Infinity]),
        ("Math.Pow(a, b)", [2, 0], [0, Math.Log(2)]),
        ("Math.Pow(a, b)", [0, 0], [0, -Infinity]),
        ("Math.Pow(a, b)", [-2, 0], [0, NaN]),
        ("Math.Pow(a, b)", [0, 2], [0, 0]),
        ("Math.Pow(a, b)", [0, 1], [1, 0]),
        ("Math.Pow(a, b)", [0, 0.5], [Infinity, 0]),
        ("Math.Pow(a, b)", [-1.5, 3], [6.75, NaN]),
        ("Math.Pow(a, b)", [-1.5, 2], [-3, NaN]),
        ("Math.Pow(a, 3)", [-1.5], [6.75]),
        ("Math.Pow(a, 2)", [0], [0]),
        ("Math.Pow(a, 0)", [0], [0]),
        ("double.Hypot(a, b)", [0, 0], [0, 0]),
        ("double.Hypot(a, b)", [3e200, 4e200], [0.6, 0.8]),
        ("double.Hypot(a, b)", [0, -2], [0, -1]),
        ("Math.Atan2(a, b)", [0, 0], [0, 0]),
        ("Math.Atan2(a, b)", [1e200, 1e200], [5e-201, -5e-201]),
        ("Math.Atan(a)", [1e200], [0]),
        ("Math.Asinh(a)", [1e200], [1e-200]),
        ("Math.Acosh(a)", [1], [Infinity]),
        ("Math.Acosh(a)", [1e200], [1e-200]),
        ("Math.Asin(a)", [1], [Infinity]),
        ("Math.Acos(a)", [-1], [-Infinity]),
        ("Math.Atanh(a)", [1], [Infinity]),
        ("Math.Log(a)", [0], [Infinity]),
        ("Math.Tanh(a)", [19], [SquareOfSech19]),
        ("Math.Tanh(a)", [-19], [SquareOfSech19]),
        ("Math.Tanh(a)", [1000], [0]),
        ("Math.Tanh(a)", [0], [1]),
        ("Math.Exp(a)", [1000], [Infinity]),
        ("Math.Floor(a)", [2], [0]),
        ("Math.Ceiling(a)", [2], [0]),
        ("Math.Round(a)", [2.5], [0]),
        ("Math.Truncate(a)", [-2], [0]),
        ("a * Math.Sign(a)", [0], [0]),
        ("a % b", [6, 2], [1, -3]),
        ("a % b", [-7, 2], [1, 3]),
        ("a % b", [7, -2], [1, 3]),
        ("Math.IEEERemainder(a, b)", [5, 2], [1, -2]),
        ("double.Ieee754Remainder(a, b)", [-5, 2], [1, 2]),
        ("Math.CopySign(a, b)", [0, -1], [0, 0]),
        ("Math.CopySign(a, b)", [-2, -0.0], [1, 0]),
        ("Math.CopySign(a, b)", [2, -1], [-1, 0]),
        ("double.MaxNative(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("double.MinNative(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("double.MaxNumber(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("double.MaxNumber(a, b)", [NaN, 1.5], [0, 1]),
        ("double.MaxNumber(a, b)", [1.5, NaN], [1, 0]),
        ("double.MaxNumber(a, b)", [NaN, NaN], [NaN, NaN]),
        ("double.MinNumber(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("double.MinNumber(a, b)", [NaN, 1.5], [0, 1]),
        ("double.MinNumber(a, b)", [-2, 1.5], [1, 0]),
        ("Math.MaxMagnitude(a, b)", [1.5, -1.5], [0.5, 0.5]),
        ("Math.MaxMagnitude(a, b)", [-2, 1.5], [1, 0]),
        ("Math.MinMagnitude(a, b)", [1.5, 1.5], [0.5, 0.5]),
        ("Math.MinMagnitude(a, b)", [-2, 1.5], [0, 1]),
        ("double.MaxMagnitudeNumber(a, b)", [-1.5, -1.5], [0.5, 0.5]),
        ("double.MaxMagnitudeNumber(a, b)", [NaN, 1.5], [0, 1]),
        ("double.MinMagnitudeNumber(a, b)", [-1.5, -1.5], [0.5, 0.5]),
        ("double.MinMagnitudeNumber(a, b)", [NaN, 1.5], [0, 1]),
        ("double.ClampNative(a, b, c)", [1, 1, 2], [1, 0, 0]),
        ("double.Atan2Pi(a, b)", [0, 0], [0, 0]),
        ("double.RootN(a, 3)", [0], [Infinity]),
        ("double.RootN(a, 1)", [0], [1]),
        ("double.RootN(a, -1)", [0], [-Infinity]),
        ("double.RootN(a, -1)", [2], [-0.25]),
        ("double.RootN(a, 2)", [1e-300], [5e149]),
        ("Math.ScaleB(a, 4)", [0], [16]),
        ("1 / (1 + Math.Exp(-a))", [-800], [0]),
        ("1 / (1 + Math.Exp(-a))", [800], [0]),
        ("1.0 / (Math.Exp(a) + 1.0)", [-800], [0]),
        ("1.0 / (Math.Exp(a) + 1.0)", [800], [0]),
        ("1 / (1 + Math.Exp(-a))", [-Infinity], [0]),
        ("1 / (1 + Math.Exp(-a))", [NaN], [NaN]),
        ("1 / (1 + Math.Exp(2 * a))", [0], [-0.5]),
        ("a * Diff.StopGradient(a)", [3], [3]),
        ("Diff.ReplaceGradient(a, a * a)", [3], [6]),
        ("1 / (1 + Math.Sin(a))", [0], [-1]),
        ("1 / (1 + double.Exp2(a))", [0], [-Math.Log(2) / 4]),
        ("1 / (1 + a)", [1], [-0.25]),
        ("1 / (2 + Math.Exp(a))", [0], [-1.0 / 9]),
        ("1 / (Math.Exp(a) + 2)", [0], [-1.0 / 9]),
        ("2 / (1 + Math.Exp(a))", [0], [-0.5]),
        ("1 / (1 - Math.Exp(a))", [1], [Math.E / ((1 - Math.E) * (1 - Math.E))]),
        ("1 * (1 + Math.Exp(a))", [0], [1]),
        ("Math.Log(1 + Math.Exp(a))", [-800], [0]),
        ("Math.Max(a, 0) + double.LogP1(Math.Exp(-Math.Abs(a)))", [0], [0.5]),
        ("Math.Max(a, 0) + double.LogP1(Math.Exp(-Math.Abs(a)))", [800], [1]),
        ("Math.Max(a, 0) + double.LogP1(Math.Exp(-Math.Abs(a)))", [-800], [0]),
        ("Math.Round(a, MidpointRounding.AwayFromZero)", [2.5], [0]),
        ("Math.Pow(a, b)", [1e-170, 2], [2e-170, 0]),
        ("Math.Pow(a, b)", [1e-200, -1], [-Infinity, 1e200 * -460.51701859880916]),
        ("Math.Pow(a, b)", [Infinity, 2], [Infinity, Infinity]),
        ("a / b", [1, 0], [Infinity, -Infinity]),
        ("a * b", [0, Infinity], [Infinity, 0]),
        ("a > 0 ? a : -a", [0], [-1]),
        .. from name in new[] { "Math.Max", "Math.Min", "Math.MaxMagnitude", "Math.MinMagnitude", "double.MaxNative", "double.MinNative" }
           from point in new[] { new[] { NaN, 1.5 }, [1.5, NaN] }
           select ($"{name}(a, b)", point, new[] { NaN, NaN }),
        ("Math.Clamp(a, b, c)", [1, NaN, 2], [NaN, NaN, 0]),
        ("Math.Clamp(a, b, c)", [1, 0, NaN], [NaN, 0, NaN]),
        ("double.ClampNative(a, b, c)", [2, 1, 2], [1, 0, 0]),
        ("Math.Pow(a, 0)", [2], [0]),
        ("Math.Pow(a, 0)", [Infinity], [0]),
        ("Math.Pow(a, 0)", [NaN], [NaN]),
        ("Math.Pow(a, 2)", [-1.5], [-3]),
        ("double.RootN(a, -2)", [-0.0], [-Infinity]),
        ("double.RootN(a, -3)", [0], [-Infinity]),
        ("Math.Pow(a, b)", [0, -1], [-Infinity, -Infinity]),
        ("Math.Pow(a, b)", [-1e-200, 2], [-2e-200, NaN]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [0, -1], [Infinity, Infinity]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [0, 1], [0, 1]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [0, 2], [2, 0]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [0, 3], [0, 0]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [0, 0.5], [-Infinity, Infinity]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [-1.5, 3], [-9, NaN]),
        ("Elementary.PowDerivative(a, b, double.Pow(a, b))", [1e-200, 2], [2, 1e-200 - (2e-200 * 460.51701859880916)]),
        ("Elementary.UnitOrZero(a, b)", [0, 0], [0, 0]),
        ("Elementary.UnitOrZero(a, b)", [3, 0], [0, 0]),
        ("Elementary.UnitOrZero(a, b)", [0, 2], [0.5, 0]),
        ("Elementary.UnitOrZero(a, b)", [1.5, -2], [-0.5, -0.375]),
    ];

    /// <summary>Where the quotient of a remainder is a whole number but for rounding, or is rounded to the middle between two.</summary>
    private static readonly (string Expression, double[] Point, double Derivative)[] Remainders =
    [
        ("a % b", [0.37, 0.1], -3),
        ("a % b", [-0.37, 0.1], 3),
        ("a % b", [8.14, 0.1], -81),
        .. from name in new[] { "Math.IEEERemainder", "double.Ieee754Remainder" }
           from row in new (double A, double B, double Derivative)[] { (4.81, 0.1, -48), (-4.81, 0.1, 48), (8.14, 0.1, -81), (22.637690121372085, 1.160907185711389, -19) }
           select ($"{name}(a, b)", new[] { row.A, row.B }, row.Derivative),
    ];

    /// <summary>Arguments that no derivative depends on, or that the value itself passes over where they are no numbers.</summary>
    private static readonly (string Symbol, int Argument)[] Indifferent =
    [
        ("Math.FusedMultiplyAdd(double,double,double)", 2),
        ("Math.Clamp(double,double,double)", 1),
        ("Math.Clamp(double,double,double)", 2),
        ("double.MultiplyAddEstimate(double,double,double)", 2),
        ("Math.ScaleB(double,int)", 0),
        ("double.DegreesToRadians(double)", 0),
        ("double.RadiansToDegrees(double)", 0),
        ("Math.CopySign(double,double)", 1),
        .. from name in new[] { "MaxNumber", "MinNumber", "MaxMagnitudeNumber", "MinMagnitudeNumber", "MaxNative", "MinNative" }
           from argument in new[] { 0, 1 }
           select ($"double.{name}(double,double)", argument),
        .. from argument in new[] { 0, 1, 2 }
           select ("double.ClampNative(double,double,double)", argument),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledRule>> Compiled = new(() => CompiledRules.Of(
    [
        .. Conventions.DistinctBy(c => c.Expression).Select(c => new RuleCase(c.Expression, c.Expression, [c.Point])),
        .. RuleCases.Rules,
    ]));

    /// <summary>Where a test here holds a derivative to a number, and how near.</summary>
    internal static IEnumerable<(string Expression, double[] Point, double Tolerance)> Points =>
        [.. Conventions.Select(c => (c.Expression, c.Point, Near)), .. Remainders.Select(r => (r.Expression, r.Point, 0.0))];

    public static TheoryData<int, string> Rows
    {
        get
        {
            TheoryData<int, string> rows = [];
            for (int i = 0; i < Conventions.Length; i++)
            {
                rows.Add(i, $"{Conventions[i].Expression} at ({string.Join("; ", Conventions[i].Point)})");
            }

            return rows;
        }
    }

    public static TheoryData<string> SmoothRules =>
        [.. RuleTable.All.Where(r => r.Type == IrType.Double && r.Partials.Any(p => p is not null)).Select(r => r.Symbol)];

    [Theory]
    [MemberData(nameof(Rows))]
    public void The_derivative_is_the_conventions(int row, string name)
    {
        (string expression, double[] point, double[] expected) = Conventions[row];
        double[] gradient = Compiled.Value[expression].Gradient(point);
        for (int i = 0; i < point.Length; i++)
        {
            double tangent = Compiled.Value[expression].Jvp(point, [.. point.Select((_, k) => k == i ? 1.0 : 0)])[1];
            Assert.True(Same(expected[i], gradient[i]), $"{name}: reverse gives {gradient[i]:R} for argument {i}, expected {expected[i]:R}");
            if (point.Length == 1)
            {
                Assert.True(Same(expected[i], tangent), $"{name}: forward gives {tangent:R}, expected {expected[i]:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(SmoothRules))]
    public void What_is_not_a_number_stays_so_in_value_and_derivative(string symbol)
    {
        CompiledRule rule = Compiled.Value[symbol];
        double[] point = rule.Case.Points[0];
        foreach (int i in Enumerable.Range(0, point.Length).Where(i => !Indifferent.Contains((symbol, i))))
        {
            double[] x = [.. point.Select((value, k) => k == i ? NaN : value)];
            Assert.True(double.IsNaN(rule.Value(x)), $"value, argument {i}");
            Assert.True(rule.Gradient(x).Any(double.IsNaN), $"gradient, argument {i}: {string.Join("; ", rule.Gradient(x))}");
            Assert.True(double.IsNaN(rule.Jvp(x, [.. x.Select(_ => 1.0)])[1]), $"tangent, argument {i}");
        }
    }

    [Fact]
    public void The_derivative_of_a_remainder_in_the_divisor_is_a_whole_number() =>
        Assert.All(Remainders, r => Assert.Equal(r.Derivative, Compiled.Value[r.Expression].Gradient(r.Point)[1]));

    [Fact]
    public void Every_rule_that_names_a_kink_has_a_row_here() => Assert.Empty(RuleTable.All
        .Where(r => r.Kink is not null && !r.Symbol.StartsWith("Elementary.", StringComparison.Ordinal))
        .Where(r => !Array.Exists(Conventions, c => c.Expression.StartsWith(r.Text + "(", StringComparison.Ordinal)))
        .Select(r => r.Symbol));

    private static bool Same(double expected, double actual) =>
        expected.Equals(actual) || expected == actual || (double.IsFinite(expected) && Math.Abs(expected - actual) <= Near * Math.Abs(expected));
}
