using System;

[assembly: DiffProg.ExportDerivatives]

namespace DiffProg.OtherAssembly;

/// <summary>What another assembly differentiates.</summary>
public static partial class Physics
{
    /// <summary>A number, an array that is written, and a number that steers.</summary>
    /// <param name="a">The array.</param>
    /// <param name="k">The number.</param>
    /// <param name="n">How often.</param>
    [Differentiable]
    public static double Decay(double[] a, double k, int n)
    {
        ArgumentNullException.ThrowIfNull(a);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            a[i] *= Math.Exp(-k * a[i]);
            sum += a[i] * a[i];
        }

        return sum;
    }

    /// <summary>Recursion within the other assembly.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">The depth.</param>
    [Differentiable]
    public static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
}
