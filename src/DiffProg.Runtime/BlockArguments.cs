using System;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>The checks of parameter blocks and their tangents at the entry of emitted members.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockArguments
{
    /// <summary>Says that a tangent has the shape of its block, and shares no array with it.</summary>
    /// <typeparam name="TBlock">The block's type.</typeparam>
    /// <typeparam name="TTangent">The tangent's type.</typeparam>
    /// <param name="block">The block.</param>
    /// <param name="tangent">The tangent.</param>
    /// <param name="blockName">The block's name.</param>
    /// <param name="tangentName">The tangent's name.</param>
    /// <exception cref="ArgumentException">The shapes differ, or they share an array.</exception>
    public static void Fits<TBlock, TTangent>(TBlock block, TTangent tangent, string blockName, string tangentName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        if (block is null && tangent is null)
        {
            return;
        }

        ArgumentNullException.ThrowIfNull(block, blockName);
        ArgumentNullException.ThrowIfNull(tangent, tangentName);
        BlockWalk walk = default;
        int parameters = block.CountParameters(ref walk);
        int apart = tangent.CountNumbers(ref walk);
        walk.End();
        int count = tangent.Count;
        if (count != parameters)
        {
            throw new ArgumentException($"'{tangentName}' has {count} numbers, '{blockName}' has {parameters} parameters.", tangentName);
        }

        Require(apart == count, tangentName, blockName);
    }

    /// <summary>Says that an array of arrays has the shape of another.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="buffer">The one.</param>
    /// <param name="rows">The other.</param>
    /// <param name="name">The other's name.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static void SameShape<T>(ReadOnlySpan<T[]> buffer, ReadOnlySpan<T[]> rows, string name)
    {
        bool isAlike = buffer.Length == rows.Length;
        for (int i = 0; isAlike && i < rows.Length; i++)
        {
            isAlike = buffer[i]?.Length == rows[i]?.Length && (rows[i] is null || rows[i].Length == 0 || !ReferenceEquals(buffer[i], rows[i]));
        }

        if (!isAlike)
        {
            throw new ArgumentException($"The rows that accompany '{name}' are not as many and as long, or are the same rows.", name);
        }
    }

    /// <summary>A gradient of zeros for a row that a value holds; none where the row is missing.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="row">The row.</param>
    [return: NotNullIfNotNull(nameof(row))]
    public static T[]? ZeroLike<T>(T[]? row) => row is null ? null : new T[row.Length];

    /// <summary>A gradient of zeros for rows of numbers; none for one that is missing.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The rows.</param>
    [return: NotNullIfNotNull(nameof(rows))]
    public static T[][]? ZeroLike<T>(T[][]? rows) => rows is null ? null : Array.ConvertAll(rows, static row => ZeroLike(row));

    /// <summary>A gradient of zeros for a block that a value holds; none where the block is missing.</summary>
    /// <typeparam name="TBlock">The type of the block.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="block">The block.</param>
    [return: NotNullIfNotNull(nameof(block))]
    public static TTangent? ZeroLike<TBlock, TTangent>(TBlock? block)
        where TBlock : class, IDifferentiable<TBlock, TTangent>
        where TTangent : class, ITangent<TTangent> => block is null ? null : TBlock.ZeroLike(block);

    /// <summary>Sets rows of numbers to zero.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The rows.</param>
    public static void SetZero<T>(ReadOnlySpan<T[]> rows)
    {
        foreach (T[] row in rows)
        {
#pragma warning disable CA1855 // Not Clear(): the scalar mathematics that follows would run many times slower.
            row.AsSpan().Fill(default!);
#pragma warning restore CA1855
        }
    }

    /// <summary>Adds rows to rows of their lengths.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="buffers">The rows that are added to.</param>
    /// <param name="rows">What is added to them.</param>
    public static void Add<T>(ReadOnlySpan<T[]> buffers, ReadOnlySpan<T[]> rows)
        where T : IAdditionOperators<T, T, T>
    {
        for (int i = 0; i < rows.Length; i++)
        {
            Arguments.Add<T>(buffers[i], rows[i]);
        }
    }

    private static void Require(bool isApart, string name, string otherName)
    {
        if (!isApart)
        {
            throw new ArgumentException($"'{name}' is written and shares an array with '{otherName}'.", name);
        }
    }
}
