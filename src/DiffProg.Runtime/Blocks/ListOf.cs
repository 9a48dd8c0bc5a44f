using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace DiffProg.Blocks;

/// <summary>A list whose elements hold parameters: blocks, or rows of numbers.</summary>
/// <typeparam name="TKind">The elements' kind.</typeparam>
/// <typeparam name="TValue">The type of the elements.</typeparam>
/// <typeparam name="TTangent">The type of their tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListOf<TKind, TValue, TTangent> : IParameterKind<List<TValue>?, List<TTangent>?>
    where TKind : IParameterKind<TValue, TTangent>
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static List<TTangent>? ZeroLike(List<TValue>? value, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            List<TTangent> zero = new(value!.Count);
            CollectionsMarshal.SetCount(zero, value.Count);
            walk.SetTwin(value!, zero);
            Elements<TKind, TValue, TTangent>.ZeroLike(CollectionsMarshal.AsSpan(value), CollectionsMarshal.AsSpan(zero), ref walk);
        }

        return walk.TwinOf<List<TTangent>?>(value);
    }

    /// <inheritdoc/>
    public static int Count(List<TValue>? value, ref BlockWalk walk) =>
        walk.Enter(value) ? Elements<TKind, TValue, TTangent>.Count(CollectionsMarshal.AsSpan(value), ref walk) : 0;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static List<TValue>? Move(List<TValue>? value, List<TTangent>? direction, double scale, ref BlockWalk walk)
    {
        if (!walk.Enter(value, direction))
        {
            return walk.OwnedBefore(value);
        }

        List<TValue> moved = walk.IsInPlace ? value! : walk.SetTwin(value!, new List<TValue>(value!));
        Elements<TKind, TValue, TTangent>.Move(CollectionsMarshal.AsSpan(moved), CollectionsMarshal.AsSpan(direction), scale, ref walk);
        return moved;
    }

    /// <inheritdoc/>
    public static void CopyTo(List<TValue>? value, Span<double> destination, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            Elements<TKind, TValue, TTangent>.CopyTo(CollectionsMarshal.AsSpan(value), destination, ref walk);
        }
    }

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static List<TValue>? CopyFrom(List<TValue>? value, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (!walk.Enter(value))
        {
            return walk.OwnedBefore(value);
        }

        List<TValue> read = walk.IsInPlace ? value! : walk.SetTwin(value!, new List<TValue>(value!));
        Elements<TKind, TValue, TTangent>.CopyFrom(CollectionsMarshal.AsSpan(read), source, ref walk);
        return read;
    }

    /// <inheritdoc/>
    public static int CountTangent(List<TTangent>? tangent, ref BlockWalk walk) =>
        walk.Enter(tangent) ? Elements<TKind, TValue, TTangent>.CountTangents(CollectionsMarshal.AsSpan(tangent), ref walk) : 0;

    /// <inheritdoc/>
    public static void SetZero(ref List<TTangent>? tangent, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.SetZero(CollectionsMarshal.AsSpan(tangent), ref walk);
        }
    }

    /// <inheritdoc/>
    public static void AddScaled(ref List<TTangent>? tangent, double scale, List<TTangent>? other, ref BlockWalk walk)
    {
        if (walk.Enter(tangent, other))
        {
            Elements<TKind, TValue, TTangent>.AddScaled(CollectionsMarshal.AsSpan(tangent), scale, CollectionsMarshal.AsSpan(other), ref walk);
        }
    }

    /// <inheritdoc/>
    public static double Dot(List<TTangent>? a, List<TTangent>? b, ref BlockWalk walk) =>
        walk.Enter(a, b) ? Elements<TKind, TValue, TTangent>.Dot(CollectionsMarshal.AsSpan(a), CollectionsMarshal.AsSpan(b), ref walk) : 0;

    /// <inheritdoc/>
    public static void CopyTangentTo(List<TTangent>? tangent, Span<double> destination, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.CopyTangentsTo(CollectionsMarshal.AsSpan(tangent), destination, ref walk);
        }
    }

    /// <inheritdoc/>
    public static void CopyTangentFrom(ref List<TTangent>? tangent, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.CopyTangentsFrom(CollectionsMarshal.AsSpan(tangent), source, ref walk);
        }
    }
}
