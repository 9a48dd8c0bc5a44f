using System;
using System.Linq;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>Central differences, extrapolated to the step 0 after Ridders, with an estimate of their error.</summary>
internal static class Ridders
{
    private const int Rows = 10;
    private const double Shrink = 1.4;

    /// <summary>The derivative of a vector at 0 and how far off each component may be.</summary>
    public static (double[] Derivative, double[] Error) Of(Func<double, double[]> f, double step)
    {
        double[][] quotients = [.. Enumerable.Range(0, Rows).Select(i => Quotient(f, step / Math.Pow(Shrink, i)))];
        int length = quotients[0].Length;
        double[] best = new double[length], error = new double[length];
        for (int k = 0; k < length; k++)
        {
            (best[k], error[k]) = Extrapolated([.. quotients.Select(q => q[k])]);
        }

        return (best, error);
    }

    private static double[] Quotient(Func<double, double[]> f, double step) =>
        [.. f(step).Zip(f(-step), (right, left) => (right - left) / (2 * step))];

    private static (double Derivative, double Error) Extrapolated(double[] quotients)
    {
        (double best, double error) = (double.NaN, double.PositiveInfinity);
        double[] before = [quotients[0]];
        for (int i = 1; i < quotients.Length; i++)
        {
            double[] row = new double[i + 1];
            row[0] = quotients[i];
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++)
            {
                row[j] = ((row[j - 1] * factor) - before[j - 1]) / (factor - 1);
                factor *= Shrink * Shrink;
                double apart = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - before[j - 1]));
                if (apart <= error)
                {
                    (best, error) = (row[j], apart);
                }
            }

            before = row;
        }

        return (best, error);
    }
}
