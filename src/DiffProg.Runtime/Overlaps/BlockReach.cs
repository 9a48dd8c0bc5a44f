using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>A parameter block, or a row of them.</summary>
/// <typeparam name="TBlock">The type of the blocks.</typeparam>
/// <typeparam name="TTangent">The type of their tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct BlockReach<TBlock, TTangent> : IReach
    where TBlock : IDifferentiable<TBlock, TTangent>
    where TTangent : ITangent<TTangent>
{
    private readonly ReadOnlySpan<TBlock> _blocks;
    private readonly bool _isRow;

    internal BlockReach(ReadOnlySpan<TBlock> blocks, bool isRow)
    {
        _blocks = blocks;
        _isRow = isRow;
    }

    /// <inheritdoc/>
    public MemoryExtent Memory => _isRow ? MemoryExtent.Of(_blocks) : default;

    /// <inheritdoc/>
    public bool HoldsReferences => RuntimeHelpers.IsReferenceOrContainsReferences<TBlock>();

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (TBlock block in _blocks)
            {
                count += block is null ? 0 : block.ParameterCount;
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public int Meet(ref BlockWalk walk)
    {
        int count = 0;
        foreach (TBlock block in _blocks)
        {
            count += Block<TBlock, TTangent>.Count(block, ref walk);
        }

        return count;
    }
}
