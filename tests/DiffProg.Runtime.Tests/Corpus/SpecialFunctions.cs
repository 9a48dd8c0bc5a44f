using System;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Functions that stand for another library's: the compiler cannot look into them.</summary>
internal static class SpecialFunctions
{
    public static double Erf(double x)
    {
        double term = x;
        double sum = x;
        for (int n = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum); n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    public static float Erf(float x) => (float)Erf((double)x);

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }

    /// <summary>A sum of scaled powers.</summary>
    public static double Powers(double scale, int power, double[] x)
    {
        double sum = 0;
        foreach (double element in x)
        {
            sum += scale * Math.Pow(element, power);
        }

        return sum;
    }

    public static double Product(double x, double y) => x * y;
}
