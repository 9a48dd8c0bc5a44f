using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg;

/// <summary>Lists of numbers as emitted code sees them: an array that has room for more, beside the number of elements.</summary>
public static class Lists
{
    /// <summary>The elements of a list, in place.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException">There is no list.</exception>
    [SuppressMessage("Design", "CA1002", Justification = "Only a List<T> has its elements in place.")]
    public static Span<T> Elements<T>([NotNull] List<T>? list, [CallerArgumentExpression(nameof(list))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(list, name);
        return CollectionsMarshal.AsSpan(list);
    }

    /// <summary>Where an element stands, which is its index.</summary>
    /// <param name="index">The index.</param>
    /// <param name="count">The number of elements.</param>
    /// <exception cref="ArgumentOutOfRangeException">The index is that of no element, though the array may have one there.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(int index, int count)
    {
        if ((uint)index >= (uint)count)
        {
            OutOfRange();
        }

        return index;
    }

    /// <summary>A method that ends in <c>throw</c> is known not to come back: what follows its call need not expect it.</summary>
    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2208", Justification = "It is what a list throws, and stands for one.")]
    private static void OutOfRange() => throw new ArgumentOutOfRangeException("index");
}
