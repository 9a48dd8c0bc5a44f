using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Parts of rows in place: slices, ranges, references to elements, and how they overlap.</summary>
internal static partial class Views
{
    public static Checks.Case[] Table { get; } =
    [
        new("Slices that overlap, written in turn", nameof(Overlapping), At(Row(0.5, 1.2, 0.7, 1.5))),
        new("A slice whose start moves on", nameof(MovingStart), At(Row(0.5, 1.2, 0.7, 1.5), 4)),
        new("A slice of a slice of a local row", nameof(OfLocalRow), At(0.7, 1.3)),
        new("A range of an array is a copy", nameof(RangeCopies), At(Row(0.5, 1.2, 0.7, 1.5))),
        new("Indices from the end", nameof(FromTheEnd), At(Row(0.5, 1.2, 0.7))),
        new("A row on the stack, filled and read in a loop", nameof(OnTheStack), At(0.7, 3)),
        new("A row written as its elements", nameof(ByElements), At(0.7, 1.3)),
        new("A reference to an element", nameof(ToAnElement), At(Row(0.5, 1.2, 0.7))),
        new("A reference to a local", nameof(ToALocal), At(0.7)),
        new("A helper that writes through a slice of its caller's row", nameof(WrittenByHelper), At(Row(0.5, 1.2, 0.7, 1.5))),
        new("A helper that overwrites through a slice of its own what its caller needs", nameof(OverwrittenByHelper), At(Row(0.5, 1.2))),
        new("Slices of one row for two parameters, which overlap", nameof(OverlappingParameters), At(Row(0.5, 1.2, 0.7, 1.5))),
        new("A recursion on ever shorter slices", nameof(Shorter), At(Row(0.5, 1.2, 0.7, 1.5))),
        new("A span of an array by its constructor", nameof(ByConstructor), At(Row(0.5, 1.2, 0.7, 1.5))),
    ];

    [Differentiable]
    private static void Overwrite(double[] p)
    {
        Span<double> first = p.AsSpan(0, 1);
        first[0] = 3;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenByHelper(double[] a)
    {
        double s = a[0] * a[0] * a[1];
        Overwrite(a);
        return s + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Overlapping(double[] a)
    {
        double s = 0;
        for (int k = 0; k < 2; k++)
        {
            Span<double> v = a.AsSpan(k, 3);
            Span<double> u = v[1..];
            u[0] *= v[0];
            s += v[1] * u[1];
            v[2] = s;
        }

        return s * a[3];
    }

    [Differentiable(Derivatives = Both)]
    private static double MovingStart(double[] a, int n)
    {
        double s = 0;
        int k = 0;
        while (k < n)
        {
            Span<double> v = a.AsSpan(k);
            if (v.Length < 2)
            {
                k++;
                continue;
            }

            v[1] = (v[1] * v[0]) + s;
            s += v[1] * a[^1];
            k++;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfLocalRow(double x, double y)
    {
        double[] row = new double[4];
        for (int i = 0; i < 3; i++)
        {
            Span<double> middle = row.AsSpan(1, 3);
            Span<double> end = middle.Slice(1);
            middle[0] += x;
            end[0] = (middle[0] * y) + end[1];
            end[1] = end[0] * x;
        }

        return row[1] + (row[2] * row[3]);
    }

    [Differentiable(Derivatives = Both)]
    private static double RangeCopies(double[] a)
    {
        double[] copy = a[1..^1];
        copy[0] *= copy[1];
        a[1] *= 2;
        return copy[0] * a[1] * a[2] * copy.Length;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromTheEnd(double[] a)
    {
        ReadOnlySpan<double> span = a;
        return a[^1] * span[^2] * span[^3];
    }

    [Differentiable(Derivatives = Both)]
    private static double OnTheStack(double x, int n)
    {
        double s = 1;
        Span<double> powers = stackalloc double[3];
        for (int k = 0; k < n; k++)
        {
            powers[0] = s;
            for (int i = 1; i < powers.Length; i++)
                powers[i] = powers[i - 1] * x;
            s += powers[2] * powers[1];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByElements(double x, double y)
    {
        double[] a = [x, y, x * y];
        Span<double> b = stackalloc double[] { a[2], x };
        return (a[0] * a[1]) + (b[0] * b[1] * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ToAnElement(double[] a)
    {
        int k = 0;
        ref double first = ref a[k];
        k = 2;
        first *= a[k];
        ref double last = ref a[^1];
        last = (first * last) + a[0];
        return first * last * k;
    }

    [Differentiable(Derivatives = Both)]
    private static double ToALocal(double x)
    {
        double t = x * x;
        ref double other = ref t;
        other *= t;
        return t * other;
    }

    [Differentiable]
    private static void Scale(Span<double> row, double factor)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] *= factor * row[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenByHelper(double[] a)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            Scale(a.AsSpan(i, 2), a[3]);
            s += a[i] * a[i + 1];
        }

        return s;
    }

    [Differentiable]
    private static void Mix(Span<double> p, ReadOnlySpan<double> q)
    {
        for (int i = 0; i < p.Length; i++)
        {
            p[i] = (p[i] * q[i]) + q[0];
            Span<double> rest = p[i..];
            rest[^1] *= 0.5;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double OverlappingParameters(double[] a)
    {
        Mix(a.AsSpan(0, 3), a.AsSpan(1, 3));
        Mix(a.AsSpan(1, 3), a.AsSpan(0, 3));
        Mix(a, a);
        return a[0] * a[1] * a[3];
    }

    [Differentiable]
    private static double Fold(Span<double> a)
    {
        if (a.Length == 1)
            return a[0];
        a[1] *= a[0];
        double rest = Fold(a[1..]);
        return rest * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Shorter(double[] a) => Fold(a) * Fold(a.AsSpan(1));

    [Differentiable(Derivatives = Both)]
    private static double ByConstructor(double[] a)
    {
        var middle = new Span<double>(a, 1, 2);
        middle[0] *= a[0];
        return middle[0] * middle[1] * a[3];
    }
}
