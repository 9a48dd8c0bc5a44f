using DiffProg;

namespace Mlp;

/// <summary>Units that each see all inputs. The weights of a unit stand together.</summary>
[Differentiable]
internal sealed partial class Layer
{
    private readonly double[] _weights, _biases;

    public Layer(int inputs, int units, Random random)
    {
        double scale = Math.Sqrt(6.0 / inputs);
        _weights = [.. Enumerable.Range(0, inputs * units).Select(_ => scale * (2 * random.NextDouble() - 1))];
        _biases = new double[units];
    }

    [Differentiable]
    public double[] Apply(double[] input)
    {
        double[] output = new double[_biases.Length];
        for (int unit = 0; unit < output.Length; unit++)
        {
            double sum = _biases[unit];
            for (int i = 0; i < input.Length; i++)
                sum += _weights[unit * input.Length + i] * input[i];
            output[unit] = sum;
        }
        return output;
    }
}
