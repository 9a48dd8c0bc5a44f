using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DiffProg.Latency;

/// <summary>A project of marked methods of a few kinds, ten lines each, in files of ten.</summary>
internal static class MethodTexts
{
    public const int PerFile = 10;

    private static readonly string[] Kinds =
    [
        """
        [Differentiable]
        public static double Loss#(double[] w, double[] x, double[] y)
        {
            double first = 0;
            double sum = first;
            for (int i = 0; i < x.Length; i++)
            {
                double e = w[0] * x[i] + w[1] - y[i];
                if (e > 1) { sum += e; continue; }
                sum += e * e / 2;
            }
            return sum / x.Length;
        }
        """,
        """
        [Differentiable]
        public static double Orbit#(Body# a, double t, int steps)
        {
            for (int k = 0; k < steps; k++)
            {
                double r = Math.Sqrt(a.X * a.X + a.Y * a.Y);
                if (r < 0.1) break;
                a.U -= t * a.X / (r * r * r);
                a.V -= t * a.Y / (r * r * r);
                a = a with { X = a.X + t * a.U, Y = a.Y + t * a.V };
            }
            return a.X * a.Y;
        }
        [Differentiable]
        public partial record struct Body#(double X, double Y, double U, double V);
        """,
        """
        [Differentiable]
        public static double Root#(double a, double b)
        {
            double x = 1;
            while (Math.Abs(x * x * x + a * x - b) > 1e-9)
            {
                x -= (x * x * x + a * x - b) / (3 * x * x + a);
            }
            return Scaled#(x, a);
        }
        [Differentiable]
        private static double Scaled#(double x, double a) => x switch { > 1 => x * Math.Log(a), _ => Math.Exp(-x) * a };
        """,
        """
        [Differentiable]
        public static double Layer#(double[] weights, double[] input, int width)
        {
            double[] hidden = new double[width];
            for (int i = 0; i < width; i++)
            {
                double s = 0;
                for (int j = 0; j < input.Length; j++)
                {
                    s += weights[i * input.Length + j] * input[j];
                }
                hidden[i] = Math.Tanh(s);
            }
            return hidden.Sum(h => h * h);
        }
        """,
    ];

    public static string File(int number, IEnumerable<int> methods) => $$"""
        using System;
        using System.Linq;
        using DiffProg;
        namespace Project;
        public static partial class File{{number}}
        {
        {{string.Join("\n", methods.Select(Method))}}
        }
        """;

    private static string Method(int number) => Kinds[number % Kinds.Length].Replace("#", number.ToString(CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
}
