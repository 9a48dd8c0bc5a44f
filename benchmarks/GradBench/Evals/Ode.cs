using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Ode
{
    /// <summary>The last component at time 2 of y' = (x₀, x₁y₀, x₂y₁, …) from zero.</summary>
    /// <param name="x">The coefficients.</param>
    /// <param name="steps">How many steps of the classical Runge–Kutta method.</param>
    [Differentiable]
    internal static double Last(double[] x, int steps)
    {
        double[] y = new double[x.Length];
        Integrate(x, y, steps);
        return y[x.Length - 1];
    }

    /// <summary>Takes y from time 0 to time 2.</summary>
    [Differentiable]
    internal static void Integrate(double[] x, double[] y, int steps)
    {
        int n = x.Length;
        double h = 2.0 / steps;
        double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n];
        double[] between = new double[n];
        for (int step = 0; step < steps; step++)
        {
            Slope(x, y, k1);
            Move(y, h / 2, k1, between);
            Slope(x, between, k2);
            Move(y, h / 2, k2, between);
            Slope(x, between, k3);
            Move(y, h, k3, between);
            Slope(x, between, k4);
            for (int i = 0; i < n; i++)
                y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
    }

    [Differentiable]
    internal static void Slope(double[] x, double[] y, double[] slope)
    {
        slope[0] = x[0];
        for (int i = 1; i < x.Length; i++)
            slope[i] = x[i] * y[i - 1];
    }

    [Differentiable]
    internal static void Move(double[] y, double h, double[] slope, double[] moved)
    {
        for (int i = 0; i < y.Length; i++)
            moved[i] = y[i] + h * slope[i];
    }

    public static Evaluation Value(JsonElement input)
    {
        double[] x = input.Doubles("x"), y = new double[x.Length];
        int steps = input.Int("s");
        return new(
            () =>
            {
                y.AsSpan().Clear();
                Integrate(x, y, steps);
            },
            json => json.WriteVector(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        double[] x = input.Doubles("x"), y = new double[x.Length];
        int steps = input.Int("s");
        return new(() => NativeObjectives.Ode(x, x.Length, steps, y), json => json.WriteVector(y));
    }

    public static Evaluation Derivative(JsonElement input)
    {
        double[] x = input.Doubles("x"), gradient = new double[x.Length];
        int steps = input.Int("s");
        return new(() => LastValueAndGradient(x, steps, gradient), json => json.WriteVector(gradient));
    }
}
