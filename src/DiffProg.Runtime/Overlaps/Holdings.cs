using System;
using System.Collections.Generic;
using DiffProg.Blocks;

namespace DiffProg.Overlaps;

/// <summary>
/// Which arrays and objects several things hold. Each thing is looked through once. What is found is enough to say that two have nothing in common, and no more
/// than a doubt otherwise: an object without numbers may be shared.
/// </summary>
internal sealed class Holdings
{
    /// <summary>As many things have a number of their own. Those beyond share the last: what one of them holds, all are thought to hold.</summary>
    private const int Most = 64;

    /// <summary>Of each array or object, who holds it: a bit for each thing.</summary>
    private readonly ReferenceTable<ulong> _holders = new();
    private readonly List<string> _things = [];

    /// <summary>Of each thing, which of those before it, or whether it itself, hold something that it holds.</summary>
    private readonly ulong[] _shared = new ulong[Most];

    /// <summary>Of each thing, where what it was the first to hold begins in the table, and ends.</summary>
    private readonly (int Start, int End)[] _own = new (int Start, int End)[Most];
    private int _current;

    /// <summary>Whether it is small enough to be kept for other things.</summary>
    public bool IsWorthKeeping => _holders.IsWorthKeeping;

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        _holders.Clear();
        _shared.AsSpan(0, Math.Min(_things.Count, Most)).Clear();
        _things.Clear();
    }

    /// <summary>Whether two things may hold an array or object in common; of a thing and itself, whether it may hold one twice.</summary>
    public bool MayShare<TReach, TOther>(TReach reach, string text, TOther other, string otherText)
        where TReach : IReach, allows ref struct
        where TOther : IReach, allows ref struct
    {
        if (!reach.HoldsReferences || !other.HoldsReferences)
        {
            return false;
        }

        int one = NumberOf(reach, text);
        int two = NumberOf(other, otherText);
        return (((_shared[one] >> two) | (_shared[two] >> one)) & 1) != 0;
    }

    /// <summary>Whether memory may be that of an array which something holds.</summary>
    public bool MayHold<TReach>(TReach reach, string text, MemoryExtent memory)
        where TReach : IReach, allows ref struct
    {
        if (!reach.HoldsReferences || memory.IsEmpty)
        {
            return false;
        }

        int number = NumberOf(reach, text);
        ulong bit = 1UL << number;
        int start = (_shared[number] & ~bit) == 0 ? _own[number].Start : 0;
        foreach (ref readonly ReferenceTable<ulong>.Entry entry in _holders.Entries[start.._own[number].End])
        {
            if ((entry.Note & bit) != 0 && MemoryExtent.OfReference(entry.Reference).Overlaps(memory))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Notes that the thing which is looked through holds an array or object.</summary>
    /// <param name="reference">The array or object.</param>
    /// <returns>Whether that is new.</returns>
    public bool Note(object reference)
    {
        ref ulong holders = ref _holders.Find(reference, out bool wasThere);
        ulong before = holders;
        holders |= 1UL << _current;
        if (wasThere && reference is not Array { Length: 0 })
        {
            _shared[_current] |= before;
        }

        return holders != before;
    }

    /// <summary>The number of a thing, which is looked through where it has none yet.</summary>
    private int NumberOf<TReach>(TReach reach, string text)
        where TReach : IReach, allows ref struct
    {
        int number = _things.IndexOf(text);
        if (number < 0)
        {
            number = _things.Count;
            _things.Add(text);
            _current = Math.Min(number, Most - 1);
            int start = number < Most ? _holders.Entries.Length : _own[_current].Start;
            BlockWalk walk = BlockWalk.Noting(this);
            _ = reach.Meet(ref walk);
            _own[_current] = (start, _holders.Entries.Length);
        }

        return Math.Min(number, Most - 1);
    }
}
