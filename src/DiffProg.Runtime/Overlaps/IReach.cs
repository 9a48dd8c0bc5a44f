using System.ComponentModel;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>What can be reached from something that a method is given: the memory that it is itself, and the arrays and objects that it holds.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IReach
{
    /// <summary>The memory that it is itself: the elements of a row, what a reference refers to; none of an object.</summary>
    MemoryExtent Memory { get; }

    /// <summary>Whether it holds arrays or objects at all.</summary>
    bool HoldsReferences { get; }

    /// <summary>How many numbers it holds, each element alone.</summary>
    int Count { get; }

    /// <summary>Meets the arrays and objects that it holds.</summary>
    /// <param name="walk">The pass.</param>
    /// <returns>How many of its numbers the pass had not met.</returns>
    int Meet(ref BlockWalk walk);
}
