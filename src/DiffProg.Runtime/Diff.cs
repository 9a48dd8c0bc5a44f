using System;
using System.Numerics;

namespace DiffProg;

/// <summary>
/// What differentiable code says of its own derivative. Each gives the value that it is given, in the primal and wherever else it is
/// called; the derivative is what is said.
/// </summary>
public static class Diff
{
    /// <summary>A number that is a constant for every derivative, of every order: nothing that flows into it flows on.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">The number.</param>
    public static T StopGradient<T>(T x)
        where T : IFloatingPointIeee754<T> => x;

    /// <summary>A new array of the same numbers, which are constants for every derivative.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="values">The numbers.</param>
    public static T[] StopGradient<T>(T[] values)
        where T : IFloatingPointIeee754<T> => StopGradient((ReadOnlySpan<T>)values);

    /// <inheritdoc cref="StopGradient{T}(T[])"/>
    public static T[] StopGradient<T>(ReadOnlySpan<T> values)
        where T : IFloatingPointIeee754<T> => values.ToArray();

    /// <summary>
    /// The value of one expression with the derivative of another, as a straight-through estimator has it:
    /// <c>ReplaceGradient(Math.Round(x), x)</c>. The derivative of <paramref name="value"/> itself is dropped.
    /// </summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="surrogate">What is differentiated in its place.</param>
    public static T ReplaceGradient<T>(T value, T surrogate)
        where T : IFloatingPointIeee754<T> => value;

    /// <summary>
    /// The number itself; on the way back, its cotangent is what <paramref name="transform"/> makes of it: clipped, scaled, reversed. A
    /// method that uses it, itself or through what it calls, has no <c>Jvp</c> and no <c>Hvp</c>.
    /// </summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">The number.</param>
    /// <param name="transform">A static lambda. The primal does not run it.</param>
    public static T OnGradient<T>(T x, Func<T, T> transform)
        where T : IFloatingPointIeee754<T> => x;
}
