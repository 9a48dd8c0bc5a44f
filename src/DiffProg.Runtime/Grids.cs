using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg;

/// <summary>
/// Arrays of several dimensions as emitted code sees them: one row of all elements, the last index running fastest, beside the length of
/// each dimension.
/// </summary>
public static class Grids
{
    /// <summary>The elements of an array, in place.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="grid">The array, of any number of dimensions.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentNullException">There is no array.</exception>
    /// <exception cref="ArgumentException">The elements are of another type, or an index does not begin at 0.</exception>
    public static Span<T> Flat<T>([NotNull] Array? grid, [CallerArgumentExpression(nameof(grid))] string name = "")
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(grid, name);
        if (grid.GetType().GetElementType() != typeof(T))
        {
            throw new ArgumentException($"'{name}' has elements of another type than {typeof(T).Name}.", name);
        }

        for (int d = 0; d < grid.Rank; d++)
        {
            if (grid.GetLowerBound(d) != 0)
            {
                throw new ArgumentException($"'{name}' has an index that does not begin at 0.", name);
            }
        }

        return All<T>(grid);
    }

    /// <summary>The elements of an array of whatever dimensions, which are of this type.</summary>
    internal static Span<T> All<T>(Array array) => MemoryMarshal.CreateSpan(ref Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    /// <summary>Says that a buffer has the shape of the parameter that it belongs to.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="grid">The parameter.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="bufferName">The buffer's name.</param>
    /// <exception cref="ArgumentException">A length differs.</exception>
    public static void SameShape(Array buffer, Array grid, string name, [CallerArgumentExpression(nameof(buffer))] string bufferName = "")
    {
        ArgumentNullException.ThrowIfNull(buffer, bufferName);
        ArgumentNullException.ThrowIfNull(grid, name);
        for (int d = 0; d < grid.Rank; d++)
        {
            if (buffer.GetLength(d) != grid.GetLength(d))
            {
                throw new ArgumentException($"'{bufferName}' has the length {buffer.GetLength(d)} in dimension {d}, '{name}' has {grid.GetLength(d)}.", bufferName);
            }
        }
    }

    /// <summary>The number of elements of an array of two dimensions, or of more, where the lengths before are taken together.</summary>
    /// <param name="rows">The length of the first dimension.</param>
    /// <param name="columns">The length of the second.</param>
    /// <exception cref="OverflowException">A length is negative, or there are too many elements.</exception>
    public static int Count(int rows, int columns) => rows < 0 || columns < 0 ? throw new OverflowException() : checked(rows * columns);

    /// <summary>
    /// Where an element stands in the row of all, or, where more dimensions follow, where those stand that begin like it.
    /// </summary>
    /// <param name="i">The first index.</param>
    /// <param name="j">The second index.</param>
    /// <param name="rows">The length of the first dimension.</param>
    /// <param name="columns">The length of the second.</param>
    /// <exception cref="IndexOutOfRangeException">An index is none of its dimension.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(int i, int j, int rows, int columns)
    {
        if ((uint)i >= (uint)rows || (uint)j >= (uint)columns)
        {
            OutOfRange();
        }

        return (i * columns) + j;
    }

    /// <summary>Where an element stands in the row of all, from where those stand that begin like it.</summary>
    /// <param name="at">Where those stand.</param>
    /// <param name="index">The index that tells it from them.</param>
    /// <param name="length">The length of that index's dimension.</param>
    /// <exception cref="IndexOutOfRangeException">The index is none of its dimension.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int At(int at, int index, int length)
    {
        if ((uint)index >= (uint)length)
        {
            OutOfRange();
        }

        return (at * length) + index;
    }

    /// <summary>A method that ends in <c>throw</c> is known not to come back: what follows its call need not expect it.</summary>
    [DoesNotReturn]
    [SuppressMessage("Usage", "CA2201", Justification = "It is what an array throws, and stands for one.")]
    private static void OutOfRange() => throw new IndexOutOfRangeException();
}
