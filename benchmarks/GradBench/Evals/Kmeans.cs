using System;
using System.Text.Json;
using DiffProg.GradBench.Table;

namespace DiffProg.GradBench.Evals;

internal static partial class Kmeans
{
    /// <summary>The sum over the points of the squared distance to the nearest centroid.</summary>
    /// <param name="points">The points, n × d.</param>
    /// <param name="centroids">The centroids, k × d.</param>
    /// <param name="n">How many points.</param>
    /// <param name="k">How many centroids.</param>
    /// <param name="d">How many dimensions.</param>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    internal static double Cost([NoDerivative] double[] points, double[] centroids, int n, int k, int d)
    {
        double cost = 0;
        for (int i = 0; i < n; i++)
        {
            double least = double.PositiveInfinity;
            for (int c = 0; c < k; c++)
            {
                double distance = 0;
                for (int j = 0; j < d; j++)
                {
                    double e = centroids[c * d + j] - points[i * d + j];
                    distance += e * e;
                }

                if (distance < least)
                    least = distance;
            }

            cost += least;
        }

        return cost;
    }

    public static Evaluation Value(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(() => y = Cost(p.Points, p.Centroids, p.N, p.K, p.D), json => json.WriteNumberValue(y));
    }

    public static Evaluation Native(JsonElement input)
    {
        var p = new Problem(input);
        double y = 0;
        return new(() => y = NativeObjectives.Kmeans(p.Points, p.Centroids, p.N, p.K, p.D), json => json.WriteNumberValue(y));
    }

    /// <summary>Newton's direction: the Hessian is diagonal, so that its product with ones is its diagonal.</summary>
    public static Evaluation Direction(JsonElement input)
    {
        var p = new Problem(input);
        double[] ones = new double[p.Centroids.Length], gradient = new double[ones.Length], curvature = new double[ones.Length];
        Array.Fill(ones, 1);
        return new(
            () =>
            {
                CostValueGradientAndHvp(p.Points, p.Centroids, p.N, p.K, p.D, ones, gradient, curvature);
                for (int i = 0; i < gradient.Length; i++)
                    gradient[i] /= curvature[i];
            },
            json => json.WriteMatrix(gradient, p.K));
    }

    private sealed class Problem
    {
        public Problem(JsonElement input)
        {
            Points = input.Doubles("points");
            Centroids = input.Doubles("centroids");
            N = input.Member("points").GetArrayLength();
            K = input.Member("centroids").GetArrayLength();
            D = Points.Length / N;
        }

        public double[] Points { get; }

        public double[] Centroids { get; }

        public int N { get; }

        public int K { get; }

        public int D { get; }
    }
}
