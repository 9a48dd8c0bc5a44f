using System;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>
/// Central differences at ever smaller steps, extrapolated to step zero in the manner of Neville; the entry of the table with the
/// least difference from its neighbours is taken.
/// </summary>
internal static class Ridders
{
    private const double Shrink = 1.4;
    private const int Rows = 12;

    public static double Derivative(Func<double, double> f, double step)
    {
        double[,] table = new double[Rows, Rows];
        (double best, double error) = (double.NaN, double.PositiveInfinity);
        for (int i = 0; i < Rows; i++, step /= Shrink)
        {
            table[0, i] = (f(step) - f(-step)) / (2 * step);
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                table[j, i] = ((table[j - 1, i] * factor) - table[j - 1, i - 1]) / (factor - 1);
                double difference = Math.Max(Math.Abs(table[j, i] - table[j - 1, i]), Math.Abs(table[j, i] - table[j - 1, i - 1]));
                if (difference < error)
                {
                    (best, error) = (table[j, i], difference);
                }
            }
        }

        return best;
    }
}
