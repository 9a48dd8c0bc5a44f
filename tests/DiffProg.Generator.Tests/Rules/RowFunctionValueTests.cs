using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics.Tensors;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Tests.Ir;
using Xunit;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>What the functions of rows are said to do to the elements is what the framework does, to the bit where that is said.</summary>
public sealed class RowFunctionValueTests
{
    private static readonly double[][] Rows = [[0.7, -1.4, 2.3, 0.1], [-0.3, 1.6, 0.2, 0.9], [1.1, 0.45, -0.8, 3]];

    private delegate void MapOfOne(ReadOnlySpan<double> x, Span<double> to);

    private delegate void MapOfTwo(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> to);

    private delegate void MapOfThree(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> z, Span<double> to);

    private delegate double SumOfOne(ReadOnlySpan<double> x);

    private delegate double SumOfTwo(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    [Fact]
    public void What_writes_a_row_has_the_frameworks_bits_in_every_element()
    {
        Mapped("Negate", TensorPrimitives.Negate);
        Mapped("Abs", TensorPrimitives.Abs);
        Mapped("Sqrt", TensorPrimitives.Sqrt);
        Mapped("Add", TensorPrimitives.Add);
        Mapped("Subtract", TensorPrimitives.Subtract);
        Mapped("Multiply", TensorPrimitives.Multiply);
        Mapped("Divide", TensorPrimitives.Divide);
        Mapped("Max", TensorPrimitives.Max);
        Mapped("Min", TensorPrimitives.Min);
        Mapped("MultiplyAdd", TensorPrimitives.MultiplyAdd);
        Mapped("AddMultiply", TensorPrimitives.AddMultiply);
        Mapped("FusedMultiplyAdd", TensorPrimitives.FusedMultiplyAdd);
    }

    [Fact]
    public void What_gives_a_number_is_a_sum_over_the_elements_or_its_root()
    {
        Summed("Sum", TensorPrimitives.Sum);
        Summed("SumOfMagnitudes", TensorPrimitives.SumOfMagnitudes);
        Summed("SumOfSquares", TensorPrimitives.SumOfSquares);
        Summed("Norm", TensorPrimitives.Norm);
        Summed("Dot", TensorPrimitives.Dot);
        Summed("Distance", TensorPrimitives.Distance);
    }

    [Fact]
    public void A_function_of_another_name_or_of_other_operands_is_not_found()
    {
        Assert.Null(RowFunctions.Map("Exp", 1));
        Assert.Null(RowFunctions.Map("Exp", 0));
        Assert.Null(RowFunctions.Map("Add", 3));
        Assert.Null(RowFunctions.Sum("Product", 1));
        Assert.Null(RowFunctions.Sum("Product", 0));
        Assert.Null(RowFunctions.Sum("Dot", 1));
    }

    private static void Mapped(string name, MapOfOne map) => Mapped(name, 1, to => map(Rows[0], to));

    private static void Mapped(string name, MapOfTwo map) => Mapped(name, 2, to => map(Rows[0], Rows[1], to));

    private static void Mapped(string name, MapOfThree map) => Mapped(name, 3, to => map(Rows[0], Rows[1], Rows[2], to));

    private static void Mapped(string name, int operands, Action<double[]> map)
    {
        double[] expected = new double[Rows[0].Length];
        map(expected);
        Assert.Equal(expected, Elements(RowFunctions.Map(name, operands)!, operands));
    }

    private static void Summed(string name, SumOfOne sum) => Summed(name, 1, sum(Rows[0]));

    private static void Summed(string name, SumOfTwo sum) => Summed(name, 2, sum(Rows[0], Rows[1]));

    private static void Summed(string name, int operands, double expected)
    {
        (ElementFunction term, bool isRoot) = RowFunctions.Sum(name, operands)!.Value;
        double sum = Elements(term, operands).Sum();
        Assert.Equal(expected, isRoot ? Math.Sqrt(sum) : sum, 1e-13);
    }

    private static IEnumerable<double> Elements(ElementFunction function, int operands)
    {
        Variable[] variables = [.. Enumerable.Range(0, operands).Select(i => new Variable(i, "x", IrType.Double))];
        Expression element = function([.. variables.Select(v => new Read(v))]);
        return Enumerable.Range(0, Rows[0].Length)
            .Select(i => (double)new ExpressionEvaluator(variables.ToDictionary(v => v, v => new Cell(Rows[v.Id][i])), _ => throw new NotSupportedException()).Value(element));
    }
}
