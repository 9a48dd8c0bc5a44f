using System;

namespace DiffProg;

/// <summary>A function of a row of parameters: returns its value, and overwrites the gradient.</summary>
/// <param name="parameters">The parameters.</param>
/// <param name="gradient">Receives the gradient, of their length.</param>
public delegate double ValueAndGradient(ReadOnlySpan<double> parameters, Span<double> gradient);

/// <summary>A function of a block: returns its value, and overwrites the gradient, whatever it holds.</summary>
/// <typeparam name="TSelf">The type of the block.</typeparam>
/// <typeparam name="TTangent">The type of its tangents.</typeparam>
/// <param name="model">The block.</param>
/// <param name="gradient">Receives the gradient; one of the block's shape comes in.</param>
public delegate double ValueAndGradient<TSelf, TTangent>(TSelf model, ref TTangent gradient)
    where TSelf : IDifferentiable<TSelf, TTangent>
    where TTangent : ITangent<TTangent>;
