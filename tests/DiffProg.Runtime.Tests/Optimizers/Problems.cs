using System;
using DiffProg.Tests.Blocks;

namespace DiffProg.Tests.Optimizers;

/// <summary>Functions whose minima are known.</summary>
internal static class Problems
{
    /// <summary>A bowl with its minimum 0 where each coordinate is its index plus one, steeper along later ones.</summary>
    public static double Bowl(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double distance = x[i] - (i + 1);
            double weight = 1 + (0.1 * i);
            sum += 0.5 * weight * distance * distance;
            gradient[i] = weight * distance;
        }

        return sum;
    }

    /// <summary>The valley of Rosenbrock in any number of dimensions, with its minimum 0 at ones.</summary>
    public static double Valley(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double sum = 0;
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double bend = x[i + 1] - (x[i] * x[i]);
            double away = 1 - x[i];
            sum += (100 * bend * bend) + (away * away);
            gradient[i] += (-400 * x[i] * bend) - (2 * away);
            gradient[i + 1] += 200 * bend;
        }

        return sum;
    }

    /// <summary>A logarithmic barrier that is not finite beyond 0, with its minimum at 1.</summary>
    public static double Barrier(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] - Math.Log(x[i]);
            gradient[i] = 1 - (1 / x[i]);
        }

        return sum;
    }

    /// <summary>The line through points by least squares; (1.1, 1.1) by the normal equations.</summary>
    public static double Line(ReadOnlySpan<double> line, Span<double> gradient)
    {
        ReadOnlySpan<double> y = [1, 3, 2, 5];
        gradient.Clear();
        double sum = 0;
        for (int i = 0; i < y.Length; i++)
        {
            double error = (line[0] * i) + line[1] - y[i];
            sum += 0.5 * error * error;
            gradient[0] += error * i;
            gradient[1] += error;
        }

        return sum;
    }

    /// <summary>A network whose layers share a row: the sum of squares of its distinct parameters' distances from 3.</summary>
    public static double Distance(Network model, ref Network.Tangent gradient)
    {
        double[] numbers = Conformance.ParametersOf<Network, Network.Tangent>(model);
        double sum = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] -= 3;
            sum += 0.5 * numbers[i] * numbers[i];
        }

        gradient.CopyFrom(numbers);
        return sum;
    }
}
