using System;
using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg.Blocks;

/// <summary>A value that is nothing but numbers, such as <see cref="Vector3"/> or <see cref="Complex"/>; its tangent is of its type.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="T">The type of its numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Packed<TValue, T> : IParameterKind<TValue, TValue>
    where TValue : struct
    where T : struct, IFloatingPoint<T>
{
    private static int Length => Unsafe.SizeOf<TValue>() / Unsafe.SizeOf<T>();

    /// <inheritdoc/>
    public static TValue ZeroLike(TValue value, ref BlockWalk walk) => default;

    /// <inheritdoc/>
    public static int Count(TValue value, ref BlockWalk walk) => Length;

    /// <inheritdoc/>
    public static TValue Move(TValue value, TValue direction, double scale, ref BlockWalk walk)
    {
        Numbers.AddScaled(NumbersOf(ref value), scale, NumbersOf(ref direction));
        return value;
    }

    /// <inheritdoc/>
    public static void CopyTo(TValue value, Span<double> destination, ref BlockWalk walk) =>
        Numbers.CopyTo<T>(NumbersOf(ref value), destination.Slice(walk.Take(Length), Length));

    /// <inheritdoc/>
    public static TValue CopyFrom(TValue value, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        Numbers.CopyFrom(NumbersOf(ref value), source.Slice(walk.Take(Length), Length));
        return value;
    }

    /// <inheritdoc/>
    public static int CountTangent(TValue tangent, ref BlockWalk walk) => Length;

    /// <inheritdoc/>
    public static void SetZero(ref TValue tangent, ref BlockWalk walk) => tangent = default;

    /// <inheritdoc/>
    public static void AddScaled(ref TValue tangent, double scale, TValue other, ref BlockWalk walk) =>
        Numbers.AddScaled(NumbersOf(ref tangent), scale, NumbersOf(ref other));

    /// <inheritdoc/>
    public static double Dot(TValue a, TValue b, ref BlockWalk walk) => Numbers.Dot<T>(NumbersOf(ref a), NumbersOf(ref b));

    /// <inheritdoc/>
    public static void CopyTangentTo(TValue tangent, Span<double> destination, ref BlockWalk walk) => CopyTo(tangent, destination, ref walk);

    /// <inheritdoc/>
    public static void CopyTangentFrom(ref TValue tangent, ReadOnlySpan<double> source, ref BlockWalk walk) => tangent = CopyFrom(tangent, source, ref walk);

    private static Span<T> NumbersOf(ref TValue value) => MemoryMarshal.Cast<TValue, T>(MemoryMarshal.CreateSpan(ref value, 1));
}
