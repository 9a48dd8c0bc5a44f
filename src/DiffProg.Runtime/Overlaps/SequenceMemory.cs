using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace DiffProg.Overlaps;

/// <summary>Which memory a sequence gives under another name.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal static class SequenceMemory<T>
{
    /// <summary>The memory of an array or a list, and of what wraps one; none of any other sequence.</summary>
    public static ReadOnlySpan<T> Of(IEnumerable<T>? sequence) => sequence switch
    {
        T[] array => array,
        List<T> list => CollectionsMarshal.AsSpan(list),
        ArraySegment<T> segment => segment,
        ImmutableArray<T> array => array.AsSpan(),
        ReadOnlyCollection<T> wrapper => Of(Items(wrapper)),
        Collection<T> wrapper => Of(Items(wrapper)),
        _ => default,
    };

    /// <summary>Whether nothing but that memory is another's: the rest is known to be the sequence's own.</summary>
    public static bool IsKnown(IEnumerable<T> sequence) => sequence switch
    {
        T[] or List<T> or ArraySegment<T> or ImmutableArray<T> => true,
        ReadOnlyCollection<T> wrapper => IsKnown(Items(wrapper)),
        Collection<T> wrapper => IsKnown(Items(wrapper)),
        ImmutableList<T> or ImmutableQueue<T> or ImmutableStack<T> or ImmutableHashSet<T> or ImmutableSortedSet<T> => true,
        HashSet<T> or SortedSet<T> or LinkedList<T> or Queue<T> or Stack<T> => true,
        _ => IsOfExpression(sequence),
    };

    /// <summary>Whether the compiler made it of a collection expression, whose elements are its own; it gives such a type only a name.</summary>
    private static bool IsOfExpression(IEnumerable<T> sequence) => sequence.GetType().Name.StartsWith("<>z__ReadOnly", StringComparison.Ordinal);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Items")]
    private static extern IList<T> Items(ReadOnlyCollection<T> wrapper);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Items")]
    private static extern IList<T> Items(Collection<T> wrapper);
}
