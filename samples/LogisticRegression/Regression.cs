using DiffProg;

namespace LogisticRegression;

internal static partial class Regression
{
    private const double Ridge = 1e-4;

    /// <summary>The mean of the logistic losses, and a small ridge. Each point's features stand together; the last weight is the bias.</summary>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    public static double Loss(double[] weights, [NoDerivative] double[] features, [NoDerivative] double[] labels)
    {
        double loss = 0, size = 0;
        for (int point = 0; point < labels.Length; point++)
        {
            double score = Score(weights, features, point);
            loss += Softplus(score) - labels[point] * score;
        }
        foreach (double weight in weights)
            size += weight * weight;
        return loss / labels.Length + Ridge * size / 2;
    }

    [Differentiable]
    public static double Score(double[] weights, [NoDerivative] double[] features, int point)
    {
        int count = weights.Length - 1;
        double score = weights[^1];
        for (int i = 0; i < count; i++)
            score += weights[i] * features[point * count + i];
        return score;
    }

    /// <summary>log(1 + eˣ). Both branches have the same derivatives at 0; an absolute value in their place would have none to speak of there.</summary>
    [Differentiable]
    private static double Softplus(double x) => x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x));
}
