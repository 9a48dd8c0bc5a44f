using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;
using DiffProg.Searches;

namespace DiffProg;

/// <summary>
/// The elements that loops end with which look for a largest or a smallest one: <c>if (row[i] &gt; best) best = row[i];</c>, by any of the
/// comparisons that order numbers. Of equal elements a strict one takes the first, and one that is not the last. NaN is never taken, and never
/// replaced.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Extremes
{
    /// <summary>What <c>if (row[i] &gt; best) best = row[i];</c> ends with.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="start">The place of the first element that is looked at.</param>
    /// <param name="count">How many are looked at: none where it is negative.</param>
    /// <param name="best">What the loop starts with.</param>
    /// <returns>The place of the element; -1 where none takes the place of <paramref name="best"/>.</returns>
    /// <exception cref="IndexOutOfRangeException">An element that is looked at is not there.</exception>
    public static int Greater<T>(ReadOnlySpan<T> row, int start, long count, T best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Find<T, Greater<T>>(row, start, count, best);

    /// <summary>What <c>if (row[i] &gt;= best) best = row[i];</c> ends with.</summary>
    /// <inheritdoc cref="Greater{T}(ReadOnlySpan{T}, int, long, T)"/>
    public static int GreaterOrEqual<T>(ReadOnlySpan<T> row, int start, long count, T best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Find<T, GreaterOrEqual<T>>(row, start, count, best);

    /// <summary>What <c>if (row[i] &lt; best) best = row[i];</c> ends with.</summary>
    /// <inheritdoc cref="Greater{T}(ReadOnlySpan{T}, int, long, T)"/>
    public static int Less<T>(ReadOnlySpan<T> row, int start, long count, T best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Find<T, Less<T>>(row, start, count, best);

    /// <summary>What <c>if (row[i] &lt;= best) best = row[i];</c> ends with.</summary>
    /// <inheritdoc cref="Greater{T}(ReadOnlySpan{T}, int, long, T)"/>
    public static int LessOrEqual<T>(ReadOnlySpan<T> row, int start, long count, T best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Find<T, LessOrEqual<T>>(row, start, count, best);

    /// <summary>A loop in lanes that calls this wants all that the compiler is ready to put into one method for itself.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Find<T, TComparison>(ReadOnlySpan<T> row, int start, long count, T best)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TComparison : IComparison<T>
    {
        if (count <= 0)
        {
            return -1;
        }

        if ((uint)start > (uint)row.Length || count > row.Length - start)
        {
            OutOfRange();
        }

        int place = ExtremeSearch<T, TComparison>.Find(row.Slice(start, (int)count), best);
        return place < 0 ? -1 : start + place;
    }

    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2201", Justification = "It is what a row throws, and stands for one.")]
    private static void OutOfRange() => throw new IndexOutOfRangeException();
}
