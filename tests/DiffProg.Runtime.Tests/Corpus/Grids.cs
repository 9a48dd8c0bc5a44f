using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Arrays of several dimensions.</summary>
internal static partial class Grids
{
    private static readonly double[,] Stencil = { { 0.5, -1.5 }, { 2.5, 0.25 } };

    public static Checks.Case[] Table { get; } =
    [
        new("A matrix product in local arrays of two dimensions", nameof(Product), At(Row(1.3, 0.4, 2.2, -0.7, 0.6, 1.9), 2)),
        new("A matrix that a callee reads", nameof(Bilinear), At(Row(1.3, 0.4, 2.2, -0.7, 0.6, 1.9), Row(0.7, -1.2))),
        new("A matrix that a callee overwrites", nameof(Eliminated), At(Row(1.3, 0.4, 2.2, -0.7, 0.6, 1.9, 0.3, 2.4, 1.1))),
        new("A matrix overwritten in a loop", nameof(Diffused), At(Row(1.3, 0.4, 2.2, -0.7, 0.6, 1.9), 3)),
        new("A matrix made anew in each trip", nameof(Powers), At(Row(1.1, 0.4, -0.2, 0.9), 3)),
        new("foreach over all elements", nameof(Sum), At(Row(1.3, 0.4, 2.2, -0.7))),
        new("Three dimensions", nameof(Cube), At(Row(1.3, 0.4, 2.2, -0.7))),
        new("Initial elements, another name and a copy", nameof(Named), At(1.3, 0.4)),
        new("An element by reference", nameof(ByReference), At(1.3, 0.4)),
        new("Integers and truths in two dimensions", nameof(Counted), At(Row(1.3, 0.4, 2.2, -0.7), 3)),
        new("A dynamic programme", nameof(Aligned), At(Row(1.3, 0.4, 2.2), Row(0.9, 1.7))),
        new("Lengths are those of the declaration", nameof(Lengths), At(1.3, 2, 3)),
        new("Indices with effects, from left to right", nameof(Ordered), At(Row(1.3, 0.4, 2.2, -0.7))),
        new("A table in two dimensions", nameof(Table2), At(Row(1.3, 0.4))),
        new("A local function writes to a matrix", nameof(ByLocalFunction), At(1.3, 0.4)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Product(double[] x, int n)
    {
        int m = x.Length / n;
        double[,] a = new double[n, m];
        double[,] b = new double[m, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                a[i, j] = x[(i * m) + j];
                b[j, i] = Math.Sin(x[(i * m) + j]);
            }
        }

        double[,] c = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < m; k++)
                {
                    c[i, j] += a[i, k] * b[k, j];
                }
            }
        }

        double s = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                s += c[i, j] * c[i, j] * (i + 1 + (2 * j));
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Form(double[,] a, double[] x)
    {
        double s = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            for (int j = 0; j <= a.GetUpperBound(1); j++)
            {
                s += x[i] * a[i, j] * a[i, j];
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Bilinear(double[] x, double[] y)
    {
        double[,] a = new double[2, 3];
        for (int k = 0; k < a.Length; k++)
        {
            a[k / 3, k % 3] = x[k] * x[0];
        }

        double first = Form(a, y);
        a[1, 1] *= y[0];
        return first * Form(a, y);
    }

    [Differentiable]
    private static void Eliminate(double[,] a)
    {
        int n = a.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                double f = a[i, k] / a[k, k];
                for (int j = k; j < n; j++)
                {
                    a[i, j] -= f * a[k, j];
                }
            }
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Eliminated(double[] x)
    {
        double[,] a = { { x[0] + 3, x[1], x[2] }, { x[3], x[4] + 4, x[5] }, { x[6], x[7], x[8] + 5 } };
        Eliminate(a);
        double determinant = 1;
        for (int i = 0; i < 3; i++)
        {
            determinant *= a[i, i];
        }

        return determinant;
    }

    [Differentiable(Derivatives = Both)]
    private static double Diffused(double[] x, int steps)
    {
        double[,] u = new double[2, 3];
        for (int k = 0; k < 6; k++)
        {
            u[k / 3, k % 3] = x[k];
        }

        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    if (j == 1 && t == 1)
                    {
                        continue;
                    }

                    u[i, j] = Math.Tanh(u[i, j] + (0.3 * u[1 - i, j] * u[i, (j + 1) % 3]));
                }
            }
        }

        return (u[0, 0] * u[1, 2]) + u[0, 1] + u[1, 0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Powers(double[] x, int n)
    {
        double s = 0;
        double trace = x[0] + x[3];
        for (int t = 0; t < n; t++)
        {
            double[,] m = new double[t + 1, 2];
            for (int i = 0; i <= t; i++)
            {
                m[i, 0] = trace * x[i];
                m[i, 1] = m[i, 0] * x[3 - i];
            }

            trace = m[t, 1] + (0.1 * trace);
            s += trace;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Sum(double[] x)
    {
        double[,] a = { { x[0], x[1] * x[2] }, { x[3], 2 } };
        double s = 0;
        foreach (double y in a)
        {
            s += y * y * y;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Cube(double[] x)
    {
        double[,,] a = new double[2, 3, 2];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                a[i, j, 0] = x[i] * x[j];
                a[i, j, 1] = a[i, j, 0] * x[3];
            }
        }

        double s = 0;
        for (int j = 0; j < a.GetLength(1); j++)
        {
            s += a[0, j, 1] * a[1, j, 0] * a.Rank;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Named(double x, double y)
    {
        double[,] a = new double[,] { { x, y * y }, { x * y, 3 } };
        double[,] b = a;
        double[,] c = (double[,])a.Clone();
        b[0, 0] *= 2;
        c[0, 1] += a[0, 0];
        return (a[0, 0] * c[0, 0]) + (c[0, 1] * b[1, 0]);
    }

    [Differentiable]
    private static void Scale(ref double x, double by) => x *= by;

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        double[,] a = { { x, y }, { 1, 2 } };
        ref double last = ref a[1, 1];
        last = x * y;
        Scale(ref a[0, 1], last);
        return a[0, 1] * a[1, 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Counted(double[] x, int n)
    {
        int[,] count = new int[n, 2];
        bool[,] isSet = new bool[n, 2];
        for (int i = 0; i < x.Length; i++)
        {
            count[i % n, 1] += i;
            isSet[i % n, 0] = x[i] > 0.5;
        }

        double s = 0;
        for (int i = 0; i < n; i++)
        {
            s += isSet[i, 0] ? count[i, 1] * x[i] * x[i] : x[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Aligned(double[] x, double[] y)
    {
        double[,] d = new double[x.Length + 1, y.Length + 1];
        for (int i = 1; i <= x.Length; i++)
        {
            d[i, 0] = d[i - 1, 0] + (x[i - 1] * x[i - 1]);
            for (int j = 1; j <= y.Length; j++)
            {
                if (i == 1)
                {
                    d[0, j] = d[0, j - 1] + y[j - 1];
                }

                double cost = x[i - 1] - y[j - 1];
                d[i, j] = Math.Min(d[i - 1, j - 1] + (cost * cost), Math.Min(d[i - 1, j], d[i, j - 1]) + 1);
            }
        }

        return d[x.Length, y.Length];
    }

    [Differentiable(Derivatives = Both)]
    private static double Lengths(double x, int n, int m)
    {
        double[,] a = new double[n, m];
        n = 7;
        m = 1;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            a[i, a.GetLength(1) - 1] = x * i;
        }

        return (a[1, 2] * x * n) + (a.Length * x) + (m * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Ordered(double[] x)
    {
        double[,] a = { { x[0], x[1] }, { x[2], x[3] } };
        int i = 0;
        a[i++, i] *= x[0];
        a[i, --i] = a[i, i] * x[3];
        return (a[0, 1] * a[1, 0]) + i;
    }

    [Differentiable(Derivatives = Both)]
    private static double Table2(double[] x) => (Stencil[0, 1] * x[0] * x[1]) + (Stencil[x.Length - 1, 0] * x[1] * Stencil.GetLength(0));

    [Differentiable(Derivatives = Both)]
    private static double ByLocalFunction(double x, double y)
    {
        double[,] a = new double[2, 2];
        void Fill(double[,] m, double by)
        {
            for (int i = 0; i < m.GetLength(0); i++)
            {
                m[i, 1 - i] += by * x;
            }
        }

        Fill(a, y);
        Fill(a, a[0, 1]);
        return a[0, 1] * a[1, 0];
    }
}
