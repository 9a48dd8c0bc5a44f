using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>Points in the domain of every rule with a floating-point result. They say nothing of its derivative.</summary>
internal static class RuleCases
{
    private static readonly double[][] Line = [[-2.6], [-0.4], [0.3], [1.7]];
    private static readonly double[][] Inside = [[-0.9], [-0.3], [0.2], [0.85]];
    private static readonly double[][] Positive = [[0.1], [0.8], [3], [250]];
    private static readonly double[][] Plane = [[-1.3, 0.7], [0.4, 2.2], [2.5, -0.6], [-0.8, -1.9]];

    private static readonly Dictionary<string, double[][]> Domains = new(StringComparer.Ordinal)
    {
        ["Math.Sin(double)"] = Line,
        ["Math.Cos(double)"] = Line,
        ["Math.Tan(double)"] = [[-1.2], [-0.4], [0.3], [2.1]],
        ["Math.Asin(double)"] = Inside,
        ["Math.Acos(double)"] = Inside,
        ["Math.Atan(double)"] = Line,
        ["Math.Sinh(double)"] = Line,
        ["Math.Cosh(double)"] = Line,
        ["Math.Tanh(double)"] = Line,
        ["Math.Asinh(double)"] = Line,
        ["Math.Acosh(double)"] = [[1.1], [1.9], [6]],
        ["Math.Atanh(double)"] = Inside,
        ["Math.Exp(double)"] = Line,
        ["Math.Log(double)"] = Positive,
        ["Math.Log2(double)"] = Positive,
        ["Math.Log10(double)"] = Positive,
        ["Math.Sqrt(double)"] = Positive,
        ["Math.Cbrt(double)"] = [[-2], [-0.2], [0.3], [40]],
        ["Math.Log(double,double)"] = [[0.4, 3], [2.5, 0.3], [7, 10]],
        ["Math.Atan2(double,double)"] = Plane,
        ["double.Hypot(double,double)"] = Plane,
        ["Math.Pow(double,double)"] = [[0.3, 2.2], [1.7, -1.4], [2.5, 0.5], [4, 3]],
        ["Math.FusedMultiplyAdd(double,double,double)"] = [[1.5, -2, 0.3], [-0.4, -1.1, 2]],
        ["Math.Abs(double)"] = Line,
        ["Math.Max(double,double)"] = Plane,
        ["Math.Min(double,double)"] = Plane,
        ["Math.Clamp(double,double,double)"] = [[0.5, -1, 2], [-3, -1, 2], [4, -1, 2]],
        ["Math.IEEERemainder(double,double)"] = [[5.3, 2], [-7.1, 3.3], [4.4, -1.5]],
        ["Math.Floor(double)"] = Line,
        ["Math.Ceiling(double)"] = Line,
        ["Math.Round(double)"] = Line,
        ["Math.Truncate(double)"] = Line,

        // Its second argument is what the hyperbolic tangent of the first is, and no variable of its own.
        ["Elementary.TanhDerivative(double,double)"] = Line,
        ["Elementary.AbsDerivative(double)"] = Line,
        ["Elementary.MaxDerivative(double,double)"] = Plane,
        ["Elementary.IsAbove(double,double)"] = Plane,
        ["Elementary.UnitOrZero(double,double)"] = [[0.4, 2.2], [-1.3, 0.7]],
    };

    public static IReadOnlyList<RuleCase> Operators { get; } =
    [
        new("+", "a + b", Plane),
        new("-", "a - b", Plane),
        new("*", "a * b", Plane),
        new("/", "a / b", Plane),
        new("%", "a % b", [[5.3, 2], [-7.1, 3.3], [4.4, -1.5], [0.7, 3]]),
        new("unary -", "-a", Line),
        new("unary +", "+a", Line),
    ];

    public static IEnumerable<string> Symbols => RuleTable.All.Where(r => r.Type == IrType.Double).Select(r => r.Symbol);

    public static IReadOnlyList<RuleCase> Rules { get; } =
        [.. Symbols.Where(Domains.ContainsKey).Select(s => new RuleCase(s, ExpressionOf(s), Domains[s]))];

    public static IEnumerable<string> NamesWithoutRule => Domains.Keys.Except(Symbols);

    private static string ExpressionOf(string symbol)
    {
        int parameters = symbol.Count(c => c == ',') + 1;
        return symbol == "Elementary.TanhDerivative(double,double)"
            ? "Elementary.TanhDerivative(a, Math.Tanh(a))"
            : $"{RuleTable.Get(symbol).Text}({string.Join(", ", new[] { "a", "b", "c" }.Take(parameters))})";
    }
}
