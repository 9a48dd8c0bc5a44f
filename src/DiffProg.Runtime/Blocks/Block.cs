using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace DiffProg.Blocks;

/// <summary>A parameter block inside another, class or struct.</summary>
/// <typeparam name="TBlock">The type of the block.</typeparam>
/// <typeparam name="TTangent">The type of its tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Block<TBlock, TTangent> : IParameterKind<TBlock?, TTangent?>
    where TBlock : IDifferentiable<TBlock, TTangent>
    where TTangent : ITangent<TTangent>
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TTangent? ZeroLike(TBlock? value, ref BlockWalk walk)
    {
        if (typeof(TBlock).IsValueType)
        {
            return value!.ZeroLike(ref walk);
        }

        // The block notes its twin itself, before its members.
        return walk.Enter(value) ? value!.ZeroLike(ref walk) : walk.TwinOf<TTangent>(value);
    }

    /// <inheritdoc/>
    public static int Count(TBlock? value, ref BlockWalk walk) => IsNew(value, ref walk) ? value!.CountParameters(ref walk) : 0;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TBlock? Move(TBlock? value, TTangent? direction, double scale, ref BlockWalk walk)
    {
        if (typeof(TBlock).IsValueType)
        {
            return value!.Move(direction!, scale, ref walk);
        }

        return walk.Enter(value, direction) ? Noted(value!, value!.Move(direction!, scale, ref walk), ref walk) : walk.TwinOf<TBlock>(value);
    }

    /// <inheritdoc/>
    public static void CopyTo(TBlock? value, Span<double> destination, ref BlockWalk walk)
    {
        if (IsNew(value, ref walk))
        {
            value!.CopyParametersTo(destination, ref walk);
        }
    }

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TBlock? CopyFrom(TBlock? value, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (typeof(TBlock).IsValueType)
        {
            return value!.CopyParametersFrom(source, ref walk);
        }

        return walk.Enter(value) ? Noted(value!, value!.CopyParametersFrom(source, ref walk), ref walk) : walk.TwinOf<TBlock>(value);
    }

    /// <inheritdoc/>
    public static int CountTangent(TTangent? tangent, ref BlockWalk walk) => IsNew(tangent, ref walk) ? tangent!.CountNumbers(ref walk) : 0;

    /// <inheritdoc/>
    public static void SetZero(ref TTangent? tangent, ref BlockWalk walk)
    {
        if (IsNew(tangent, ref walk))
        {
            tangent!.SetZero(ref walk);
        }
    }

    /// <inheritdoc/>
    public static void AddScaled(ref TTangent? tangent, double scale, TTangent? other, ref BlockWalk walk)
    {
        if (typeof(TTangent).IsValueType || walk.EnterAlike(tangent, other))
        {
            tangent!.AddScaled(scale, other!, ref walk);
        }
    }

    /// <inheritdoc/>
    public static double Dot(TTangent? a, TTangent? b, ref BlockWalk walk) =>
        typeof(TTangent).IsValueType || walk.EnterAlike(a, b) ? a!.Dot(b!, ref walk) : 0;

    /// <inheritdoc/>
    public static void CopyTangentTo(TTangent? tangent, Span<double> destination, ref BlockWalk walk)
    {
        if (IsNew(tangent, ref walk))
        {
            tangent!.CopyTo(destination, ref walk);
        }
    }

    /// <inheritdoc/>
    public static void CopyTangentFrom(ref TTangent? tangent, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (IsNew(tangent, ref walk))
        {
            tangent!.CopyFrom(source, ref walk);
        }
    }

    private static bool IsNew<T>(T? value, ref BlockWalk walk) => typeof(T).IsValueType || walk.Enter(value);

    private static TBlock Noted(TBlock value, TBlock moved, ref BlockWalk walk)
    {
        if (!ReferenceEquals(value, moved))
        {
            walk.SetTwin(value, moved);
        }

        return moved;
    }
}
