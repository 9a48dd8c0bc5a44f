using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using DiffProg.Blocks;
using DiffProg.Overlaps;

namespace DiffProg;

/// <summary>
/// The checks of one call that what is written is nothing else that it is given. What is given is looked through once, however many checks speak of it; where
/// that leaves a doubt, the two in question are looked through again.
/// </summary>
/// <remarks>The thread keeps what they need, so that nothing is allocated after the first.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class OverlapChecks
{
    [ThreadStatic]
    private static OverlapChecks? t_spare;

    private readonly Holdings _holdings = new();

    private OverlapChecks()
    {
    }

    /// <summary>Begins the checks of a call.</summary>
    public static OverlapChecks Begin()
    {
        OverlapChecks checks = t_spare ?? new OverlapChecks();
        t_spare = null;
        return checks;
    }

    /// <summary>Ends them.</summary>
    public void End()
    {
        if (_holdings.IsWorthKeeping)
        {
            _holdings.Clear();
            t_spare = this;
        }
    }

    /// <summary>Says that two things have no memory, no array and no object in common.</summary>
    /// <typeparam name="TWritten">The kind of the one.</typeparam>
    /// <typeparam name="TOther">The kind of the other.</typeparam>
    /// <param name="written">The one, which is written.</param>
    /// <param name="other">The other.</param>
    /// <param name="writtenName">The name of the one.</param>
    /// <param name="otherName">The name of the other.</param>
    /// <param name="writtenText">What the code of the call says for the one: what it says again is what was looked through.</param>
    /// <param name="otherText">What it says for the other.</param>
    /// <exception cref="ArgumentException">They have.</exception>
    public void Distinct<TWritten, TOther>(
        TWritten written,
        TOther other,
        string writtenName,
        string otherName,
        [CallerArgumentExpression(nameof(written))] string writtenText = "",
        [CallerArgumentExpression(nameof(other))] string otherText = "")
        where TWritten : IReach, allows ref struct
        where TOther : IReach, allows ref struct
    {
        if (written.Memory.Overlaps(other.Memory)
            || (_holdings.MayHold(written, writtenText, other.Memory) && Holds(written, other.Memory))
            || (_holdings.MayHold(other, otherText, written.Memory) && Holds(other, written.Memory))
            || (_holdings.MayShare(written, writtenText, other, otherText) && HaveInCommon(written, other)))
        {
            throw new ArgumentException($"'{writtenName}' is written, and is or overlaps '{otherName}' or a part of it.", writtenName);
        }
    }

    /// <summary>Says that the elements of a row have no array and no object in common.</summary>
    /// <typeparam name="TWritten">The kind of the row.</typeparam>
    /// <param name="written">The row, which is written.</param>
    /// <param name="name">Its name.</param>
    /// <param name="text">What the code of the call says for the row.</param>
    /// <exception cref="ArgumentException">Two have.</exception>
    public void DistinctElements<TWritten>(TWritten written, string name, [CallerArgumentExpression(nameof(written))] string text = "")
        where TWritten : IReach, allows ref struct
    {
        if (_holdings.MayShare(written, text, written, text) && Fresh(written) != written.Count)
        {
            throw new ArgumentException($"'{name}' is written, and two of its elements are the same or share an array.", name);
        }
    }

    private static bool Holds<TReach>(TReach reach, MemoryExtent memory)
        where TReach : IReach, allows ref struct
    {
        BlockWalk walk = default;
        _ = reach.Meet(ref walk);
        bool holds = walk.Overlaps(memory);
        walk.End();
        return holds;
    }

    private static bool HaveInCommon<TReach, TOther>(TReach reach, TOther other)
        where TReach : IReach, allows ref struct
        where TOther : IReach, allows ref struct
    {
        BlockWalk walk = default;
        _ = reach.Meet(ref walk);
        int apart = other.Meet(ref walk);
        walk.End();
        return apart != Fresh(other);
    }

    private static int Fresh<TReach>(TReach reach)
        where TReach : IReach, allows ref struct
    {
        BlockWalk walk = default;
        int count = reach.Meet(ref walk);
        walk.End();
        return count;
    }
}
