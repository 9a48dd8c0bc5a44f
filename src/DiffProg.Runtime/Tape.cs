using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace DiffProg;

/// <summary>
/// What a forward sweep records for its reverse sweep: values pushed in the one are popped in the other, last in, first out.
/// A tape is rented for one derivative call and given back at its end, also where the primal throws; tapes of a thread are used
/// again, so that after the first calls nothing is allocated. A derivative called while another runs rents a tape of its own.
/// </summary>
public sealed class Tape : IDisposable
{
    private const int FirstLength = 64;

    [ThreadStatic]
    private static Tape? t_free;

    private Tape? _next;
    private bool _isRented;
    private double[] _doubles = new double[FirstLength];
    private int[] _ints = new int[FirstLength];
    private Array[] _rows = [];
    private int _doubleCount;
    private int _intCount;
    private int _rowCount;

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
        Array.Clear(_rows, 0, _rowCount);
        _rowCount = 0;
        _next = t_free;
        t_free = this;
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
    public void Push(Array row)
    {
        if (_rowCount == _rows.Length)
        {
            Array.Resize(ref _rows, Math.Max(4, 2 * _rowCount));
        }

        _rows[_rowCount++] = row;
    }

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

    /// <summary>Says that the reverse sweep has taken back all that was recorded.</summary>
    /// <exception cref="InvalidOperationException">Something is left: the two sweeps did not mirror each other, which is a fault of DiffProg.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void End()
    {
        if ((_doubleCount | _intCount | _rowCount) != 0)
        {
            ThrowNotEmpty();
        }
    }

    [DoesNotReturn]
    private static void ThrowNotEmpty() =>
        throw new InvalidOperationException("The reverse sweep left values on the tape, so its gradient cannot be trusted; please report this to DiffProg.");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T[] Grow<T>(ref T[] items, int count)
    {
        Array.Resize(ref items, checked((int)Math.Min(Array.MaxLength, Math.Max(2L * count, FirstLength))));
        return items;
    }
}
