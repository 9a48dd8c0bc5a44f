using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>Says at the entry of emitted members that what a method writes to is nothing else that it is given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockOverlaps
{
    /// <summary>Says that two blocks are not the same, and share no array and no object.</summary>
    /// <typeparam name="TBlock">The one's type.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <typeparam name="TOther">The other's type.</typeparam>
    /// <typeparam name="TOtherTangent">The type of its tangents.</typeparam>
    /// <param name="block">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="writtenName">The name of the one that is written.</param>
    /// <param name="otherName">The name of the other.</param>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void Distinct<TBlock, TTangent, TOther, TOtherTangent>(TBlock block, TOther other, string writtenName, string otherName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
        where TOther : IDifferentiable<TOther, TOtherTangent>
        where TOtherTangent : ITangent<TOtherTangent> =>
        Distinct<TBlock, TTangent, TOther, TOtherTangent>(new ReadOnlySpan<TBlock>(in block), new ReadOnlySpan<TOther>(in other), writtenName, otherName);

    /// <summary>Says that none of some blocks is another block, or shares an array or an object with it.</summary>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <typeparam name="TOther">The other's type.</typeparam>
    /// <typeparam name="TOtherTangent">The type of its tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    /// <param name="other">The other.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Distinct<TBlock, TTangent, TOther, TOtherTangent>(ReadOnlySpan<TBlock> blocks, TOther other, string writtenName, string otherName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
        where TOther : IDifferentiable<TOther, TOtherTangent>
        where TOtherTangent : ITangent<TOtherTangent> =>
        Distinct<TBlock, TTangent, TOther, TOtherTangent>(blocks, new ReadOnlySpan<TOther>(in other), writtenName, otherName);

    /// <summary>Says that no block of a row is one of another row, or shares an array or an object with one.</summary>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <typeparam name="TOther">The type of the others.</typeparam>
    /// <typeparam name="TOtherTangent">The type of their tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    /// <param name="others">The others.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void Distinct<TBlock, TTangent, TOther, TOtherTangent>(ReadOnlySpan<TBlock> blocks, ReadOnlySpan<TOther> others, string writtenName, string otherName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
        where TOther : IDifferentiable<TOther, TOtherTangent>
        where TOtherTangent : ITangent<TOtherTangent>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<TBlock>() || !RuntimeHelpers.IsReferenceOrContainsReferences<TOther>())
        {
            return;
        }

        BlockWalk alone = default;
        int count = Count<TOther, TOtherTangent>(others, ref alone);
        alone.End();
        BlockWalk walk = default;
        _ = Count<TBlock, TTangent>(blocks, ref walk);
        int apart = Count<TOther, TOtherTangent>(others, ref walk);
        walk.End();
        Require(apart == count, writtenName, otherName);
    }

    /// <summary>Says that the blocks of a row which is written share no array and no object with each other.</summary>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    /// <param name="name">The row's name.</param>
    /// <exception cref="ArgumentException">Two do.</exception>
    public static void DistinctElements<TBlock, TTangent>(ReadOnlySpan<TBlock> blocks, string name)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<TBlock>())
        {
            return;
        }

        BlockWalk walk = default;
        int apart = Count<TBlock, TTangent>(blocks, ref walk);
        walk.End();
        int count = 0;
        foreach (TBlock block in blocks)
        {
            count += block is null ? 0 : block.ParameterCount;
        }

        if (apart != count)
        {
            throw new ArgumentException($"'{name}' is written, and two of its elements are the same or share an array.", name);
        }
    }

    /// <summary>Says that no array of a row of blocks overlaps a row of numbers.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void DistinctFromBlocks<T, TBlock, TTangent>(ReadOnlySpan<T> row, ReadOnlySpan<TBlock> blocks, string writtenName, string otherName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<TBlock>())
        {
            return;
        }

        BlockWalk walk = default;
        _ = Count<TBlock, TTangent>(blocks, ref walk);
        bool overlaps = walk.Overlaps(row);
        walk.End();
        Require(!overlaps, writtenName, otherName);
    }

    /// <summary>Says that no array of an array of arrays overlaps a row of numbers.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The array of arrays.</param>
    /// <param name="row">The row.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void DistinctRows<T>(ReadOnlySpan<T[]> rows, ReadOnlySpan<T> row, string writtenName, string otherName)
    {
        foreach (T[] one in rows)
        {
            Require(!row.Overlaps(one), writtenName, otherName);
        }
    }

    /// <summary>Says that two arrays of arrays hold no array in common.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The one.</param>
    /// <param name="others">The other.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void DistinctRows<T>(ReadOnlySpan<T[]> rows, ReadOnlySpan<T[]> others, string writtenName, string otherName)
    {
        BlockWalk walk = default;
        foreach (T[] one in rows)
        {
            _ = one is { Length: > 0 } && walk.Enter(one);
        }

        bool isApart = true;
        foreach (T[] other in others)
        {
            isApart &= other is not { Length: > 0 } || !walk.Overlaps<T>(other);
        }

        walk.End();
        Require(isApart, writtenName, otherName);
    }

    /// <summary>Says that no array stands twice in an array of arrays which is written.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The array of arrays.</param>
    /// <param name="name">Its name.</param>
    /// <exception cref="ArgumentException">One does.</exception>
    public static void DistinctElements<T>(ReadOnlySpan<T[]> rows, string name)
    {
        BlockWalk walk = default;
        bool isApart = true;
        foreach (T[] row in rows)
        {
            isApart &= row is not { Length: > 0 } || walk.Enter(row);
        }

        walk.End();
        if (!isApart)
        {
            throw new ArgumentException($"'{name}' is written, and holds an array twice.", name);
        }
    }

    /// <summary>Says that no array of an array of arrays is one of a block.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <typeparam name="TBlock">The block's type.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="rows">The array of arrays.</param>
    /// <param name="block">The block.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">One is.</exception>
    public static void DistinctRowsFromBlock<T, TBlock, TTangent>(ReadOnlySpan<T[]> rows, TBlock block, string writtenName, string otherName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        foreach (T[] row in rows)
        {
            BlockArguments.DistinctFromBlock<T, TBlock, TTangent>(row, block, writtenName, otherName);
        }
    }

    /// <summary>Says that two places share no memory, whatever their types.</summary>
    /// <typeparam name="T">The one's type.</typeparam>
    /// <typeparam name="TOther">The other's type.</typeparam>
    /// <param name="place">The one.</param>
    /// <param name="other">The other.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void DistinctMemory<T, TOther>(ref readonly T place, ref readonly TOther other, string writtenName, string otherName) =>
        DistinctMemory(in place, new ReadOnlySpan<TOther>(in other), writtenName, otherName);

    /// <summary>Says that a place shares no memory with a row, whatever their types.</summary>
    /// <typeparam name="T">The place's type.</typeparam>
    /// <typeparam name="TOther">The type of the row's elements.</typeparam>
    /// <param name="place">The place.</param>
    /// <param name="row">The row.</param>
    /// <param name="writtenName">The name of what is written.</param>
    /// <param name="otherName">The name of what is not.</param>
    /// <exception cref="ArgumentException">They do.</exception>
    public static void DistinctMemory<T, TOther>(ref readonly T place, ReadOnlySpan<TOther> row, string writtenName, string otherName)
    {
        nint between = Unsafe.ByteOffset(
            in Unsafe.As<T, byte>(ref Unsafe.AsRef(in place)),
            in Unsafe.As<TOther, byte>(ref MemoryMarshal.GetReference(row)));
        bool overlaps = !row.IsEmpty && (between >= 0 ? between < Unsafe.SizeOf<T>() : -between < (nint)row.Length * Unsafe.SizeOf<TOther>());
        Require(!overlaps, writtenName, otherName);
    }

    private static int Count<TBlock, TTangent>(ReadOnlySpan<TBlock> blocks, ref BlockWalk walk)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        int count = 0;
        foreach (TBlock block in blocks)
        {
            count += block is null ? 0 : block.CountParameters(ref walk);
        }

        return count;
    }

    private static void Require(bool isApart, string writtenName, string otherName)
    {
        if (!isApart)
        {
            throw new ArgumentException($"'{writtenName}' is written, and is or overlaps '{otherName}' or a part of it.", writtenName);
        }
    }
}
