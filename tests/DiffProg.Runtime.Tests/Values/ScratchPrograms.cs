using System;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Objects, and arrays of objects and of arrays, that no gradient is asked for, but that derivatives go through, since the method writes to them.</summary>
internal static partial class ValuePrograms
{
    private static Filter[] Filters => [new() { Taps = [0.4, 1.2], Gain = 0.3 }, new() { Taps = [0.9, -0.5], Gain = 1.4 }];

    private static ValueProgram[] OfScratch =>
    [
        Of(nameof(ThroughObject), () => [0.7, new Dense([0.3, -0.2], 0.1) { Bias = 0.4 }, 3]),
        Of(nameof(ThroughObjectOfCallee), () => [0.7, new Dense([0.3, -0.2], 0.1) { Bias = 0.4 }]),
        Of(nameof(ThroughObjects), () => [0.7, Layers]),
        Of(nameof(ThroughRows), () => [0.7, Matrix]),
        Of(nameof(ThroughMarkedRows), () => [0.7, Matrix]),
        Of(nameof(ThroughStructs), () => [0.7, Filters]),
        Of(nameof(ThroughStructsWithoutArrays), () => [0.7, new Pair[] { new(0.3, 0.2), new(1.1, 0.6) }]),
    ];

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughObject(double x, Dense scratch, int n)
    {
        scratch.Weights[0] = x * x;
        double sum = scratch.Bias * x;
        for (int i = 0; i < n; i++)
        {
            scratch.Bias *= scratch.Weights[0] + x;
            sum += scratch.Bias * scratch.Weights[1];
            scratch.Weights[1] = sum;
        }

        return sum * scratch.Shift;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughObjectOfCallee(double x, Dense scratch)
    {
        Replaced(scratch.Bias * x, out scratch.Bias);
        Replaced(scratch.Shift *= scratch.Bias, out scratch.Shift);
        return scratch.Bias * scratch.Shift * x;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughObjects(double x, Layer[] scratch)
    {
        double sum = 0;
        for (int i = 0; i < scratch.Length; i++)
        {
            scratch[i].Bias *= x + scratch[0].Bias;
            sum += scratch[i].Run(x, 0) * scratch[i].Bias;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughRows(double x, double[][] scratch)
    {
        double sum = 0;
        for (int i = 0; i < scratch.Length; i++)
        {
            Scaled(scratch[i], x);
            scratch[i][0] += x * scratch[0][1];
            sum += scratch[i][0] * scratch[(i + 1) % scratch.Length][2];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ThroughMarkedRows(double x, [NoDerivative] double[][] scratch)
    {
        scratch[0][0] = x * x;
        scratch[1][2] *= scratch[0][0];
        return scratch[1][2] * scratch[0][0] * x;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughStructs(double x, Filter[] scratch)
    {
        scratch[0].Gain = x * x;
        scratch[1].Taps[0] *= scratch[0].Gain;
        return scratch[1].Taps[0] * scratch[0].Gain * scratch[0].Taps[1] * x;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double ThroughStructsWithoutArrays(double x, Pair[] scratch)
    {
        scratch[0].X = Math.Sin(x) * scratch[1].Y;
        scratch[1].Y *= scratch[0].X;
        return scratch[1].Y * scratch[0].X * x;
    }
}
