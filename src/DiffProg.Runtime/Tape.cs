using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DiffProg;

/// <summary>
/// What a forward sweep records for its reverse sweep: values pushed in the one are popped in the other, last in, first out.
/// A tape is rented for one derivative call and given back at its end, also where the primal throws; tapes of a thread are used
/// again, so that after the first calls nothing is allocated. A derivative called while another runs rents a tape of its own.
/// It owns the arrays that the call works in, and gives them back when it is given back itself.
/// </summary>
public sealed partial class Tape : IDisposable
{
    private const int FirstLength = 64;

    [ThreadStatic]
    private static Tape? t_free;

    private Tape? _next;
    private bool _isRented;
    private double[] _doubles = new double[FirstLength];
    private int[] _ints = new int[FirstLength];
    private object[] _rows = [];
    private int _doubleCount;
    private int _intCount;
    private int _rowCount;
    private RowPool? _pool;
    private (Array Row, RowPool.Shelf Shelf)[] _owned = [];
    private int _ownedCount;

    private Tape()
    {
    }

    /// <summary>Rents an empty tape for the current thread.</summary>
    public static Tape Rent()
    {
        Tape tape = t_free ?? new Tape();
        t_free = tape._next;
        tape._next = null;
        tape._isRented = true;
        return tape;
    }

    /// <summary>Gives the tape back, whatever it still holds. A second call does nothing.</summary>
    public void Dispose()
    {
        if (!_isRented)
        {
            return;
        }

        _isRented = false;
        _doubleCount = 0;
        _intCount = 0;
        _lanes.Clear();
        _masks.Clear();
        Array.Clear(_rows, 0, _rowCount);
        _rowCount = 0;
        if (_ownedCount > 0)
        {
            ReleaseAll();
        }

        _pool = null;
        _next = t_free;
        t_free = this;
    }

    /// <summary>An array of zeros for as long as the derivative call lasts, or until it is released.</summary>
    /// <param name="length">Its exact length.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative, as <c>new T[length]</c> says it.</exception>
    public T[] NewRow<T>(int length)
    {
        RowPool pool = _pool ??= RowPool.OfThread;
        T[] row = pool.Rent<T>(length, out RowPool.Shelf shelf);
        if (_ownedCount == _owned.Length)
        {
            Array.Resize(ref _owned, Math.Max(4, 2 * _ownedCount));
        }

        _owned[_ownedCount++] = (row, shelf);
        return row;
    }

    /// <summary>As <see cref="NewRow{T}(int)"/>, for a length of another width.</summary>
    /// <param name="length">Its exact length.</param>
    public T[] NewRow<T>(long length) => length is >= 0 and <= int.MaxValue ? NewRow<T>((int)length) : new T[length];

    /// <summary>A copy of a row for as long as the derivative call lasts.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The row.</param>
    public T[] CopyOf<T>(ReadOnlySpan<T> row)
    {
        T[] copy = NewRow<T>(row.Length);
        row.CopyTo(copy);
        return copy;
    }

    /// <summary>Gives an array back before the derivative call ends.</summary>
    /// <param name="row">An array that <see cref="NewRow{T}(int)"/> made on this tape, and that nothing refers to any longer.</param>
    /// <exception cref="InvalidOperationException">It is not, which is a fault of DiffProg.</exception>
    public void Release(Array row)
    {
        int last = _ownedCount - 1;
        int i = last;
        while (i >= 0 && _owned[i].Row != row)
        {
            i--;
        }

        if (i < 0)
        {
            ThrowNotOwned();
        }

        RowPool.Shelf shelf = _owned[i].Shelf;
        _owned[i] = _owned[last];
        _owned[last] = default;
        _ownedCount = last;
        _pool!.Return(row, shelf);
    }

    /// <summary>Leaves an array to the caller: it does not go back when the derivative call ends.</summary>
    /// <param name="row">An array, whoever made it; null is none.</param>
    public void Keep(Array? row)
    {
        int last = _ownedCount - 1;
        for (int i = last; i >= 0; i--)
        {
            if (_owned[i].Row == row)
            {
                _owned[i] = _owned[last];
                _owned[last] = default;
                _ownedCount = last;
                return;
            }
        }
    }

    /// <summary>Records a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(double value)
    {
        double[] doubles = _doubles;
        int count = _doubleCount;
        if ((uint)count >= (uint)doubles.Length)
        {
            doubles = Grow(ref _doubles, count);
        }

        doubles[count] = value;
        _doubleCount = count + 1;
    }

    /// <summary>Records a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(int value)
    {
        int[] ints = _ints;
        int count = _intCount;
        if ((uint)count >= (uint)ints.Length)
        {
            ints = Grow(ref _ints, count);
        }

        ints[count] = value;
        _intCount = count + 1;
    }

    /// <summary>Records a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(bool value) => Push(value ? 1 : 0);

    /// <summary>Records a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(long value) => Push(BitConverter.Int64BitsToDouble(value));

    /// <summary>Records which array it was, not what it holds.</summary>
    public void Push(Array? row) => PushObject(row);

    /// <summary>Records which object it was, not what it holds.</summary>
    public void PushObject(object? row)
    {
        if (_rowCount == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(4, 2 * _rowCount));
        }

        _rows[_rowCount++] = row!;
    }

    /// <summary>Makes room for what the trips of a loop record, so that each finds its place by its index.</summary>
    /// <param name="trips">How many trips; none where it is negative.</param>
    /// <param name="width">How many numbers a trip records.</param>
    /// <returns>The room, valid until something else is recorded; it holds anything.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<double> ReserveDoubles(int trips, int width) => Reserve(ref _doubles, ref _doubleCount, trips, width);

    /// <summary>As <see cref="ReserveDoubles"/>, for integers and truth values.</summary>
    /// <param name="trips">How many trips; none where it is negative.</param>
    /// <param name="width">How many numbers a trip records.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<int> ReserveInts(int trips, int width) => Reserve(ref _ints, ref _intCount, trips, width);

    /// <summary>Takes back what the trips of a loop recorded in the room that was made last.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many numbers a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<double> TakeDoubles(int trips, int width) => Take(_doubles, ref _doubleCount, trips, width);

    /// <summary>As <see cref="TakeDoubles"/>, for integers and truth values.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many numbers a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> TakeInts(int trips, int width) => Take(_ints, ref _intCount, trips, width);

    /// <summary>Takes back the number recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double PopDouble()
    {
        int count = _doubleCount - 1;
        double value = _doubles[count];
        _doubleCount = count;
        return value;
    }

    /// <summary>Takes back the integer recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PopInt()
    {
        int count = _intCount - 1;
        int value = _ints[count];
        _intCount = count;
        return value;
    }

    /// <summary>Takes back the truth value recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool PopBool() => PopInt() != 0;

    /// <summary>Takes back the long integer recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long PopLong() => BitConverter.DoubleToInt64Bits(PopDouble());

    /// <summary>Takes back the array recorded last.</summary>
    public T[] PopRow<T>()
    {
        T[] row = (T[])_rows[--_rowCount];
        _rows[_rowCount] = null!;
        return row;
    }

    /// <summary>Takes back the object recorded last.</summary>
    public T PopObject<T>()
        where T : class
    {
        T reference = (T)_rows[--_rowCount];
        _rows[_rowCount] = null!;
        return reference;
    }

    /// <summary>Says that the reverse sweep has taken back all that was recorded.</summary>
    /// <exception cref="InvalidOperationException">Something is left: the two sweeps did not mirror each other, which is a fault of DiffProg.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End()
    {
        if ((_doubleCount | _intCount | _rowCount) != 0 || !_lanes.IsEmpty || !_masks.IsEmpty)
        {
            ThrowNotEmpty();
        }
    }

    private void ReleaseAll()
    {
        // Another thread's pool is not touched: what was rented there is left to the garbage collector.
        RowPool? pool = _pool == RowPool.OfThread ? _pool : null;
        for (int i = 0; i < _ownedCount; i++)
        {
            pool?.Return(_owned[i].Row, _owned[i].Shelf);
            _owned[i] = default;
        }

        _ownedCount = 0;
    }

    [DoesNotReturn]
    private static void ThrowNotOwned() =>
        throw new InvalidOperationException("An array was released that the tape does not own, so its gradient cannot be trusted; please report this to DiffProg.");

    [DoesNotReturn]
    private static void ThrowNotEmpty() =>
        throw new InvalidOperationException("The reverse sweep left values on the tape, so its gradient cannot be trusted; please report this to DiffProg.");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Span<T> Reserve<T>(ref T[] items, ref int count, int trips, int width)
    {
        int start = count;
        long size = (long)Math.Max(trips, 0) * width;
        if (size > items.Length - start)
        {
            Grow(ref items, start, start + size);
        }

        count = start + (int)size;
        return items.AsSpan(start, (int)size);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<T> Take<T>(T[] items, ref int count, int trips, int width)
    {
        int size = Math.Max(trips, 0) * width;
        count -= size;
        return items.AsSpan(count, size);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Grow<T>(ref T[] items, int count, long least = 0)
    {
        Array.Resize(ref items, checked((int)Math.Max(least, Math.Min(Array.MaxLength, Math.Max(2L * count, FirstLength)))));
        return items;
    }
}
