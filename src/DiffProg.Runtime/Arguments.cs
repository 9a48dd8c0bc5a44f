using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg;

/// <summary>The checks at the entry of every emitted member.</summary>
public static class Arguments
{
    /// <summary>Says that a buffer is as long as the parameter that it belongs to.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="buffer">The buffer.</param>
    /// <param name="length">The parameter's length.</param>
    /// <param name="name">The parameter's name.</param>
    /// <param name="bufferName">The buffer's name.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void SameLength<T>(ReadOnlySpan<T> buffer, int length, string name, [CallerArgumentExpression(nameof(buffer))] string bufferName = "")
    {
        if (buffer.Length != length)
        {
            throw new ArgumentException($"'{bufferName}' has {buffer.Length} elements, '{name}' has {length}.", bufferName);
        }
    }

    /// <summary>Says that two rows share no element, as they must where one of them is written.</summary>
    /// <param name="written">The row that is written.</param>
    /// <param name="other">The other row.</param>
    /// <param name="writtenName">The written row's name.</param>
    /// <param name="otherName">The other row's name.</param>
    /// <exception cref="ArgumentException">They overlap.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Distinct<T>(
        ReadOnlySpan<T> written,
        ReadOnlySpan<T> other,
        [CallerArgumentExpression(nameof(written))] string writtenName = "",
        [CallerArgumentExpression(nameof(other))] string otherName = "")
    {
        if (written.Overlaps(other))
        {
            throw new ArgumentException($"'{writtenName}' is written and overlaps '{otherName}'.", writtenName);
        }
    }

    /// <summary>Says that a function of each element of a row can write to a destination: that has room, and is the row itself or apart from it.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="x">The row.</param>
    /// <param name="destination">The destination.</param>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Elementwise<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> destination)
    {
        if (destination.Length < x.Length)
        {
            throw new ArgumentException($"'{nameof(destination)}' has {destination.Length} elements, {x.Length} are written to it.", nameof(destination));
        }

        if (!Unsafe.AreSame(in MemoryMarshal.GetReference(x), in MemoryMarshal.GetReference(destination)) && x.Overlaps(destination))
        {
            throw new ArgumentException($"'{nameof(destination)}' overlaps what it is computed from.", nameof(destination));
        }
    }

    /// <summary>The same of a function of two rows, of one length.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="y">The second row.</param>
    /// <param name="destination">The destination.</param>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Elementwise<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> destination)
    {
        SameLength(y, x.Length, nameof(x));
        Elementwise(x, destination);
        Elementwise(y, destination);
    }

    /// <summary>The same of a function of three rows, of one length.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="x">The first row.</param>
    /// <param name="y">The second row.</param>
    /// <param name="z">The third row.</param>
    /// <param name="destination">The destination.</param>
    /// <exception cref="ArgumentException">It cannot.</exception>
    public static void Elementwise<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, ReadOnlySpan<T> z, ReadOnlySpan<T> destination)
    {
        SameLength(z, x.Length, nameof(x));
        Elementwise(x, y, destination);
        Elementwise(z, destination);
    }

    /// <summary>The length of an array; none where there is no array.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The array.</param>
    public static int LengthOrNone<T>(T[]? row) => row is null ? 0 : row.Length;

    /// <summary>Adds a row to a buffer of its length.</summary>
    /// <param name="buffer">The buffer.</param>
    /// <param name="row">What is added to it.</param>
    /// <typeparam name="T">The type of the elements.</typeparam>
    public static void Add<T>(Span<T> buffer, ReadOnlySpan<T> row)
        where T : IAdditionOperators<T, T, T>
    {
        for (int i = 0; i < row.Length; i++)
        {
            buffer[i] += row[i];
        }
    }
}
