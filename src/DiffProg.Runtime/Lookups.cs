using System;
using System.Collections.Generic;

namespace DiffProg;

/// <summary>What emitted code finds in a dictionary, which is asked once for whether something is there and for what it is.</summary>
public static class Lookups
{
    /// <summary>What a dictionary holds under a key.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of what it holds.</typeparam>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="key">The key.</param>
    public static (bool IsFound, TValue Value) Find<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> dictionary, TKey key)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return (dictionary.TryGetValue(key, out TValue? value), value!);
    }

    /// <summary>What a dictionary holds under a key.</summary>
    /// <typeparam name="TKey">The type of the keys.</typeparam>
    /// <typeparam name="TValue">The type of what it holds.</typeparam>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="key">The key.</param>
    public static (bool IsFound, TValue Value) FindIn<TKey, TValue>(IDictionary<TKey, TValue> dictionary, TKey key)
    {
        ArgumentNullException.ThrowIfNull(dictionary);
        return (dictionary.TryGetValue(key, out TValue? value), value!);
    }
}
