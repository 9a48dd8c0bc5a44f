using System;
using System.ComponentModel;
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
        ArgumentNullException.ThrowIfNull(block, blockName);
        ArgumentNullException.ThrowIfNull(tangent, tangentName);
        int count = tangent.Count;
        if (count != block.ParameterCount)
        {
            throw new ArgumentException($"'{tangentName}' has {count} numbers, '{blockName}' has {block.ParameterCount} parameters.", tangentName);
        }

        BlockWalk walk = default;
        _ = block.CountParameters(ref walk);
        int apart = tangent.CountNumbers(ref walk);
        walk.End();
        Require(apart == count, tangentName, blockName);
    }

    /// <summary>Says that two tangents share no array.</summary>
    /// <typeparam name="TTangent">The one's type.</typeparam>
    /// <typeparam name="TOther">The other's type.</typeparam>
    /// <param name="tangent">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="tangentName">The one's name.</param>
    /// <param name="otherName">The other's name.</param>
    /// <exception cref="ArgumentException">They share an array.</exception>
    public static void Distinct<TTangent, TOther>(TTangent tangent, TOther other, string tangentName, string otherName)
        where TTangent : ITangent<TTangent>
        where TOther : ITangent<TOther>
    {
        ArgumentNullException.ThrowIfNull(tangent, tangentName);
        ArgumentNullException.ThrowIfNull(other, otherName);
        BlockWalk walk = default;
        _ = other.CountNumbers(ref walk);
        int apart = tangent.CountNumbers(ref walk);
        walk.End();
        Require(!ReferenceEquals(tangent, other) && apart == tangent.Count, tangentName, otherName);
    }

    /// <summary>Says that no array of a block overlaps a row.</summary>
    /// <typeparam name="T">The type of the row's elements.</typeparam>
    /// <typeparam name="TBlock">The block's type.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="block">The block.</param>
    /// <param name="rowName">The row's name.</param>
    /// <param name="blockName">The block's name.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void DistinctFromBlock<T, TBlock, TTangent>(ReadOnlySpan<T> row, TBlock block, string rowName, string blockName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        ArgumentNullException.ThrowIfNull(block, blockName);
        BlockWalk walk = default;
        _ = block.CountParameters(ref walk);
        bool overlaps = walk.Overlaps(row);
        walk.End();
        Require(!overlaps, rowName, blockName);
    }

    /// <summary>Says that no array of a tangent overlaps a row.</summary>
    /// <typeparam name="T">The type of the row's elements.</typeparam>
    /// <typeparam name="TTangent">The tangent's type.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="tangent">The tangent.</param>
    /// <param name="rowName">The row's name.</param>
    /// <param name="tangentName">The tangent's name.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void DistinctFromTangent<T, TTangent>(ReadOnlySpan<T> row, TTangent tangent, string rowName, string tangentName)
        where TTangent : ITangent<TTangent>
    {
        ArgumentNullException.ThrowIfNull(tangent, tangentName);
        BlockWalk walk = default;
        _ = tangent.CountNumbers(ref walk);
        bool overlaps = walk.Overlaps(row);
        walk.End();
        Require(!overlaps, rowName, tangentName);
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

    private static void Require(bool isApart, string name, string otherName)
    {
        if (!isApart)
        {
            throw new ArgumentException($"'{name}' is written and shares an array with '{otherName}'.", name);
        }
    }
}
