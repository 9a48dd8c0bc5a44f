using System;
using System.IO;

namespace DiffProg.GradBench;

/// <summary>A state of three numbers.</summary>
/// <param name="x">The first.</param>
/// <param name="y">The second.</param>
/// <param name="z">The third.</param>
[Differentiable]
internal partial struct State(double x, double y, double z)
{
    public double X = x;
    public double Y = y;
    public double Z = z;

    public static State operator +(State a, State b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);

    public static State operator *(double s, State a) => new(s * a.X, s * a.Y, s * a.Z);
}

/// <summary>What a loop costs that carries a struct, beside the same loop over as many locals: Lorenz's equations by Euler's method.</summary>
internal static partial class StructCost
{
    private const int Steps = 10_000;
    private const double Step = 0.001;

    public static void Print(TextWriter output)
    {
        Action[] run =
        [
            () => _ = OverStruct(10, 28, 8.0 / 3, Steps),
            () => _ = OverLocals(10, 28, 8.0 / 3, Steps),
            () => _ = OverStructGradient(10, 28, 8.0 / 3, Steps),
            () => _ = OverLocalsGradient(10, 28, 8.0 / 3, Steps),
        ];
        double[] seconds = Ratios.Least(run);
        output.WriteLine($"{"",-10} {"struct µs",12} {"locals µs",12} {"ratio",7}");
        output.WriteLine($"{"primal",-10} {1e6 * seconds[0],12:F2} {1e6 * seconds[1],12:F2} {seconds[0] / seconds[1],7:F2}");
        output.WriteLine($"{"gradient",-10} {1e6 * seconds[2],12:F2} {1e6 * seconds[3],12:F2} {seconds[2] / seconds[3],7:F2}");
    }

    [Differentiable]
    private static double OverStruct(double sigma, double rho, double beta, int steps)
    {
        State p = new(1, 1, 1);
        for (int i = 0; i < steps; i++)
        {
            State slope = new(sigma * (p.Y - p.X), (p.X * (rho - p.Z)) - p.Y, (p.X * p.Y) - (beta * p.Z));
            p += Step * slope;
        }

        return p.X + p.Y + p.Z;
    }

    [Differentiable]
    private static double OverLocals(double sigma, double rho, double beta, int steps)
    {
        double x = 1, y = 1, z = 1;
        for (int i = 0; i < steps; i++)
        {
            double dx = sigma * (y - x);
            double dy = (x * (rho - z)) - y;
            double dz = (x * y) - (beta * z);
            x += Step * dx;
            y += Step * dy;
            z += Step * dz;
        }

        return x + y + z;
    }
}
