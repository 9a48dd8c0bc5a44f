using System;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>The framework's methods that copy, fill, clear and reverse rows.</summary>
internal static partial class BulkCopies
{
    private static readonly double[] s_table = [0.5, 1.5, -0.25];

    public static Checks.Case[] Table { get; } =
    [
        new("Array.Copy within an array, upwards", nameof(Within), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 0, 1, 4)),
        new("Array.Copy within an array, downwards", nameof(Within), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 2, 1, 3)),
        new("Array.Copy of a part onto itself", nameof(Within), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 1, 1, 3)),
        new("Array.Copy of no elements", nameof(Within), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 5, 0, 0)),
        new("CopyTo between slices of one row that overlap, upwards", nameof(Slices), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 0, 2)),
        new("CopyTo between slices of one row that overlap, downwards", nameof(Slices), At(Row(1.3, 0.7, 1.9, 0.4, 1.1), 2, 0)),
        new("A copy between parameters that are one array", nameof(OneRowTwice), At(Row(1.3, 0.7, 1.9, 0.4))),
        new("Array.Copy to a local, and back", nameof(ToLocalAndBack), At(Row(1.3, 0.7, 1.9))),
        new("Copies in a loop, as a delay line", nameof(DelayLine), At(Row(1.3, 0.7, 1.9, 0.4), 0.8)),
        new("Array.Clear kills what was there", nameof(Cleared), At(Row(1.3, 0.7, 1.9), 0.6)),
        new("Fill with an active value", nameof(Filled), At(Row(1.3, 0.7, 1.9, 0.4), 0.6)),
        new("Fill with an element of the row that it fills", nameof(FilledWithOwn), At(Row(1.3, 0.7, 1.9))),
        new("Reverse, all of an odd row and a part", nameof(Reversed), At(Row(1.3, 0.7, 1.9, 0.4, 1.1))),
        new("Clone and ToArray are copies", nameof(Cloned), At(Row(1.3, 0.7, 1.9))),
        new("A returned Clone", nameof(Returned), At(Row(1.3, 0.7, 1.9))),
        new("A copy of a table of constants", nameof(FromTable), At(0.8)),
        new("Named arguments of Array.Copy in another order", nameof(Named), At(Row(1.3, 0.7, 1.9, 0.4))),
        new("A copy of floats", nameof(Floats), At(new float[] { 1.5f, 0.5f, 2.5f }), Precision: Checks.Precision.Float),
        new("A copy of indices", nameof(Indices), At(Row(1.3, 0.7, 1.9), new int[] { 2, 0, 1 })),
        new("A pipeline through void methods that copy", nameof(Swap), At(Row(1.3, 0.7), Row(0.4, 1.1))),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Within(double[] a, int from, int to, int count)
    {
        a[2] *= a[0];
        Array.Copy(a, from, a, to, count);
        a[3] *= a[1] * a[2];
        return (a[0] * a[1]) + (a[2] * a[3] * a[4]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Slices(Span<double> a, int from, int to)
    {
        a.Slice(from, 3).CopyTo(a.Slice(to, 3));
        return (a[0] * a[1]) + (a[2] * a[3] * a[4]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OneRowTwice(double[] a) => Shifted(a, a) * a[3];

    [Differentiable(Derivatives = Both)]
    private static double Shifted(double[] p, double[] q)
    {
        Array.Copy(p, 0, q, 1, p.Length - 1);
        return p[0] * q[1] * q[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ToLocalAndBack(double[] a)
    {
        double[] work = new double[a.Length];
        Array.Copy(a, work, a.Length);
        work[1] *= work[0];
        a[0] = 3;
        work.AsSpan().CopyTo(a);
        a.CopyTo(work, 0);
        work[0] *= work[1];
        return (a[0] * a[1]) + (work[0] * work[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double DelayLine(double[] signal, double gain)
    {
        double[] line = new double[3];
        double sum = 0;
        foreach (double x in signal)
        {
            Array.Copy(line, 0, line, 1, line.Length - 1);
            line[0] = (gain * x) + (line[2] * x);
            sum += line[0] * line[1];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Cleared(double[] a, double x)
    {
        double product = a[0] * a[1] * a[2];
        Array.Clear(a, 1, 2);
        a[1] += x;
        Span<double> b = stackalloc double[2];
        b[0] = x * product;
        double r = b[0] * a[0];
        b.Clear();
        b[1] += r;
        Array.Clear(a);
        return ((b[0] + b[1]) * x) + a[0] + product;
    }

    [Differentiable(Derivatives = Both)]
    private static double Filled(double[] a, double x)
    {
        double y = a[0];
        Array.Fill(a, x * y, 0, 2);
        a.AsSpan(2).Fill(x);
        double[] b = new double[3];
        Array.Fill(b, a[3]);
        return (a[0] * a[1] * a[2]) + (b[0] * b[1] * b[2] * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledWithOwn(double[] a)
    {
        a.AsSpan().Fill(a[1] *= a[0]);
        return a[0] * a[1] * a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Reversed(double[] a)
    {
        Array.Reverse(a);
        a[0] *= a[1];
        Array.Reverse(a, 1, 3);
        a.AsSpan(0, 2).Reverse();
        return (a[0] * a[0] * a[1]) + (a[2] * a[3]) + (a[4] * a[4] * a[4]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Cloned(double[] a)
    {
        double[] b = (double[])a.Clone();
        b[0] *= a[1];
        double[] c = b.ToArray();
        c[1] *= b[0];
        double[] d = c.AsSpan(1).ToArray();
        d[0] += a[0];
        return (a[0] * b[0]) + (c[1] * c[2]) + (d[0] * d[1]);
    }

    [Differentiable]
    private static double[] Returned(double[] a)
    {
        double[] b = (double[])a.Clone();
        Array.Reverse(b);
        b[0] *= a[0];
        return b;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromTable(double x)
    {
        double[] a = new double[3];
        s_table.CopyTo(a, 0);
        a[0] *= x;
        a[1] *= a[0];
        return a[0] * a[1] * a[2] * s_table[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Named(double[] a)
    {
        int i = 1;
        Array.Copy(destinationIndex: i++, sourceArray: a, length: i, destinationArray: a, sourceIndex: i - 2);
        return a[0] * a[1] * a[2] * a[3];
    }

    [Differentiable(Derivatives = Both)]
    private static float Floats(float[] a)
    {
        float[] b = new float[3];
        Array.Copy(a, 1, b, 0, 2);
        a.AsSpan(1).CopyTo(a);
        return b[0] * b[1] * a[0] * a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Indices(double[] a, int[] order)
    {
        int[] k = (int[])order.Clone();
        Array.Reverse(k);
        return (a[k[0]] * a[k[0]]) + (a[k[1]] * a[k[2]]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Swap(double[] a, double[] b)
    {
        Exchange(a, b);
        a[0] *= b[1];
        Exchange(b, a);
        return a[0] * a[1] * b[0] * b[0];
    }

    [Differentiable]
    private static void Exchange(double[] a, double[] b)
    {
        double[] kept = a.ToArray();
        b.CopyTo(a, 0);
        kept.CopyTo(b.AsSpan());
    }
}
