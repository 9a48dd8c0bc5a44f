using DiffProg;

namespace TreeLstm;

/// <summary>How one kind of node makes its state from those of two children. A state is what a node shows, and then what it remembers.</summary>
[Differentiable]
internal sealed partial class Gates
{
    private readonly int _units;
    private readonly double[] _input, _output, _update, _forgetLeft, _forgetRight;

    public Gates(int units, Random random)
    {
        _units = units;
        (_input, _output, _update, _forgetLeft, _forgetRight) = (Drawn(), Drawn(), Drawn(), Drawn(), Drawn());

        double[] Drawn() => [.. Enumerable.Range(0, units * (2 * units + 1)).Select(_ => (2 * random.NextDouble() - 1) / Math.Sqrt(units))];
    }

    [Differentiable]
    public double[] Join(double[] left, double[] right)
    {
        double[] state = new double[2 * _units];
        for (int unit = 0; unit < _units; unit++)
        {
            double memory = Sigmoid(Sum(_input, unit, left, right)) * Math.Tanh(Sum(_update, unit, left, right))
                + Sigmoid(Sum(_forgetLeft, unit, left, right)) * left[_units + unit]
                + Sigmoid(Sum(_forgetRight, unit, left, right)) * right[_units + unit];
            state[unit] = Sigmoid(Sum(_output, unit, left, right)) * Math.Tanh(memory);
            state[_units + unit] = memory;
        }
        return state;
    }

    private double Sum(double[] weights, int unit, double[] left, double[] right)
    {
        int first = unit * (2 * _units + 1);
        double sum = weights[first + 2 * _units];
        for (int i = 0; i < _units; i++)
            sum += weights[first + i] * left[i] + weights[first + _units + i] * right[i];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
