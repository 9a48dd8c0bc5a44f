using System;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>
/// Gradient descent, <c>x ← x − η g</c> with the learning rate η; stochastic where the gradient is one of a sample
/// (Robbins and Monro, <i>A stochastic approximation method</i>, 1951).
/// </summary>
/// <param name="learningRate">The learning rate η.</param>
public sealed class Sgd(double learningRate) : Optimizer(Hyperparameters.Positive(learningRate, nameof(learningRate)))
{
    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradient) =>
        Numbers.AddScaled(parameters, -LearningRate, gradient);
}
