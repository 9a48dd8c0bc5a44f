using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Functions of the framework's that give two numbers at once.</summary>
internal static partial class PairsOfNumbers
{
    public static Checks.Case[] Table { get; } =
    [
        new("Pairs: sine and cosine, taken apart", nameof(TakenApart), At(0.7, 1.3), x => [2 * Math.Cos(2 * x[0]) * x[1], Math.Sin(2 * x[0])]),
        new("Pairs: sine and cosine, by name", nameof(ByName), At(0.7)),
        new("Pairs: sine and cosine in a loop that overwrites its angle", nameof(InLoop), At(0.7, 4)),
        new("Pairs: sine and cosine of multiples of pi", nameof(OfMultiples), At(0.3)),
        new("Pairs: sine and cosine of floats", nameof(OfFloats), At(0.7f), Precision: Checks.Precision.Float),
        new("Pairs: one that nobody asks for", nameof(Discarded), At(0.7)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double TakenApart(double x, double y)
    {
        (double sin, double cos) = Math.SinCos(x);
        return 2 * sin * cos * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByName(double x)
    {
        var pair = Math.SinCos(x * x);
        return (pair.Sin * pair.Cos) + double.SinCos(x + pair.Sin).Cos;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double x, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            var (sin, cos) = Math.SinCos(x);
            s += sin * s;
            x += cos * sin;
            (s, x) = (s + x, x * cos);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfMultiples(double x)
    {
        (double sin, double cos) = double.SinCosPi(x * 0.5);
        return sin * sin * cos;
    }

    [Differentiable(Derivatives = Both)]
    private static float OfFloats(float x)
    {
        (float sin, float cos) = MathF.SinCos(x);
        return sin * cos * float.SinCosPi(x).SinPi;
    }

    [Differentiable(Derivatives = Both)]
    private static double Discarded(double x)
    {
        _ = Math.SinCos(x);
        (_, double cos) = Math.SinCos(x);
        return cos * cos;
    }
}
