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
        T value = BestOf(part);
        if (!TComparison.Holds(value, best) || (value == TComparison.Worst && PlaceOf(value, part) < 0))
        {
            return false;
        }

        best = value;
        return true;
    }

    /// <summary>The best value of a part, and where it has none but NaN the worst of all.</summary>
    private static T BestOf(ReadOnlySpan<T> part)
    {
        ref T first = ref MemoryMarshal.GetReference(part);
        int last = part.Length - Vector512<T>.Count;
        Vector512<T> a = Vector512.Create(TComparison.Worst), b = a, c = a, d = a;
        int i = 0;

        // Each comparison waits for the one before it: four that need not wait for each other run side by side.
        for (; i <= last - (3 * Vector512<T>.Count); i += 4 * Vector512<T>.Count)
        {
            a = Better(Elements(ref first, i), a);
            b = Better(Elements(ref first, i + Vector512<T>.Count), b);
            c = Better(Elements(ref first, i + (2 * Vector512<T>.Count)), c);
            d = Better(Elements(ref first, i + (3 * Vector512<T>.Count)), d);
        }

        for (; i < last; i += Vector512<T>.Count)
        {
            a = Better(Elements(ref first, i), a);
        }

        // Some of the last were looked at before, which changes nothing.
        b = Better(Elements(ref first, last), b);
        a = Better(Better(a, b), Better(c, d));
        T best = a.GetElement(0);
        for (int lane = 1; lane < Vector512<T>.Count; lane++)
        {
            T value = a.GetElement(lane);
            best = TComparison.Holds(value, best) ? value : best;
        }

        return best;
    }

    /// <summary>In each lane the element where it takes the place of the best, which is no NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Better(Vector512<T> element, Vector512<T> best) => Vector512.ConditionalSelect(TComparison.Holds(element, best), element, best);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<T> Elements(ref T first, int index) => Vector512.LoadUnsafe(ref first, (nuint)index);

    /// <summary>Where a value stands: the first place by a strict comparison, the last by any other; -1 where it is not in the row.</summary>
    private static int PlaceOf(T value, ReadOnlySpan<T> row)
    {
        ref T first = ref MemoryMarshal.GetReference(row);
        Vector512<T> values = Vector512.Create(value);
        int last = row.Length - Vector512<T>.Count;
        for (int i = 0; i < row.Length; i += Vector512<T>.Count)
        {
            int at = TComparison.IsStrict ? Math.Min(i, last) : Math.Max(last - i, 0);
            ulong equal = Vector512.Equals(Elements(ref first, at), values).ExtractMostSignificantBits();
            if (equal != 0)
            {
                return at + (TComparison.IsStrict ? BitOperations.TrailingZeroCount(equal) : BitOperations.Log2(equal));
            }
        }

        return -1;
    }
}
