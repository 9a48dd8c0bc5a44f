using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Runtime.Tests;

/// <summary>Methods with members along several directions, in lanes and one direction at a time.</summary>
internal static partial class BatchedJvpPrograms
{
    private const Derivatives Wanted = Derivatives.Jvp | Derivatives.BatchedJvp;

    /// <summary>Eight iterations of its loops run at once along one direction.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double Sum(double[] x, ReadOnlySpan<double> w, double b, [NoDerivative] double[] scale, int n)
    {
        double sum = b;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i] * w[i]) * scale[i];
        }

        int steps = n;
        while (steps-- > 0 && sum < 50)
        {
            sum = (sum * b) + Math.Sin(sum);
        }

        return sum > 0 ? sum * sum : -sum;
    }

    [Differentiable(Derivatives = Wanted, FloatingPoint = FloatingPoint.Strict)]
    internal static double StrictSum(double[] x, double b)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += Math.Exp(x[i]) * Math.Cos(b * i);
        }

        return sum / (1 + (b * b));
    }

    /// <summary>What it reads it has written over, in rows, in a number by reference and in integers, so that each run has to begin anew.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static int InPlace(Span<double> y, ref double total, int[] counts, ref int calls, out double last, double b)
    {
        calls++;
        counts[0] += calls;
        last = b;
        for (int i = 1; i < y.Length; i++)
        {
            y[i] = (y[i] * y[i - 1]) + (b * counts[0]);
            total += y[i] * total;
            last *= y[i];
        }

        y[0] = 0;
        return counts[0];
    }

    /// <summary>Callees that recurse, write, return early, and have rows of their own.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double Tree(double[] x, double b, int depth)
    {
        double[] own = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] < 0)
            {
                continue;
            }

            double[] turn = new double[2];
            Turn(x[i], b, turn);
            own[i] = turn[0] - turn[1];
            if (own[i] > 20)
            {
                return own[i] * b;
            }
        }

        Scale(own.AsSpan(1), ref b);
        return depth == 0 ? own[0] * own[1] : Tree(own, b * 0.5, depth - 1) + own[^1];
    }

    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Turn(double angle, double radius, double[] turn)
    {
        turn[0] = radius * Math.Cos(angle);
        turn[1] = radius * Math.Sin(angle);
        if (radius > 3)
        {
            return;
        }

        turn[1] *= angle;
    }

    [Differentiable(Derivatives = Derivatives.None)]
    internal static void Scale(Span<double> x, ref double by)
    {
        for (int i = 0; i < x.Length; i++)
        {
            x[i] *= by;
            by += 0.1 * x[i];
        }
    }

    /// <summary>One direction at a time: an array variable that becomes another array, and a list.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double OneAtATime(double[] x, double[] y)
    {
        double[] now = new double[x.Length], next = new double[x.Length];
        x.CopyTo(now, 0);
        for (int k = 0; k < 3; k++)
        {
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = now[i] * now[(i + 1) % now.Length];
            }

            (now, next) = (next, now);
        }

        List<double> found = [];
        foreach (double value in now)
        {
            found.Add(value * value);
        }

        y[0] += found.Sum();
        return now[0];
    }

    /// <summary>What carries no derivative runs again, where it is known to give the same.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double OfConstants(double[] x, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        double sum = 0;
        for (int i = 0; i < settings.Half; i++)
        {
            sum += x[settings.Places[i]] * settings.Weights[i];
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Wanted)]
    internal static double Grid(double[,] a, double[]? maybe)
    {
        double sum = maybe is null ? 1 : maybe[0];
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j < a.GetLength(1); j++)
            {
                sum *= a[i, j] + i;
            }
        }

        return sum;
    }

    /// <summary>Throws in the middle, with rows of its own.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double Throwing(double[] x, bool throws)
    {
        double[] own = new double[x.Length];
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double[] inner = new double[3];
            inner[0] = x[i] * x[i];
            if (throws && i == 1)
            {
                throw new InvalidOperationException("half-way");
            }

            own[i] = inner[0] + i;
            sum += own[i] * own[0];
        }

        return sum;
    }

    /// <summary>Parameters that are called what the member calls its own.</summary>
    [Differentiable(Derivatives = Wanted)]
    internal static double Names(double[] result, double directions, double first, double tape, double value, double checks)
    {
        result[0] *= directions * first;
        return result[0] * tape * value * checks;
    }

    internal sealed class Settings(int[] places, double[] weights)
    {
        public int[] Places { get; } = places;

        public double[] Weights => weights;

        public int Half => Places.Length / 2;
    }
}
