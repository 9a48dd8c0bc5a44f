using System;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg.Blocks;

/// <summary>
/// What tangents do, on spans of numbers. Sums are formed in <c>double</c>, whatever the numbers are, and in an order that no machine's
/// vectors have a say in.
/// </summary>
internal static class Numbers
{
    /// <summary>Adds <paramref name="scale"/> times a span to another of its length.</summary>
    public static void AddScaled<T>(Span<T> target, double scale, ReadOnlySpan<T> other)
        where T : struct, IFloatingPoint<T>
    {
        if (target.Length != other.Length)
        {
            throw BlockWalk.OfAnotherShape();
        }

        if (typeof(T) == typeof(double))
        {
            AddScaled(MemoryMarshal.Cast<T, double>(target), scale, MemoryMarshal.Cast<T, double>(other));
            return;
        }

        for (int i = 0; i < target.Length; i++)
        {
            target[i] = T.CreateTruncating(double.CreateTruncating(target[i]) + (scale * double.CreateTruncating(other[i])));
        }
    }

    /// <summary>The sum of the products of the elements of two spans of one length.</summary>
    public static double Dot<T>(ReadOnlySpan<T> a, ReadOnlySpan<T> b)
        where T : struct, IFloatingPoint<T>
    {
        if (a.Length != b.Length)
        {
            throw BlockWalk.OfAnotherShape();
        }

        if (typeof(T) == typeof(double))
        {
            return Dot(MemoryMarshal.Cast<T, double>(a), MemoryMarshal.Cast<T, double>(b));
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += double.CreateTruncating(a[i]) * double.CreateTruncating(b[i]);
        }

        return sum;
    }

    /// <summary>Writes a span's elements as <c>double</c>.</summary>
    public static void CopyTo<T>(ReadOnlySpan<T> source, Span<double> destination)
        where T : struct, IFloatingPoint<T>
    {
        if (typeof(T) == typeof(double))
        {
            MemoryMarshal.Cast<T, double>(source).CopyTo(destination);
            return;
        }

        for (int i = 0; i < source.Length; i++)
        {
            destination[i] = double.CreateTruncating(source[i]);
        }
    }

    /// <summary>Takes a span's elements from as many of <c>double</c>.</summary>
    public static void CopyFrom<T>(Span<T> target, ReadOnlySpan<double> source)
        where T : struct, IFloatingPoint<T>
    {
        if (typeof(T) == typeof(double))
        {
            source.CopyTo(MemoryMarshal.Cast<T, double>(target));
            return;
        }

        for (int i = 0; i < target.Length; i++)
        {
            target[i] = T.CreateTruncating(source[i]);
        }
    }

    private static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> other)
    {
        int i = 0;
        Vector<double> scales = new(scale);
        for (; i <= target.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target[i..]) + (scales * new Vector<double>(other[i..]))).CopyTo(target[i..]);
        }

        for (; i < target.Length; i++)
        {
            target[i] += scale * other[i];
        }
    }

    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        // Eight lanes, whether the machine has them or not: the order of the sum is the same on each.
        Vector512<double> lanes = Vector512<double>.Zero;
        int i = 0;
        for (; i <= a.Length - Vector512<double>.Count; i += Vector512<double>.Count)
        {
            lanes += Vector512.Create(a[i..]) * Vector512.Create(b[i..]);
        }

        double sum = 0;
        for (int lane = 0; lane < Vector512<double>.Count; lane++)
        {
            sum += lanes[lane];
        }

        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
