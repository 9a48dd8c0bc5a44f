using System;
using System.Linq;
using DiffProg.GradBench.Evals;
using DiffProg.Runtime.Tests.Checks;
using Xunit;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests;

/// <summary>Hessian-vector products: of the benchmark's objectives against differences, of small programs against formulas.</summary>
public static partial class Order2Tests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(2, 1, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(3, 2, 4)]
    [InlineData(2, 5, 10)]
    [InlineData(5, 3, 8)]
    public static void A_mixture_of_Gaussians_agrees_with_differences_of_its_gradient(int d, int k, int n) => Mixture(d, k, n).SecondOrderAgreesWithDifferences();

    [Theory]
    [InlineData(2, 5, 10)]
    [InlineData(5, 3, 8)]
    public static void A_mixture_of_Gaussians_has_a_symmetric_Hessian(int d, int k, int n)
    {
        Judge judge = Mixture(d, k, n);
        judge.TheHessianIsSymmetric();
        judge.HvpWithBuffersIsTheSame();
    }

    [Theory]
    [InlineData(2, 5, 10)]
    [InlineData(5, 3, 8)]
    public static void A_mixture_of_Gaussians_passes_every_question_of_first_order(int d, int k, int n)
    {
        Judge judge = Mixture(d, k, n);
        judge.ForwardAgreesWithReverse();
        judge.ReverseAgreesWithDifferences();
        judge.ValuesAndArgumentsAreThePrimals();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(40)]
    public static void The_log_of_a_sum_of_exponentials_has_its_known_Hessian(int length)
    {
        double[] x = Noise(length, length), v = Noise(length, 99);
        double[] p = Lse.LogSumExpGradient(x);
        double mean = p.Zip(v, (a, b) => a * b).Sum();
        double[] hv = Lse.LogSumExpHvp(x, v);
        Assert.Equal(1, p.Sum(), 1e-14);
        for (int i = 0; i < length; i++)
        {
            Assert.Equal(p[i] * (v[i] - mean), hv[i], 1e-14);
        }

        Judge judge = new(new Subject(typeof(Lse), nameof(Lse.LogSumExp)), x);
        judge.TheHessianIsSymmetric();
        judge.HvpWithBuffersIsTheSame();
        judge.SecondOrderAgreesWithDifferences();
    }

    [Theory]
    [InlineData(1.3)]
    [InlineData(-0.4)]
    [InlineData(0.0)]
    public static void A_variable_squared_in_place_twice_has_the_second_derivative_of_the_fourth_power(double x)
    {
        Assert.Equal(12 * x * x, SquaredTwiceHvp(x, 1), 1e-14);
        Assert.Equal(-24 * x * x, SquaredTwiceHvp(x, -2), 1e-14);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(9)]
    public static void A_power_by_recursion_and_one_by_a_loop_have_the_same_second_derivative(int n)
    {
        double x = 1.3, right = n < 2 ? 0 : n * (n - 1) * Math.Pow(x, n - 2);
        Assert.Equal(right, ByRecursionHvp(x, n, 1), 1e-13 * Math.Max(1, right));
        Assert.Equal(right, ByLoopHvp(x, n, 1), 1e-13 * Math.Max(1, right));
    }

    [Fact]
    public static void A_while_with_an_early_exit_has_the_second_derivative_of_the_trips_that_it_made() =>
        Assert.Equal(20 * Math.Pow(1.4, 3), UntilLargeHvp(1.4, 1), 1e-12);

    [Fact]
    public static void A_direction_of_two_parts_mixes_them()
    {
        (double x, double y) = MixedHvp(0.7, 1.9, 2, -3);
        Assert.Equal((6 * 0.7 * 1.9 * 2) + (3 * 0.7 * 0.7 * -3), x, 1e-13);
        Assert.Equal(3 * 0.7 * 0.7 * 2, y, 1e-13);
    }

    [Differentiable(Derivatives = Both)]
    private static double SquaredTwice(double x)
    {
        x = x * x;
        x = x * x;
        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByRecursion(double x, int n) => n == 0 ? 1 : x * ByRecursion(x, n - 1);

    [Differentiable(Derivatives = Both)]
    private static double ByLoop(double x, int n)
    {
        double[] powers = new double[n + 1];
        powers[0] = 1;
        for (int i = 1; i <= n; i++)
        {
            powers[i] = powers[i - 1] * x;
        }

        return powers[n];
    }

    [Differentiable(Derivatives = Both)]
    private static double UntilLarge(double x)
    {
        double r = 1;
        while (true)
        {
            r *= x;
            if (r > 4)
            {
                return r;
            }
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Mixed(double x, double y) => ByRecursion(x, 3) * y;

    private static Judge Mixture(int d, int k, int n) => new(
        new Subject(typeof(Gmm), nameof(Gmm.LogPosterior)),
        Noise(k, 1),
        Noise(k * d, 2),
        Noise(k * d, 3),
        Noise(k * d * (d - 1) / 2, 4),
        Noise(n * d, 5),
        n,
        d,
        k,
        0,
        1.0);

    private static double[] Noise(int length, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (2 * random.NextDouble()) - 1)];
    }
}
