using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace DiffProg.Blocks;

/// <summary>An array whose elements hold parameters: blocks, or rows of numbers.</summary>
/// <typeparam name="TKind">The elements' kind.</typeparam>
/// <typeparam name="TValue">The type of the elements.</typeparam>
/// <typeparam name="TTangent">The type of their tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayOf<TKind, TValue, TTangent> : IParameterKind<TValue[]?, TTangent[]?>
    where TKind : IParameterKind<TValue, TTangent>
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TTangent[]? ZeroLike(TValue[]? value, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            TTangent[] zero = new TTangent[value!.Length];
            walk.SetTwin(value!, zero);
            Elements<TKind, TValue, TTangent>.ZeroLike(value, zero, ref walk);
        }

        return walk.TwinOf<TTangent[]?>(value);
    }

    /// <inheritdoc/>
    public static int Count(TValue[]? value, ref BlockWalk walk) =>
        walk.Enter(value) ? Elements<TKind, TValue, TTangent>.Count(value, ref walk) : 0;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TValue[]? Move(TValue[]? value, TTangent[]? direction, double scale, ref BlockWalk walk)
    {
        if (!walk.Enter(value, direction))
        {
            return walk.OwnedBefore(value);
        }

        TValue[] moved = walk.IsInPlace ? value! : walk.SetTwin(value!, (TValue[])value!.Clone());
        Elements<TKind, TValue, TTangent>.Move(Elements.Of(moved), direction, scale, ref walk);
        return moved;
    }

    /// <inheritdoc/>
    public static void CopyTo(TValue[]? value, Span<double> destination, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            Elements<TKind, TValue, TTangent>.CopyTo(value, destination, ref walk);
        }
    }

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TValue[]? CopyFrom(TValue[]? value, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (!walk.Enter(value))
        {
            return walk.OwnedBefore(value);
        }

        TValue[] read = walk.IsInPlace ? value! : walk.SetTwin(value!, (TValue[])value!.Clone());
        Elements<TKind, TValue, TTangent>.CopyFrom(Elements.Of(read), source, ref walk);
        return read;
    }

    /// <inheritdoc/>
    public static int CountTangent(TTangent[]? tangent, ref BlockWalk walk) =>
        walk.Enter(tangent) ? Elements<TKind, TValue, TTangent>.CountTangents(tangent, ref walk) : 0;

    /// <inheritdoc/>
    public static void SetZero(ref TTangent[]? tangent, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.SetZero(Elements.Of(tangent!), ref walk);
        }
    }

    /// <inheritdoc/>
    public static void AddScaled(ref TTangent[]? tangent, double scale, TTangent[]? other, ref BlockWalk walk)
    {
        if (walk.Enter(tangent, other))
        {
            Elements<TKind, TValue, TTangent>.AddScaled(Elements.Of(tangent!), scale, other, ref walk);
        }
    }

    /// <inheritdoc/>
    public static double Dot(TTangent[]? a, TTangent[]? b, ref BlockWalk walk) =>
        walk.Enter(a, b) ? Elements<TKind, TValue, TTangent>.Dot(a, b, ref walk) : 0;

    /// <inheritdoc/>
    public static void CopyTangentTo(TTangent[]? tangent, Span<double> destination, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.CopyTangentsTo(tangent, destination, ref walk);
        }
    }

    /// <inheritdoc/>
    public static void CopyTangentFrom(ref TTangent[]? tangent, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Elements<TKind, TValue, TTangent>.CopyTangentsFrom(Elements.Of(tangent!), source, ref walk);
        }
    }
}
