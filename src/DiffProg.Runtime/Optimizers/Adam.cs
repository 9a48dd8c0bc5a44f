using System;

namespace DiffProg;

/// <summary>
/// Adam: <c>m ← β₁ m + (1 − β₁) g</c>, <c>v ← β₂ v + (1 − β₂) g²</c>, <c>x ← x − η m̂ / (√v̂ + ε)</c>, where <c>m̂ = m / (1 − β₁ᵗ)</c> and
/// <c>v̂ = v / (1 − β₂ᵗ)</c> at step t (Kingma and Ba, <i>Adam: a method for stochastic optimization</i>, 2015, Algorithm 1).
/// </summary>
public sealed class Adam : Optimizer
{
    private readonly AdaptiveRates _rates;
    private double[]? _mean;
    private double[]? _square;
    private AdaptiveMoments _moments;

    /// <summary>An optimiser before its first step.</summary>
    /// <param name="learningRate">The learning rate η.</param>
    /// <param name="beta1">By what the mean of the gradient fades, at least 0 and less than 1.</param>
    /// <param name="beta2">By what the mean of its square fades, at least 0 and less than 1.</param>
    /// <param name="epsilon">What keeps the divisor from zero.</param>
    public Adam(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
        : base(Hyperparameters.Positive(learningRate, nameof(learningRate)))
    {
        _rates = AdaptiveRates.Of(beta1, beta2, epsilon);
    }

    /// <summary>By what the mean of the gradient fades.</summary>
    public double Beta1 => _rates.Beta1;

    /// <summary>By what the mean of its square fades.</summary>
    public double Beta2 => _rates.Beta2;

    /// <summary>What keeps the divisor from zero.</summary>
    public double Epsilon => _rates.Epsilon;

    /// <inheritdoc/>
    public override void Reset()
    {
        base.Reset();
        (_mean, _square, _moments) = (null, null, default);
    }

    private protected override void Update(Span<double> parameters, ReadOnlySpan<double> gradient) => _moments.Update(
        parameters,
        gradient,
        Remembered(ref _mean, parameters.Length),
        Remembered(ref _square, parameters.Length),
        _rates,
        LearningRate,
        shrink: 0);
}
