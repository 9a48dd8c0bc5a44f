using System;
using System.Text.Json;

namespace DiffProg.GradBench.Evals;

/// <summary>The place of a charge that lets a particle land nearest to the origin: a derivative of a program that takes derivatives.</summary>
internal static partial class Particle
{
    /// <summary>The potential of two charges, of which one stands where w says.</summary>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    internal static double Potential(double x, double y, double w)
    {
        double dx = x - 10, dy = y - (10 - w);
        return 1 / Math.Sqrt(dx * dx + dy * dy) + 1 / Math.Sqrt(dx * dx + y * y);
    }

    /// <summary>The square of where the particle lands, with the force by forward mode.</summary>
    [Differentiable]
    internal static double LandingByForward(double w) => Landing(w, static (x, y, w, axis) => PotentialSlopes.Forward(x, y, w, axis));

    /// <summary>The square of where the particle lands, with the force by reverse mode.</summary>
    [Differentiable]
    internal static double LandingByReverse(double w) => Landing(w, static (x, y, w, axis) => PotentialSlopes.Reverse(x, y, w, axis));

    [Differentiable(Derivatives = Derivatives.None)]
    private static double Landing(double w, Func<double, double, double, int, double> slope)
    {
        const double dt = 0.1;
        double x = 0, y = 8, vx = 0.75, vy = 0;
        while (true)
        {
            double ax = -slope(x, y, w, 0), ay = -slope(x, y, w, 1);
            x += dt * vx;
            y += dt * vy;
            if (y <= 0)
            {
                double end = x - y / vy * vx;
                return end * end;
            }

            vx += dt * ax;
            vy += dt * ay;
        }
    }

    public static Evaluation ForwardOverForward(JsonElement input) =>
        Minimise(input, LandingByForward, static w => LandingByForwardJvp(w, 1).Tangent);

    public static Evaluation ForwardOverReverse(JsonElement input) =>
        Minimise(input, LandingByReverse, static w => LandingByReverseJvp(w, 1).Tangent);

    public static Evaluation ReverseOverForward(JsonElement input) => Minimise(input, LandingByForward, LandingByForwardGradient);

    public static Evaluation ReverseOverReverse(JsonElement input) => Minimise(input, LandingByReverse, LandingByReverseGradient);

    private static Evaluation Minimise(JsonElement input, Func<double, double> landing, Func<double, double> slope)
    {
        double start = input.Double("w"), end = 0;
        Func<double, double, double> f = (w, _) => landing(w);
        Func<double, double, (double, double)> gradient = (w, _) => (slope(w), 0);
        return new(() => (end, _) = Descent.Minimum(start, 0, f, gradient), json => json.WriteNumberValue(end));
    }
}
