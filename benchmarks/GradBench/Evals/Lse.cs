using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Lse
{
    /// <summary>log Σ exp(x), without overflow.</summary>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    internal static double LogSumExp(double[] x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > max)
                max = x[i];
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
            sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }

    public static Evaluation Value(JsonElement input)
    {
        double[] x = input.Doubles("x");
        double y = 0;
        return new(() => y = LogSumExp(x), json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        double[] x = input.Doubles("x");
        double y = 0;
        return new(() => y = NativeObjectives.Lse(x, x.Length), json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        double[] x = input.Doubles("x"), gradient = new double[x.Length];
        return new(() => LogSumExpValueAndGradient(x, gradient), json => json.WriteVector(gradient));
    }
}
