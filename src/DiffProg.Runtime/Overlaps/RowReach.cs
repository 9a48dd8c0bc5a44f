using System;
using System.ComponentModel;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>An array of arrays.</summary>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct RowReach<T> : IReach
{
    private readonly ReadOnlySpan<T[]> _rows;

    internal RowReach(ReadOnlySpan<T[]> rows) => _rows = rows;

    /// <inheritdoc/>
    public MemoryExtent Memory => MemoryExtent.Of(_rows);

    /// <inheritdoc/>
    public bool HoldsReferences => true;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (T[] row in _rows)
            {
                count += row?.Length ?? 0;
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public int Meet(ref BlockWalk walk)
    {
        int count = 0;
        foreach (T[] row in _rows)
        {
            count += walk.Enter(row) ? row.Length : 0;
        }

        return count;
    }
}
