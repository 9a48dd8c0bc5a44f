using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg.Searches;

/// <summary>
/// Looks for the element that a loop ends with which keeps the best one. Lanes find the best value, and the part of the row in which it was
/// found; where in that part it stands is looked for at the end, so that the row comes from memory once.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TComparison">When an element takes the place of the best one.</typeparam>
internal static class ExtremeSearch<T, TComparison>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
    where TComparison : IComparison<T>
{
    /// <summary>The elements of a part; the last has up to twice as many.</summary>
    private const int Part = 512;

    /// <summary>The place of the element, -1 where none takes the place of <paramref name="best"/>.</summary>
    public static int Find(ReadOnlySpan<T> row, T best)
    {
        if (!Vector512<T>.IsSupported || row.Length < Vector512<T>.Count)
        {
            return OneByOne(row, best);
        }

        int found = -1;
        int length = 0;
        for (int from = 0, size; from < row.Length; from += size)
        {
            int left = row.Length - from;
            size = left < 2 * Part ? left : Part;
            if (Improve(row.Slice(from, size), ref best))
            {
                (found, length) = (from, size);
            }
        }

        return found < 0 ? -1 : found + PlaceOf(best, row.Slice(found, length));
    }

    private static int OneByOne(ReadOnlySpan<T> row, T best)
    {
        int found = -1;
        for (int i = 0; i < row.Length; i++)
        {
            if (TComparison.Holds(row[i], best))
            {
                (found, best) = (i, row[i]);
            }
        }

        return found;
    }

    /// <summary>Puts the best value of a part, of at least as many elements as there are lanes, in the place of the best before; whether there is such.</summary>
    private static bool Improve(ReadOnlySpan<T> part, ref T best)
    {
        ref T first = ref MemoryMarshal.GetReference(part);
        int last = part.Length - Vector512<T>.Count;
        Vector512<T> a = Vector512.Create(best), b = a, c = a, d = a;
        Vector512<T> anyOfA = Vector512<T>.Zero, anyOfB = anyOfA, anyOfC = anyOfA, anyOfD = anyOfA;
        int i = 0;

        // Each comparison waits for the one before it: four that need not wait for each other run side by side.
        for (; i <= last - (3 * Vector512<T>.Count); i += 4 * Vector512<T>.Count)
        {
            Take(ref first, i, ref a, ref anyOfA);
            Take(ref first, i + Vector512<T>.Count, ref b, ref anyOfB);
            Take(ref first, i + (2 * Vector512<T>.Count), ref c, ref anyOfC);
            Take(ref first, i + (3 * Vector512<T>.Count), ref d, ref anyOfD);
        }

        for (; i < last; i += Vector512<T>.Count)
        {
            Take(ref first, i, ref a, ref anyOfA);
        }

        // Some of the last were looked at before, which changes nothing.
        Take(ref first, last, ref b, ref anyOfB);
        if (((anyOfA | anyOfB) | (anyOfC | anyOfD)).AsByte() == Vector512<byte>.Zero)
        {
            return false;
        }

        a = Better(Better(a, b), Better(c, d));
        for (int lane = 0; lane < Vector512<T>.Count; lane++)
        {
            T value = a.GetElement(lane);
            best = TComparison.Holds(value, best) ? value : best;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Take(ref T first, int index, ref Vector512<T> best, ref Vector512<T> any)
    {
        Vector512<T> elements = Vector512.LoadUnsafe(ref first, (nuint)index);
        Vector512<T> holds = TComparison.Holds(elements, best);
        best = Vector512.ConditionalSelect(holds, elements, best);
        any |= holds;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Better(Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(TComparison.Holds(a, b), a, b);

    /// <summary>Where a value stands that is in the row: the first place by a strict comparison, the last by any other.</summary>
    private static int PlaceOf(T value, ReadOnlySpan<T> row)
    {
        ref T first = ref MemoryMarshal.GetReference(row);
        int last = row.Length - Vector512<T>.Count;
        Vector512<T> values = Vector512.Create(value);
        if (TComparison.IsStrict)
        {
            for (int i = 0; ; i = Math.Min(i + Vector512<T>.Count, last))
            {
                if (Equal(ref first, i, values) is not 0 and var equal)
                {
                    return i + BitOperations.TrailingZeroCount(equal);
                }
            }
        }

        for (int i = last; ; i = Math.Max(i - Vector512<T>.Count, 0))
        {
            if (Equal(ref first, i, values) is not 0 and var equal)
            {
                return i + BitOperations.Log2(equal);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(ref T first, int index, Vector512<T> values) =>
        Vector512.Equals(Vector512.LoadUnsafe(ref first, (nuint)index), values).ExtractMostSignificantBits();
}
