using System;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Every elementary function, at points of each of its branches.</summary>
internal static partial class Elementaries
{
    public static Checks.Case[] Table { get; } =
    [
        .. Everywhere(nameof(Trigonometric), -2.6, -0.9, 0.0, 0.4, 1.1),
        .. Everywhere(nameof(Inverse), -0.97, -0.2, 0.0, 0.55),
        .. Everywhere(nameof(Hyperbolic), -3.2, -0.8, 0.0, 0.31, 2.7),
        .. Everywhere(nameof(Logarithmic), 0.03, 0.9, 17.0),
        .. Everywhere(nameof(AboveOne), 1.02, 4.5),
        .. Everywhere(nameof(Steps), -2.4, -0.3, 0.7, 3.2),
        .. Everywhere(nameof(PowerOfConstants), 0.4, 1.7, 3.0),
        .. Pairs(nameof(Pow), (2.2, 1.3), (0.3, -2.4), (1.0, 5.0), (4.0, 0.0), (0.0, 2.0), (0.0, 3.5)),
        .. Pairs(nameof(Choices), (1.2, 0.3), (-1.2, 0.3), (0.2, -0.7), (0.2, 2.6)),
        .. Pairs(nameof(Directions), (1.2, 0.3), (-1.2, 0.3), (1.2, -0.3), (-1.2, -0.3), (0.0, -1.1), (0.9, 0.0)),
        .. Pairs(nameof(Remainders), (7.3, 2.1), (-7.3, 2.1), (7.3, -2.1), (-7.3, -2.1), (0.4, 2.1)),
        .. Pairs(nameof(LogInBase), (7.3, 2.1), (0.3, 2.1), (7.3, 0.4)),
        new("Clamped below", nameof(Clamped), At(-1.5, -0.5, 2.5), _ => [0, 1, 0]),
        new("Clamped above", nameof(Clamped), At(3.5, -0.5, 2.5), _ => [0, 0, 1]),
        new("Clamped nowhere", nameof(Clamped), At(0.5, -0.5, 2.5), _ => [1, 0, 0]),
        new("A fused multiplication and addition", nameof(Fused), At(1.5, -0.5, 2.5), x => [x[1], x[0], 1]),
        new("A tie of a maximum", nameof(Largest), At(1.5, 1.5), _ => [0.5, 0.5], true),
        new("A tie of a minimum", nameof(Smallest), At(1.5, 1.5), _ => [0.5, 0.5], true),
        new("A norm at its kink", nameof(Norm), At(0.0, 0.0), _ => [0, 0], true),
        new("A very large norm", nameof(Norm), At(3e200, 4e200), _ => [0.6, 0.8], true),
        new("A very large angle's sides", nameof(Angle), At(3e200, 4e200), _ => [1.6e-201, -1.2e-201], true),
        new("A saturated tanh on the other side", nameof(Saturated), At(-19.0), x => [1 / (Math.Cosh(x[0]) * Math.Cosh(x[0]))]),
        new("A tanh beyond its range", nameof(Saturated), At(800.0), _ => [0]),
        new("A large arcsinh", nameof(LargeAsinh), At(1e200), _ => [1e-200], true),
        new("Tests of numbers steer", nameof(Tests), At(1.5), x => [2 * x[0]]),
    ];

    private static Checks.Case[] Everywhere(string method, params double[] points) =>
        [.. points.Select(x => new Checks.Case(FormattableString.Invariant($"{method} at {x}"), method, At(x)))];

    private static Checks.Case[] Pairs(string method, params (double X, double Y)[] points) =>
        [.. points.Select(p => new Checks.Case(FormattableString.Invariant($"{method} at {p.X}, {p.Y}"), method, At(p.X, p.Y), null, p.X == 0 && method == nameof(Pow)))];

    [Differentiable(Derivatives = Both)]
    private static double Trigonometric(double x) => Math.Sin(x) + (2 * Math.Cos(x)) + (Math.Tan(x / 2) * Math.Atan(x)) + Math.Cos(Math.Sin(3 * x));

    [Differentiable(Derivatives = Both)]
    private static double Inverse(double x) => Math.Asin(x) + (x * Math.Acos(x)) + Math.Atanh(x) + Math.Acos(0.3 * x);

    [Differentiable(Derivatives = Both)]
    private static double Hyperbolic(double x) => Math.Sinh(x) + (Math.Cosh(x) * Math.Tanh(x)) + Math.Asinh(x) + Math.Exp(-x);

    [Differentiable(Derivatives = Both)]
    private static double Logarithmic(double x) => (Math.Log(x) * Math.Log2(x)) + Math.Log10(x) + Math.Sqrt(x) + Math.Cbrt(x);

    [Differentiable(Derivatives = Both)]
    private static double AboveOne(double x) => Math.Acosh(x) * Math.Cbrt(-x);

    [Differentiable(Derivatives = Both)]
    private static double Steps(double x) =>
        x * (Math.Floor(x) + Math.Ceiling(x) + Math.Round(x) + Math.Truncate(x) + (Math.Sign(x) * Math.Abs(x)));

    [Differentiable(Derivatives = Both)]
    private static double PowerOfConstants(double x) => Math.Pow(x, 3) + Math.Pow(x, -2) + Math.Pow(x, 0.5) + Math.Pow(1.7, x) + Math.Pow(x, 1) + Math.Pow(x, x);

    [Differentiable(Derivatives = Both)]
    private static double Pow(double x, double y) => Math.Pow(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Choices(double x, double y) =>
        (Math.Max(x, y) * Math.Min(x * x, y)) + Math.Abs(x * y) + Math.Max(x, 2) + Math.Min(y, 0.5) + Math.Clamp(x, -1, y + 4);

    [Differentiable(Derivatives = Both)]
    private static double Directions(double x, double y) => Math.Atan2(y, x) * double.Hypot(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Remainders(double x, double y) => (x % y) + (2 * Math.IEEERemainder(x, y));

    [Differentiable(Derivatives = Both)]
    private static double LogInBase(double x, double y) => Math.Log(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Clamped(double x, double low, double high) => Math.Clamp(x, low, high);

    [Differentiable(Derivatives = Both)]
    private static double Fused(double x, double y, double z) => Math.FusedMultiplyAdd(x, y, z);

    [Differentiable(Derivatives = Both)]
    private static double Largest(double x, double y) => Math.Max(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Smallest(double x, double y) => Math.Min(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Norm(double x, double y) => double.Hypot(x, y);

    [Differentiable(Derivatives = Both)]
    private static double Angle(double y, double x) => Math.Atan2(y, x);

    [Differentiable(Derivatives = Both)]
    private static double Saturated(double x) => Math.Tanh(x);

    [Differentiable(Derivatives = Both)]
    private static double LargeAsinh(double x) => Math.Asinh(x);

    [Differentiable(Derivatives = Both)]
    private static double Tests(double x) =>
        double.IsNaN(x) || double.IsInfinity(x) || !double.IsFinite(x) || Math.Max(Math.Abs(-3), Math.Sign(-2)) != 3 ? x : x * x;
}
