using System;
using System.ComponentModel;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>A row of numbers, or what a reference refers to.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MemoryReach<T> : IReach
{
    private readonly ReadOnlySpan<T> _row;

    internal MemoryReach(ReadOnlySpan<T> row) => _row = row;

    /// <inheritdoc/>
    public MemoryExtent Memory => MemoryExtent.Of(_row);

    /// <inheritdoc/>
    public bool HoldsReferences => false;

    /// <inheritdoc/>
    public int Count => _row.Length;

    /// <inheritdoc/>
    public int Meet(ref BlockWalk walk) => _row.Length;
}
