using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Numerical code as it is written in practice.</summary>
internal static partial class Algorithms
{
    public static Checks.Case[] Table { get; } =
    [
        new("A linear system by elimination with pivots, in place", nameof(Solve), At(Row(0.1, 2, -1, 3, 0.4, 0.7, -1, 1.5, 2.2), Row(1, 2, 3), 3)),
        new("A determinant by Cholesky, in place", nameof(LogDeterminant), At(Row(4, 0, 0, 1, 3, 0, 0.5, -0.7, 2), 3)),
        new("Insertion sort", nameof(InsertionSort), At(Row(1.3, 0.4, 2.5, -1, 0.9))),
        new("Quicksort", nameof(Sorted), At(Row(1.3, 0.4, 2.5, -1, 0.9, 3.1, -2.2))),
        new("A differential equation by Runge and Kutta", nameof(Pendulum), At(0.6, -0.2, 1.3, 20)),
        new("A heat equation, in place", nameof(Heat), At(Row(1, 0.5, -0.3, 2, 0.7), 0.2, 6)),
        new("A convolution at the borders", nameof(Convolution), At(Row(1, 0.5, -0.3, 2, 0.7), Row(0.3, -1, 0.4))),
        new("A recurrent network", nameof(Recurrent), At(Row(0.3, -0.4, 0.7, 0.2, 0.5, -0.6), Row(0.5, -1, 0.2, 0.9), 2)),
        new("Edit distance by dynamic programming", nameof(EditDistance), At(Row(1, 3, 2, 5.5), Row(1.2, 2.1, 5), 0.8)),
        new("A simulation that stops at a threshold", nameof(Bounce), At(2.0, 0.7, 9.81)),
        new("Bisection", nameof(Bisection), At(2.7), null, true),
        new("An option on a lattice, exercised early", nameof(AmericanPut), At(36.0, 40.0, 0.06, 0.2, 1.0, 12), null, false, 1e-4),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Solve(double[] a, double[] b, int n)
    {
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                if (Math.Abs(a[(i * n) + k]) > Math.Abs(a[(pivot * n) + k]))
                {
                    pivot = i;
                }
            }

            if (pivot != k)
            {
                double t;
                for (int j = k; j < n; j++)
                {
                    t = a[(k * n) + j];
                    a[(k * n) + j] = a[(pivot * n) + j];
                    a[(pivot * n) + j] = t;
                }

                t = b[k];
                b[k] = b[pivot];
                b[pivot] = t;
            }

            for (int i = k + 1; i < n; i++)
            {
                double factor = a[(i * n) + k] / a[(k * n) + k];
                for (int j = k; j < n; j++)
                {
                    a[(i * n) + j] -= factor * a[(k * n) + j];
                }

                b[i] -= factor * b[k];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++)
            {
                b[i] -= a[(i * n) + j] * b[j];
            }

            b[i] /= a[(i * n) + i];
        }

        return b[0] + (2 * b[1] * b[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double LogDeterminant(double[] a, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = a[(i * n) + j];
                for (int k = 0; k < j; k++)
                {
                    s -= a[(i * n) + k] * a[(j * n) + k];
                }

                a[(i * n) + j] = i == j ? Math.Sqrt(s) : s / a[(j * n) + j];
            }

            sum += 2 * Math.Log(a[(i * n) + i]);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double InsertionSort(double[] a)
    {
        for (int i = 1; i < a.Length; i++)
        {
            double x = a[i];
            int j = i - 1;
            while (j >= 0 && a[j] > x)
            {
                a[j + 1] = a[j];
                j--;
            }

            a[j + 1] = x;
        }

        return WeightedSum(a);
    }

    [Differentiable(Derivatives = Both)]
    private static double Sorted(double[] a)
    {
        Quicksort(a, 0, a.Length - 1);
        return WeightedSum(a);
    }

    [Differentiable(Derivatives = Both)]
    private static void Quicksort(double[] a, int first, int last)
    {
        if (first >= last)
        {
            return;
        }

        double pivot = a[(first + last) / 2];
        int i = first, j = last;
        while (i <= j)
        {
            while (a[i] < pivot)
            {
                i++;
            }

            while (a[j] > pivot)
            {
                j--;
            }

            if (i <= j)
            {
                double t = a[i];
                a[i++] = a[j];
                a[j--] = t;
            }
        }

        Quicksort(a, first, j);
        Quicksort(a, i, last);
    }

    [Differentiable(Derivatives = Both)]
    private static double WeightedSum(ReadOnlySpan<double> a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += (i + 1) * a[i] * a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Bisection(double x)
    {
        double low = 0, high = x;
        while (high - low > 1e-13)
        {
            double middle = 0.5 * (low + high);
            if (middle * middle < x)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    [Differentiable(Derivatives = Both)]
    private static double AmericanPut(double spot, double strike, double rate, double volatility, double years, int steps)
    {
        double dt = years / steps, up = Math.Exp(volatility * Math.Sqrt(dt)), discount = Math.Exp(-rate * dt);
        double p = ((1 / discount) - (1 / up)) / (up - (1 / up));
        double[] value = new double[steps + 1];
        for (int i = 0; i <= steps; i++)
        {
            value[i] = Math.Max(0, strike - (spot * Math.Pow(up, (2 * i) - steps)));
        }

        for (int t = steps - 1; t >= 0; t--)
        {
            for (int i = 0; i <= t; i++)
            {
                double hold = discount * ((p * value[i + 1]) + ((1 - p) * value[i]));
                double exercise = strike - (spot * Math.Pow(up, (2 * i) - t));
                value[i] = exercise > hold ? exercise : hold;
            }
        }

        return value[0];
    }
}
