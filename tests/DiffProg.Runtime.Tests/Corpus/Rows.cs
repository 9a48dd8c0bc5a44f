using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Arrays and spans, read and written.</summary>
internal static partial class Rows
{
    public static Checks.Case[] Table { get; } =
    [
        new("A span on an array, both written", nameof(SpanOnArray), At(Row(1.3, 0.4, 2.2))),
        new("A read-only span", nameof(ReadOnly), At(Row(1.3, 0.4, 2.2), Row(0.2, -1.7, 0.9))),
        new("A span written from a read-only span", nameof(Softmax), At(Row(1.3, 0.4, 2.2), Row(9, 9, 9))),
        new("A span read and written", nameof(PrefixProducts), At(Row(1.3, 0.4, 2.2, -0.7))),
        new("Elements swapped at indices known only when it runs", nameof(Reverse), At(Row(1.3, 0.4, 2.2, -0.7), new[] { 3, 0, 2, 1, 1 })),
        new("Gather and scatter with indices that repeat", nameof(Scatter), At(Row(1.3, 0.4), new[] { 1, 0, 1, 1 }, new[] { true, true, false, true })),
        new("New arrays in a loop, longer each time", nameof(NewInLoop), At(1.1, 4)),
        new("New arrays with initial elements", nameof(Initial), At(1.1, 0.4)),
        new("A new array in a branch", nameof(NewInBranch), At(1.1, 3)),
        new("A new array in a branch, not taken", nameof(NewInBranch), At(1.1, 0)),
        new("An empty array", nameof(Weighted), At(Array.Empty<double>(), 1.5)),
        new("An element that is left as it came", nameof(LeftAlone), At(Row(1.3, 0.4), 1.1)),
        new("A row that is killed and made anew", nameof(Killed), At(Row(1.3, 0.4), 1.1)),
        new("A scratch row whose entry is a constant carries derivatives", nameof(Scratch), At(1.3, Row(5, 6))),
        new("Only what is asked for", nameof(OnlyWeights), At(Row(1.3, 0.4), Row(2.5, 0.3), 0.7)),
        new("A method that writes and returns a count", nameof(CountClipped), At(Row(1.3, 0.4, 2.5), 1.0)),
        new("A method that writes and returns a truth", nameof(Normalise), At(Row(1.3, 0.4, 2.5))),
        new("A value and a written row", nameof(SumOfSquaresInPlace), At(Row(1.3, 0.4, 2.5))),
        new("Two written rows", nameof(Rotate), At(Row(1.3, 0.4), Row(-0.3, 2.2), 0.7)),
        new("Integers and truths in local rows", nameof(LocalIndexRows), At(Row(1.3, 0.4, 2.5, -1))),
        new("An element written twice in a trip", nameof(TwiceWritten), At(Row(1.3, 0.4, 2.5))),
        new("A row of rows laid flat", nameof(MatrixPower), At(Row(0.9, 0.2, -0.3, 1.1), 2, 3)),
        new("Rows and numbers spread into another", nameof(Spread), At(Row(0.7, 1.3, -0.4))),
        new("An element behind a spread that writes to what was spread", nameof(SpreadBefore), At(Row(0.7, 1.3, -0.4))),
        new("A foreach by reference over a part", nameof(ByReference), At(Row(0.7, 1.3, -0.4, 0.9))),
        new("A foreach by read-only reference, of elements that the body writes", nameof(ByReadOnlyReference), At(Row(0.7, 1.3, -0.4))),
    ];

    [Differentiable(Derivatives = Both)]
    private static double SpanOnArray(double[] a)
    {
        Span<double> s = a;
        ReadOnlySpan<double> r = s;
        s[0] *= a[1];
        a[1] = r[0] * s[2];
        double first = r[1];
        s[1] = 7;
        return (first * a[1] * s[0]) + r[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ReadOnly(ReadOnlySpan<double> x, double[] w)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            s += Math.Tanh(x[i] * w[i]) * x[x.Length - 1 - i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static void Softmax(ReadOnlySpan<double> x, Span<double> y)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Math.Exp(x[i]);
            sum += y[i];
        }

        for (int i = 0; i < x.Length; i++)
        {
            y[i] /= sum;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static void PrefixProducts(Span<double> a)
    {
        for (int i = 1; i < a.Length; i++)
        {
            a[i] *= a[i - 1];
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Reverse(double[] a, int[] order)
    {
        for (int i = 0; i + 1 < order.Length; i++)
        {
            int p = order[i], q = order[i + 1];
            double t = a[p];
            a[p] = a[q];
            a[q] = t * (i + 1);
        }

        return (a[0] * a[1]) + (a[2] * a[3]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Scatter(double[] a, int[] index, ReadOnlySpan<bool> mask)
    {
        double[] bins = new double[a.Length];
        for (int i = 0; i < index.Length; i++)
        {
            if (mask[i])
            {
                bins[index[i]] += a[index[index.Length - 1 - i]] * a[i % a.Length];
            }
        }

        return bins[0] * bins[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double NewInLoop(double x, int n)
    {
        double s = x;
        for (int i = 1; i < n; i++)
        {
            double[] row = new double[i];
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = s * (k + 1);
                s += row[k / 2] * x;
            }

            s -= row[i - 1];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Initial(double x, double y)
    {
        double[] a = new double[] { x, y, x * y, x = 2 * x };
        double[] b = { a[3], x, 1 };
        b[2] *= a[0] = a[1];
        return (a[0] * a[2]) + (b[0] * b[2] * a.Length);
    }

    [Differentiable(Derivatives = Both)]
    private static double NewInBranch(double x, int n)
    {
        double s = x;
        if (n > 0)
        {
            double[] a = new double[n];
            a[n - 1] = x * x;
            s *= a[n - 1] + a[0];
        }

        return s * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Weighted(double[] a, double x)
    {
        double s = x;
        for (int i = 0; i < a.Length; i++)
        {
            s *= a[i];
        }

        return s * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeftAlone(double[] a, double x)
    {
        a[0] *= x;
        return a[1] * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Killed(double[] a, double x)
    {
        double s = a[0] * a[1];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = 0;
        }

        a[0] += x;
        a[1] += a[0] * s;
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Scratch(double x, [NoDerivative] double[] scratch)
    {
        scratch[0] = x * x;
        scratch[1] *= scratch[0];
        return scratch[1] * x;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(w)])]
    private static double OnlyWeights(double[] x, double[] w, double b) => (x[0] * w[0] * w[1]) + (x[1] * w[1]) + (b * w[0]);

    [Differentiable(Derivatives = Both)]
    private static int CountClipped(double[] a, double limit)
    {
        int clipped = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > limit)
            {
                a[i] = limit * limit;
                clipped++;
            }
            else
            {
                a[i] *= a[i];
            }
        }

        return clipped;
    }

    [Differentiable(Derivatives = Both)]
    private static bool Normalise(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * a[i];
        }

        if (sum == 0)
        {
            return false;
        }

        double norm = Math.Sqrt(sum);
        for (int i = 0; i < a.Length; i++)
        {
            a[i] /= norm;
        }

        return true;
    }

    [Differentiable(Derivatives = Both)]
    private static double SumOfSquaresInPlace(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += a[i] *= a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static void Rotate(double[] x, double[] y, double angle)
    {
        double c = Math.Cos(angle), s = Math.Sin(angle);
        for (int i = 0; i < x.Length; i++)
        {
            double t = (c * x[i]) - (s * y[i]);
            y[i] = (s * x[i]) + (c * y[i]);
            x[i] = t;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalIndexRows(double[] a)
    {
        int[] order = new int[a.Length];
        bool[] isUsed = new bool[a.Length];
        double s = 1;
        for (int k = 0; k < a.Length; k++)
        {
            int best = -1;
            for (int i = 0; i < a.Length; i++)
            {
                if (!isUsed[i] && (best < 0 || a[i] > a[best]))
                {
                    best = i;
                }
            }

            isUsed[best] = true;
            order[k] = best;
            s = (s * a[order[k / 2]]) + (k * a[best]);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double TwiceWritten(double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = Math.Sin(a[i]) * a[0];
            a[i] = a[i] * a[i] * a[(i + 1) % a.Length];
        }

        return a[0] + (a[1] * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double MatrixPower(double[] m, int n, int times)
    {
        double[] power = new double[n * n], product = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            power[(i * n) + i] = 1;
        }

        for (int t = 0; t < times; t++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    product[(i * n) + j] = 0;
                    for (int k = 0; k < n; k++)
                    {
                        product[(i * n) + j] += power[(i * n) + k] * m[(k * n) + j];
                    }
                }
            }

            for (int i = 0; i < power.Length; i++)
            {
                power[i] = product[i];
            }
        }

        return (power[0] * power[3]) + power[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Spread(double[] p)
    {
        double[] q = [p[0], .. p[1..], p[1] * p[0], .. p];
        q[0] *= q[^1];
        double[] twice = [.. q, .. q];
        twice[1] *= q[0];
        return q[0] * q[3] * twice[1] * twice[q.Length + 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double SpreadBefore(double[] p)
    {
        double[] q = [.. p, p[0] = 5 * p[1], p[0] * p[1]];
        return q[0] * q[3] * q[4];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double[] p)
    {
        double sum = 0;
        foreach (ref double r in p.AsSpan(1))
        {
            if (r < 0)
            {
                continue;
            }

            r *= 2 * p[0];
            sum += r * r;
            if (sum > 20)
            {
                break;
            }
        }

        return sum * p[3];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReadOnlyReference(double[] p)
    {
        double sum = 0;
        foreach (ref readonly double r in p.AsSpan(1))
        {
            p[1] *= p[0];
            sum += r * r;
        }

        return sum * p[1];
    }
}
