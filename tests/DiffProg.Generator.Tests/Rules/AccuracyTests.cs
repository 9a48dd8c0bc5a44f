using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Xunit;
using static DiffProg.Generator.Tests.Rules.Precise;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Derivatives to the last digits where the formula of the textbook cancels or overflows, over all magnitudes.</summary>
public sealed class AccuracyTests
{
    private const double Tolerance = 1e-14;

    private static readonly double[] Magnitudes = [1e-300, 1e-150, 1e-30, 1e-9, 1e-4, 0.03, 0.4, 0.9, 1, 1.3, 2.7, 11, 130, 1e4, 1e9, 1e30, 1e150, 1e300];
    private static readonly double[] Everywhere = [.. Magnitudes, .. Magnitudes.Select(x => -x)];
    private static readonly double[] Moderate = [.. Everywhere.Where(x => Math.Abs(x) < 20), 19, -19, 25, -37, 60, 300, -300, 340, -340];
    private static readonly double[] NearOne = [.. Enumerable.Range(1, 52).Select(k => 1 - Math.ScaleB(1, -k)).SelectMany(x => new[] { x, -x }), 0, 1e-300, 1e-9];
    private static readonly double[] AboveOne = [.. Enumerable.Range(1, 52).Select(k => 1 + Math.ScaleB(1, -k)), 3, 40, 1e8, 1e150, 1e300];
    private static readonly double[] Positive = [.. Magnitudes, 1 + 1e-9, 1 - 1e-9];
    private static readonly double[] AboveMinusOne = [.. Magnitudes, .. NearOne.Where(x => x < 0), -1e-300, -1e-12];
    private static readonly double[] Angles = [.. Everywhere.Where(x => Math.Abs(x) < 1e9), 1.5707963267948966, 3.141592653589793, 22, 355];

    private static readonly (string Expression, double[] Points, Func<Precise, Precise> Derivative)[] OfOne =
    [
        ("Math.Sin(a)", Angles, Cos),
        ("Math.Cos(a)", Angles, x => -Sin(x)),
        ("Math.Tan(a)", Angles, x => One / (Cos(x) * Cos(x))),
        ("Math.Asin(a)", NearOne, x => One / Sqrt(One - (x * x))),
        ("Math.Acos(a)", NearOne, x => -(One / Sqrt(One - (x * x)))),
        ("Math.Atan(a)", Everywhere, x => One / (One + (x * x))),
        ("double.AsinPi(a)", NearOne, x => One / (Pi * Sqrt(One - (x * x)))),
        ("double.AcosPi(a)", NearOne, x => -(One / (Pi * Sqrt(One - (x * x))))),
        ("double.AtanPi(a)", Everywhere, x => One / (Pi * (One + (x * x)))),
        ("double.SinPi(a)", [0, 1e-300, 0.1, 0.37, 0.75, 1, 7.25], x => Pi * Cos(Pi * x)),
        ("double.CosPi(a)", [1e-300, 0.1, 0.37, 0.5, 0.75, 7.25], x => -(Pi * Sin(Pi * x))),
        ("double.TanPi(a)", [0, 1e-300, 0.1, 0.37, 0.75, 1, 7.25], x => Pi / (Cos(Pi * x) * Cos(Pi * x))),
        ("Math.Sinh(a)", Moderate, x => (Exp(x) + Exp(-x)) / 2),
        ("Math.Cosh(a)", [.. Moderate.Where(x => Math.Abs(x) > 0.01)], x => (Exp(x) - Exp(-x)) / 2),
        ("Math.Tanh(a)", Moderate, x => 4 / ((Exp(x) + Exp(-x)) * (Exp(x) + Exp(-x)))),
        ("Math.Asinh(a)", Everywhere, x => One / Sqrt(One + (x * x))),
        ("Math.Acosh(a)", AboveOne, x => One / Sqrt((x * x) - One)),
        ("Math.Atanh(a)", NearOne, x => One / (One - (x * x))),
        ("Math.Exp(a)", [.. Moderate, 700, -700], Exp),
        ("double.Exp2(a)", [.. Moderate, 1000, -1000], x => LogOf2 * Exp(x * LogOf2)),
        ("double.Exp10(a)", Moderate.Where(x => Math.Abs(x) < 300).ToArray(), x => LogOf10 * Exp(x * LogOf10)),
        ("double.ExpM1(a)", [.. Moderate, -700], Exp),
        ("double.Exp2M1(a)", Moderate, x => LogOf2 * Exp(x * LogOf2)),
        ("double.Exp10M1(a)", Moderate.Where(x => Math.Abs(x) < 300).ToArray(), x => LogOf10 * Exp(x * LogOf10)),
        ("Math.Log(a)", Positive, x => One / x),
        ("Math.Log2(a)", Positive, x => One / (x * LogOf2)),
        ("Math.Log10(a)", Positive, x => One / (x * LogOf10)),
        ("double.LogP1(a)", AboveMinusOne, x => One / (One + x)),
        ("double.Log2P1(a)", AboveMinusOne, x => One / ((One + x) * LogOf2)),
        ("double.Log10P1(a)", AboveMinusOne, x => One / ((One + x) * LogOf10)),
        ("Math.Log(a, 3.0)", Positive, x => One / (x * Log(3))),
        ("Math.Log(7.0, a)", [1e-300, 1e-9, 0.4, 0.99, 1.01, 11, 1e9, 1e300], x => -(Log(7) / (x * Log(x) * Log(x)))),
        ("Math.Sqrt(a)", Positive, x => One / (2 * Sqrt(x))),
        ("Math.Cbrt(a)", Positive, x => One / (3 * Pow(x, 2.0 / Of(3)))),
        ("double.RootN(a, 5)", [.. Positive.Where(x => x < 1e200)], x => One / (5 * Pow(x, 4 / Of(5)))),
        ("Math.Pow(a, 3)", [.. Positive.Where(x => Math.Abs(Math.Log10(x)) < 100)], x => 3 * x * x),
        ("Math.Pow(a, -0.5)", [.. Positive.Where(x => Math.Abs(Math.Log10(x)) < 100)], x => -(One / (2 * x * Sqrt(x)))),
        ("Math.Pow(1.7, a)", [.. Moderate.Where(x => Math.Abs(x) < 1000)], x => Log(1.7) * Exp(x * Log(1.7))),
        ("1 / (1 + Math.Exp(-a))", [.. Moderate, 700, -700], x => Exp(-x) / ((One + Exp(-x)) * (One + Exp(-x)))),
        ("1 / (Math.Exp(a) + 1)", [.. Moderate, 700, -700], x => -(Exp(x) / ((One + Exp(x)) * (One + Exp(x))))),
        ("Math.Log(1 + Math.Exp(a))", [.. Moderate, 700, -700], x => Exp(x) / (One + Exp(x))),
        ("double.LogP1(Math.Exp(a))", [.. Moderate, 700, -700], x => Exp(x) / (One + Exp(x))),
    ];

    private static readonly (string Expression, (double A, double B)[] Points, Func<Precise, Precise, (Precise, Precise)> Derivatives)[] OfTwo =
    [
        ("Math.Atan2(a, b)", Sides, (y, x) => (x / Square(x, y), -(y / Square(x, y)))),
        ("double.Atan2Pi(a, b)", Sides, (y, x) => (x / (Pi * Square(x, y)), -(y / (Pi * Square(x, y))))),
        ("double.Hypot(a, b)", Sides, (x, y) => (x / Sqrt(Square(x, y)), y / Sqrt(Square(x, y)))),
        ("Math.Sqrt((a * a) + (b * b))", [(3, 4), (-1e-3, 1e5), (1e-100, 1e-101), (1e150, -1e149)], (x, y) => (x / Sqrt(Square(x, y)), y / Sqrt(Square(x, y)))),
        ("Math.Pow(a, b)", Powers, (x, y) => (y * Pow(x, y) / x, Pow(x, y) * Log(x))),
        ("a / b", [(1, 3), (1e-200, 1e90), (-7, 1e-100)], (x, y) => (One / y, -(x / (y * y)))),
    ];

    private static readonly Lazy<IReadOnlyDictionary<string, CompiledRule>> Compiled = new(() => CompiledRules.Of(
    [
        .. OfOne.Select(r => new RuleCase(r.Expression, r.Expression, [[1]])),
        .. OfTwo.Select(r => new RuleCase(r.Expression, r.Expression, [[1, 1]])),
    ]));

    public static TheoryData<string> FunctionsOfOne => [.. OfOne.Select(r => r.Expression)];

    public static TheoryData<string> FunctionsOfTwo => [.. OfTwo.Select(r => r.Expression)];

    /// <summary>Where a test here holds a derivative to its reference, and how near.</summary>
    internal static IEnumerable<(string Expression, double[] Point, double Tolerance)> Points =>
    [
        .. from row in OfOne from x in row.Points select (row.Expression, new[] { x }, Tolerance),
        .. from row in OfTwo from p in row.Points select (row.Expression, new[] { p.A, p.B }, Tolerance),
    ];

    private static (double A, double B)[] Sides =>
    [
        .. from scale in new[] { 1e-300, 1e-160, 1e-8, 1, 1e8, 1e160, 1e300 }
           from side in new[] { (3.0, 4.0), (-1, 1e-7), (1e-5, -3), (-2, -2), (0.3, 7) }
           select (scale * side.Item1, scale * side.Item2),
    ];

    private static (double A, double B)[] Powers =>
    [
        (0.3, 2.2), (1.7, -1.4), (1e-3, 100.7), (1e-300, 0.1), (1e300, 0.9), (1e-200, -0.7), (1 + 1e-9, 1e9), (1 - 1e-9, -1e10), (7, 1e-20), (1e-170, 1.5),
        (2.5, 0.5), (1e5, -60.3), (0.99, 5000),
    ];

    [Fact]
    public void The_reference_is_right()
    {
        Assert.Equal(Math.PI, Pi.ToDouble());
        Assert.Equal(Math.Log(10), LogOf10.ToDouble());
        Assert.Equal(Math.Sqrt(2), Sqrt(2).ToDouble());
        Assert.Equal(Math.E, Exp(1).ToDouble());
        Assert.Equal(5.0, Exp(Log(5)).ToDouble());
        Assert.Equal(-0.37, Log(Exp(-0.37)).ToDouble());
        Assert.Equal(1e-300, (Of(1e-300) * Of(1e300) / Of(1e300)).ToDouble());
        Assert.Equal(1.0, ((Sin(0.7) * Sin(0.7)) + (Cos(0.7) * Cos(0.7))).ToDouble());
        Assert.Equal(0.5, Sin(Pi / 6).ToDouble());
    }

    [Theory]
    [MemberData(nameof(FunctionsOfOne))]
    public void The_derivative_is_right_to_rounding(string expression)
    {
        (_, double[] points, Func<Precise, Precise> derivative) = OfOne.Single(r => r.Expression == expression);
        foreach (double x in points)
        {
            double expected = derivative(x).ToDouble();
            Near(expected, Compiled.Value[expression].Gradient([x])[0], $"{expression}, reverse, at {x:R}");
            Near(expected, Compiled.Value[expression].Jvp([x], [1])[1], $"{expression}, forward, at {x:R}");
        }
    }

    [Theory]
    [MemberData(nameof(FunctionsOfTwo))]
    public void Both_derivatives_are_right_to_rounding(string expression)
    {
        (_, (double A, double B)[] points, Func<Precise, Precise, (Precise, Precise)> derivatives) = OfTwo.Single(r => r.Expression == expression);
        foreach ((double a, double b) in points)
        {
            (Precise first, Precise second) = derivatives(a, b);
            double[] gradient = Compiled.Value[expression].Gradient([a, b]);
            Near(first.ToDouble(), gradient[0], $"{expression}, the first, at ({a:R}; {b:R})");
            Near(second.ToDouble(), gradient[1], $"{expression}, the second, at ({a:R}; {b:R})");
        }
    }

    private static Precise Square(Precise x, Precise y) => (x * x) + (y * y);

    /// <summary>Below the normal numbers only the absolute error is small.</summary>
    private static void Near(double expected, double actual, string what) => Assert.True(
        expected == actual || Math.Abs(expected - actual) <= Math.Max(Tolerance * Math.Abs(expected), 1e-307),
        string.Create(CultureInfo.InvariantCulture, $"{what}: {actual:R}, expected {expected:R}, which is {Math.Abs(actual / expected - 1):E1} off"));
}
