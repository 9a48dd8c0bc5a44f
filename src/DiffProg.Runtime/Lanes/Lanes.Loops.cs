using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg;

/// <content>What loops stand on that run eight trips at once: how many trips that can be, and rows as lanes.</content>
public static partial class Lanes
{
    /// <summary>How many trips run at once.</summary>
    public const int Count = 8;

    /// <summary>Whether there are eight trips.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="limit">The index behind the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Fit(int first, int limit) => (long)limit - first >= Count;

    /// <summary>Whether there is more than one trip, so that a part of the lanes is faster than one trip at a time.</summary>
    /// <param name="first">The index of the first.</param>
    /// <param name="limit">The index behind the last.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool FitInPart(int first, int limit) => (long)limit - first > 1;

    /// <summary>Where the trips end that run eight at once: the last place from which fewer than eight are left.</summary>
    /// <param name="first">The index of the first trip.</param>
    /// <param name="limit">The index behind the last.</param>
    /// <returns><paramref name="first"/> where there are fewer than eight.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int End(int first, int limit)
    {
        uint trips = unchecked((uint)(limit - first));
        return Fit(first, limit) ? limit - (int)(trips % Count) : first;
    }

    /// <summary>Whether a row has all elements that a loop touches.</summary>
    /// <param name="length">The row's length.</param>
    /// <param name="start">The place that the first trip touches.</param>
    /// <param name="trips">How many trips there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Covers(int length, int start, int trips) => (uint)start <= (uint)length && (uint)trips <= (uint)(length - start);

    /// <summary>Whether a row has all elements that a loop touches, a stride apart.</summary>
    /// <param name="length">The row's length.</param>
    /// <param name="start">The place that the first trip touches.</param>
    /// <param name="stride">How far the next trip's place is from that.</param>
    /// <param name="trips">How many trips there are, at least one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Covers(int length, int start, int stride, int trips) =>
        (uint)start < (uint)length && start + ((long)stride * (trips - 1)) is var last && last >= 0 && last < length;

    /// <summary>Whether a loop touches other elements by one index than by another.</summary>
    /// <param name="a">Where the one starts.</param>
    /// <param name="b">Where the other starts.</param>
    /// <param name="trips">How many trips there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreApart(int a, int b, int trips) => Math.Abs((long)a - b) >= trips;

    /// <summary>Whether two rows have no element in common.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreApart(ReadOnlySpan<double> a, ReadOnlySpan<double> b) => !a.Overlaps(b);

    /// <summary>The index of a trip and those of the seven behind it, as numbers.</summary>
    /// <param name="first">The index.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles From(int first) => Vector512.Create((double)first) + Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7);

    /// <summary>Eight elements beside each other. Nothing is checked: the loop has been (<see cref="Covers(int, int, int)"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Load(ReadOnlySpan<double> row, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);

    /// <inheritdoc cref="Load(ReadOnlySpan{double}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Load(double[] row, int index) => Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(row), (nuint)index);

    /// <summary>Eight elements a stride apart. Nothing is checked: the loop has been (<see cref="Covers(int, int, int, int)"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    public static Doubles Load(ReadOnlySpan<double> row, int index, int stride)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), index);
        return Vector512.Create(
            start,
            Unsafe.Add(ref start, (nint)stride),
            Unsafe.Add(ref start, (nint)stride * 2),
            Unsafe.Add(ref start, (nint)stride * 3),
            Unsafe.Add(ref start, (nint)stride * 4),
            Unsafe.Add(ref start, (nint)stride * 5),
            Unsafe.Add(ref start, (nint)stride * 6),
            Unsafe.Add(ref start, (nint)stride * 7));
    }

    /// <summary>Overwrites eight elements beside each other. Nothing is checked: the loop has been (<see cref="Covers(int, int, int)"/>).</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles value, Span<double> row, int index) => value.StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);

    /// <inheritdoc cref="Store(Doubles, Span{double}, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Doubles value, double[] row, int index) => value.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(row), (nuint)index);

    /// <summary>Overwrites eight elements a stride apart. Nothing is checked: the loop has been (<see cref="Covers(int, int, int, int)"/>).</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    public static void Store(Doubles value, Span<double> row, int index, int stride)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), index);
        for (int lane = 0; lane < Count; lane++)
        {
            Unsafe.Add(ref start, (nint)stride * lane) = value.GetElement(lane);
        }
    }

    /// <summary>Eight truth values, as the integers that a tape keeps of them. Nothing is checked: the loop has been (<see cref="Covers(int, int, int)"/>).</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <returns>All bits of a lane where the value is true.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LoadTruth(ReadOnlySpan<int> row, int index)
    {
        Vector256<int> truth = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);
        (Vector256<long> lower, Vector256<long> upper) = Vector256.Widen(truth);
        return ~Vector512.Equals(Vector512.Create(lower, upper), Vector512<long>.Zero).AsDouble();
    }

    /// <summary>Overwrites eight truth values, as the integers that a tape keeps of them. Nothing is checked: the loop has been (<see cref="Covers(int, int, int)"/>).</summary>
    /// <param name="truth">All bits of a lane where the value is true.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreTruth(Doubles truth, Span<int> row, int index)
    {
        Vector512<long> ones = truth.AsInt64() & Vector512<long>.One;
        Vector256.Narrow(ones.GetLower(), ones.GetUpper()).StoreUnsafe(ref MemoryMarshal.GetReference(row), (nuint)index);
    }

    /// <summary>The sum of eight numbers, always in the same order: of halves, of their halves, of what is left.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Doubles x)
    {
        Vector256<double> halves = x.GetLower() + x.GetUpper();
        Vector128<double> quarters = halves.GetLower() + halves.GetUpper();
        return quarters.GetElement(0) + quarters.GetElement(1);
    }
}
