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

        ["double.SinPi(double)"] = Line,
        ["double.CosPi(double)"] = Line,
        ["double.TanPi(double)"] = [[-0.3], [0.1], [0.4], [1.2]],
        ["double.AsinPi(double)"] = Inside,
        ["double.AcosPi(double)"] = Inside,
        ["double.AtanPi(double)"] = Line,
        ["double.Atan2Pi(double,double)"] = Plane,
        ["Elementary.Logistic(double)"] = Line,
        ["double.Exp2(double)"] = Line,
        ["double.Exp10(double)"] = Line,
        ["double.ExpM1(double)"] = Line,
        ["double.Exp2M1(double)"] = Line,
        ["double.Exp10M1(double)"] = Line,
        ["double.LogP1(double)"] = Positive,
        ["double.Log2P1(double)"] = Positive,
        ["double.Log10P1(double)"] = Positive,
        ["double.RootN(double,int)"] = [[-2.6], [-0.4], [0.3], [1.7], [40]],
        ["Math.ScaleB(double,int)"] = Line,
        ["double.MultiplyAddEstimate(double,double,double)"] = [[1.5, -2, 0.3], [-0.4, -1.1, 2]],
        ["double.Lerp(double,double,double)"] = [[1.5, -2, 0.3], [-0.4, -1.1, 2]],
        ["double.DegreesToRadians(double)"] = Line,
        ["double.RadiansToDegrees(double)"] = Line,
        ["Math.CopySign(double,double)"] = Plane,
        ["double.MaxNative(double,double)"] = Plane,
        ["double.MinNative(double,double)"] = Plane,
        ["double.MaxNumber(double,double)"] = Plane,
        ["double.MinNumber(double,double)"] = Plane,
        ["Math.MaxMagnitude(double,double)"] = Plane,
        ["Math.MinMagnitude(double,double)"] = Plane,
        ["double.MaxMagnitudeNumber(double,double)"] = Plane,
        ["double.MinMagnitudeNumber(double,double)"] = Plane,
        ["double.ClampNative(double,double,double)"] = [[0.5, -1, 2], [-3, -1, 2], [4, -1, 2]],
        ["double.Ieee754Remainder(double,double)"] = [[5.3, 2], [-7.1, 3.3], [4.4, -1.5]],
        ["Math.Round(double,int)"] = Line,
        ["Math.Round(double,System.MidpointRounding)"] = Line,
        ["Math.Round(double,int,System.MidpointRounding)"] = Line,

        // Their last argument is what the function is at those before, and no variable of its own.
        ["Elementary.TanhDerivative(double,double)"] = Line,
        ["Elementary.LogisticDerivative(double,double)"] = Line,
        ["Elementary.PowDerivative(double,double,double)"] = [[0.3, 2.2], [1.7, -1.4], [2.5, 0.5], [4, 3]],
        ["Elementary.MaxNumberDerivative(double,double)"] = Plane,
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
        [.. Symbols.Where(Domains.ContainsKey).Select(s => new RuleCase(s, ExpressionOf(RuleTable.Get(s)), Domains[s]))];

    /// <summary>The rules at the other widths, under each name that the framework has for them.</summary>
    public static IReadOnlyList<(RuleCase Case, RuleCase Double)> Narrow { get; } =
    [
        .. from row in RuleTable.EveryWidth
           where row.Width != Scalar.Double && Domains.ContainsKey(row.Canonical) && Framework.Has(row.Rule.Symbol)
           let expression = ExpressionOf(row.Rule)
           select (new RuleCase(row.Rule.Symbol, expression, Domains[row.Canonical], row.Width.Name()), Rules.Single(r => r.Name == row.Canonical)),
    ];

    public static IEnumerable<string> NamesWithoutRule => Domains.Keys.Except(Symbols);

    private static string ExpressionOf(Rule rule)
    {
        string[] parameters = rule.Symbol.Substring(rule.Text.Length + 1).TrimEnd(')').Split(',');
        string[] names = ["a", "b", "c"];
        string[] arguments = [.. parameters.Select((p, i) => p == "int" ? (rule.Text.EndsWith(".Round", StringComparison.Ordinal) ? "0" : "3") : p == "System.MidpointRounding" ? "MidpointRounding.AwayFromZero" : names[i])];
        string number = parameters[0];
        return rule.Text switch
        {
            "Elementary.TanhDerivative" => $"Elementary.TanhDerivative(a, {number}.Tanh(a))",
            "Elementary.LogisticDerivative" => "Elementary.LogisticDerivative(a, Elementary.Logistic(a))",
            "Elementary.PowDerivative" => $"Elementary.PowDerivative(a, b, {number}.Pow(a, b))",
            _ => $"{rule.Text}({string.Join(", ", arguments)})",
        };
    }
}
