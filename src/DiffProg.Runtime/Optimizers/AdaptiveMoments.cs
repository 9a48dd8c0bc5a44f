using System;
using System.Numerics;

namespace DiffProg;

/// <summary>How <see cref="Adam"/> and <see cref="AdamW"/> weigh the past.</summary>
/// <param name="Beta1">By what the mean of the gradient fades.</param>
/// <param name="Beta2">By what the mean of its square fades.</param>
/// <param name="Epsilon">What is added to the root of that.</param>
internal readonly record struct AdaptiveRates(double Beta1, double Beta2, double Epsilon)
{
    public static AdaptiveRates Of(double beta1, double beta2, double epsilon) => new(
        Hyperparameters.Decay(beta1, nameof(beta1)),
        Hyperparameters.Decay(beta2, nameof(beta2)),
        Hyperparameters.Positive(epsilon, nameof(epsilon)));
}

/// <summary>The step of Algorithm 1 of Kingma and Ba, and its decay of weights after Loshchilov and Hutter.</summary>
internal struct AdaptiveMoments
{
    private double _power1;
    private double _power2;

    /// <summary>Moves by <paramref name="rate"/>; parameters first shrink by <c>1 − shrink</c>.</summary>
    public void Update(Span<double> parameters, ReadOnlySpan<double> gradient, Span<double> mean, Span<double> square, AdaptiveRates rates, double rate, double shrink)
    {
        _power1 = _power1 == 0 ? rates.Beta1 : _power1 * rates.Beta1;
        _power2 = _power2 == 0 ? rates.Beta2 : _power2 * rates.Beta2;
        (double beta1, double beta2, double epsilon) = rates;
        double step = rate / (1 - _power1);
        double correction = 1 / (1 - _power2);
        double keep = 1 - shrink;
        int i = 0;
        for (; i <= parameters.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            Vector<double> g = new(gradient[i..]);
            Vector<double> m = (new Vector<double>(mean[i..]) * beta1) + (g * (1 - beta1));
            Vector<double> v = (new Vector<double>(square[i..]) * beta2) + (g * g * (1 - beta2));
            m.CopyTo(mean[i..]);
            v.CopyTo(square[i..]);
            Vector<double> scale = Vector.SquareRoot(v * correction) + new Vector<double>(epsilon);
            ((new Vector<double>(parameters[i..]) * keep) - (m * step / scale)).CopyTo(parameters[i..]);
        }

        for (; i < parameters.Length; i++)
        {
            double g = gradient[i];
            mean[i] = (mean[i] * beta1) + (g * (1 - beta1));
            square[i] = (square[i] * beta2) + (g * g * (1 - beta2));
            double scale = Math.Sqrt(square[i] * correction) + epsilon;
            parameters[i] = (parameters[i] * keep) - (mean[i] * step / scale);
        }
    }
}
