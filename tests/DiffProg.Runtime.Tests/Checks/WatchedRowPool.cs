using System;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>
/// A pool in the place of the thread's own until it is disposed. It spoils every array that comes back, so that one that is used
/// afterwards or not cleared before shows in the numbers, and refuses what it did not lend or what comes back twice.
/// </summary>
internal sealed class WatchedRowPool : RowPool, IDisposable
{
    private static readonly MethodInfo SpoilElements = typeof(WatchedRowPool).GetMethod(nameof(Spoil), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly RowPool _before = OfThread;
    private readonly HashSet<Array> _lent = new(ReferenceEqualityComparer.Instance);

    public WatchedRowPool() => OfThread = this;

    /// <summary>How many arrays are out.</summary>
    public int Lent => _lent.Count;

    /// <summary>The most that were out at once.</summary>
    public int MostLent { get; private set; }

    /// <summary>How many arrays were asked for.</summary>
    public int Loans { get; private set; }

    public void Dispose() => OfThread = _before;

    internal override void Return(Array row, Shelf shelf)
    {
        if (!_lent.Remove(row))
        {
            throw new InvalidOperationException("An array came back that is not out.");
        }

        switch (row)
        {
            case double[] x:
                Spoil(x);
                break;
            case float[] x:
                Spoil(x);
                break;
            default:
                _ = SpoilElements.MakeGenericMethod(row.GetType().GetElementType()!).Invoke(null, [row]);
                break;
        }

        base.Return(row, shelf);
    }

    /// <summary>All bits set is NaN, a negative integer, true; a reference can only be missing.</summary>
    private static void Spoil<T>(T[] row)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            Array.Clear(row);
            return;
        }

        ref byte first = ref Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(row));
        MemoryMarshal.CreateSpan(ref first, row.Length * Unsafe.SizeOf<T>()).Fill(byte.MaxValue);
    }

    protected override void OnLent(Array row)
    {
        Loans++;
        if (!_lent.Add(row))
        {
            throw new InvalidOperationException("An array is lent that is out.");
        }

        MostLent = Math.Max(MostLent, _lent.Count);
    }
}
