using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DiffProg.Searches;

/// <summary>When an element takes the place of the best one before it.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
internal interface IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Whether the best one keeps its place against its equals.</summary>
    static abstract bool IsStrict { get; }

    /// <summary>The worst of all values.</summary>
    static abstract T Worst { get; }

    /// <summary>Whether an element takes the place.</summary>
    static abstract bool Holds(T element, T best);

    /// <summary>All bits of the lanes in which an element takes the place.</summary>
    static abstract Vector512<T> Holds(Vector512<T> element, Vector512<T> best);
}

/// <summary>Of the largest, the first.</summary>
internal readonly struct Greater<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsStrict => true;

    public static T Worst => T.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(T element, T best) => element > best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> element, Vector512<T> best) => Vector512.GreaterThan(element, best);
}

/// <summary>Of the largest, the last.</summary>
internal readonly struct GreaterOrEqual<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsStrict => false;

    public static T Worst => T.NegativeInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(T element, T best) => element >= best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> element, Vector512<T> best) => Vector512.GreaterThanOrEqual(element, best);
}

/// <summary>Of the smallest, the first.</summary>
internal readonly struct Less<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsStrict => true;

    public static T Worst => T.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(T element, T best) => element < best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> element, Vector512<T> best) => Vector512.LessThan(element, best);
}

/// <summary>Of the smallest, the last.</summary>
internal readonly struct LessOrEqual<T> : IComparison<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static bool IsStrict => false;

    public static T Worst => T.PositiveInfinity;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Holds(T element, T best) => element <= best;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<T> Holds(Vector512<T> element, Vector512<T> best) => Vector512.LessThanOrEqual(element, best);
}
