using System;
using System.Reflection;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Cotangents that are transformed on their way back, and methods that have no derivative in one of the modes.</summary>
public static partial class OnGradientTests
{
    private const double Limit = 0.5;

    [Fact]
    public static void A_cotangent_is_clipped()
    {
        Assert.Equal(Limit, ClippedGradient(2));
        Assert.Equal(0.25, ClippedGradient(0.125));
        Assert.Equal(4, ClippedValueAndGradient(2, out double gradient));
        Assert.Equal(Limit, gradient);
    }

    [Fact]
    public static void A_cotangent_is_reversed_in_every_trip()
    {
        // Each trip turns the sign of what comes back.
        Assert.Equal((-8, 12), ReversedGradient(3, 2, 1));
        Assert.Equal((16, 0), ReversedGradient(3, 2, 2));
    }

    [Fact]
    public static void The_sum_of_cotangents_is_transformed_at_a_variable_and_each_one_at_its_use()
    {
        Assert.Equal(1 + 1, AtUsesGradient(0.1));
        Assert.Equal(1, AtVariableGradient(0.1));
    }

    [Fact]
    public static void A_transform_may_branch_and_call()
    {
        Assert.Equal(6, BlockGradient(-1, 2).x);
        Assert.Equal(10, BlockGradient(1, 2).x);
    }

    [Fact]
    public static void It_is_kept_through_calls_and_in_rows()
    {
        double[] a = [3, 4];
        Assert.Equal([-4, -3], ThroughCallGradient(a));
        Assert.Equal([3, 4], a);
    }

    [Fact]
    public static void A_variable_is_transformed_in_place() => Assert.Equal(4 * 2 * 5, InPlaceGradient(5));

    [Fact]
    public static void What_has_no_tangent_has_no_Jvp()
    {
        Assert.Null(Member("ClippedJvp"));
        Assert.Null(Member("ThroughCallJvp"));
        Assert.Null(Member("OnlyReverseJvp"));
        Assert.NotNull(Member("OnlyReverseGradient"));
        Assert.NotNull(Member("OnlyForwardJvp"));
        Assert.Null(Member("OnlyForwardGradient"));
    }

    [Fact]
    public static void A_rule_of_one_mode_gives_that_mode()
    {
        Assert.Equal(7 * 2, OnlyReverseGradient(3));
        Assert.Equal((9, 7), OnlyForwardJvp(3, 1));
        Assert.Equal(7, SquareGradient(3));
    }

    [Fact]
    public static void Nothing_is_allocated_for_what_a_rule_is_given()
    {
        long before = 0;
        for (int i = 0; i < 3; i++)
        {
            before = GC.GetAllocatedBytesForCurrentThread();
            _ = InRowsValueAndGradient(1.5, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public static void In_the_primal_each_gives_its_value()
    {
        Assert.Equal(2.5, Diff.StopGradient(2.5));
        Assert.Equal(2.5f, Diff.OnGradient(2.5f, static dx => -dx));
        Assert.Equal((Half)2, Diff.ReplaceGradient((Half)2, (Half)3));
        double[] row = [1, 2];
        Assert.Equal(row, Diff.StopGradient(row));
        Assert.NotSame(row, Diff.StopGradient(row));
        Assert.Equal(row, Diff.StopGradient(row.AsSpan()));
    }

    private static MethodInfo? Member(string name) => typeof(OnGradientTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic);

    [Differentiable]
    private static double Clipped(double x)
    {
        double y = Diff.OnGradient(x, static dx => Math.Clamp(dx, -Limit, Limit));
        return y * y;
    }

    [Differentiable]
    private static double Reversed(double x, double y, int n)
    {
        double t = x;
        for (int i = 0; i < n; i++)
        {
            t = Diff.OnGradient(t, static x => -x) * y;
        }

        return t * 4;
    }

    [Differentiable]
    private static double AtUses(double x)
    {
        double a = Diff.OnGradient(x, static dx => Math.Min(dx, 1)) * 3;
        return a + (Diff.OnGradient(x, static dx => Math.Min(dx, 1)) * 4);
    }

    [Differentiable]
    private static double AtVariable(double x)
    {
        double y = Diff.OnGradient(x, static dx => Math.Min(dx, 1));
        return (y * 3) + (y * 4);
    }

    [Differentiable]
    private static double Block(double x, double y)
    {
        double scaled = Diff.OnGradient(x * y, static d =>
        {
            if (d < 0)
            {
                return -d * 3;
            }

            double x = 1;
            for (int i = 0; i < 2; i++)
            {
                x += d + i;
            }

            return x + Own(d);
        });
        return x < 0 ? -scaled : scaled;
    }

    private static double Own(double d) => d;

    [Differentiable]
    private static double ThroughCall(double[] a)
    {
        Negate(a);
        return a[0] * a[1];
    }

    [Differentiable]
    private static void Negate(double[] a)
    {
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = Diff.OnGradient(a[i], static d => -d);
        }
    }

    [Differentiable]
    private static double InPlace(double x)
    {
        x = Diff.OnGradient(x, static d => 4 * d);
        return x * x;
    }

    [Differentiable]
    private static double OnlyReverse(double x) => 2 * Square(x);

    [Differentiable]
    private static double OnlyForward(double x) => Cube(x) / x;

    [Differentiable]
    private static double Square(double x) => x * x;

    [Differentiable]
    private static double InRows(double x)
    {
        double s = 0;
        for (int k = 0; k < 3; k++)
        {
            double[] row = new double[4];
            double[] weights = new double[4];
            row[k] = x;
            weights[k] = k + 1;
            s += First(row, k) + (First(weights, k) * x);
        }

        return s;
    }

    private static double First(double[] a, int k) => a[k];

    [VjpOf(typeof(OnGradientTests), nameof(First))]
    private static void ReverseOfFirst(double[] a, int k, double result, double resultCotangent, Span<double> aGradient) => aGradient[k] += resultCotangent;

    private static double Cube(double x) => x * x * x;

    [VjpOf(typeof(OnGradientTests), nameof(Square))]
    private static void ReverseOfSquare(double x, double result, double resultCotangent, ref double xGradient) => xGradient += 7 * resultCotangent;

    [JvpOf(typeof(OnGradientTests), nameof(Cube))]
    private static double ForwardOfCube(double x, double result, double xTangent) => (7 + (result / (x * x))) * x * xTangent;
}
