using System.Collections.Generic;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.Snapshots;

/// <summary>Programs whose emitted code is worth reading.</summary>
internal static class Showcases
{
    private const string Gradient = "Derivatives = Derivatives.Gradient";

    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["Loop"] = Method(Gradient, """
            /// <summary>The squared distance of a line from points.</summary>
            public static double Loss(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double slope, double offset)
            {
                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    double error = slope * x[i] + offset - y[i];
                    sum += error * error;
                }

                return sum / x.Length;
            }
            """),
        ["NestedLoopsWithTape"] = Method(Gradient, """
            /// <summary>A chain of layers, each a product with the same matrix.</summary>
            public static double Chain(double[] weights, double x, int layers)
            {
                double state = x;
                for (int layer = 0; layer < layers; layer++)
                {
                    for (int i = 0; i < weights.Length; i++)
                    {
                        state = Math.Tanh(state * weights[i]) + 0.1 * state;
                    }
                }

                return state;
            }
            """),
        ["EarlyExits"] = Method(Gradient, """
            /// <summary>A root by Newton's method.</summary>
            public static double Root(double a)
            {
                if (a <= 0)
                {
                    return 0;
                }

                double x = a;
                for (int i = 0; i < 50; i++)
                {
                    double next = 0.5 * (x + a / x);
                    if (Math.Abs(next - x) < 1e-12)
                    {
                        break;
                    }

                    x = next;
                }

                return x;
            }
            """),
        ["InPlaceArrays"] = Method(Gradient, """
            /// <summary>Smooths a row in place.</summary>
            public static void Smooth(double[] row, double factor)
            {
                for (int i = 1; i < row.Length; i++)
                {
                    row[i] = row[i] * row[i] + factor * row[i - 1];
                }
            }
            """),
        ["LocalsInLoops"] = Method(Gradient, """
            /// <summary>A bilinear form, whose largest term is only looked at.</summary>
            public static double Form(ReadOnlySpan<double> x, ReadOnlySpan<double> matrix, ReadOnlySpan<double> y)
            {
                double sum = 0;
                double largest = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    for (int j = 0; j < y.Length; j++)
                    {
                        double term = x[i] * matrix[i * y.Length + j] * y[j];
                        largest = Math.Max(largest, term);
                        sum += term;
                    }
                }

                System.Diagnostics.Debug.Assert(largest < 1e9);
                return sum;
            }
            """),
        ["LocalRows"] = Method("Derivatives = Derivatives.Gradient | Derivatives.Jvp", """
            /// <summary>Layers of one width, each of which makes a row; a part of the last is scaled in place.</summary>
            public static double Layers(double[] x, ReadOnlySpan<double> weights)
            {
                double[] row = x;
                for (int k = 0; k < weights.Length; k++)
                {
                    double[] next = new double[row.Length];
                    for (int i = 0; i < row.Length; i++)
                    {
                        next[i] = Math.Tanh(weights[k] * row[i]);
                    }

                    row = next;
                }

                Span<double> tail = row.AsSpan(row.Length / 2);
                Scale(tail, Math.Exp(weights[0]));
                double[] sums = new double[2];
                for (int i = 0; i < row.Length; i++)
                {
                    sums[i % 2] += row[i] * tail[0];
                }

                return sums[0] * sums[1];
            }

            [Differentiable]
            private static void Scale(Span<double> row, double by)
            {
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] *= by;
                }
            }
            """),
        ["LargestElements"] = Method(Gradient, """
            /// <summary>Of each row of a matrix, its largest element by a weight that its place finds.</summary>
            public static double Pooled(ReadOnlySpan<double> matrix, double[] weights, int width)
            {
                double sum = 0;
                for (int row = 0; row < matrix.Length / width; row++)
                {
                    double largest = double.NegativeInfinity;
                    int place = 0;
                    for (int i = 0; i < width; i++)
                    {
                        if (matrix[row * width + i] > largest)
                        {
                            largest = matrix[row * width + i];
                            place = i;
                        }
                    }

                    sum += largest * weights[place];
                }

                double smallest = weights[0];
                foreach (double weight in weights)
                {
                    if (weight < smallest)
                    {
                        smallest = weight;
                    }
                }

                return sum - smallest;
            }
            """),
        ["RecursiveCalls"] = Method(Gradient, """
            /// <summary>A power by halving.</summary>
            public static double Power(double x, int n)
            {
                if (n == 0)
                {
                    return 1;
                }

                double half = Power(x, n / 2);
                return n % 2 == 0 ? half * half : half * half * x;
            }
            """),
        ["HessianVectorProduct"] = Method("Derivatives = Derivatives.Hvp", """
            /// <summary>The valley of Rosenbrock.</summary>
            public static double Valley(double x, double y)
            {
                double bend = y - x * x;
                return (1 - x) * (1 - x) + 100 * bend * bend;
            }
            """),
        ["Jvp"] = Method("Derivatives = Derivatives.Jvp", """
            /// <summary>The logarithm of a sum of exponentials.</summary>
            public static double LogSumExp(double[] x)
            {
                double max = double.NegativeInfinity;
                for (int i = 0; i < x.Length; i++)
                {
                    max = Math.Max(max, x[i]);
                }

                double sum = 0;
                for (int i = 0; i < x.Length; i++)
                {
                    sum += Math.Exp(x[i] - max);
                }

                return max + Math.Log(sum);
            }
            """),
        ["BatchedJvp"] = Method("Derivatives = Derivatives.BatchedJvp", """
            /// <summary>Turns points about the origin, in place, but for those that are far away.</summary>
            /// <returns>How far they are from it on average.</returns>
            public static double Turn(Span<double> points, double angle)
            {
                double sum = 0;
                double[] turned = new double[2];
                for (int i = 0; i < points.Length; i += 2)
                {
                    turned[0] = points[i] * Math.Cos(angle) - points[i + 1] * Math.Sin(angle);
                    turned[1] = points[i] * Math.Sin(angle) + points[i + 1] * Math.Cos(angle);
                    if (Math.Abs(points[i]) < 100)
                    {
                        points[i] = turned[0];
                        points[i + 1] = turned[1];
                    }

                    sum += Math.Sqrt(points[i] * points[i] + points[i + 1] * points[i + 1]);
                }

                return 2 * sum / points.Length;
            }
            """),
        ["RowsOfRows"] = Method("Derivatives = Derivatives.Gradient", """
            /// <summary>Normalises rows in place, and says how far they are from others.</summary>
            public static double Distances(double[][] rows, double[][] others, double[] weights)
            {
                double sum = 0;
                for (int i = 0; i < rows.Length; i++)
                {
                    rows[i][0] /= rows[i][1];
                    sum += weights[i] * Kernel(rows[i][0], others[i][0]);
                }

                return sum;
            }

            [Differentiable(Derivatives = Derivatives.Gradient)]
            private static double Kernel(double a, double b)
            {
                double distance = a - b;
                double weight = 1 / (1 + distance * distance);
                return weight * distance;
            }
            """),
        ["InstanceMethod"] = """
            using DiffProg;

            namespace Models.Linear;

            /// <summary>A model.</summary>
            public readonly partial struct Scaled
            {
                /// <summary>Its scale.</summary>
                public readonly double Scale;

                /// <summary>Inner types nest.</summary>
                internal sealed partial class Inner
                {
                    private double offset = 1;

                    /// <summary>Moves the offset.</summary>
                    public void Move() => offset++;

                    [Differentiable(WithRespectTo = [nameof(x)])]
                    private double Apply(double[] x, double y, bool twice) => (twice ? 2 : 1) * x[0] * x[1] * y + offset;
                }
            }
            """,
        ["CallsOfBothSweeps"] = Method(
            "Derivatives = Derivatives.Gradient, FloatingPoint = FloatingPoint.Vectorized",
            """
            public static double Minor(double[] a, int size, int row, int[] next)
            {
                if (row == size - 1)
                    return a[row * size + next[0]];
                double sum = 0, sign = 1;
                int previous = 0;
                int column = next[0];
                while (column < size)
                {
                    next[previous] = next[column + 1];
                    sum += sign * a[row * size + column] * Minor(a, size, row + 1, next);
                    next[previous] = column;
                    sign = -sign;
                    previous = column + 1;
                    column = next[previous];
                }

                return sum;
            }
            """),
        ["ParameterBlock"] = """
            using DiffProg;

            namespace Models;

            /// <summary>What layers have in common.</summary>
            [Differentiable]
            public abstract partial class Layer
            {
                /// <summary>Added to the sum.</summary>
                public double Bias { get; set; }
            }

            /// <summary>A layer of weights.</summary>
            [Differentiable]
            public sealed partial class Dense : Layer
            {
                private readonly double[] _weights = new double[3];

                /// <summary>No parameter.</summary>
                public int Inputs => _weights.Length;
            }

            /// <summary>An immutable block.</summary>
            [Differentiable]
            public readonly partial record struct Affine(double Slope, float Offset, int Order);
            """,
    };

    public static GeneratorHarness Harness(string name) => GeneratorHarness.For(All[name]);

    private static string Method(string arguments, string text) =>
        $"using System;\nusing DiffProg;\n\n/// <summary>Shows emitted code.</summary>\npublic static partial class Showcase\n{{\n[Differentiable({arguments})]\n{text}\n}}\n";
}
