using System;
using System.Numerics.Tensors;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Derivatives of functions of rows throw where the functions do.</summary>
public static partial class TensorTests
{
    private static readonly double[] Short = [1, 2];
    private static readonly double[] Long = [1, 2, 3];

    [Fact]
    public static void Rows_of_different_lengths_are_refused_as_the_primal_refuses_them()
    {
        _ = Assert.Throws<ArgumentException>(() => Dot(Short, Long));
        _ = Assert.Throws<ArgumentException>(() => DotGradient(Short, Long));
        _ = Assert.Throws<ArgumentException>(() => DotJvp(Short, Long, Short, Long));
        _ = Assert.ThrowsAny<ArgumentException>(() => Sum(Short, Long, new double[3]));
        _ = Assert.ThrowsAny<ArgumentException>(() => SumGradient(Short, Long, new double[3]));
    }

    [Fact]
    public static void A_destination_without_room_is_refused_as_the_primal_refuses_it()
    {
        _ = Assert.ThrowsAny<ArgumentException>(() => Sum(Long, Long, new double[2]));
        _ = Assert.ThrowsAny<ArgumentException>(() => SumGradient(Long, Long, new double[2]));
    }

    [Fact]
    public static void A_destination_that_overlaps_an_operand_elsewhere_is_refused_as_the_primal_refuses_it()
    {
        _ = Assert.ThrowsAny<ArgumentException>(() => Shifted([1, 2, 3]));
        _ = Assert.ThrowsAny<ArgumentException>(() => ShiftedGradient([1, 2, 3]));
    }

    [Differentiable]
    private static double Dot(double[] a, double[] b) => TensorPrimitives.Dot<double>(a, b);

    [Differentiable]
    private static double Sum(double[] a, double[] b, [NoDerivative] double[] c)
    {
        TensorPrimitives.Add<double>(a, b, c);
        return TensorPrimitives.Sum<double>(c);
    }

    [Differentiable]
    private static double Shifted(double[] a)
    {
        TensorPrimitives.Negate<double>(a.AsSpan(0, 2), a.AsSpan(1, 2));
        return a[2];
    }
}
