using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;

namespace DiffProg;

/// <summary>
/// The arrays of one thread that no derivative call holds at the moment, by element type and length. An array has exactly the length
/// that is asked for: it stands for one that the primal made, and may be handed to the user's own methods.
/// </summary>
internal class RowPool
{
    /// <summary>Beyond this it lets go of all that it holds: what is still in use comes back, lengths that are no longer asked for do not.</summary>
    internal const long MostBytes = 64L << 20;

    private const int BytesOfArray = 24;
    private const int BytesOfShelf = 160;

    [ThreadStatic]
    private static RowPool? t_ofThread;

    private readonly Dictionary<long, Shelf> _shelves = [];
    private Shelf _last = Shelf.None;

    /// <summary>The pool of the current thread; tests put one in its place that watches.</summary>
    internal static RowPool OfThread
    {
        get => t_ofThread ??= new RowPool();
        set => t_ofThread = value;
    }

    /// <summary>How much memory it holds.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Takes an array of zeros.</summary>
    /// <param name="length">Its length.</param>
    /// <param name="shelf">Where it belongs.</param>
    internal T[] Rent<T>(int length, out Shelf shelf)
    {
        long key = ((long)ElementType<T>.Number << 32) | (uint)length;
        shelf = _last.Key == key ? _last : Find(key, BytesOfArray + ((long)length * Unsafe.SizeOf<T>()));
        if (shelf.Take() is not { } kept)
        {
            T[] made = new T[length];
            OnLent(made);
            return made;
        }

        Bytes -= shelf.BytesOfRow;
        T[] row = Unsafe.As<T[]>(kept);

#pragma warning disable CA1855 // Not Clear(): the scalar mathematics that follows would run many times slower.
        row.AsSpan().Fill(default!);
#pragma warning restore CA1855
        OnLent(row);
        return row;
    }

    /// <summary>For pools that watch.</summary>
    protected virtual void OnLent(Array row)
    {
    }

    /// <summary>Puts an array back.</summary>
    internal virtual void Return(Array row, Shelf shelf)
    {
        if (Bytes + shelf.BytesOfRow > MostBytes)
        {
            Clear();
        }

        if (shelf.BytesOfRow <= MostBytes && shelf.IsInUse)
        {
            shelf.Put(row);
            Bytes += shelf.BytesOfRow;
        }
    }

    private Shelf Find(long key, long bytes)
    {
        if (!_shelves.TryGetValue(key, out Shelf? shelf))
        {
            if (Bytes + BytesOfShelf > MostBytes)
            {
                Clear();
            }

            shelf = new Shelf(key, bytes);
            _shelves.Add(key, shelf);
            Bytes += BytesOfShelf;
        }

        _last = shelf;
        return shelf;
    }

    private void Clear()
    {
        foreach (Shelf shelf in _shelves.Values)
        {
            shelf.IsInUse = false;
        }

        _shelves.Clear();
        _last = Shelf.None;
        Bytes = 0;
    }

    /// <summary>The arrays of one element type and length.</summary>
    internal sealed class Shelf(long key, long bytesOfRow)
    {
        internal static readonly Shelf None = new(-1, 0);

        private Array[] _rows = new Array[1];
        private int _count;

        internal long Key { get; } = key;

        internal long BytesOfRow { get; } = bytesOfRow;

        /// <summary>Whether the pool still looks here.</summary>
        internal bool IsInUse { get; set; } = true;

        internal Array? Take()
        {
            if (_count == 0)
            {
                return null;
            }

            Array row = _rows[--_count];
            _rows[_count] = null!;
            return row;
        }

        internal void Put(Array row)
        {
            if (_count == _rows.Length)
            {
                Array.Resize(ref _rows, 2 * _count);
            }

            _rows[_count++] = row;
        }
    }

    private static class ElementTypes
    {
        private static int s_count;

        internal static int Next() => Interlocked.Increment(ref s_count);
    }

    private static class ElementType<T>
    {
        internal static readonly int Number = ElementTypes.Next();
    }
}
