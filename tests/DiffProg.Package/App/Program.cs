using System;
using DiffProg;
using Library;

double[] start = [0, 1.5, 2.25, 4];
GradientCheck.Verify(
    new DifferentiatedFunction(x => Chain.Relaxed(x, 3))
    {
        Gradient = x => Chain.RelaxedGradient(x, 3),
        Jvp = (x, direction) => Chain.RelaxedJvp(x, 3, direction),
    },
    at: start);
Console.WriteLine(string.Join(' ', Chain.RelaxedGradient(start, 3)));

/// <summary>A method that calls one of another assembly.</summary>
internal static partial class Chain
{
    [Differentiable(WithRespectTo = ["start"])]
    public static double Relaxed(double[] start, int steps)
    {
        double[] positions = start[..];
        double total = 0;
        for (int s = 0; s < steps; s++)
        {
            total += Spring.Energy(positions, 2 + total);
            for (int i = 1; i < positions.Length; i++)
            {
                positions[i] -= 0.1 * (positions[i] - positions[i - 1] - 1);
            }
        }

        return total;
    }
}
