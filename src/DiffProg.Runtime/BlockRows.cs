using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace DiffProg;

/// <summary>The tangents of arrays of blocks, as emitted members make, clear and add them. A struct without arrays needs no pass over it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class BlockRows
{
    /// <summary>A zero tangent for each block.</summary>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of their tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    public static TTangent[] ZeroLike<TBlock, TTangent>(ReadOnlySpan<TBlock> blocks)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        TTangent[] tangents = new TTangent[blocks.Length];
        if (RuntimeHelpers.IsReferenceOrContainsReferences<TTangent>())
        {
            for (int i = 0; i < tangents.Length; i++)
            {
                tangents[i] = blocks[i] is { } block ? TBlock.ZeroLike(block) : default!;
            }
        }

        return tangents;
    }

    /// <summary>Says that tangents are as many as the blocks that they belong to, and have their shapes.</summary>
    /// <typeparam name="TBlock">The type of the blocks.</typeparam>
    /// <typeparam name="TTangent">The type of the tangents.</typeparam>
    /// <param name="blocks">The blocks.</param>
    /// <param name="tangents">The tangents.</param>
    /// <param name="blocksName">The blocks' name.</param>
    /// <param name="tangentsName">The tangents' name.</param>
    /// <exception cref="ArgumentException">They are not.</exception>
    public static void Fit<TBlock, TTangent>(ReadOnlySpan<TBlock> blocks, ReadOnlySpan<TTangent> tangents, string blocksName, string tangentsName)
        where TBlock : IDifferentiable<TBlock, TTangent>
        where TTangent : ITangent<TTangent>
    {
        Arguments.SameLength(tangents, blocks.Length, blocksName, tangentsName);
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<TTangent>())
        {
            return;
        }

        for (int i = 0; i < blocks.Length; i++)
        {
            if (blocks[i] is { } block)
            {
                BlockArguments.Fits<TBlock, TTangent>(block, tangents[i], blocksName, tangentsName);
            }
        }
    }

    /// <summary>Makes tangents zero, in place.</summary>
    /// <typeparam name="TTangent">Their type.</typeparam>
    /// <param name="tangents">The tangents.</param>
    public static void SetZero<TTangent>(Span<TTangent> tangents)
        where TTangent : ITangent<TTangent>
    {
        if (!RuntimeHelpers.IsReferenceOrContainsReferences<TTangent>())
        {
#pragma warning disable CA1855 // Not Clear(): the scalar mathematics that follows would run many times slower.
            tangents.Fill(default!);
#pragma warning restore CA1855
            return;
        }

        foreach (ref TTangent tangent in tangents)
        {
            if (tangent is not null)
            {
                tangent.SetZero();
            }
        }
    }

    /// <summary>Adds tangents to others, in place.</summary>
    /// <typeparam name="TTangent">Their type.</typeparam>
    /// <param name="tangents">What is added to.</param>
    /// <param name="others">What is added.</param>
    public static void Add<TTangent>(Span<TTangent> tangents, ReadOnlySpan<TTangent> others)
        where TTangent : ITangent<TTangent>
    {
        for (int i = 0; i < others.Length; i++)
        {
            if (tangents[i] is not null)
            {
                tangents[i].AddScaled(1, others[i]);
            }
        }
    }
}
