using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;
using static DiffProg.Runtime.Tests.LaneFunctions.AngleReferences;
using static DiffProg.Runtime.Tests.LaneFunctions.References;
using F = DiffProg.Runtime.Tests.LaneFunctions.Function;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>All functions of the lanes.</summary>
internal static class Functions
{
    /// <summary>The bound for functions with more than one rounding that counts.</summary>
    private const double Rough = 1.6;
    private const double OfDerivatives = 5;
    private const double OfSingleKernels = 1.3;
    private const double Ln2 = 0.6931471805599453;
    private const double AboveMinusOne = -1 + (1.0 / (1L << 53));

    public static IReadOnlyList<F> All { get; } =
    [
        F.Of("Exp", Lanes.Exp, Lanes.Exp, Math.Exp, x => Exp(x), -745.5, 710, Ln2 / 2, -708.3964, -745.13, 709.78)
            with { Bound = Rough, SingleBound = OfSingleKernels },
        F.Of("Exp2", Lanes.Exp2, Lanes.Exp2, double.Exp2, x => Exp2(x), -1075.5, 1024, 0.5, -1022, -1074, -1075) with { Bound = Rough },
        F.Of("Exp10", Lanes.Exp10, Lanes.Exp10, double.Exp10, x => Exp(Constants.Log10 * x), -324, 308.5, 0.15, -307.65) with { Bound = Rough },
        F.Of("ExpM1", Lanes.ExpM1, Lanes.ExpM1, null, x => ExpM1(x), -45, 710, Ln2 / 2, -Ln2 / 2, 1.04, -37.4) with { Bound = Rough },
        F.Of("Exp2M1", Lanes.Exp2M1, Lanes.Exp2M1, null, Exp2M1, -65, 1024, 0.5, -0.5, -53, -54) with { Bound = Rough },
        F.Of("Exp10M1", Lanes.Exp10M1, Lanes.Exp10M1, null, Exp10M1, -22, 308.25, 0.15, -0.15, -16) with { Bound = Rough },
        F.Of("Log", Lanes.Log, Lanes.Log, Math.Log, x => Log(x), double.Epsilon, double.MaxValue, 1, 0.7071, 1.4142, 2, 2.2250738585072014e-308)
            with { SingleBound = OfSingleKernels },
        F.Of("Log2", Lanes.Log2, Lanes.Log2, Math.Log2, x => Log(x) / Constants.Log2, double.Epsilon, double.MaxValue, 1, 0.7071, 1.4142, 2),
        F.Of("Log10", Lanes.Log10, Lanes.Log10, Math.Log10, x => Log(x) / Constants.Log10, double.Epsilon, double.MaxValue, 1, 0.7071, 1.4142, 10),
        F.Of("LogP1", Lanes.LogP1, Lanes.LogP1, null, x => LogP1(x), AboveMinusOne, double.MaxValue, -1, 1e-17, -0.2929, 0.4142, 1, 1e18),
        F.Of("Log2P1", Lanes.Log2P1, Lanes.Log2P1, null, x => LogP1(x, Constants.Log2), AboveMinusOne, double.MaxValue, -1, 1e-17, -0.2929, 0.4142),
        F.Of("Log10P1", Lanes.Log10P1, Lanes.Log10P1, null, x => LogP1(x, Constants.Log10), AboveMinusOne, double.MaxValue, -1, 1e-17, -0.2929, 0.4142)
            with { Bound = Rough },
        F.Of("Tanh", Lanes.Tanh, Lanes.Tanh, Math.Tanh, Tanh, -25, 25, 1e-9, Ln2 / 4, 18.36, 19.06) with { Bound = Rough },
        F.Of("Sigmoid", Lanes.Sigmoid, Lanes.Sigmoid, x => 1 / (1 + Math.Exp(-x)), Sigmoid, -745.5, 750, Ln2 / 2, -36.7, 36.7, -708.3964, -745.13)
            with { Bound = Rough },
        F.Of("TanhOfPair", x => Lanes.TanhWithDerivative(x).Value, x => Lanes.TanhWithDerivative(x).Value, Math.Tanh, Tanh, -25, 25, 1e-9, Ln2 / 4)
            with { Bound = Rough },
        F.Of("TanhDerivative", x => Lanes.TanhWithDerivative(x).Derivative, x => Lanes.TanhWithDerivative(x).Derivative,
            null, TanhDerivative, -372, 372, Ln2 / 4, 354)
            with { Bound = OfDerivatives },
        F.Of("SigmoidOfPair", x => Lanes.SigmoidWithDerivative(x).Value, x => Lanes.SigmoidWithDerivative(x).Value, null, Sigmoid, -745.5, 750, Ln2 / 2)
            with { Bound = Rough },
        F.Of("SigmoidDerivative", x => Lanes.SigmoidWithDerivative(x).Derivative, x => Lanes.SigmoidWithDerivative(x).Derivative,
            null, SigmoidDerivative, -745, 745, Ln2 / 2)
            with { Bound = OfDerivatives },
        F.Of("Sinh", Lanes.Sinh, Lanes.Sinh, Math.Sinh, Sinh, -711, 711, 1e-9, Ln2 / 2, 1, 710.4758) with { Bound = Rough },
        F.Of("Cosh", Lanes.Cosh, Lanes.Cosh, Math.Cosh, Cosh, -711, 711, Ln2 / 2, 1, 710.4758) with { Bound = Rough },
        F.Of("Asinh", Lanes.Asinh, Lanes.Asinh, Math.Asinh, x => Asinh(x), double.MinValue, double.MaxValue, 1e-9, 1 << 30, 0.35),
        F.Of("Acosh", Lanes.Acosh, Lanes.Acosh, Math.Acosh, x => Acosh(x), 1, double.MaxValue, 1, 1 << 30, 1.06),
        F.Of("Atanh", Lanes.Atanh, Lanes.Atanh, Math.Atanh, x => Atanh(x), AboveMinusOne, -AboveMinusOne, 1, -1, 1e-9, 0.17),
        F.Of("Erf", Lanes.Erf, Lanes.Erf, null, x => Erf(x), -7, 7, 1, -1, 5.9) with { Bound = Rough },
        F.Of("Sin", Lanes.Sin, Lanes.Sin, Math.Sin, Sin, double.MinValue, double.MaxValue, HalfTurns(0.25)) with { SingleBound = OfSingleKernels },
        F.Of("Cos", Lanes.Cos, Lanes.Cos, Math.Cos, Cos, double.MinValue, double.MaxValue, HalfTurns(0.25)) with { SingleBound = OfSingleKernels },
        F.Of("SinOfSinCos", x => Lanes.SinCos(x).Sin, x => Lanes.SinCos(x).Sin, Math.Sin, Sin, double.MinValue, double.MaxValue, HalfTurns(0.25))
            with { SingleBound = OfSingleKernels },
        F.Of("CosOfSinCos", x => Lanes.SinCos(x).Cos, x => Lanes.SinCos(x).Cos, Math.Cos, Cos, double.MinValue, double.MaxValue, HalfTurns(0.25))
            with { SingleBound = OfSingleKernels },
        F.Of("Tan", Lanes.Tan, Lanes.Tan, Math.Tan, Tan, double.MinValue, double.MaxValue, HalfTurns(0.25)),
        F.Of("SinPi", Lanes.SinPi, Lanes.SinPi, double.SinPi, SinPi, -1e17, 1e17, 0.25, 0.5, 1, 1.5, 2) with { Bound = Rough },
        F.Of("CosPi", Lanes.CosPi, Lanes.CosPi, double.CosPi, CosPi, -1e17, 1e17, 0.25, 0.5, 1, 1.5, 2),
        F.Of("TanPi", Lanes.TanPi, Lanes.TanPi, double.TanPi, TanPi, -1e17, 1e17, 0.25, 0.5, 1, 1.5, 2) with { Bound = Rough },
        F.Of("Asin", Lanes.Asin, Lanes.Asin, Math.Asin, Asin, -1, 1, 0.5, 1, -1),
        F.Of("Acos", Lanes.Acos, Lanes.Acos, Math.Acos, Acos, -1, 1, 0.5, -0.5, 1, -1),
        F.Of("Atan", Lanes.Atan, Lanes.Atan, Math.Atan, Atan, double.MinValue, double.MaxValue, 0.41421356, 2.41421356, 1, -1),
        F.Of("AsinPi", Lanes.AsinPi, Lanes.AsinPi, double.AsinPi, x => InHalfTurns(Asin(x)), -1, 1, 0.5, 1, -1) with { Bound = Rough },
        F.Of("AcosPi", Lanes.AcosPi, Lanes.AcosPi, double.AcosPi, x => InHalfTurns(Acos(x)), -1, 1, 0.5, -0.5, 1, -1),
        F.Of("AtanPi", Lanes.AtanPi, Lanes.AtanPi, double.AtanPi, x => InHalfTurns(Atan(x)), double.MinValue, double.MaxValue, 0.41421356, 2.41421356)
            with { Bound = Rough },
        F.OfTwo("Atan2", Lanes.Atan2, Lanes.Atan2, Math.Atan2, Atan2) with { Bound = Rough },
        F.OfTwo("Atan2Pi", Lanes.Atan2Pi, Lanes.Atan2Pi, double.Atan2Pi, (y, x) => InHalfTurns(Atan2(y, x))) with { Bound = Rough },
        F.OfTwo("Pow", Lanes.Pow, Lanes.Pow, Math.Pow, Pow, double.Epsilon),
        F.Of("Cbrt", Lanes.Cbrt, Lanes.Cbrt, Math.Cbrt, Cbrt, double.MinValue, double.MaxValue, 1, 8, -8, 1.0 / 8),
        F.OfTwo("Hypot", Lanes.Hypot, Lanes.Hypot, double.Hypot, Hypot) with { Bound = Rough },
    ];

    public static TheoryData<string> Names => [.. All.Select(f => f.Name)];

    public static F Named(string name) => All.Single(f => f.Name == name);

    private static double[] HalfTurns(double unit) => [.. Enumerable.Range(1, 24).Select(i => i * unit * Math.PI), 1 << 26, 1e22, 1.5e300];
}
