using System;
using System.Runtime.CompilerServices;

namespace DiffProg;

/// <summary>What emitted code asks of rows where a method copies, fills or reverses them.</summary>
public static class Rows
{
    /// <summary>Says that a part of a row can be copied to a part of another, and in which order that keeps what is still to be copied.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="source">The row that is copied.</param>
    /// <param name="sourceIndex">Where the part begins.</param>
    /// <param name="destination">The row that receives it.</param>
    /// <param name="destinationIndex">Where it goes.</param>
    /// <param name="length">How many elements are copied.</param>
    /// <returns>Whether the last element has to be copied first, since the destination begins inside the part.</returns>
    /// <exception cref="ArgumentException">One of the rows has no such part.</exception>
    public static bool AreCopiedLastFirst<T>(ReadOnlySpan<T> source, int sourceIndex, ReadOnlySpan<T> destination, int destinationIndex, int length)
    {
        HavePart(source, sourceIndex, length);
        HavePart(destination, destinationIndex, length);
        return source.Slice(sourceIndex, length).Overlaps(destination.Slice(destinationIndex, length), out int distance) && distance > 0;
    }

    /// <summary>Says that a row has a part.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="index">Where the part begins.</param>
    /// <param name="length">How many elements it has.</param>
    /// <param name="name">The row's name.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part begins before the row, or has less than no element.</exception>
    /// <exception cref="ArgumentException">The row ends before the part.</exception>
    public static void HavePart<T>(ReadOnlySpan<T> row, int index, int length, [CallerArgumentExpression(nameof(row))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (index > row.Length - length)
        {
            throw new ArgumentException($"'{name}' has {row.Length} elements, {length} are asked for from the place {index} on.", name);
        }
    }
}
