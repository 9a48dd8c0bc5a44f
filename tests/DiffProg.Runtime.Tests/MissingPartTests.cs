using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What a method does not ask for may be missing from what it is given, and is then missing from the gradient.</summary>
public static partial class MissingPartTests
{
    [Fact]
    public static void A_row_of_a_struct_may_be_missing()
    {
        WithRow given = new() { Number = 3 };
        (WithRow.Tangent gradient, double x) = OfRowGradient(given, 2);
        Assert.Null(gradient.Row);
        Assert.Equal((2, 3), (gradient.Number, x));
        WithRow.Tangent buffer = default;
        Assert.Equal(6, OfRowValueAndGradient(given, 2, ref buffer, out x));
        Assert.Equal((2, 3), (buffer.Number, x));
        Assert.Equal(6, OfRowAccumulateGradient(given, 2, 1, ref buffer, ref x));
        Assert.Equal((4, 6), (buffer.Number, x));
        Assert.Equal((6, 5), OfRowJvp(given, 2, new WithRow.Tangent { Number = 1 }, 1));
    }

    [Fact]
    public static void A_row_of_a_struct_that_is_missing_has_no_buffer()
    {
        WithRow.Tangent buffer = new() { Row = [1] };
        _ = Assert.Throws<ArgumentException>(() => OfRowValueAndGradient(new WithRow { Number = 3 }, 2, ref buffer, out _));
    }

    [Fact]
    public static void A_row_of_a_tuple_may_be_missing()
    {
        ((double[] row, double number) gradient, double x) = OfTupleGradient((null!, 3), 2);
        Assert.Null(gradient.row);
        Assert.Equal((2, 3), (gradient.number, x));
    }

    [Fact]
    public static void Rows_and_an_object_of_a_struct_may_be_missing()
    {
        (WithMore.Tangent gradient, double x) = OfMoreGradient(new WithMore { Number = 3 }, 2);
        Assert.Null(gradient.Rows);
        Assert.Null(gradient.Model);
        Assert.Equal((2, 3), (gradient.Number, x));
        WithMore.Tangent buffer = default;
        _ = OfMoreValueAndGradient(new WithMore { Number = 3 }, 2, ref buffer, out x);
        _ = OfMoreAccumulateGradient(new WithMore { Number = 3 }, 2, 1, ref buffer, ref x);
        Assert.Equal((4, 6), (buffer.Number, x));
        Assert.NotNull(OfMoreGradient(new WithMore { Rows = [], Model = new Model(), Number = 3 }, 2).given.Model);
        Assert.Equal((6, 5), OfMoreJvp(new WithMore { Number = 3 }, 2, new WithMore.Tangent { Number = 1 }, 1));
    }

    [Fact]
    public static void A_row_of_an_array_of_rows_may_be_missing()
    {
        (double[][] gradient, double x) = OfRowsGradient([[3], null!], 2);
        Assert.Equal(2, gradient[0][0]);
        Assert.Null(gradient[1]);
        Assert.Equal(3, x);
        double[][] buffer = [[1], null!];
        _ = OfRowsValueAndGradient([[3], null!], 2, buffer, out x);
        _ = OfRowsAccumulateGradient([[3], null!], 2, 1, buffer, ref x);
        Assert.Equal(4, buffer[0][0]);
    }

    [Differentiable]
    private static double OfRow(WithRow given, double x) => given.Number * x;

    [Differentiable]
    private static double OfTuple((double[] Row, double Number) given, double x) => given.Number * x;

    [Differentiable]
    private static double OfMore(WithMore given, double x) => given.Number * x;

    [Differentiable]
    private static double OfRows(double[][] given, double x) => given[0][0] * x;

    [Differentiable]
    private partial struct WithRow
    {
        public double[] Row;
        public double Number;
    }

    [Differentiable]
    private partial struct WithMore
    {
        public double[][] Rows;
        public Model Model;
        public double Number;
    }

    [Differentiable]
    private sealed partial class Model
    {
        public double X { get; set; }
    }
}
