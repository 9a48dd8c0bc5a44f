using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Tuples: nested, named, exchanged, taken apart into places of every kind.</summary>
internal static partial class Tuples
{
    public static Checks.Case[] Table { get; } =
    [
        new("Tuple: a swap", nameof(Swap), At(3.0, 5.0), x => [2 * x[1], 1 + (2 * x[0])]),
        new("Tuple: a value that is copied", nameof(Copied), At(1.3, 0.7)),
        new("Tuple: nested and named", nameof(Nested), At(1.3, 0.7)),
        new("Tuple: three places in a circle", nameof(Circle), At(Row(0.5, 1.2, 0.8))),
        new("Tuple: an element and its index", nameof(ElementAndIndex), At(Row(0.5, 1.2, 0.8))),
        new("Tuple: into parts, elements, locals and discards", nameof(EveryPlace), At(Row(0.5, 1.2, 0.8), 1.3)),
        new("Tuple: Deconstruct", nameof(Deconstructed), At(1.3, 0.7)),
        new("Tuple: Deconstruct, nested", nameof(NestedDeconstruct), At(1.3, 0.7)),
        new("Tuple: Deconstruct into what it reads", nameof(DeconstructedIntoSource), At(1.3, 0.7)),
        new("Tuple: numbers widen", nameof(Widened), At(1.3, 2)),
        new("Tuple: a state of a loop", nameof(LoopState), At(1.3, 5)),
        new("Tuple: given and returned", nameof(GivenAndReturned), At(1.3, 0.7)),
        new("Tuple: returned early", nameof(ReturnedEarly), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Tuple: by reference", nameof(ByReference), At(1.3, 0.7)),
        new("Tuple: chosen", nameof(Chosen), At(1.3, 0.7)),
        new("Tuple: elements evaluated from left to right", nameof(LeftToRight), At(1.3, 0.7)),
        new("Tuple: a row inside", nameof(RowInside), At(Row(0.5, 1.2, 0.8))),
        new("Tuple: in a recursion", nameof(Recursion), At(1.3, 5)),
        new("Tuple: compared", nameof(Compared), At(1.3, 2)),
        new("Tuple: an assignment as a value", nameof(AsValue), At(1.3, 0.7)),
    ];

    [Differentiable]
    internal partial struct Point(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public double Doubled
        {
            readonly get => 2 * X;
            set => X = value / 2;
        }

        public readonly void Deconstruct(out double x, out double y)
        {
            x = X * Y;
            y = Y;
            if (x > y)
            {
                return;
            }

            y *= x;
        }

        public readonly void Deconstruct(out Point itself, out double sum, out int count) => (itself, sum, count) = (this, X + Y, 2);
    }

    [Differentiable(Derivatives = Both)]
    private static double Swap(double x, double y)
    {
        (x, y) = (y, x * y);
        return x + (2 * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double Copied(double x, double y)
    {
        var p = (x, y);
        var q = p;
        q.x *= y;
        p.Item2 += q.Item1;
        x = 100;
        return (p.x * q.x) + (p.y * q.y) + (x * p.x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, double y)
    {
        (double Gain, (double Low, double High) Range, int Count) p = (x, (y, x * y), 2);
        p.Range.Low *= p.Gain;
        var range = p.Range;
        p.Range = (range.High, range.Low);
        (double, (double, double), int) q = p;
        q.Item2.Item1 += p.Count;
        var (gain, (low, high), _) = q;
        return (gain * low) + (high * p.Range.Low) + range.Low;
    }

    [Differentiable(Derivatives = Both)]
    private static double Circle(double[] a)
    {
        for (int i = 0; i < 4; i++)
        {
            (a[0], a[1], a[2]) = (a[1] * a[2], a[2], a[0]);
            if (a[0] > 1)
            {
                continue;
            }

            (a[i % 3], a[(i + 1) % 3]) = (a[(i + 1) % 3] + a[0], a[i % 3]);
        }

        return a[0] + (a[1] * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementAndIndex(double[] a)
    {
        int i = 0;
        int j = 2;
        (a[i], i) = (a[j], j);
        (j, a[j]) = (i - 1, a[0] * a[1]);
        (a[i--], a[i--]) = (a[i], a[i + 1] * a[j]);
        return (a[0] * 3) + (a[1] * a[2]) + (i * a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double EveryPlace(double[] a, double x)
    {
        Point p = default;
        Point[] row = new Point[2];
        double y;
        (p.X, row[1].Y, _, var z) = (x * a[0], a[1], x * 100, a[2] * x);
        (y, (p.Doubled, a[1])) = (p.X * z, (z * z, row[1].Y + x));
        (row[0], double w) = (p, x);
        (row[0].X, row[1], p) = (row[0].Y + w, row[0], row[1]);
        return (p.X * y) + (p.Y * row[0].X) + (row[1].X * a[1]) + z;
    }

    [Differentiable(Derivatives = Both)]
    private static double Deconstructed(double x, double y)
    {
        var (a, b) = new Point(x, y);
        Point p = new(a, b);
        (double c, y) = p;
        (Point q, double sum, int n) = new Point(c, y);
        q.X *= sum;
        return (q.X * n) + (q.Y * c) + (b * p.X);
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedDeconstruct(double x, double y)
    {
        (double s, (double a, double b)) = (x, new Point(x, y));
        (((double c, _), double d, _), y) = (new Point(a, b), y * s);
        return (a * b) + (c * d * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double DeconstructedIntoSource(double x, double y)
    {
        Point p = new(x, y);
        (p.Y, p.X) = p;
        (p, double sum, _) = p;
        (p.X, _) = p;
        return p.X + (p.Y * sum);
    }

    [Differentiable(Derivatives = Both)]
    private static double Widened(double x, int n)
    {
        (double, double) p = (x, n);
        (double A, double B) q = (n, (float)n);
        (double u, double v) = (n, n / 2);
        p = (p.Item2 * x, n);
        return (p.Item1 * q.B) + (u * p.Item2 * x) + v;
    }

    [Differentiable(Derivatives = Both)]
    private static double LoopState(double x, int n)
    {
        (double A, double B) s = (x, 1);
        int i = 0;
        while (i < n)
        {
            s = (s.B * x, s.A + s.B);
            if (i++ == 2)
            {
                s.A -= s.B;
                continue;
            }

            (s.A, s.B) = (s.B, Math.Sin(s.A));
            if (s.A > 50)
            {
                break;
            }
        }

        return s.A * s.B;
    }

    [Differentiable]
    private static (double Sum, double Product) Both2((double X, double Y) p, double by)
    {
        p.X *= by;
        return (p.X + p.Y, p.X * p.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenAndReturned(double x, double y)
    {
        var p = (x, y);
        var q = Both2(p, y);
        (double a, double b) = Both2(q, p.x);
        return (a * q.Product) + (b * p.x) + Both2((a, y), b).Sum;
    }

    [Differentiable]
    private static (double Value, int Index) FirstAbove(double[] a, double limit)
    {
        double product = 1;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
            {
                continue;
            }

            product *= a[i] + 1;
            if (product > limit)
            {
                return (product, i);
            }
        }

        return (-product, -1);
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnedEarly(double[] a)
    {
        (double value, int index) = FirstAbove(a, 2);
        var none = FirstAbove(a, 100);
        return (value * (index + 1)) + (none.Value * a[index]);
    }

    [Differentiable]
    private static void Turn(ref (double X, double Y) p, out (double, double) before)
    {
        before = p;
        p = (-p.Y, p.X);
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        var p = (x, y);
        Turn(ref p, out var before);
        Turn(ref before, out _);
        p.x *= before.Item2;
        return p.x * p.y * before.Item1;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chosen(double x, double y)
    {
        var p = x > y ? (x, y * y) : (y, x);
        var q = x < y ? p : (p.Item2, p.Item1);
        (x, y) = q.Item1 > 100 ? (1.0, 2.0) : q;
        return x * x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeftToRight(double x, double y)
    {
        var p = (x, x = 2 * y, x * y, y += x);
        var q = (p.Item1, p.Item1 = 3 * x, p.Item1);
        return (p.Item1 * p.Item2) + (p.Item3 * q.Item1) + (q.Item3 * p.Item4);
    }

    [Differentiable(Derivatives = Both)]
    private static double RowInside(double[] a)
    {
        (double[] Row, double Gain) p = (a, a[0]);
        p.Row[1] *= p.Gain;
        a[0] = p.Row[1];
        return p.Row[0] * p.Gain * p.Row[2];
    }

    [Differentiable]
    private static (double, double) Fibonacci(double x, int n)
    {
        if (n == 0)
        {
            return (1, x);
        }

        (double a, double b) = Fibonacci(x, n - 1);
        return (b, a + (x * b));
    }

    [Differentiable(Derivatives = Both)]
    private static double Recursion(double x, int n) => Fibonacci(x, n).Item2 * Fibonacci(x * x, 2).Item1;

    [Differentiable(Derivatives = Both)]
    private static double Compared(double x, int n)
    {
        (int, int) p = (n, 2);
        return p.Item1 == p.Item2 ? x * x : x;
    }

    [Differentiable(Derivatives = Both)]
    private static double AsValue(double x, double y)
    {
        double a, b;
        var sum = (a, b) = (x * y, x);
        sum.Item1 += (a, b).Item2;
        return (sum.Item1 * a) + (sum.b * b);
    }
}
