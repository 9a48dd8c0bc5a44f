using System;
using System.Runtime.CompilerServices;

namespace DiffProg.Overlaps;

/// <summary>
/// What is noted down of arrays and objects. To empty it costs what is in it and not what once was, so that a thread can lend one table to passes over
/// thousands of objects and over two.
/// </summary>
/// <typeparam name="T">What is noted down of each.</typeparam>
internal sealed class ReferenceTable<T>
    where T : struct
{
    /// <summary>Beyond this a table is not worth keeping.</summary>
    private const int MostKept = 1 << 20;

    /// <summary>Of each chain, one more than the place of its newest entry; zero of an empty one.</summary>
    private int[] _newest = new int[64];
    private Entry[] _entries = new Entry[64];
    private int _count;

    /// <summary>What is noted down, in the order of the first notes.</summary>
    public ReadOnlySpan<Entry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Whether it is small enough to be kept for another pass.</summary>
    public bool IsWorthKeeping => _entries.Length <= MostKept;

    /// <summary>What is noted down of an array or object; <c>default</c> of one that is not there yet.</summary>
    /// <param name="reference">The array or object.</param>
    /// <param name="wasThere">Whether it was there.</param>
    public ref T Find(object reference, out bool wasThere)
    {
        int hash = RuntimeHelpers.GetHashCode(reference);
        for (int i = _newest[hash & (_newest.Length - 1)] - 1; i >= 0; i = _entries[i].Older)
        {
            if (ReferenceEquals(_entries[i].Reference, reference))
            {
                wasThere = true;
                return ref _entries[i].Note;
            }
        }

        wasThere = false;
        return ref Add(reference, hash);
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        foreach (ref Entry entry in _entries.AsSpan(0, _count))
        {
            _newest[entry.Hash & (_newest.Length - 1)] = 0;
            entry = default;
        }

        _count = 0;
    }

    private ref T Add(object reference, int hash)
    {
        if (_count == _entries.Length)
        {
            Grow();
        }

        ref int newest = ref _newest[hash & (_newest.Length - 1)];
        ref Entry entry = ref _entries[_count];
        entry.Reference = reference;
        entry.Hash = hash;
        entry.Older = newest - 1;
        newest = ++_count;
        return ref entry.Note;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, 2 * _count);
        _newest = new int[2 * _count];
        for (int i = 0; i < _count; i++)
        {
            ref int newest = ref _newest[_entries[i].Hash & (_newest.Length - 1)];
            _entries[i].Older = newest - 1;
            newest = i + 1;
        }
    }

    internal struct Entry
    {
        public object Reference;
        public int Hash;
        public int Older;
        public T Note;
    }
}
