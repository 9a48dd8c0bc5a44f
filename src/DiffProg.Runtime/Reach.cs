using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.ComponentModel;
using DiffProg.Overlaps;

namespace DiffProg;

/// <summary>What can be reached from what emitted members are given, and that it is nothing else that they are given.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Reach
{
    /// <summary>What can be reached from a parameter block.</summary>
    /// <typeparam name="TBlock">Its type.</typeparam>
    /// <typeparam name="TTangent">The type of its tangents.</typeparam>
    /// <param name="block">The block.</param>
    public static BlockReach<TBlock, TTangent> Block<TBlock, TTangent>(in TBlock block)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent> => new(new ReadOnlySpan<TBlock>(in block), isRow: false);

    /// <summary>What can be reached from a row of parameter blocks.</summary>
    /// <typeparam name="TBlock">Their type.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    public static BlockReach<TBlock, TTangent> Blocks<TBlock, TTangent>(ReadOnlySpan<TBlock> blocks)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent> => new(blocks, isRow: true);

    /// <summary>What can be reached from a tangent.</summary>
    /// <typeparam name="TTangent">Its type.</typeparam>
    /// <param name="tangent">The tangent.</param>
    public static TangentReach<TTangent> Tangent<TTangent>(in TTangent tangent)
        where TTangent : ITangent<TTangent> => new(new ReadOnlySpan<TTangent>(in tangent), isRow: false);

    /// <summary>What can be reached from a row of tangents.</summary>
    /// <typeparam name="TTangent">Their type.</typeparam>
    /// <param name="tangents">The tangents.</param>
    public static TangentReach<TTangent> Tangents<TTangent>(ReadOnlySpan<TTangent> tangents)
        where TTangent : ITangent<TTangent> => new(tangents, isRow: true);

    /// <summary>What can be reached from an array of arrays.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="rows">The array of arrays.</param>
    public static RowReach<T> Rows<T>(ReadOnlySpan<T[]> rows) => new(rows);

    /// <summary>The memory of a row of numbers.</summary>
    /// <typeparam name="T">The type of the numbers.</typeparam>
    /// <param name="row">The row.</param>
    public static MemoryReach<T> Row<T>(ReadOnlySpan<T> row) => new(row);

    /// <summary>The memory that a reference refers to.</summary>
    /// <typeparam name="T">The type of what stands there.</typeparam>
    /// <param name="place">The reference.</param>
    public static MemoryReach<T> Place<T>(in T place) => new(new ReadOnlySpan<T>(in place));

    /// <summary>The memory that a sequence gives; none of one that is no array or list, and wraps none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The sequence.</param>
    public static MemoryReach<T> Sequence<T>(IEnumerable<T>? sequence) => new(SequenceMemory<T>.Of(sequence));

    /// <summary>The memory that a segment of an array gives.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The segment.</param>
    public static MemoryReach<T> Sequence<T>(ArraySegment<T> sequence) => new(sequence.AsSpan());

    /// <summary>The memory that an immutable array gives, which may be that of an array that is none.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The array.</param>
    public static MemoryReach<T> Sequence<T>(ImmutableArray<T> sequence) => new(sequence.AsSpan());

    /// <summary>The memory that a sequence gives, of which it has to be known.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The sequence.</param>
    /// <param name="name">Its name.</param>
    /// <param name="written">The name of what is written beside it.</param>
    /// <exception cref="ArgumentException">It may be a view of anything.</exception>
    public static MemoryReach<T> KnownSequence<T>(IEnumerable<T>? sequence, string name, string written) => sequence is null || SequenceMemory<T>.IsKnown(sequence)
        ? Sequence(sequence)
        : throw new ArgumentException($"'{name}' is a '{sequence.GetType()}', which may be a view of '{written}', which is written. Hand over an array, a list, or a copy.", name);

    /// <summary>The memory that a segment of an array gives.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The segment.</param>
    /// <param name="name">Its name.</param>
    /// <param name="written">The name of what is written beside it.</param>
    public static MemoryReach<T> KnownSequence<T>(ArraySegment<T> sequence, string name, string written) => Sequence(sequence);

    /// <summary>The memory that an immutable array gives.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The array.</param>
    /// <param name="name">Its name.</param>
    /// <param name="written">The name of what is written beside it.</param>
    public static MemoryReach<T> KnownSequence<T>(ImmutableArray<T> sequence, string name, string written) => Sequence(sequence);

    /// <summary>Says that two things have no memory, no array and no object in common.</summary>
    /// <typeparam name="TWritten">The kind of the one.</typeparam>
    /// <typeparam name="TOther">The kind of the other.</typeparam>
    /// <param name="written">The one, which is written.</param>
    /// <param name="other">The other.</param>
    /// <param name="writtenName">The name of the one.</param>
    /// <param name="otherName">The name of the other.</param>
    /// <exception cref="ArgumentException">They have.</exception>
    public static void Distinct<TWritten, TOther>(TWritten written, TOther other, string writtenName, string otherName)
        where TWritten : IReach, allows ref struct
        where TOther : IReach, allows ref struct
    {
        OverlapChecks checks = OverlapChecks.Begin();
        checks.Distinct(written, other, writtenName, otherName);
        checks.End();
    }
}
