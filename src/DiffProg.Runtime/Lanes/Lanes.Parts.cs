using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg;

/// <content>
/// Rows as lanes where fewer than eight trips may be left: lanes without a trip are loaded as zero, and not stored. Nothing is checked: the loop has been
/// (<see cref="Covers(int, int, int)"/>).
/// </content>
public static partial class Lanes
{
    /// <summary>How many of eight trips are left.</summary>
    /// <param name="index">The index of the first of them.</param>
    /// <param name="limit">The index behind the last that is left, at least one behind it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Left(int index, int limit) => (int)Math.Min((long)limit - index, Count);

    /// <summary>Numbers in the lanes that have a trip, and in the others a negative zero, which added to a number leaves it as it is.</summary>
    /// <param name="x">The numbers.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Part(Doubles x, int left) => left == Count ? x : Vector512.ConditionalSelect(HasTrip(left), x, Vector512.Create(-0.0));

    /// <summary>Elements beside each other.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LoadPart(ReadOnlySpan<double> row, int index, int left) => left == Count ? Load(row, index) : LoadLess(ref MemoryMarshal.GetReference(row), index, left);

    /// <inheritdoc cref="LoadPart(ReadOnlySpan{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LoadPart(double[] row, int index, int left) => left == Count ? Load(row, index) : LoadLess(ref MemoryMarshal.GetArrayDataReference(row), index, left);

    /// <summary>Elements a stride apart.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Doubles LoadPart(ReadOnlySpan<double> row, int index, int stride, int left)
    {
        if (left == Count)
        {
            return Load(row, index, stride);
        }

        Span<double> lanes = stackalloc double[Count];
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), index);
        for (int lane = 0; lane < left; lane++)
        {
            lanes[lane] = Unsafe.Add(ref start, (nint)stride * lane);
        }

        return Vector512.Create<double>(lanes);
    }

    /// <summary>Overwrites elements beside each other.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Doubles value, Span<double> row, int index, int left)
    {
        if (left == Count)
        {
            Store(value, row, index);
        }
        else
        {
            StoreLess(value, ref MemoryMarshal.GetReference(row), index, left);
        }
    }

    /// <inheritdoc cref="StorePart(Doubles, Span{double}, int, int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StorePart(Doubles value, double[] row, int index, int left)
    {
        if (left == Count)
        {
            Store(value, row, index);
        }
        else
        {
            StoreLess(value, ref MemoryMarshal.GetArrayDataReference(row), index, left);
        }
    }

    /// <summary>Overwrites elements a stride apart.</summary>
    /// <param name="value">The numbers.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="stride">How far the next is from it.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StorePart(Doubles value, Span<double> row, int index, int stride, int left)
    {
        ref double start = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), index);
        for (int lane = 0; lane < left; lane++)
        {
            Unsafe.Add(ref start, (nint)stride * lane) = value.GetElement(lane);
        }
    }

    /// <summary>Truth values, as the integers that a tape keeps of them.</summary>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Doubles LoadTruthPart(ReadOnlySpan<int> row, int index, int left)
    {
        if (left == Count)
        {
            return LoadTruth(row, index);
        }

        Span<int> lanes = stackalloc int[Count];
        row.Slice(index, left).CopyTo(lanes);
        return LoadTruth(lanes, 0);
    }

    /// <summary>Overwrites truth values, as the integers that a tape keeps of them.</summary>
    /// <param name="truth">All bits of a lane where the value is true.</param>
    /// <param name="row">The row.</param>
    /// <param name="index">The place of the first.</param>
    /// <param name="left">How many trips are left, from 1 to 8.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreTruthPart(Doubles truth, Span<int> row, int index, int left)
    {
        if (left == Count)
        {
            StoreTruth(truth, row, index);
            return;
        }

        Span<int> lanes = stackalloc int[Count];
        StoreTruth(truth, lanes, 0);
        lanes[..left].CopyTo(row[index..]);
    }

    /// <summary>All bits of the lanes that have a trip.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles HasTrip(int left) => Vector512.LessThan(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create((double)left));

    /// <summary>One instruction where the machine has it that leaves alone the memory behind; elsewhere the elements that there are, one or more at a time.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe Doubles LoadLess(ref double row, int index, int left)
    {
        if (!Avx512F.IsSupported)
        {
            return LoadLessInParts(ref Unsafe.Add(ref row, index), left);
        }

        fixed (double* start = &Unsafe.Add(ref row, index))
        {
            return Avx512F.MaskLoad(start, HasTrip(left), Doubles.Zero);
        }
    }

    private static Doubles LoadLessInParts(ref double start, int left) => left < 4
        ? Vector512.Create(LoadLessThanFour(ref start, left), Vector256<double>.Zero)
        : Vector512.Create(Vector256.LoadUnsafe(ref start), LoadLessThanFour(ref Unsafe.Add(ref start, 4), left - 4));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> LoadLessThanFour(ref double start, int left) => left switch
    {
        0 => Vector256<double>.Zero,
        1 => Vector256.CreateScalar(start),
        2 => Vector256.Create(Vector128.LoadUnsafe(ref start), Vector128<double>.Zero),
        _ => Vector256.Create(Vector128.LoadUnsafe(ref start), Vector128.CreateScalar(Unsafe.Add(ref start, 2))),
    };

    private static void StoreLess(Doubles value, ref double row, int index, int left)
    {
        ref double start = ref Unsafe.Add(ref row, index);
        Vector256<double> rest = value.GetLower();
        if (left >= 4)
        {
            rest.StoreUnsafe(ref start);
            start = ref Unsafe.Add(ref start, 4);
            rest = value.GetUpper();
            left -= 4;
        }

        Vector128<double> pair = rest.GetLower();
        if (left >= 2)
        {
            pair.StoreUnsafe(ref start);
            start = ref Unsafe.Add(ref start, 2);
            pair = rest.GetUpper();
            left -= 2;
        }

        if (left == 1)
        {
            start = pair.ToScalar();
        }
    }
}
