using DiffProg;

namespace Quickstart;

/// <summary>Pixels, tanh units, a score per digit; softmax and cross-entropy. Each unit's weights stand together, its bias last.</summary>
internal static partial class Network
{
    public const int Pixels = 64, Units = 64, Classes = 10, Output = Units * (Pixels + 1), Weights = Output + Classes * (Units + 1);

    [Differentiable]
    public static double Loss(double[] weights, [NoDerivative] ReadOnlySpan<double> image, int label)
    {
        double[] hidden = new double[Units], scores = new double[Classes];
        Score(weights, image, hidden, scores);
        double sum = 0;
        for (int c = 0; c < Classes; c++)
            sum += Math.Exp(scores[c]);
        return Math.Log(sum) - scores[label];
    }

    [Differentiable]
    private static void Score(double[] weights, [NoDerivative] ReadOnlySpan<double> image, double[] hidden, double[] scores)
    {
        for (int h = 0; h < Units; h++)
        {
            int unit = h * (Pixels + 1);
            double sum = weights[unit + Pixels];
            for (int p = 0; p < Pixels; p++)
                sum += weights[unit + p] * image[p];
            hidden[h] = Math.Tanh(sum);
        }
        for (int c = 0; c < Classes; c++)
        {
            int unit = Output + c * (Units + 1);
            double sum = weights[unit + Units];
            for (int h = 0; h < Units; h++)
                sum += weights[unit + h] * hidden[h];
            scores[c] = sum;
        }
    }

    public static int Recognise(double[] weights, ReadOnlySpan<double> image)
    {
        double[] hidden = new double[Units], scores = new double[Classes];
        Score(weights, image, hidden, scores);
        return Array.IndexOf(scores, scores.Max());
    }
}
