using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Lstm
{
    /// <summary>The mean loss of a stacked LSTM with diagonal weights that predicts each row of a sequence of bits from those before it.</summary>
    /// <param name="main">The layers' weights and biases in turn, 2 · layers × 4 · width: forget, input, output and change gate in a row.</param>
    /// <param name="extra">Weights of the input, weights of the output, biases of the output, 3 × width.</param>
    /// <param name="state">The layers' initial hidden values and cells in turn, 2 · layers × width.</param>
    /// <param name="sequence">What is predicted, length × width.</param>
    /// <param name="layers">How many layers.</param>
    /// <param name="width">How many cells in a layer.</param>
    /// <param name="length">How many rows in the sequence.</param>
    [Differentiable]
    internal static double Loss(
        double[] main, double[] extra, [NoDerivative] double[] state, [NoDerivative] double[] sequence, int layers, int width, int length)
    {
        double[] current = new double[2 * layers * width];
        for (int i = 0; i < current.Length; i++)
            current[i] = state[i];

        double[] signal = new double[width];
        double total = 0;
        for (int t = 0; t < length - 1; t++)
        {
            for (int i = 0; i < width; i++)
                signal[i] = sequence[t * width + i] * extra[i];
            for (int layer = 0; layer < layers; layer++)
                Advance(main, current, signal, layer, width);

            double sum = 2;
            for (int i = 0; i < width; i++)
            {
                signal[i] = signal[i] * extra[width + i] + extra[2 * width + i];
                sum += Math.Exp(signal[i]);
            }

            double logSum = Math.Log(sum);
            for (int i = 0; i < width; i++)
                total += sequence[(t + 1) * width + i] * (signal[i] - logSum);
        }

        return -total / ((length - 1) * width);
    }

    /// <summary>One step of one layer: its state moves on, and the signal becomes its hidden values.</summary>
    [Differentiable]
    internal static void Advance(double[] main, double[] state, double[] signal, int layer, int width)
    {
        int weights = 8 * layer * width, biases = weights + 4 * width;
        int hidden = 2 * layer * width, cell = hidden + width;
        for (int i = 0; i < width; i++)
        {
            double forget = Sigmoid(signal[i] * main[weights + i] + main[biases + i]);
            double input = Sigmoid(state[hidden + i] * main[weights + width + i] + main[biases + width + i]);
            double output = Sigmoid(signal[i] * main[weights + 2 * width + i] + main[biases + 2 * width + i]);
            double change = Math.Tanh(state[hidden + i] * main[weights + 3 * width + i] + main[biases + 3 * width + i]);
            state[cell + i] = state[cell + i] * forget + input * change;
            state[hidden + i] = output * Math.Tanh(state[cell + i]);
            signal[i] = state[hidden + i];
        }
    }

    [Differentiable]
    internal static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    public static Evaluation Value(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(
            () => y = Loss(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, p.Length),
            json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(
            () => y = NativeObjectives.Lstm(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, p.Length),
            json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        var p = new Problem(input);
        double[] main = new double[p.Main.Length], extra = new double[p.Extra.Length];
        return new(
            () => LossValueAndGradient(p.Main, p.Extra, p.State, p.Sequence, p.Layers, p.Width, p.Length, main, extra),
            json => json.WriteVector([.. main, .. extra]));
    }

    private sealed class Problem
    {
        public Problem(JsonElement input)
        {
            Main = input.Doubles("main_params");
            Extra = input.Doubles("extra_params");
            State = input.Doubles("state");
            Sequence = input.Doubles("sequence");
            Width = Extra.Length / 3;
            Layers = State.Length / (2 * Width);
            Length = Sequence.Length / Width;
        }

        public double[] Main { get; }

        public double[] Extra { get; }

        public double[] State { get; }

        public double[] Sequence { get; }

        public int Layers { get; }

        public int Width { get; }

        public int Length { get; }
    }
}
