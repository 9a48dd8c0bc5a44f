using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg;

/// <summary>Vectors, last in, first out. Each lies in one line of the processor's cache, which is what makes it fast to write and to read again.</summary>
internal struct LaneStack
{
    private const int FirstLength = 64;
    private const int Line = 64;

    private double[] _items;

    /// <summary>Where in the array the first line begins.</summary>
    private int _start;
    private int _count;

    public LaneStack() => _items = [];

    public readonly bool IsEmpty => _count == 0;

    public void Clear() => _count = 0;

    /// <summary>Room for vectors on top; it stays where it is when the stack grows, but what is taken back then lies elsewhere.</summary>
    /// <param name="size">How many vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> Reserve(long size)
    {
        int first = _start + (_count * Vector512<double>.Count);
        if (size * Vector512<double>.Count > _items.Length - first)
        {
            Grow(size);
            first = _start + (_count * Vector512<double>.Count);
        }

        _count += (int)size;
        return MemoryMarshal.Cast<double, Vector512<double>>(_items.AsSpan(first, (int)size * Vector512<double>.Count));
    }

    /// <summary>Takes the vectors on top back.</summary>
    /// <param name="size">How many vectors.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> Take(int size)
    {
        _count -= size;
        return MemoryMarshal.Cast<double, Vector512<double>>(_items.AsSpan(_start + (_count * Vector512<double>.Count), size * Vector512<double>.Count));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(long size)
    {
        long vectors = Math.Max(_count + size, Math.Max(2L * _count, FirstLength));

        // What is pinned stays where it is, and on its line.
        double[] items = GC.AllocateUninitializedArray<double>(checked((int)((vectors + 1) * Vector512<double>.Count)), pinned: true);
        nint address = Unsafe.ByteOffset(in Unsafe.NullRef<double>(), in MemoryMarshal.GetArrayDataReference(items));
        int start = (int)((Line - (address % Line)) % Line) / sizeof(double);
        _items.AsSpan(_start, _items.Length == 0 ? 0 : _count * Vector512<double>.Count).CopyTo(items.AsSpan(start));
        _items = items;
        _start = start;
    }
}
