using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg.Blocks;

/// <summary>An array of one dimension.</summary>
/// <typeparam name="TValue">The type of the elements.</typeparam>
/// <typeparam name="T">The type of their numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayStorage<TValue, T> : IStorage<TValue[], T>
    where TValue : struct
    where T : struct
{
    /// <inheritdoc/>
    public static Span<T> NumbersOf(TValue[] row) => MemoryMarshal.Cast<TValue, T>(row.AsSpan());

    /// <inheritdoc/>
    public static TValue[] Copy(TValue[] row) => (TValue[])row.Clone();
}

/// <summary>A list.</summary>
/// <typeparam name="TValue">The type of the elements.</typeparam>
/// <typeparam name="T">The type of their numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListStorage<TValue, T> : IStorage<List<TValue>, T>
    where TValue : struct
    where T : struct
{
    /// <inheritdoc/>
    public static Span<T> NumbersOf(List<TValue> row) => MemoryMarshal.Cast<TValue, T>(CollectionsMarshal.AsSpan(row));

    /// <inheritdoc/>
    public static List<TValue> Copy(List<TValue> row) => [.. row];
}

/// <summary>An array of any rank.</summary>
/// <typeparam name="TRow">The type of the array.</typeparam>
/// <typeparam name="TValue">The type of its elements.</typeparam>
/// <typeparam name="T">The type of their numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GridStorage<TRow, TValue, T> : IStorage<TRow, T>
    where TRow : class
    where TValue : struct
    where T : struct
{
    /// <inheritdoc/>
    public static Span<T> NumbersOf(TRow row)
    {
        Array array = (Array)(object)row;
        ref TValue first = ref Unsafe.As<byte, TValue>(ref MemoryMarshal.GetArrayDataReference(array));
        return MemoryMarshal.Cast<TValue, T>(MemoryMarshal.CreateSpan(ref first, array.Length));
    }

    /// <inheritdoc/>
    public static TRow Copy(TRow row) => (TRow)((Array)(object)row).Clone();
}
