using System;

namespace DiffProg;

/// <summary>
/// Adam with weights that decay apart from the gradient: <c>x ← x − η λ x − η m̂ / (√v̂ + ε)</c>, with the moments of <see cref="Adam"/>
/// (Loshchilov and Hutter, <i>Decoupled weight decay regularization</i>, 2019, Algorithm 2; the schedule is the learning rate's).
/// </summary>
public sealed class AdamW : Optimizer
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
    /// <param name="weightDecay">The decay λ, zero or positive.</param>
    public AdamW(double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2)
        : base(Hyperparameters.Positive(learningRate, nameof(learningRate)))
    {
        _rates = AdaptiveRates.Of(beta1, beta2, epsilon);
        WeightDecay = Hyperparameters.NotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>By what the mean of the gradient fades.</summary>
    public double Beta1 => _rates.Beta1;

    /// <summary>By what the mean of its square fades.</summary>
    public double Beta2 => _rates.Beta2;

    /// <summary>What keeps the divisor from zero.</summary>
    public double Epsilon => _rates.Epsilon;

    /// <summary>The decay λ.</summary>
    public double WeightDecay { get; }

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
        shrink: LearningRate * WeightDecay);
}
