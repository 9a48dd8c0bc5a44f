using System;
using System.ComponentModel;

namespace DiffProg.Blocks;

/// <summary>How values of one type hold parameters. Kinds compose; emitted code names one for each member that is more than a number.</summary>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TTangent">The type of their tangents.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameterKind<TValue, TTangent>
{
    /// <summary>The zero tangent.</summary>
    /// <param name="value">The value.</param>
    /// <param name="walk">The pass.</param>
    static abstract TTangent ZeroLike(TValue value, ref BlockWalk walk);

    /// <summary>How many numbers a value has.</summary>
    /// <param name="value">The value.</param>
    /// <param name="walk">The pass.</param>
    static abstract int Count(TValue value, ref BlockWalk walk);

    /// <summary>The value, further along a direction.</summary>
    /// <param name="value">The value.</param>
    /// <param name="direction">A tangent.</param>
    /// <param name="scale">Its factor.</param>
    /// <param name="walk">The pass.</param>
    static abstract TValue Move(TValue value, TTangent direction, double scale, ref BlockWalk walk);

    /// <summary>Writes a value's numbers.</summary>
    /// <param name="value">The value.</param>
    /// <param name="destination">The pass's row.</param>
    /// <param name="walk">The pass.</param>
    static abstract void CopyTo(TValue value, Span<double> destination, ref BlockWalk walk);

    /// <summary>The value with numbers from a row.</summary>
    /// <param name="value">The value.</param>
    /// <param name="source">The pass's row.</param>
    /// <param name="walk">The pass.</param>
    static abstract TValue CopyFrom(TValue value, ReadOnlySpan<double> source, ref BlockWalk walk);

    /// <summary>How many numbers a tangent has.</summary>
    /// <param name="tangent">The tangent.</param>
    /// <param name="walk">The pass.</param>
    static abstract int CountTangent(TTangent tangent, ref BlockWalk walk);

    /// <summary>Makes a tangent zero.</summary>
    /// <param name="tangent">The tangent.</param>
    /// <param name="walk">The pass.</param>
    static abstract void SetZero(ref TTangent tangent, ref BlockWalk walk);

    /// <summary>Adds to a tangent.</summary>
    /// <param name="tangent">The tangent.</param>
    /// <param name="scale">The factor.</param>
    /// <param name="other">What is added.</param>
    /// <param name="walk">The pass.</param>
    static abstract void AddScaled(ref TTangent tangent, double scale, TTangent other, ref BlockWalk walk);

    /// <summary>The sum of the products of two tangents' numbers.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    /// <param name="walk">The pass.</param>
    static abstract double Dot(TTangent a, TTangent b, ref BlockWalk walk);

    /// <summary>Writes a tangent's numbers.</summary>
    /// <param name="tangent">The tangent.</param>
    /// <param name="destination">The pass's row.</param>
    /// <param name="walk">The pass.</param>
    static abstract void CopyTangentTo(TTangent tangent, Span<double> destination, ref BlockWalk walk);

    /// <summary>Takes a tangent's numbers from a row.</summary>
    /// <param name="tangent">The tangent.</param>
    /// <param name="source">The pass's row.</param>
    /// <param name="walk">The pass.</param>
    static abstract void CopyTangentFrom(ref TTangent tangent, ReadOnlySpan<double> source, ref BlockWalk walk);
}
