using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Llsq
{
    /// <summary>Half the squared distance of a polynomial with coefficients x to the sign function, at n points of [−1, 1].</summary>
    [Differentiable]
    internal static double SquaredError(double[] x, int n)
    {
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            double t = -1 + 2.0 * i / (n - 1);
            double residual = Math.Sign(t);
            double power = 1;
            for (int j = 0; j < x.Length; j++)
            {
                residual -= x[j] * power;
                power *= t;
            }

            sum += residual * residual;
        }

        return 0.5 * sum;
    }

    public static Evaluation Value(JsonElement input)
    {
        double[] x = input.Doubles("x");
        int n = input.Int("n");
        double y = 0;
        return new(() => y = SquaredError(x, n), json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        double[] x = input.Doubles("x");
        int n = input.Int("n");
        double y = 0;
        return new(() => y = NativeObjectives.Llsq(x, x.Length, n), json => json.WriteNumberValue(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        double[] x = input.Doubles("x"), gradient = new double[x.Length];
        int n = input.Int("n");
        return new(() => SquaredErrorValueAndGradient(x, n, gradient), json => json.WriteVector(gradient));
    }
}
