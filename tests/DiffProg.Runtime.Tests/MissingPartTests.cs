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

    [Fact]
    public static void What_is_missing_has_no_buffer_and_what_is_there_has_one()
    {
        Assert.Null(OfParametersGradient(2).row);
        Assert.Null(OfParametersGradient(2).model);
        _ = Assert.Throws<ArgumentException>(() => OfParametersValueAndGradient(2, null, null, out _, new double[1], null));
        _ = Assert.Throws<ArgumentNullException>(() => OfParametersValueAndGradient(2, null, null, out _, [], new Model.Tangent()));
        _ = Assert.Throws<ArgumentException>(() => OfParametersValueAndGradient(2, [1], null, out _, [], null));
        _ = Assert.Throws<ArgumentNullException>(() => OfParametersValueAndGradient(2, null, new Model(), out _, [], null));
        Assert.Equal(4, OfParametersValueAndGradient(2, null, null, out double x, [], null));
        Assert.Equal(4, x);
    }

    [Fact]
    public static void What_is_no_parameter_of_the_gradient_may_be_missing_and_written()
    {
        Assert.Equal(4, OfConstantsGradient(2));
        Assert.Equal(2, OfConstantsHvp(2, null, null, 1));
        Assert.Equal(16, OfConstantsGradient(2, new Model { X = 3 }));
        Assert.Equal(8, OfConstantsHvp(2, new Model { X = 3 }, null, 1));
        Assert.Equal(4 + (5 * 16), OfConstantsGradient(2, null, [1]));
        Assert.Equal(2 + (20 * 8), OfConstantsHvp(2, null, [1], 1));
    }

    [Fact]
    public static void A_cotangent_and_a_buffer_keep_the_rows_that_they_are_given_with()
    {
        double[][] cotangent = [[1]], buffer = [[7]];
        double[] row = buffer[0];
        _ = WritesRowsVjp([[3]], 2, 1, cotangent, buffer, out _);
        Assert.Same(row, buffer[0]);
        Assert.Equal((2.0 * 3 * 2 * 2) + 2, row[0]);
        Assert.Equal(1, cotangent[0][0]);

        WithRow.Tangent structCotangent = new() { Row = [1] }, structBuffer = new() { Row = row };
        _ = WritesRowOfStructVjp(new WithRow { Row = [3] }, 2, 1, structCotangent, ref structBuffer, out _);
        Assert.Same(row, structBuffer.Row);
        Assert.Equal((2.0 * 3 * 2 * 2) + 2, row[0]);
        Assert.Equal(1, structCotangent.Row[0]);
    }

    [Differentiable]
    private static double OfParameters(double x, double[]? row = null, Model? model = null) => (row is null ? x : row[0]) * (model is null ? x : model.X);

    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp, WithRespectTo = [nameof(x)])]
    private static double OfConstants(double x, Model? model = null, double[]? row = null)
    {
        double y = x;
        if (model is not null)
        {
            model.X *= x;
            y += model.X;
        }

        if (row is not null)
        {
            row[0] = y * x;
            y += row[0] * row[0];
        }

        return x * y;
    }

    [Differentiable]
    private static double WritesRows(double[][] rows, double x)
    {
        rows[0][0] *= x;
        return rows[0][0] * rows[0][0];
    }

    [Differentiable]
    private static double WritesRowOfStruct(WithRow given, double x)
    {
        given.Row[0] *= x;
        return given.Row[0] * given.Row[0];
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
