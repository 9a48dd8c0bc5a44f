using System;
using System.ComponentModel;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>
/// A parameter block: a type marked <see cref="DifferentiableAttribute"/>, whose numbers are parameters. It is implemented by emitted
/// code; generic code reaches every block through it.
/// </summary>
/// <remarks>
/// The parameters have one order, that of the members' declaration, a base block's first. An array or object that is reached by two paths
/// is one: it is counted, copied and moved once. Members that take a <see cref="BlockWalk"/> are parts of a pass over a greater block.
/// </remarks>
/// <typeparam name="TSelf">The block.</typeparam>
/// <typeparam name="TTangent">Its tangents, which are its gradients as well.</typeparam>
public interface IDifferentiable<TSelf, TTangent>
    where TSelf : IDifferentiable<TSelf, TTangent>
    where TTangent : ITangent<TTangent>
{
    /// <summary>How many numbers the parameters are.</summary>
    int ParameterCount { get; }

    /// <summary>A zero tangent of the shape of a block; arrays and objects that are shared in the block are shared in the tangent.</summary>
    /// <param name="model">The block.</param>
    static abstract TTangent ZeroLike(TSelf model);

    /// <summary>
    /// The block, <paramref name="scale"/> times <paramref name="direction"/> further. A mutable class moves in place and returns itself.
    /// A struct or record returns a new value with arrays of its own, and leaves the old one as it was, but for mutable classes inside it.
    /// </summary>
    /// <param name="direction">A tangent of this block's shape.</param>
    /// <param name="scale">Its factor.</param>
    TSelf Move(TTangent direction, double scale);

    /// <summary>Writes the parameters to a row.</summary>
    /// <param name="destination">The row, of <see cref="ParameterCount"/> numbers.</param>
    void CopyParametersTo(Span<double> destination);

    /// <summary>
    /// The block with parameters from a row. As in <see cref="Move(TTangent, double)"/>, a mutable class takes them and returns itself, a
    /// struct or record returns a new value: take what is returned.
    /// </summary>
    /// <param name="source">The row, of <see cref="ParameterCount"/> numbers.</param>
    TSelf CopyParametersFrom(ReadOnlySpan<double> source);

    /// <summary>The zero tangent, as a part of a pass.</summary>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TTangent ZeroLike(ref BlockWalk walk);

    /// <summary>How many numbers the parameters are that the pass has not met.</summary>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    int CountParameters(ref BlockWalk walk);

    /// <summary>Moves, as a part of a pass.</summary>
    /// <param name="direction">A tangent of this block's shape.</param>
    /// <param name="scale">Its factor.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TSelf Move(TTangent direction, double scale, ref BlockWalk walk);

    /// <summary>Writes the parameters that the pass has not met.</summary>
    /// <param name="destination">The whole pass's row.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void CopyParametersTo(Span<double> destination, ref BlockWalk walk);

    /// <summary>Takes the parameters that the pass has not met.</summary>
    /// <param name="source">The whole pass's row.</param>
    /// <param name="walk">The pass.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    TSelf CopyParametersFrom(ReadOnlySpan<double> source, ref BlockWalk walk);
}
