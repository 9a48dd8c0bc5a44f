using System;
using System.ComponentModel;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>A tangent of a parameter block, and a gradient: a vector with the block's shape.</summary>
/// <remarks>An array or object that is reached by two paths is one: every member takes it once.</remarks>
/// <typeparam name="TTangent">The type of the tangents.</typeparam>
public interface ITangent<TTangent>
    where TTangent : ITangent<TTangent>
{
    /// <summary>How many numbers it has; the block's <c>ParameterCount</c>.</summary>
    int Count { get; }

    /// <summary>The sum of the products of two tangents' numbers.</summary>
    /// <param name="a">One tangent.</param>
    /// <param name="b">Another of the same shape.</param>
    static abstract double Dot(TTangent a, TTangent b);

    /// <summary>Makes every number zero.</summary>
    void SetZero();

    /// <summary>Adds <paramref name="scale"/> times another tangent.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="other">A tangent of the same shape.</param>
    void AddScaled(double scale, TTangent other);

    /// <summary>Writes the numbers to a row, in the order of the block's parameters.</summary>
    /// <param name="destination">The row, of <see cref="Count"/> numbers.</param>
    void CopyTo(Span<double> destination);

    /// <summary>Takes the numbers from a row, in the order of the block's parameters.</summary>
    /// <param name="source">The row, of <see cref="Count"/> numbers.</param>
    void CopyFrom(ReadOnlySpan<double> source);

    /// <summary>How many numbers it has that the pass has not met.</summary>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    int CountNumbers(ref BlockWalk walk);

    /// <summary>Makes the numbers zero that the pass has not met.</summary>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void SetZero(ref BlockWalk walk);

    /// <summary>Adds to the numbers that the pass has not met.</summary>
    /// <param name="scale">The factor.</param>
    /// <param name="other">A tangent of the same shape.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void AddScaled(double scale, TTangent other, ref BlockWalk walk);

    /// <summary>The sum of the products of the numbers that the pass has not met.</summary>
    /// <param name="other">A tangent of the same shape.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    double Dot(TTangent other, ref BlockWalk walk);

    /// <summary>Writes the numbers that the pass has not met.</summary>
    /// <param name="destination">The whole pass's row.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void CopyTo(Span<double> destination, ref BlockWalk walk);

    /// <summary>Takes the numbers that the pass has not met.</summary>
    /// <param name="source">The whole pass's row.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void CopyFrom(ReadOnlySpan<double> source, ref BlockWalk walk);
}
