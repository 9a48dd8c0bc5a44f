using System;
using System.Runtime.InteropServices;

namespace DiffProg.Blocks;

internal static class Elements
{
    /// <summary>The span of an array that may be one of a derived type, to whose elements only what fits is written.</summary>
    public static Span<T> Of<T>(T[] array) => MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(array), array.Length);
}

/// <summary>What arrays and lists of parameters do with their elements.</summary>
internal static class Elements<TKind, TValue, TTangent>
    where TKind : IParameterKind<TValue, TTangent>
{
    public static void ZeroLike(ReadOnlySpan<TValue> values, Span<TTangent> zeros, ref BlockWalk walk)
    {
        for (int i = 0; i < values.Length; i++)
        {
            zeros[i] = TKind.ZeroLike(values[i], ref walk);
        }
    }

    public static int Count(ReadOnlySpan<TValue> values, ref BlockWalk walk)
    {
        int count = 0;
        foreach (TValue value in values)
        {
            count += TKind.Count(value, ref walk);
        }

        return count;
    }

    public static void Move(Span<TValue> values, ReadOnlySpan<TTangent> directions, double scale, ref BlockWalk walk)
    {
        SameLength(values.Length, directions.Length);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = TKind.Move(values[i], directions[i], scale, ref walk);
        }
    }

    public static void CopyTo(ReadOnlySpan<TValue> values, Span<double> destination, ref BlockWalk walk)
    {
        foreach (TValue value in values)
        {
            TKind.CopyTo(value, destination, ref walk);
        }
    }

    public static void CopyFrom(Span<TValue> values, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        foreach (ref TValue value in values)
        {
            value = TKind.CopyFrom(value, source, ref walk);
        }
    }

    public static int CountTangents(ReadOnlySpan<TTangent> tangents, ref BlockWalk walk)
    {
        int count = 0;
        foreach (TTangent tangent in tangents)
        {
            count += TKind.CountTangent(tangent, ref walk);
        }

        return count;
    }

    public static void SetZero(Span<TTangent> tangents, ref BlockWalk walk)
    {
        foreach (ref TTangent tangent in tangents)
        {
            TKind.SetZero(ref tangent, ref walk);
        }
    }

    public static void AddScaled(Span<TTangent> tangents, double scale, ReadOnlySpan<TTangent> others, ref BlockWalk walk)
    {
        SameLength(tangents.Length, others.Length);
        for (int i = 0; i < tangents.Length; i++)
        {
            TKind.AddScaled(ref tangents[i], scale, others[i], ref walk);
        }
    }

    public static double Dot(ReadOnlySpan<TTangent> a, ReadOnlySpan<TTangent> b, ref BlockWalk walk)
    {
        SameLength(a.Length, b.Length);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += TKind.Dot(a[i], b[i], ref walk);
        }

        return sum;
    }

    public static void CopyTangentsTo(ReadOnlySpan<TTangent> tangents, Span<double> destination, ref BlockWalk walk)
    {
        foreach (TTangent tangent in tangents)
        {
            TKind.CopyTangentTo(tangent, destination, ref walk);
        }
    }

    public static void CopyTangentsFrom(Span<TTangent> tangents, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        foreach (ref TTangent tangent in tangents)
        {
            TKind.CopyTangentFrom(ref tangent, source, ref walk);
        }
    }

    private static void SameLength(int one, int other)
    {
        if (one != other)
        {
            throw BlockWalk.OfAnotherShape();
        }
    }
}
