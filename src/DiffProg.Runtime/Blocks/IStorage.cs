using System;
using System.ComponentModel;

namespace DiffProg.Blocks;

/// <summary>How a container of numbers gives a span of them.</summary>
/// <typeparam name="TRow">The type of the container.</typeparam>
/// <typeparam name="T">The type of the numbers.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStorage<TRow, T>
    where TRow : class
{
    /// <summary>Its numbers.</summary>
    /// <param name="row">The container.</param>
    static abstract Span<T> NumbersOf(TRow row);

    /// <summary>A container of its shape with the same numbers.</summary>
    /// <param name="row">The container.</param>
    static abstract TRow Copy(TRow row);
}
