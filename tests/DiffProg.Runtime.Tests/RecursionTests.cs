using System;
using System.Linq;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What recursion costs: each level runs its primal once and its reverse once.</summary>
public static partial class RecursionTests
{
    private static int s_ticks;

    [Theory]
    [InlineData(1)]
    [InlineData(500)]
    [InlineData(1000)]
    public static void A_gradient_runs_each_level_of_the_primal_once(int depth)
    {
        double[] w = Weights(depth);
        Assert.Equal(depth, Ticks(() => _ = Chain(w, 0.4, depth)));
        Assert.Equal(depth, Ticks(() => _ = ChainGradient(w, 0.4, depth)));
        double[] gradient = new double[depth];
        Assert.Equal(depth, Ticks(() => _ = ChainValueAndGradient(w, 0.4, depth, gradient, out _)));
        Assert.Equal(depth, Ticks(() => _ = ChainAccumulateGradient(w, 0.4, depth, 2, gradient, ref w[0])));
        Assert.Equal(depth, Ticks(() => _ = ChainJvp(w, 0.4, depth, gradient, 1)));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(5000)]
    public static void Every_level_adds_to_the_gradient_once(int depth)
    {
        double[] w = Weights(depth);
        (double[] gradient, double x) = ChainGradient(w, 0.4, depth);
        (double[] rightGradient, double rightX) = GradientOfChain(w, 0.4);
        Assert.Equal(rightX, x, 1e-12 * Math.Abs(rightX));
        for (int i = 0; i < depth; i++)
        {
            Assert.NotEqual(0, rightGradient[i]);
            Assert.Equal(rightGradient[i], gradient[i], 1e-12 * Math.Abs(rightGradient[i]));
        }
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1000)]
    [InlineData(5000)]
    public static void A_power_by_recursion_has_its_gradient_at_any_depth(int depth)
    {
        double right = depth * Math.Pow(1.0003, depth - 1);
        Assert.Equal(depth, Ticks(() => Assert.Equal(right, PowerGradient(1.0003, depth), 1e-10 * right)));
    }

    [Fact]
    public static void Two_calls_in_a_level_run_as_often_in_the_gradient_as_in_the_primal()
    {
        int primal = Ticks(() => _ = Fibonacci(1.01, 0.99, 15));
        Assert.Equal(1972, primal);
        Assert.Equal(primal, Ticks(() => _ = FibonacciGradient(1.01, 0.99, 15)));
        Assert.Equal(primal, Ticks(() => _ = FibonacciJvp(1.01, 0.99, 15, 1, 0)));
    }

    [Fact]
    public static void Two_calls_in_a_level_give_the_gradient_of_the_monomial_that_they_multiply()
    {
        // The exponents are numbers of Fibonacci: the 14th of a, the 15th of b.
        (double a, double b) = FibonacciGradient(1.01, 0.99, 15);
        double value = Math.Pow(1.01, 377) * Math.Pow(0.99, 610);
        Assert.Equal(377 * value / 1.01, a, 1e-10 * a);
        Assert.Equal(610 * value / 0.99, b, 1e-10 * b);
    }

    [Fact]
    public static void A_recursion_that_writes_its_row_runs_each_level_once_too()
    {
        double[] a = Weights(1000), gradient = new double[1000];
        Assert.Equal(1000, Ticks(() => _ = RunningProductValueAndGradient([.. a], 0, gradient)));

        // The last of the running products is the product of all.
        double product = a.Aggregate(1.0, (p, q) => p * q);
        for (int i = 0; i < a.Length; i++)
        {
            Assert.Equal(product / a[i], gradient[i], 1e-11 * Math.Abs(product / a[i]));
        }
    }

    [Differentiable]
    private static double Chain(double[] w, double x, int n) =>
        n == 0 ? x : (w[n - 1] * Chain(w, x, Tick(n) - 1)) + Math.Sin(w[n - 1]);

    [Differentiable]
    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, Tick(n) - 1);

    [Differentiable]
    private static double Fibonacci(double a, double b, int n) =>
        n == 0 ? a : n == 1 ? b : Fibonacci(a, b, Tick(n) - 1) * Fibonacci(a, b, Tick(n) - 2);

    [Differentiable]
    private static double RunningProduct(double[] a, int at)
    {
        int next = Tick(at) + 1;
        if (next == a.Length)
        {
            return a[at];
        }

        a[next] *= a[at];
        return RunningProduct(a, next);
    }

    /// <summary>Counts how often it is called; what it returns is no number of the differentiable kind.</summary>
    private static int Tick(int n)
    {
        s_ticks++;
        return n;
    }

    private static int Ticks(Action run)
    {
        s_ticks = 0;
        run();
        return s_ticks;
    }

    private static double[] Weights(int count) => [.. Enumerable.Range(0, count).Select(i => 1 + (0.001 * Math.Sin(i)))];

    /// <summary>The gradient of <see cref="Chain"/>, by a loop forth and a loop back.</summary>
    private static (double[] W, double X) GradientOfChain(double[] w, double x)
    {
        double[] below = new double[w.Length];
        double value = x;
        for (int i = 0; i < w.Length; i++)
        {
            below[i] = value;
            value = (w[i] * value) + Math.Sin(w[i]);
        }

        double[] gradient = new double[w.Length];
        double factor = 1;
        for (int i = w.Length - 1; i >= 0; i--)
        {
            gradient[i] = factor * (below[i] + Math.Cos(w[i]));
            factor *= w[i];
        }

        return (gradient, factor);
    }
}
