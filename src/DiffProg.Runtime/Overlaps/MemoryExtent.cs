using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg.Overlaps;

/// <summary>Where something lies in memory. A span of bytes would do, were it not too short for a row of 2³¹ bytes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct MemoryExtent
{
    private readonly ref readonly byte _start;
    private readonly nint _length;

    private MemoryExtent(ref readonly byte start, nint length)
    {
        _start = ref start;
        _length = length;
    }

    /// <summary>Whether it has no byte at all.</summary>
    internal bool IsEmpty => _length == 0;

    /// <summary>Whether the two have a byte in common.</summary>
    /// <param name="other">The other.</param>
    public bool Overlaps(MemoryExtent other)
    {
        if (_length == 0 || other._length == 0)
        {
            return false;
        }

        nint between = Unsafe.ByteOffset(in _start, in other._start);
        return between >= 0 ? between < _length : -between < other._length;
    }

    internal static MemoryExtent Of<T>(ReadOnlySpan<T> row) =>
        new(in Unsafe.As<T, byte>(ref MemoryMarshal.GetReference(row)), (nint)row.Length * Unsafe.SizeOf<T>());

    /// <summary>The elements of an array of whatever dimensions and type, or of a list of numbers; none of any other object.</summary>
    internal static MemoryExtent OfReference(object reference) => reference switch
    {
        double[] row => Of<double>(row),
        Array array => new(
            in MemoryMarshal.GetArrayDataReference(array),
            (nint)array.LongLength * RuntimeHelpers.SizeOf(array.GetType().GetElementType()!.TypeHandle)),
        List<double> list => Of<double>(CollectionsMarshal.AsSpan(list)),
        List<float> list => Of<float>(CollectionsMarshal.AsSpan(list)),
        _ => default,
    };
}
