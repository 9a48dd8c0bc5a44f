using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>A tangent of a parameter block, or a row of them.</summary>
/// <typeparam name="TTangent">The type of the tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TangentReach<TTangent> : IReach
    where TTangent : ITangent<TTangent>
{
    private readonly ReadOnlySpan<TTangent> _tangents;
    private readonly bool _isRow;

    internal TangentReach(ReadOnlySpan<TTangent> tangents, bool isRow)
    {
        _tangents = tangents;
        _isRow = isRow;
    }

    /// <inheritdoc/>
    public MemoryExtent Memory => _isRow ? MemoryExtent.Of(_tangents) : default;

    /// <inheritdoc/>
    public bool HoldsReferences => RuntimeHelpers.IsReferenceOrContainsReferences<TTangent>();

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (TTangent tangent in _tangents)
            {
                count += tangent is null ? 0 : tangent.Count;
            }

            return count;
        }
    }

    /// <inheritdoc/>
    public int Meet(ref BlockWalk walk)
    {
        int count = 0;
        foreach (TTangent tangent in _tangents)
        {
            bool isNew = typeof(TTangent).IsValueType || walk.Enter(tangent);
            count += isNew ? tangent.CountNumbers(ref walk) : 0;
        }

        return count;
    }
}
