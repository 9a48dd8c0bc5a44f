using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace DiffProg.Blocks;

/// <summary>A container of numbers, which its tangent is as well.</summary>
/// <typeparam name="TStorage">How it gives a span of them.</typeparam>
/// <typeparam name="TRow">The type of the container.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Row<TStorage, TRow, T> : IParameterKind<TRow?, TRow?>
    where TStorage : IStorage<TRow, T>
    where TRow : class
    where T : struct, IFloatingPoint<T>
{
    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TRow? ZeroLike(TRow? value, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            TStorage.NumbersOf(walk.SetTwin(value!, TStorage.Copy(value!))).Clear();
        }

        return walk.TwinOf<TRow?>(value);
    }

    /// <inheritdoc/>
    public static int Count(TRow? value, ref BlockWalk walk) => walk.Enter(value) ? TStorage.NumbersOf(value!).Length : 0;

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TRow? Move(TRow? value, TRow? direction, double scale, ref BlockWalk walk)
    {
        if (!walk.Enter(value, direction))
        {
            return walk.OwnedBefore(value);
        }

        TRow moved = walk.IsInPlace ? value! : walk.SetTwin(value!, TStorage.Copy(value!));
        Numbers.AddScaled(TStorage.NumbersOf(moved), scale, TStorage.NumbersOf(direction!));
        return moved;
    }

    /// <inheritdoc/>
    public static void CopyTo(TRow? value, Span<double> destination, ref BlockWalk walk)
    {
        if (walk.Enter(value))
        {
            ReadOnlySpan<T> numbers = TStorage.NumbersOf(value!);
            Numbers.CopyTo(numbers, destination.Slice(walk.Take(numbers.Length), numbers.Length));
        }
    }

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(value))]
    public static TRow? CopyFrom(TRow? value, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (!walk.Enter(value))
        {
            return walk.OwnedBefore(value);
        }

        TRow read = walk.IsInPlace ? value! : walk.SetTwin(value!, TStorage.Copy(value!));
        Span<T> numbers = TStorage.NumbersOf(read);
        Numbers.CopyFrom(numbers, source.Slice(walk.Take(numbers.Length), numbers.Length));
        return read;
    }

    /// <inheritdoc/>
    public static int CountTangent(TRow? tangent, ref BlockWalk walk) => Count(tangent, ref walk);

    /// <inheritdoc/>
    public static void SetZero(ref TRow? tangent, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            TStorage.NumbersOf(tangent!).Clear();
        }
    }

    /// <inheritdoc/>
    public static void AddScaled(ref TRow? tangent, double scale, TRow? other, ref BlockWalk walk)
    {
        if (walk.Enter(tangent, other))
        {
            Numbers.AddScaled(TStorage.NumbersOf(tangent!), scale, TStorage.NumbersOf(other!));
        }
    }

    /// <inheritdoc/>
    public static double Dot(TRow? a, TRow? b, ref BlockWalk walk) =>
        walk.Enter(a, b) ? Numbers.Dot<T>(TStorage.NumbersOf(a!), TStorage.NumbersOf(b!)) : 0;

    /// <inheritdoc/>
    public static void CopyTangentTo(TRow? tangent, Span<double> destination, ref BlockWalk walk) => CopyTo(tangent, destination, ref walk);

    /// <inheritdoc/>
    public static void CopyTangentFrom(ref TRow? tangent, ReadOnlySpan<double> source, ref BlockWalk walk)
    {
        if (walk.Enter(tangent))
        {
            Span<T> numbers = TStorage.NumbersOf(tangent!);
            Numbers.CopyFrom(numbers, source.Slice(walk.Take(numbers.Length), numbers.Length));
        }
    }
}
