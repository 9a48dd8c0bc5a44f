using System;
using System.Collections.Generic;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>What each primitive of the rule table computes, written down without looking at the runtime's own.</summary>
internal static class Primitives
{
    private static readonly Dictionary<string, Func<object[], object>> Table = new(StringComparer.Ordinal)
    {
        ["Math.Sin(double)"] = x => Math.Sin(D(x[0])),
        ["Math.Cos(double)"] = x => Math.Cos(D(x[0])),
        ["Math.Tan(double)"] = x => Math.Tan(D(x[0])),
        ["Math.Asin(double)"] = x => Math.Asin(D(x[0])),
        ["Math.Acos(double)"] = x => Math.Acos(D(x[0])),
        ["Math.Atan(double)"] = x => Math.Atan(D(x[0])),
        ["Math.Sinh(double)"] = x => Math.Sinh(D(x[0])),
        ["Math.Cosh(double)"] = x => Math.Cosh(D(x[0])),
        ["Math.Tanh(double)"] = x => Math.Tanh(D(x[0])),
        ["Math.Asinh(double)"] = x => Math.Asinh(D(x[0])),
        ["Math.Acosh(double)"] = x => Math.Acosh(D(x[0])),
        ["Math.Atanh(double)"] = x => Math.Atanh(D(x[0])),
        ["Math.Exp(double)"] = x => Math.Exp(D(x[0])),
        ["Math.Log(double)"] = x => Math.Log(D(x[0])),
        ["Math.Log2(double)"] = x => Math.Log2(D(x[0])),
        ["Math.Log10(double)"] = x => Math.Log10(D(x[0])),
        ["Math.Sqrt(double)"] = x => Math.Sqrt(D(x[0])),
        ["Math.Cbrt(double)"] = x => Math.Cbrt(D(x[0])),
        ["Math.Log(double,double)"] = x => Math.Log(D(x[0]), D(x[1])),
        ["Math.Atan2(double,double)"] = x => Math.Atan2(D(x[0]), D(x[1])),
        ["double.Hypot(double,double)"] = x => double.Hypot(D(x[0]), D(x[1])),
        ["Math.Pow(double,double)"] = x => Math.Pow(D(x[0]), D(x[1])),
        ["Math.FusedMultiplyAdd(double,double,double)"] = x => Math.FusedMultiplyAdd(D(x[0]), D(x[1]), D(x[2])),
        ["Math.Abs(double)"] = x => Math.Abs(D(x[0])),
        ["Math.Max(double,double)"] = x => Math.Max(D(x[0]), D(x[1])),
        ["Math.Min(double,double)"] = x => Math.Min(D(x[0]), D(x[1])),
        ["Math.Clamp(double,double,double)"] = x => Math.Clamp(D(x[0]), D(x[1]), D(x[2])),
        ["Math.IEEERemainder(double,double)"] = x => Math.IEEERemainder(D(x[0]), D(x[1])),
        ["Math.Floor(double)"] = x => Math.Floor(D(x[0])),
        ["Math.Ceiling(double)"] = x => Math.Ceiling(D(x[0])),
        ["Math.Round(double)"] = x => Math.Round(D(x[0])),
        ["Math.Truncate(double)"] = x => Math.Truncate(D(x[0])),
        ["Math.Sign(double)"] = x => Math.Sign(D(x[0])),
        ["double.IsNaN(double)"] = x => double.IsNaN(D(x[0])),
        ["double.IsInfinity(double)"] = x => double.IsInfinity(D(x[0])),
        ["double.IsFinite(double)"] = x => double.IsFinite(D(x[0])),
        ["Math.Abs(int)"] = x => Math.Abs((int)x[0]),
        ["Math.Sign(int)"] = x => Math.Sign((int)x[0]),
        ["Math.Max(int,int)"] = x => Math.Max((int)x[0], (int)x[1]),
        ["Math.Min(int,int)"] = x => Math.Min((int)x[0], (int)x[1]),
        ["Math.Clamp(int,int,int)"] = x => Math.Clamp((int)x[0], (int)x[1], (int)x[2]),
        ["Elementary.TanhDerivative(double,double)"] = x => 1 / (Math.Cosh(D(x[0])) * Math.Cosh(D(x[0]))),
        ["Elementary.AbsDerivative(double)"] = x => double.IsNaN(D(x[0])) ? double.NaN : (double)Math.Sign(D(x[0])),
        ["Elementary.IsAbove(double,double)"] = x => D(x[0]) > D(x[1]) ? 1.0 : D(x[0]) <= D(x[1]) ? 0.0 : double.NaN,
        ["Elementary.MaxDerivative(double,double)"] = x => D(x[0]) == D(x[1]) ? 0.5 : D(x[0]) > D(x[1]) ? 1.0 : D(x[0]) < D(x[1]) ? 0.0 : double.NaN,
        ["Elementary.UnitOrZero(double,double)"] = x => D(x[1]) == 0 ? 0.0 : D(x[0]) / D(x[1]),
    };

    public static IEnumerable<string> Symbols => Table.Keys;

    public static object Apply(string symbol, object[] arguments) => Table[symbol](arguments);

    private static double D(object value) => (double)value;
}
