using System;
using DiffProg.Runtime.Tests.Checks;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>The framework's binary search among numbers: the place that it gives steers, as an integer that was converted to.</summary>
internal static partial class Searches
{
    private static readonly double[] Knots = [0, 0.5, 1.5, 3];

    public static Checks.Case[] Table { get; } =
    [
        new("Search: interpolation between constant knots", nameof(Interpolated), At(Row(0, 1, 3), Row(0.5, 2, -1), 1.7)),
        new("Search: interpolation between knots that are parameters", nameof(Interpolated), At(Row(0.1, 0.9, 3.2), Row(0.5, 2, -1), 0.4)),
        new("Search: a field's table", nameof(OfTable), At(0.7)),
        new("Search: a part of a span", nameof(OfSpan), At(Row(0.1, 0.9, 3.2), 1.4)),
        new("Search: a range of an array", nameof(OfRange), At(Row(0.1, 0.9, 3.2, 4), 1.4)),
        new("Search: an array of an array of arrays", nameof(OfRows), At(Row(0.1, 0.9, 3.2), 1.4)),
        new("Search: in a loop that changes what is searched", nameof(InALoop), At(Row(0.1, 0.9, 3.2, 4), 1.4)),
        new("Search: an array that the method makes and changes afterwards", nameof(OfOwn), At(1.4)),
        new("Search: in a method that is called", nameof(InACallee), At(Row(0.1, 0.9, 3.2), Row(0.5, 2, -1, 3), 1.4)),
        new("Search: a place that a method returns", nameof(OfPlace), At(Row(0.1, 0.9, 3.2), 1.4)),
        new("Search: the array of a block", nameof(OfBlock), At(Row(0.1, 0.9, 3.2), 1.4)),
        new("Search: a place that is said to be a constant", nameof(Stopped), At(1.4)),
        new("Search: numbers of single precision", nameof(OfSingles), At(1.4f), Precision: Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Interpolated(double[] knots, double[] values, double x)
    {
        int above = Array.BinarySearch(knots, x);
        above = Math.Clamp(above < 0 ? ~above : above, 1, knots.Length - 1);
        double part = (x - knots[above - 1]) / (knots[above] - knots[above - 1]);
        return values[above - 1] + (part * (values[above] - values[above - 1]));
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTable(double x)
    {
        int above = ~Array.BinarySearch(Knots, x * x);
        return Knots[above] * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfSpan(ReadOnlySpan<double> knots, double x)
    {
        int above = ~knots[1..].BinarySearch(x);
        return knots[above] * x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfRange(double[] knots, double x) => knots[~Array.BinarySearch(knots, 1, 2, x)] * x * x;

    [Differentiable(Derivatives = Both)]
    private static double OfRows(double[] knots, double x)
    {
        double[][] rows = [knots, [x, x * x, 2 * x]];
        return rows[1][~Array.BinarySearch(rows[0], x)] * x * rows[0][1];
    }

    [Differentiable(Derivatives = Both)]
    private static double InALoop(double[] knots, double x)
    {
        double sum = 0;
        for (int i = 0; i < 4; i++)
        {
            int above = ~Array.BinarySearch(knots, x);
            sum += knots[above] * knots[above] * x;
            knots[above] *= x;
            x *= 0.8;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfOwn(double x)
    {
        double[] own = [x, x * x, x * x * x];
        int above = ~Array.BinarySearch(own, 1.5 * x);
        own[0] = own[above] * x;
        own[above] = 2;
        return own[0] * own[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double InACallee(double[] knots, double[] values, double x)
    {
        double sum = Interpolated(knots, values, x);
        knots[1] = sum;
        return sum * Interpolated(knots, values[1..], x * 0.5);
    }

    [Differentiable]
    private static int Place(double[] knots, double x)
    {
        int place = Array.BinarySearch(knots, x);
        return place < 0 ? ~place : place;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfPlace(double[] knots, double x) => Place(knots, x) > 0 ? knots[Place(knots, x * 0.5)] * x : x;

    [Differentiable(Derivatives = Both)]
    private static double OfBlock(double[] knots, double x)
    {
        Curve curve = new() { Knots = knots, Scale = x };
        return curve.At(x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Stopped(double x) => Diff.StopGradient((double)~Array.BinarySearch(Knots, x)) * x * x;

    [Differentiable(Derivatives = Both)]
    private static float OfSingles(float x)
    {
        float[] own = [x, 2 * x, 3 * x];
        return own[~Array.BinarySearch(own, 1.5f * x)] * x;
    }

    [Differentiable]
    internal sealed partial class Curve
    {
        public double[] Knots { get; init; } = [];

        public double Scale { get; set; }

        public double At(double x) => Knots[~Array.BinarySearch(Knots, x)] * Scale * x;
    }
}
