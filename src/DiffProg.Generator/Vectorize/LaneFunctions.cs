using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>What eight trips run at once in place of a primitive.</summary>
internal static class LaneFunctions
{
    /// <summary>The integer of a number that has a number of its own in a lane.</summary>
    public const string SignOf = "Math.Sign(double)";

    /// <summary>Those whose bits IEEE 754 prescribes, by their names in the framework's vectors.</summary>
    private static readonly Dictionary<string, string> Exact = new(StringComparer.Ordinal)
    {
        ["Math.Sqrt(double)"] = "Vector512.Sqrt",
        ["Math.Abs(double)"] = "Vector512.Abs",
        ["Math.Max(double,double)"] = "Vector512.Max",
        ["Math.Min(double,double)"] = "Vector512.Min",
        ["Math.Floor(double)"] = "Vector512.Floor",
        ["Math.Ceiling(double)"] = "Vector512.Ceiling",
        ["Math.CopySign(double,double)"] = "Vector512.CopySign",
        ["Math.FusedMultiplyAdd(double,double,double)"] = "Vector512.FusedMultiplyAdd",
        ["Elementary.AbsDerivative(double)"] = "Lanes.AbsDerivative",
        ["Elementary.MaxDerivative(double,double)"] = "Lanes.MaxDerivative",
        ["Elementary.MaxNumberDerivative(double,double)"] = "Lanes.MaxNumberDerivative",
        ["Elementary.IsAbove(double,double)"] = "Lanes.IsAbove",
        ["Elementary.UnitOrZero(double,double)"] = "Lanes.UnitOrZero",
    };

    private static readonly string[] OfMath = ["Exp", "Log", "Log2", "Log10", "Sin", "Cos", "Tan", "Asin", "Acos", "Atan", "Sinh", "Cosh", "Tanh", "Asinh", "Acosh", "Atanh", "Cbrt"];

    private static readonly string[] OfDouble = ["Exp2", "Exp10", "ExpM1", "Exp2M1", "Exp10M1", "LogP1", "Log2P1", "Log10P1", "SinPi", "CosPi", "TanPi", "AsinPi", "AcosPi", "AtanPi"];

    /// <summary>Those that the runtime computes itself, in lanes and for one number alike, by their names there.</summary>
    private static readonly Dictionary<string, string> Own = Names().ToDictionary(n => n.Primitive, n => n.Name, StringComparer.Ordinal);

    /// <summary>The name of what stands for a primitive; null where nothing does.</summary>
    /// <param name="primitive">The primitive.</param>
    /// <param name="isExact">Whether its bits are those of the primitive.</param>
    public static string? TryGet(string primitive, out bool isExact)
    {
        isExact = Exact.TryGetValue(primitive, out string? exact);
        return isExact ? exact : Own.TryGetValue(primitive, out string? own) ? own : null;
    }

    /// <summary>The argument that a primitive gives as it is, whatever its derivative; null where it gives none.</summary>
    public static Expression? Given(Apply apply) => apply.Primitive is "Diff.StopGradient(double)" or "Elementary.WithDerivativeOf(double,double)" ? apply.Arguments[0] : null;

    /// <summary>The same expression with the runtime's own functions, so that the trips left over have the bits of a lane.</summary>
    public static Expression OfOneNumber(Expression e) => e.Rewrite(x => x is Apply apply && Own.TryGetValue(apply.Primitive, out string? name) ? new RuntimeCall(name, apply.Type, apply.Arguments) : null);

    private static IEnumerable<(string Primitive, string Name)> Names() =>
    [
        .. OfMath.Select(n => ($"Math.{n}(double)", "Lanes." + n)),
        .. OfDouble.Select(n => ($"double.{n}(double)", "Lanes." + n)),
        ("Math.Pow(double,double)", "Lanes.Pow"),
        ("Math.Atan2(double,double)", "Lanes.Atan2"),
        ("double.Atan2Pi(double,double)", "Lanes.Atan2Pi"),
        ("double.Hypot(double,double)", "Lanes.Hypot"),
        ("Elementary.Logistic(double)", "Lanes.Sigmoid"),
        ("Elementary.TanhDerivative(double,double)", "Lanes.TanhDerivative"),
        ("Elementary.LogisticDerivative(double,double)", "Lanes.LogisticDerivative"),
        ("Elementary.PowDerivative(double,double,double)", "Lanes.PowDerivative"),
    ];
}
