using System;
using System.Linq;
using DiffProg.Runtime.Tests.Corpus;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The members of a method that returns an array: the cotangent of its elements comes in, their tangents leave.</summary>
public static partial class ReturnedRowTests
{
    private static readonly double[] At = [0.5, 1.2, 0.7];

    [Differentiable]
    private static double[] Products(double x, double y) => [x * y, x, y * y * x];

    [Fact]
    public static void The_pullback_returns_what_the_method_returns_to_the_bit() =>
        Assert.Equal(ReturnedRows.Repeated(At, 3), ReturnedRows.RepeatedVjp(At, 3, [1, 2, 3], new double[3]));

    [Fact]
    public static void The_pullback_is_the_transpose_of_the_tangent()
    {
        double[] cotangent = [1, -2, 3];
        double[] gradient = new double[3];
        ReturnedRows.RepeatedVjp(At, 3, cotangent, gradient);
        for (int i = 0; i < At.Length; i++)
        {
            double[] direction = new double[3];
            direction[i] = 1;
            double[] tangent = ReturnedRows.RepeatedJvp(At, 3, direction).Tangent;
            Assert.Equal(tangent.Zip(cotangent, (t, c) => t * c).Sum(), gradient[i], 1e-13);
        }
    }

    [Fact]
    public static void The_pullback_is_the_closed_form()
    {
        double[] value = ProductsVjp(2, 3, [1, 10, 100], out double xGradient, out double yGradient);
        Assert.Equal([6.0, 2, 18], value);
        Assert.Equal(3 + 10 + 900, xGradient, 1e-12);
        Assert.Equal(2 + 1200, yGradient, 1e-12);
    }

    [Fact]
    public static void The_cotangent_is_left_as_it_was_and_must_be_as_long_as_the_result()
    {
        double[] cotangent = [1, 2, 3];
        ReturnedRows.SoftmaxVjp(At, cotangent, new double[3]);
        Assert.Equal([1.0, 2, 3], cotangent);
        ArgumentException error = Assert.Throws<ArgumentException>(() => { ReturnedRows.SoftmaxVjp(At, [1, 2], new double[3]); });
        Assert.Equal("resultCotangent", error.ParamName);
    }

    [Fact]
    public static void What_is_returned_is_the_callers_own()
    {
        double[] first = ReturnedRows.SoftmaxVjp(At, [1, 0, 0], new double[3]);
        double[] kept = [.. first];
        double[] second = ReturnedRows.SoftmaxVjp([3, 1, 2], [1, 0, 0], new double[3]);
        Assert.NotSame(first, second);
        Assert.Equal(kept, first);
    }
}
