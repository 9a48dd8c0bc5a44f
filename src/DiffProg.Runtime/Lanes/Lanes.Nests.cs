using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg;

/// <content>What loops stand on that run eight trips at once with the loops in them: rows that each trip has for itself, and elements that are looked at one by one.</content>
public static partial class Lanes
{
    /// <summary>A row of zeros for each of eight trips.</summary>
    /// <param name="room">Where it lies.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative, as <c>new double[length]</c> says it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Span<Doubles> Rows(Span<Doubles> room, int length)
    {
        Span<Doubles> rows = AnyRows(room, length);
        rows.Clear();
        return rows;
    }

    /// <summary>A row for each of eight trips, which holds anything.</summary>
    /// <param name="room">Where it lies.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative, as <c>new double[length]</c> says it.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Span<Doubles> AnyRows(Span<Doubles> room, int length)
    {
        if (length < 0)
        {
            ThrowOverflow();
        }

        return room[..length];
    }

    /// <summary>Whether a row has all elements of a tile: so many beside each other in each trip.</summary>
    /// <param name="length">The row's length.</param>
    /// <param name="start">The first place that the first trip touches.</param>
    /// <param name="stride">How far the next trip's is from that.</param>
    /// <param name="trips">How many trips there are, at least one.</param>
    /// <param name="count">How many elements a trip touches.</param>
    public static bool Covers(int length, int start, int stride, int trips, int count) =>
        count <= 0 || (start >= 0 && stride >= 0 && start + ((long)stride * (trips - 1)) + count <= length);

    /// <summary>The elements that eight trips touch beside each other, those of each in a lane.</summary>
    /// <param name="room">Where they lie then.</param>
    /// <param name="row">The row; nothing is checked, since the loop has been (<see cref="Covers(int, int, int, int, int)"/>).</param>
    /// <param name="start">The first place that the first trip touches.</param>
    /// <param name="stride">How far the next trip's is from that.</param>
    /// <param name="count">How many elements a trip touches.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Span<Doubles> Tile(Span<Doubles> room, ReadOnlySpan<double> row, int start, int stride, int count)
    {
        if (count <= 0)
        {
            return [];
        }

        ref double source = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), start);
        ref double target = ref Unsafe.As<Doubles, double>(ref MemoryMarshal.GetReference(room));
        for (nint lane = 0; lane < Count; lane++)
        {
            for (nint j = 0; j < count; j++)
            {
                Unsafe.Add(ref target, (j * Count) + lane) = Unsafe.Add(ref source, (lane * stride) + j);
            }
        }

        return room[..count];
    }

    /// <summary>Whether a truth value holds in a lane at least.</summary>
    /// <param name="mask">All bits of a lane where it does.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Doubles mask) => mask.AsInt64() != Vector512<long>.Zero;

    /// <summary>The numbers of a row of lanes, those of the first element first.</summary>
    /// <param name="rows">The row.</param>
    public static Span<double> Flat(Span<Doubles> rows) => MemoryMarshal.Cast<Doubles, double>(rows);

    /// <summary>Whether a truth value holds in one lane.</summary>
    /// <param name="mask">All bits of a lane where it does.</param>
    /// <param name="lane">The lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(Doubles mask, int lane) => mask.AsInt64()[lane] != 0;

    /// <summary>Truth values of which one is another.</summary>
    /// <param name="mask">All bits of a lane where it holds.</param>
    /// <param name="lane">The lane that changes.</param>
    /// <param name="truth">Whether it holds there.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles With(Doubles mask, int lane, bool truth) => mask.AsInt64().WithElement(lane, truth ? -1L : 0L).AsDouble();

    /// <summary>Eight elements beside each other.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Gather(ReadOnlySpan<double> row, int index)
    {
        Check(row.Length, index);
        return Load(row, index);
    }

    /// <summary>Eight elements a stride apart.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    public static Doubles Gather(ReadOnlySpan<double> row, int index, int stride)
    {
        Check(row.Length, index, stride);
        return Load(row, index, stride);
    }

    /// <summary>Overwrites eight elements beside each other.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Scatter(Doubles value, Span<double> row, int index)
    {
        Check(row.Length, index);
        Store(value, row, index);
    }

    /// <summary>Overwrites eight elements a stride apart.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    public static void Scatter(Doubles value, Span<double> row, int index, int stride)
    {
        Check(row.Length, index, stride);
        Store(value, row, index, stride);
    }

    /// <summary>Adds to eight elements beside each other.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ScatterAdd(Doubles value, Span<double> row, int index)
    {
        Check(row.Length, index);
        Store(Load(row, index) + value, row, index);
    }

    /// <summary>Adds to eight elements a stride apart.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it; not zero.</param>
    /// <exception cref="IndexOutOfRangeException">The row does not have them all.</exception>
    public static void ScatterAdd(Doubles value, Span<double> row, int index, int stride)
    {
        Check(row.Length, index, stride);
        Store(Load(row, index, stride) + value, row, index, stride);
    }

    /// <summary>The signs of eight numbers, as <see cref="Math.Sign(double)"/> has them.</summary>
    /// <param name="x">The numbers.</param>
    /// <exception cref="ArithmeticException">One is no number.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Sign(Doubles x)
    {
        if (Any(~Vector512.Equals(x, x)))
        {
            ThrowNoNumber();
        }

        Doubles one = Vector512.Create(1.0);
        return (Vector512.GreaterThan(x, Doubles.Zero) & one) - (Vector512.LessThan(x, Doubles.Zero) & one);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int length, int index)
    {
        if (index < 0 || length - Count < index)
        {
            ThrowOutOfRange();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Check(int length, int index, int stride)
    {
        if ((uint)index >= (uint)length || (ulong)(index + ((long)stride * (Count - 1))) >= (ulong)length)
        {
            ThrowOutOfRange();
        }
    }

    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2201:Do not raise reserved exception types", Justification = "What an index that is out of range throws one iteration at a time.")]
    private static void ThrowOutOfRange() => throw new IndexOutOfRangeException();

    [DoesNotReturn]
    private static void ThrowOverflow() => throw new OverflowException("An array was to have less than no elements.");

    [DoesNotReturn]
    private static void ThrowNoNumber() => throw new ArithmeticException("The sign of a NaN was asked for, which has none.");
}
