using System;
using System.ComponentModel;
using DiffProg.Overlaps;

namespace DiffProg.Blocks;

/// <summary>
/// One pass over a parameter block, a tangent, or two of them side by side. It knows the arrays and objects that it has met, so that what
/// is shared is taken once; emitted code hands it on.
/// </summary>
/// <remarks>What it notes down in is kept by the thread, so that a pass allocates nothing after the first.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public struct BlockWalk
{
    [ThreadStatic]
    private static ReferenceTable<Meeting>? t_spare;

    private readonly Holdings? _holdings;
    private ReferenceTable<Meeting>? _met;
    private int _position;

    private BlockWalk(Holdings holdings) => _holdings = holdings;

    /// <summary>A pass that changes arrays in place, where one that is <c>default</c> copies them first.</summary>
    public static BlockWalk InPlace => new() { IsInPlace = true };

    /// <summary>Whether arrays are changed in place.</summary>
    public bool IsInPlace { readonly get; private set; }

    /// <summary>Goes on in place: what belongs to a mutable object changes with it.</summary>
    /// <returns>How the pass went before, for <see cref="Leave"/>.</returns>
    public bool EnterMutable()
    {
        bool before = IsInPlace;
        IsInPlace = true;
        return before;
    }

    /// <summary>Goes on as before a mutable object.</summary>
    /// <param name="wasInPlace">What <see cref="EnterMutable"/> returned.</param>
    public void Leave(bool wasInPlace) => IsInPlace = wasInPlace;

    /// <summary>Whether an array or object is met for the first time; never for null.</summary>
    /// <param name="reference">The array or object.</param>
    public bool Enter(object? reference) => reference is not null && (_holdings is null ? Note(reference, null) : _holdings.Note(reference));

    /// <summary>Whether two arrays or objects that stand at the same place in two graphs are met for the first time; never for nulls.</summary>
    /// <param name="reference">The one.</param>
    /// <param name="partner">The other.</param>
    /// <exception cref="ArgumentException">The graphs have not the same shape: only one is null, or one is shared where the other is not.</exception>
    public bool Enter(object? reference, object? partner)
    {
        if (reference is null || partner is null)
        {
            return reference is null && partner is null ? false : throw OfAnotherShape();
        }

        // Arrays without elements are often one for all, and nothing in them is shared.
        if (reference is Array { Length: 0 } && partner is Array { Length: 0 })
        {
            return false;
        }

        bool isNew = Note(reference, partner);
        return ReferenceEquals(reference, partner) || Note(partner, reference) == isNew ? isNew : throw OfAnotherShape();
    }

    /// <summary>The same of two of one type.</summary>
    /// <param name="reference">The one.</param>
    /// <param name="partner">The other.</param>
    /// <exception cref="ArgumentException">The graphs have not the same shape.</exception>
    public bool EnterAlike(object? reference, object? partner) =>
        reference?.GetType() == partner?.GetType() ? Enter(reference, partner) : throw OfAnotherShape();

    /// <summary>Notes what becomes of an array or object, for the other paths to it.</summary>
    /// <param name="reference">The array or object.</param>
    /// <param name="twin">Its tangent, or its copy.</param>
    /// <typeparam name="T">The type of what becomes of it.</typeparam>
    /// <returns>What becomes of it.</returns>
    public T SetTwin<T>(object reference, T twin)
    {
        Met(reference, out _).Twin = twin;
        return twin;
    }

    /// <summary>What became of an array or object that was met; itself where nothing else was noted.</summary>
    /// <typeparam name="T">The type of what became of it.</typeparam>
    /// <param name="reference">The array or object, or null.</param>
    public T TwinOf<T>(object? reference) => reference is null ? default! : (T)(Met(reference, out _).Twin ?? reference);

    /// <summary>What became of an array that was met before.</summary>
    /// <param name="array">The array, or null.</param>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="InvalidOperationException">It was copied for an immutable block and must change in place for a mutable one.</exception>
    public T OwnedBefore<T>(T array)
    {
        T twin = TwinOf<T>(array);
        return !IsInPlace || ReferenceEquals(twin, array)
            ? twin
            : throw new InvalidOperationException("An array is shared by an immutable block, which copies it, and a mutable one, which changes it in place; give each its own.");
    }

    /// <summary>Goes past numbers of the pass's row.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Where the first of them stands.</returns>
    public int Take(int count)
    {
        int position = _position;
        _position += count;
        return position;
    }

    /// <summary>Ends the pass.</summary>
    public void End()
    {
        if (_met is { IsWorthKeeping: true })
        {
            _met.Clear();
            t_spare = _met;
        }

        _met = null;
    }

    /// <summary>A pass that only notes what something holds.</summary>
    /// <param name="holdings">Where it notes that.</param>
    internal static BlockWalk Noting(Holdings holdings) => new(holdings);

    /// <summary>Whether the elements of an array that was met overlap memory.</summary>
    /// <param name="memory">The memory.</param>
    internal readonly bool Overlaps(MemoryExtent memory)
    {
        if (_met is not null)
        {
            foreach (ref readonly ReferenceTable<Meeting>.Entry met in _met.Entries)
            {
                if (MemoryExtent.OfReference(met.Reference).Overlaps(memory))
                {
                    return true;
                }
            }
        }

        return false;
    }

    internal static ArgumentException OfAnotherShape() =>
        new("The two have not one shape: the tangent was made for another block, or arrays were replaced since. Make it by ZeroLike.");

    private bool Note(object reference, object? partner)
    {
        ref Meeting meeting = ref Met(reference, out bool wasMet);
        if (!wasMet)
        {
            meeting.Partner = partner;
            return true;
        }

        return ReferenceEquals(meeting.Partner, partner) ? false : throw OfAnotherShape();
    }

    private ref Meeting Met(object reference, out bool wasMet)
    {
        if (_met is null)
        {
            _met = t_spare ?? new ReferenceTable<Meeting>();
            t_spare = null;
        }

        return ref _met.Find(reference, out wasMet);
    }

    private struct Meeting
    {
        public object? Partner;
        public object? Twin;
    }
}
