using System;
using System.Linq;

namespace DiffProg;

/// <summary>The orders in which emitted code takes the elements of a row: permutations of their indices, which the framework finds.</summary>
public static class Orders
{
    /// <summary>The order of <c>OrderBy</c>, which leaves equal keys in the order in which they stand.</summary>
    /// <typeparam name="T">The type of the keys.</typeparam>
    /// <param name="keys">The keys.</param>
    public static int[] Ascending<T>(T[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i])];
    }

    /// <summary>The order of <c>OrderByDescending</c>, which leaves equal keys in the order in which they stand.</summary>
    /// <typeparam name="T">The type of the keys.</typeparam>
    /// <param name="keys">The keys.</param>
    public static int[] Descending<T>(T[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return [.. Enumerable.Range(0, keys.Length).OrderByDescending(i => keys[i])];
    }

    /// <summary>The order to which <c>Array.Sort</c> brings the elements of a row, which stays as it is.</summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="row">The row.</param>
    public static int[] Sorted<T>(ReadOnlySpan<T> row)
    {
        int[] order = [.. Enumerable.Range(0, row.Length)];
        row.ToArray().AsSpan().Sort(order.AsSpan());
        return order;
    }
}
