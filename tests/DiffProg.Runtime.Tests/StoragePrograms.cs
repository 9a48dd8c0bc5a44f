using System;

namespace DiffProg.Runtime.Tests;

/// <content>The programs: arrays of every lifetime.</content>
public static partial class StorageTests
{
    private const Derivatives All = Derivatives.Default | Derivatives.Hvp;

    /// <summary>Arrays that live as long as the call, overwritten again and again.</summary>
    [Differentiable(Derivatives = All)]
    private static double Layers(double[] w, int count)
    {
        double[] x = new double[w.Length], y = new double[w.Length];
        x[0] = 1;
        for (int layer = 0; layer < count; layer++)
        {
            for (int i = 0; i < w.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < w.Length; j++)
                {
                    sum += w[(i + j) % w.Length] * x[j];
                }

                y[i] = Math.Tanh(sum);
            }

            for (int i = 0; i < w.Length; i++)
            {
                x[i] = y[i];
            }
        }

        double total = 0;
        for (int i = 0; i < w.Length; i++)
        {
            total += x[i] * x[i];
        }

        return total;
    }

    [Differentiable(Derivatives = All)]
    private static double Smooth(double[] row)
    {
        double sum = 0;
        for (int i = 1; i < row.Length; i++)
        {
            row[i] = row[i] * row[i] + 0.3 * row[i - 1];
            sum += row[i];
        }

        return sum;
    }

    [Differentiable(WithRespectTo = [nameof(factor)])]
    private static void Scale(double[] row, double factor)
    {
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }

    /// <summary>An array for each trip, some of which the reverse sweep reads, and one that only a branch makes.</summary>
    [Differentiable(Derivatives = All)]
    private static double Windows(double[] a, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double[] window = new double[1 + (i % 3)];
            for (int j = 0; j < window.Length; j++)
            {
                window[j] = Math.Sin(a[(i + j) % 5] * 0.5);
            }

            if (i % 2 == 0)
            {
                double[] squares = new double[window.Length];
                for (int j = 0; j < squares.Length; j++)
                {
                    squares[j] = window[j] * window[j];
                }

                sum += squares[0];
            }

            sum += window[0] * window[window.Length - 1];
        }

        return sum;
    }

    [Differentiable(Derivatives = All)]
    private static double Fold(double[] a, int depth)
    {
        if (depth == 0)
        {
            return a[0];
        }

        double[] pair = new double[2];
        pair[0] = Math.Cos(a[depth % 5]);
        pair[1] = pair[0] * Fold(a, depth - 1);
        return pair[0] + 0.5 * pair[1];
    }

    [Differentiable]
    private static double Linear(double[] a, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            double[] scratch = new double[3];
            scratch[0] = a[i % 5];
            scratch[1] = 2 * scratch[0];
            sum += scratch[1] - scratch[0];
        }

        return sum;
    }

    [Differentiable(Derivatives = Derivatives.None)]
    private static double LinearStep(double[] a, int i)
    {
        double[] scratch = new double[3];
        scratch[0] = a[i % 5];
        scratch[1] = 2 * scratch[0];
        return scratch[1] - scratch[0];
    }

    [Differentiable]
    private static double CallsLinear(double[] a, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += LinearStep(a, i);
        }

        return sum;
    }

    [Differentiable]
    private static double Counted(double x, int count)
    {
        double s = 1;
        for (int i = 0; i < count; i++)
        {
            s = Math.Cos(s * x);
        }

        return s;
    }

    [Differentiable]
    private static double Until(double x, int count)
    {
        double s = 1;
        int i = 0;
        while (i < count)
        {
            s = Math.Cos(s * x);
            i++;
        }

        return s;
    }

    [Differentiable]
    private static double OfLength(double x, int length)
    {
        double[] row = new double[length];
        row[1] = x * x;
        return row[1];
    }
}
