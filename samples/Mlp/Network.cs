using DiffProg;

namespace Mlp;

/// <summary>Layers with rectified units between them; softmax and cross-entropy behind the last.</summary>
[Differentiable]
internal sealed partial class Network
{
    private readonly Layer[] _layers;

    public Network(Random random, params int[] sizes) =>
        _layers = [.. sizes.Zip(sizes.Skip(1), (inputs, units) => new Layer(inputs, units, random))];

    [Differentiable]
    public double Loss([NoDerivative] double[] image, int label)
    {
        double[] scores = Scores(image);
        double largest = scores[0], sum = 0;
        foreach (double score in scores)
            largest = Math.Max(largest, score);
        foreach (double score in scores)
            sum += Math.Exp(score - largest);
        return largest + Math.Log(sum) - scores[label];
    }

    public int Recognise(double[] image)
    {
        double[] scores = Scores(image);
        return Array.IndexOf(scores, scores.Max());
    }

    private double[] Scores(double[] image)
    {
        double[] signal = image;
        for (int i = 0; i < _layers.Length; i++)
        {
            signal = _layers[i].Apply(signal);
            if (i < _layers.Length - 1)
                Rectify(signal);
        }
        return signal;
    }

    private static void Rectify(double[] signal)
    {
        for (int i = 0; i < signal.Length; i++)
            signal[i] = Math.Max(signal[i], 0);
    }
}
