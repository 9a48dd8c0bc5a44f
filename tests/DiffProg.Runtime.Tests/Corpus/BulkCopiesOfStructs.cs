using System;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Copies of rows of structs, whose elements are copied part by part.</summary>
internal static partial class BulkCopiesOfStructs
{
    public static Checks.Case[] Table { get; } =
    [
        new("Copies of structs: a clone goes its own way", nameof(Cloned), At(0.7, 1.3)),
        new("Copies of structs: two ways to an array", nameof(ToArrays), At(0.7, 1.3)),
        new("Copies of structs: within an array, upwards", nameof(Within), At(0.7, 1.3, 0, 1, 3)),
        new("Copies of structs: within an array, downwards", nameof(Within), At(0.7, 1.3, 2, 0, 2)),
        new("Copies of structs: between slices that overlap", nameof(Slices), At(0.7, 1.3)),
        new("Copies of structs: filled, and cleared in part", nameof(Filled), At(0.7, 1.3)),
        new("Copies of structs: filled with one of its own", nameof(FilledWithOwn), At(0.7, 1.3)),
        new("Copies of structs: tuples, filled in a loop", nameof(FilledTuples), At(0.7, 1.3)),
        new("Copies of structs: to work and back, in a loop", nameof(BackAndForth), At(0.7, 1.3, 4)),
    ];

    [Differentiable]
    public partial struct Pair(double x, double y)
    {
        public double X = x;

        public double Y = y;

        public int Tag;

        [NoDerivative]
        public double Weight = 1;
    }

    [Differentiable(Derivatives = Both)]
    private static double Cloned(double x, double y)
    {
        Pair[] a = [new(x, y), new(y * y, x)];
        Pair[] b = (Pair[])a.Clone();
        b[0].X *= a[0].Y;
        a[1].Y = b[0].X;
        return (a[0].X * b[0].X) + (a[1].Y * b[1].Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double ToArrays(double x, double y)
    {
        Pair[] a = [new(x, y), new(y * y, x), new(x, x)];
        Pair[] b = a.ToArray();
        Pair[] c = a.AsSpan(1).ToArray();
        a[1] = new Pair(3, 4);
        b[1].X += c[0].X;
        c[1].Y *= b[1].X;
        return (a[0].X * b[1].X) + c[1].Y + a[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Within(double x, double y, int from, int to, int count)
    {
        Pair[] a = [new(x, y), new(y * y, x), new(x * y, 1), new(2, x + y) { Tag = 3, Weight = 2 }];
        Array.Copy(a, from, a, to, count);
        double s = 0;
        for (int i = 0; i < a.Length; i++)
            s += a[i].X * a[i].Y * (i + 1 + a[i].Tag) * a[i].Weight;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Slices(double x, double y)
    {
        Pair[] a = [new(x, y), new(y * y, x), new(x * y, 1), new(2, x + y)];
        a.AsSpan(0, 3).CopyTo(a.AsSpan(1));
        a[0].X *= a[3].X;
        double s = 0;
        foreach (Pair p in a)
            s += p.X * p.Y * s;
        return s + a[0].X + a[3].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double BackAndForth(double x, double y, int n)
    {
        Pair[] a = [new(x, y), new(y * y, x), new(x * y, 1)];
        Pair[] work = new Pair[3];
        for (int t = 0; t < n; t++)
        {
            Array.Copy(a, work, 3);
            for (int i = 0; i < 3; i++)
                work[i].X = a[(i + 1) % 3].Y * Math.Sin(a[i].X);
            if (t == 2)
                continue;
            work.CopyTo(a, 0);
        }

        return (a[0].X * a[1].Y) + a[2].X + work[1].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double Filled(double x, double y)
    {
        Plain[] a = new Plain[4];
        Plain first = new(x, x * y);
        Array.Fill(a, first);
        first.X = 9;
        double r = a[0].X * a[3].Y;
        Array.Fill(a, new Plain(y, a[1].X * r), 1, 2);
        Array.Clear(a, 2, 1);
        return (r * a[0].X) + (a[1].X * a[1].Y) + (a[2].X * y) + (a[3].Y * a[1].Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledWithOwn(double x, double y)
    {
        Plain[] a = [new(x, y), new(y * y, x * y), new(Math.Sin(x), 2 + y)];
        double r = a[0].X * a[1].Y * a[2].X;
        Span<Plain> rest = a.AsSpan(1);
        rest.Fill(a[1]);
        a[1].X *= x;
        r += a[1].X * a[2].X * a[0].Y;
        a.AsSpan(0, 1).Clear();
        return (r * x) + (a[0].X * x) + a[2].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledTuples(double x, double y)
    {
        (double U, double V)[] a = new (double, double)[3];
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            Array.Fill(a, (x * i, y + s), i, 1);
            s += a[i].U * a[i].V;
            if (i == 1)
                Array.Clear(a);
        }

        return s + (a[0].U * x) + (a[2].V * y);
    }

    [Differentiable]
    public partial struct Plain(double x, double y)
    {
        public double X = x;

        public double Y = y;
    }
}
