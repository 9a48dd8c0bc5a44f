using System;
using System.Linq;
using System.Text.Json;
using DiffProg.GradBench.Evals;
using DiffProg.GradBench.Table;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The benchmark's objectives of first order, at sizes where differences can follow.</summary>
public static class BenchmarkTests
{
    [Theory]
    [InlineData(1, 1, 2)]
    [InlineData(1, 3, 4)]
    [InlineData(2, 2, 3)]
    [InlineData(3, 4, 6)]
    public static void A_stacked_LSTM_passes_every_question(int layers, int width, int length) => Ask(
        new Subject(typeof(Lstm), nameof(Lstm.Loss)),
        Noise(8 * layers * width, 1),
        Noise(3 * width, 2),
        Noise(2 * layers * width, 3),
        Noise(length * width, 4),
        layers,
        width,
        length);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(5, 4)]
    [InlineData(8, 10)]
    public static void A_method_of_Runge_and_Kutta_passes_every_question(int size, int steps) =>
        Ask(new Subject(typeof(Ode), nameof(Ode.Last)), Noise(size, 5), steps);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(6)]
    public static void A_determinant_by_minors_passes_every_question(int size) =>
        Ask(new Subject(typeof(Det), nameof(Det.Determinant)), Noise(size * size, 6), size);

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(7)]
    public static void Each_row_of_a_matrix_times_the_gradient_of_its_determinant_is_the_determinant(int size)
    {
        double[] a = Noise(size * size, 7), gradient = Det.DeterminantGradient(a, size);
        double determinant = Det.Determinant(a, size);
        for (int row = 0; row < size; row++)
        {
            double expansion = Enumerable.Range(row * size, size).Sum(i => a[i] * gradient[i]);
            Assert.Equal(determinant, expansion, 1e-12);
        }
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 2, 3)]
    [InlineData(12, 3, 2)]
    public static void A_cost_of_clusters_passes_every_question(int points, int centroids, int dimensions)
    {
        object[] inputs = [Noise(points * dimensions, 8), Noise(centroids * dimensions, 9), points, centroids, dimensions];
        Subject subject = new(typeof(Kmeans), nameof(Kmeans.Cost));
        Ask(subject, inputs);
        new Judge(subject, inputs).SecondOrderAgreesWithDifferences();
    }

    [Fact]
    public static void The_Hessian_of_a_cost_of_clusters_is_twice_the_points_of_each()
    {
        double[] points = [0.1, 0.2, 0.9, -0.3], centroids = [0, 1];
        double[] diagonal = Kmeans.CostHvp(points, centroids, points.Length, centroids.Length, 1, [1, 1]);
        Assert.Equal([6, 2], diagonal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public static void The_two_rows_of_each_reprojection_are_those_of_forward_mode(double turn)
    {
        const int observations = 11, length = 15;
        double[] blocks = Noise(length * observations, 10), direction = Noise(blocks.Length, 11), seen = Noise(2 * observations, 12);
        for (int i = 0; i < observations; i++)
        {
            // Each other observation has the rotation that is asked for, so that a strip of eight has both where one is none; and every point is in front of its camera.
            for (int k = 0; k < 3; k++)
            {
                blocks[(k * observations) + i] *= i % 2 == 0 ? turn : 1;
            }

            blocks[(13 * observations) + i] += 4;
        }

        double[] errors = new double[2 * observations], tangent = new double[errors.Length], row = new double[blocks.Length];
        Ba.ReprojectionErrorsJvp(blocks, seen, errors, direction, tangent);
        for (int error = 0; error < 2; error++)
        {
            double[] cotangent = [.. Enumerable.Range(0, errors.Length).Select(k => k % 2 == error ? 1.0 : 0.0)];
            Ba.ReprojectionErrorsVjp(blocks, seen, errors, cotangent, row, new double[errors.Length]);
            for (int i = 0; i < observations; i++)
            {
                double expected = tangent[(2 * i) + error];
                double along = Enumerable.Range(0, length).Sum(k => row[(k * observations) + i] * direction[(k * observations) + i]);
                Assert.Equal(expected, along, 1e-12 * Math.Max(1, Math.Abs(expected)));
            }
        }
    }

    [Fact]
    public static void A_clusters_value_gradient_and_curvature_come_by_one_run()
    {
        double[] points = Noise(40, 3), centroids = Noise(6, 4), ones = [1, 1, 1, 1, 1, 1], gradient = new double[6], product = new double[6];
        double value = Kmeans.CostValueGradientAndHvp(points, centroids, 20, 3, 2, ones, gradient, product);
        Assert.Equal(Kmeans.Cost(points, centroids, 20, 3, 2), value, 1e-13);
        Assert.Equal(Kmeans.CostGradient(points, centroids, 20, 3, 2), gradient);
        Assert.Equal(Kmeans.CostHvp(points, centroids, 20, 3, 2, ones), product);
    }

    [Fact]
    public static void A_landing_has_one_slope_by_every_pair_of_modes()
    {
        const double h = 1e-5;
        double slope = (Particle.LandingByForward(0.1 + h) - Particle.LandingByForward(0.1 - h)) / (2 * h);
        foreach (double actual in new[]
        {
            Particle.LandingByForwardJvp(0.1, 1).Tangent, Particle.LandingByReverseJvp(0.1, 1).Tangent,
            Particle.LandingByForwardGradient(0.1), Particle.LandingByReverseGradient(0.1),
        })
        {
            Assert.Equal(slope, actual, 1e-6 * Math.Abs(slope));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void A_hand_moves_along_a_direction_as_differences_say(bool isSimple)
    {
        const double h = 1e-5;
        JsonElement input = Inputs.Ht(6, 5, isSimple);
        HandModel hand = new(input.GetProperty("data"));
        double[] theta = Noise(26, 14), us = isSimple ? [] : Noise(10, 15), thetaDirection = Noise(26, 16), usDirection = Noise(us.Length, 17);
        double[] tangent = new double[15];
        Ht.ErrorsBatchedJvp(theta, us, hand, new double[15], 1, thetaDirection, usDirection, tangent);

        double[] ahead = Errors(h), behind = Errors(-h);
        for (int i = 0; i < tangent.Length; i++)
        {
            Assert.Equal((ahead[i] - behind[i]) / (2 * h), tangent[i], 1e-7);
        }

        double[] Errors(double step)
        {
            double[] errors = new double[15];
            Ht.Errors(
                [.. theta.Zip(thetaDirection, (x, d) => x + (step * d))], [.. us.Zip(usDirection, (x, d) => x + (step * d))], hand, errors);
            return errors;
        }
    }

    private static void Ask(Subject subject, params object[] inputs)
    {
        Judge judge = new(subject, inputs);
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.ValuesAndArgumentsAreNearly(1e-12);
        judge.AccumulateGradientAdds();
        judge.TheSecondCallEqualsTheFirst();
    }

    private static double[] Noise(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
