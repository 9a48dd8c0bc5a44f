using System;
using System.Collections.Generic;
using DiffProg.Runtime.Tests.Checks;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Loops that look for a largest or a smallest element, with what surrounds them.</summary>
internal static partial class Extremes
{
    private static readonly double[] Ties = [0.5, 2, -1, 2, 0.25, 2, -1];

    private static readonly double[] Long = [.. Orders(2500)];

    public static Case[] Table { get; } =
    [
        new("Extreme: the largest", nameof(Largest), At(Row(0.3, 1.7, -2.1, 0.9), 1.3), v => [0, v[4], 0, 0, v[1]]),
        new("Extreme: the largest, which is the first", nameof(Largest), At(Row(3.1, 1.7, -2.1), 1.3), v => [v[3], 0, 0, v[0]]),
        new("Extreme: the largest, the only one", nameof(Largest), At(Row(3.1), 1.3), v => [v[1], v[0]]),
        new("Extreme: the first of the largest", nameof(Largest), At(Ties, 1.3), v => [0, v[7], 0, 0, 0, 0, 0, 2], IsKink: true),
        new("Extreme: the last of the largest", nameof(LastLargest), At(Ties, 1.3), v => [0, 0, 0, 0, 0, v[7], 0, 2], IsKink: true),
        new("Extreme: the first of the smallest", nameof(Smallest), At(Ties, 1.3), v => [0, 0, v[7], 0, 0, 0, 0, -1], IsKink: true),
        new("Extreme: the last of the smallest", nameof(LastSmallest), At(Ties, 1.3), v => [0, 0, 0, 0, 0, 0, v[7], -1], IsKink: true),
        new("Extreme: zeros of both signs", nameof(Largest), At(Row(-1, -0.0, 0.0), 1.3), v => [0, v[3], 0, 0], IsKink: true),
        new("Extreme: NaN is passed over", nameof(Largest), At(Row(0.5, double.NaN, 0.75, double.NaN), 1.3), v => [0, 0, v[4], 0, 0.75], IsKink: true),
        new("Extreme: a NaN that stands first stays", nameof(FromFirst), At(Row(double.NaN, 0.5, 0.75), 1.3), _ => [0, 0, 0, 1], IsKink: true),
        new("Extreme: infinities", nameof(FromFirst), At(Row(double.NegativeInfinity, double.PositiveInfinity, double.PositiveInfinity), 1.3), _ => [0, 0, 0, 1], IsKink: true),
        new("Extreme: among many", nameof(Largest), At(Long, 1.3)),
        new("Extreme: from an infinity", nameof(FromInfinity), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: from an infinity, of none", nameof(FromInfinity), At(Row(), 1.3), _ => [1], IsKink: true),
        new("Extreme: from an infinity, of nothing but such", nameof(FromInfinity), At(Row(double.NegativeInfinity, double.NegativeInfinity), 1.3), _ => [0, 0, 1], IsKink: true),
        new("Extreme: above a number, which stays", nameof(AboveNumber), At(Row(0.3, 1.7, -2.1), 2.3), v => [0, 0, 0, 2 * v[3]]),
        new("Extreme: above a number, which does not stay", nameof(AboveNumber), At(Row(0.3, 2.7, -2.1), 2.3), v => [0, v[3], 0, v[1]]),
        new("Extreme: above a number, which another equals", nameof(AboveNumber), At(Row(0.3, 2.5, -2.1), 2.5), v => [0, 0, 0, 5], IsKink: true),
        new("Extreme: its index", nameof(WithIndex), At(Row(0.3, 1.7, -2.1, 0.9), Row(1.1, 0.6, -0.4, 2))),
        new("Extreme: its index in a part of the row", nameof(InPart), At(Row(3, 0.3, 1.7, -2.1, 0.9, 5), Row(1.1, 0.6, -0.4, 2))),
        new("Extreme: of each row of a matrix", nameof(OfRows), At(Row(0.3, 1.7, -2.1, 0.9, 0.2, 0.4), Row(1.1, 0.6, -0.4), 3)),
        new("Extreme: of each row of a matrix without columns", nameof(OfRows), At(Row(), Row(1.1, 0.6, -0.4), 0)),
        new("Extreme: of each row of an array of two dimensions", nameof(OfGridRows), At(Row(0.3, 1.7, -2.1, 0.9, 0.2, 0.4), 1.3)),
        new("Extreme: of a list", nameof(OfList), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: the range", nameof(Range), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: the range in one loop", nameof(RangeInOneLoop), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: the logarithm of a sum of exponentials", nameof(LogSumExp), At(Row(0.3, 1.7, -2.1, 0.9))),
        new("Extreme: shares", nameof(Shares), At(Row(0.3, 1.7, -2.1, 0.9), Row(1.1, 0.6, -0.4, 2))),
        new("Extreme: of a row that is written before and behind", nameof(Written), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: that is taken away again and again", nameof(TakenAway), At(Row(0.3, 1.7, -2.1, 0.9), 3)),
        new("Extreme: of a row by two names", nameof(ByTwoNames), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: of rows that may be one", nameof(OfOneOrTwo), At(Row(0.3, 1.7, -2.1, 0.9), 1.3)),
        new("Extreme: narrow", nameof(Narrow), At(new[] { 0.3f, 1.7f, -2.1f, 0.9f }, 1.3f), Precision: Checks.Precision.Float),
        new("Extreme: found by what calls itself", nameof(Halves), At(Row(0.3, 1.7, -2.1, 0.9, 1.1), 1.3)),
        new("Extreme: that is counted", nameof(Counted), At(Row(0.3, 1.7, -2.1, 1.9), 1.3)),
        new("Extreme: that is read while it is looked for", nameof(Running), At(Row(0.3, 1.7, -2.1, 1.9), 1.3)),
        new("Extreme: of a row that is written meanwhile", nameof(Meanwhile), At(Row(0.3, 1.7, -2.1, 1.9), 1.3)),
        new("Extreme: with a break", nameof(WithBreak), At(Row(0.3, 1.7, -2.1, 1.9), 1.3)),
        new("Extreme: unless it is as small, which takes NaN", nameof(UnlessAsSmall), At(Row(0.5, double.NaN, 0.75), 1.3), v => [0, 0, v[3], 0.75], IsKink: true),
    ];

    private static IEnumerable<double> Orders(int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return Math.Sin(i * 0.7) + (i == 1700 ? 1 : 0);
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Largest(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        return max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LastLargest(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] >= max)
            {
                max = a[i];
            }
        }

        return max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Smallest(double[] a, double x)
    {
        double min = a[0];
        foreach (double v in a)
        {
            min = v < min ? v : min;
        }

        return min * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LastSmallest(double[] a, double x)
    {
        double min = a[0];
        for (int i = 1; i <= a.Length - 1; i++)
        {
            if (min >= a[i])
            {
                min = a[i];
            }
        }

        return min * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromInfinity(double[] a, double x)
    {
        double max = double.NegativeInfinity;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        return double.IsInfinity(max) ? x : x * max;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromFirst(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        return double.IsFinite(max) ? x * max : x;
    }

    [Differentiable(Derivatives = Both)]
    private static double AboveNumber(double[] a, double x)
    {
        double max = x;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        return max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithIndex(double[] a, double[] b)
    {
        double max = a[0];
        int at = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
                at = i;
            }
        }

        return max * b[at] * a[at] + at;
    }

    [Differentiable(Derivatives = Both)]
    private static double InPart(double[] a, double[] b)
    {
        double min = b[0] * b[1];
        int at = -1;
        bool found = false;
        for (int i = 0; i < b.Length; i++)
        {
            if (a[i + 1] <= min)
            {
                found = true;
                at = i;
                min = a[i + 1];
            }
        }

        return found ? min * b[at] : min;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfRows(ReadOnlySpan<double> matrix, double[] weights, int columns)
    {
        double sum = 0;
        for (int r = 0; r < 2; r++)
        {
            double max = weights[r];
            int at = 0;
            for (int c = 0; c < columns; c++)
            {
                if (matrix[(r * columns) + c] > max)
                {
                    max = matrix[(r * columns) + c];
                    at = c;
                }
            }

            sum += max * max * weights[at];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfGridRows(double[] a, double x)
    {
        double[,] grid = new double[2, 3];
        for (int i = 0; i < a.Length; i++)
        {
            grid[i / 3, i % 3] = a[i] * x;
        }

        double product = x;
        for (int r = 0; r < grid.GetLength(0); r++)
        {
            double max = grid[r, 0];
            int at = 0;
            for (int c = 1; c < grid.GetLength(1); c++)
            {
                if (grid[r, c] > max)
                {
                    (max, at) = (grid[r, c], c);
                }
            }

            grid[r, at] = product;
            product *= max + grid[0, 0];
        }

        return product;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfList(double[] a, double x)
    {
        List<double> list = [];
        double sum = 0;
        foreach (double v in a)
        {
            list.Add(v * x);
            double max = list[0];
            for (int i = 1; i < list.Count; i++)
            {
                if (list[i] > max)
                {
                    max = list[i];
                }
            }

            sum += max * max;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Range(double[] a, double x)
    {
        double max = a[0], min = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] < min)
            {
                min = a[i];
            }
        }

        return (max - min) * max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double RangeInOneLoop(double[] a, double x)
    {
        double max = a[0], min = a[0];
        foreach (double v in a)
        {
            if (v > max)
            {
                max = v;
            }

            if (v < min)
            {
                min = v;
            }
        }

        return (max - min) * max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LogSumExp(double[] a)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += Math.Exp(a[i] - max);
        }

        return max + Math.Log(sum);
    }

    [Differentiable(Derivatives = Both)]
    private static double Shares(double[] a, double[] weights)
    {
        double shift = LogSumExp(a), sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += weights[i] * Math.Exp(a[i] - shift);
        }

        return sum * Largest(weights, shift);
    }

    [Differentiable(Derivatives = Both)]
    private static double Written(double[] a, double x)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] *= x + i;
        }

        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        for (int i = 0; i < a.Length; i++)
        {
            a[i] = a[i] * a[i] / max;
        }

        return a[0] * a[1] * max;
    }

    [Differentiable(Derivatives = Both)]
    private static double TakenAway(double[] a, int times)
    {
        double product = 1;
        for (int k = 0; k < times; k++)
        {
            double max = a[0];
            int at = 0;
            for (int i = 1; i < a.Length; i++)
            {
                if (a[i] > max)
                {
                    max = a[i];
                    at = i;
                }
            }

            product *= max;
            a[at] = 0.1 * max * a[(at + 1) % a.Length];
        }

        return product + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByTwoNames(double[] a, double x)
    {
        double[] b = a;
        Span<double> tail = b.AsSpan(1);
        double max = x;
        for (int i = 0; i < tail.Length; i++)
        {
            if (tail[i] > max)
            {
                max = tail[i];
            }
        }

        a[1] *= max;
        for (int i = 0; i < b.Length; i++)
        {
            if (b[i] > max)
            {
                max = b[i];
            }
        }

        return max * tail[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfOneOrTwo(double[] a, double x) => Exchange(a, a, x) + Exchange(a, [x, x * x], a[0]);

    [Differentiable(Derivatives = Both)]
    private static double Exchange(double[] from, double[] to, double x)
    {
        double max = from[0];
        int at = 0;
        for (int i = 1; i < from.Length; i++)
        {
            if (from[i] > max)
            {
                max = from[i];
                at = i;
            }
        }

        to[at % to.Length] = max * x;
        to[0] += from[at];
        return max * from[0];
    }

    [Differentiable(Derivatives = Both)]
    private static float Narrow(float[] a, float x)
    {
        float max = a[0];
        int at = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
                at = i;
            }
        }

        return max * x * a[at];
    }

    [Differentiable(Derivatives = Both)]
    private static double Halves(ReadOnlySpan<double> a, double x)
    {
        double max = x;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }
        }

        return a.Length < 2 ? max : max * Halves(a[..(a.Length / 2)], max * x) + Halves(a[(a.Length / 2)..], x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Counted(double[] a, double x)
    {
        double max = a[0];
        int count = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
                count++;
            }
        }

        return max * x * a[count];
    }

    [Differentiable(Derivatives = Both)]
    private static double Running(double[] a, double x)
    {
        double max = a[0], sum = 0;
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }

            sum += max * x;
        }

        return sum * max;
    }

    [Differentiable(Derivatives = Both)]
    private static double Meanwhile(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }

            a[a.Length - i] = max * x;
        }

        return max * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double WithBreak(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (a[i] > max)
            {
                max = a[i];
            }

            if (max > x)
            {
                break;
            }
        }

        return max * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double UnlessAsSmall(double[] a, double x)
    {
        double max = a[0];
        for (int i = 1; i < a.Length; i++)
        {
            if (!(a[i] <= max))
            {
                max = a[i];
            }
        }

        return max * x;
    }
}
