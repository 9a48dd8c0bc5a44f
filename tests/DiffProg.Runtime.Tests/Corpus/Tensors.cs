using System;
using System.Linq;
using System.Numerics.Tensors;
using DiffProg.Runtime.Tests.Checks;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Functions of whole rows, of <c>System.Numerics.Tensors</c>.</summary>
internal static partial class Tensors
{
    private static readonly double[] A = [.. Enumerable.Range(0, 19).Select(i => Math.Sin(i + 1) + 0.1)];
    private static readonly double[] B = [.. Enumerable.Range(0, 19).Select(i => 1.5 + Math.Cos(3 * i))];

    public static Checks.Case[] Table { get; } =
    [
        new("A dot product of rows", nameof(DotOfRows), At(A, B), x => [.. B, .. A]),
        new("A dot product of a row with itself", nameof(DotOfItself), At(A), x => [.. x.Select(v => 2 * v)]),
        new("Sums of a row", nameof(Sums), At(A, B)),
        new("A norm of a row", nameof(NormOfRow), At(A), x => [.. x.Select(v => v / Math.Sqrt(x.Sum(u => u * u)))]),
        new("A distance of rows", nameof(DistanceOfRows), At(A, B)),
        new("Rows added, subtracted, multiplied, divided", nameof(Arithmetic), At(A, B, new double[19])),
        new("A row and a number", nameof(WithNumbers), At(A, 0.7, new double[21])),
        new("Functions of three", nameof(OfThree), At(A, B, 0.7)),
        new("Functions of one", nameof(OfOne), At(A, B)),
        new("A choice of rows", nameof(Choice), At(A, B)),
        new("A destination that is an operand", nameof(InPlace), At(A, B)),
        new("A destination that is an operand, again and again", nameof(InPlaceLoop), At(A, B, 3)),
        new("A number of the row that is overwritten", nameof(NumberOfRow), At(A)),
        new("Slices", nameof(Slices), At(A, B)),
        new("Rows that a callee overwrites", nameof(Caller), At(A, B)),
        new("Empty rows", nameof(Empty), At(Row(), 1.5), _ => [1]),
        new("Rows of float", nameof(OfFloat), At(new[] { 0.5f, -1.5f, 2f }, new[] { 1.25f, 0.5f, -0.75f }), Precision: Precision.Float),
    ];

    [Differentiable(Derivatives = Both)]
    private static double DotOfRows(double[] a, double[] b) => TensorPrimitives.Dot<double>(a, b);

    [Differentiable(Derivatives = Both)]
    private static double DotOfItself(double[] a) => TensorPrimitives.Dot<double>(a, a);

    [Differentiable(Derivatives = Both)]
    private static double Sums(double[] a, ReadOnlySpan<double> b) =>
        (TensorPrimitives.Sum<double>(a) * TensorPrimitives.SumOfSquares(b)) + TensorPrimitives.SumOfMagnitudes<double>(a);

    [Differentiable(Derivatives = Both)]
    private static double NormOfRow(double[] a) => TensorPrimitives.Norm<double>(a);

    [Differentiable(Derivatives = Both)]
    private static double DistanceOfRows(double[] a, Span<double> b)
    {
        double d = TensorPrimitives.Distance<double>(a, b);
        return d * d * d;
    }

    [Differentiable(Derivatives = Both)]
    private static double Arithmetic(double[] a, double[] b, Span<double> c)
    {
        TensorPrimitives.Add(a, b, c);
        double s = TensorPrimitives.SumOfSquares<double>(c);
        TensorPrimitives.Subtract(a, b, c);
        s *= TensorPrimitives.Dot<double>(c, a);
        TensorPrimitives.Multiply(a, b, c);
        s += TensorPrimitives.SumOfSquares<double>(c);
        TensorPrimitives.Divide(a, b, c);
        return s + TensorPrimitives.SumOfSquares<double>(c);
    }

    [Differentiable(Derivatives = Both)]
    private static double WithNumbers(double[] a, double x, double[] c)
    {
        TensorPrimitives.Add(a, x * x, c);
        TensorPrimitives.Multiply<double>(c, x, c);
        TensorPrimitives.Subtract(x, c, c);
        TensorPrimitives.Divide(c, 1 + x, c);
        return TensorPrimitives.SumOfSquares<double>(c);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfThree(double[] a, double[] b, double x)
    {
        double[] c = new double[a.Length];
        TensorPrimitives.MultiplyAdd<double>(a, b, a, c);
        TensorPrimitives.AddMultiply<double>(c, x, b, c);
        TensorPrimitives.FusedMultiplyAdd<double>(a, c, x, c);
        return TensorPrimitives.Sum<double>(c);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfOne(double[] a, double[] b)
    {
        double[] c = new double[a.Length];
        TensorPrimitives.Negate<double>(a, c);
        TensorPrimitives.Abs<double>(c, c);
        TensorPrimitives.Multiply<double>(c, b, c);
        TensorPrimitives.Sqrt<double>(c, c);
        return TensorPrimitives.Dot<double>(c, a);
    }

    [Differentiable(Derivatives = Both)]
    private static double Choice(double[] a, double[] b)
    {
        double[] c = new double[a.Length];
        TensorPrimitives.Max<double>(a, b, c);
        TensorPrimitives.Min<double>(c, 1.25, c);
        return TensorPrimitives.SumOfSquares<double>(c);
    }

    [Differentiable(Derivatives = Both)]
    private static double InPlace(double[] a, double[] b)
    {
        TensorPrimitives.Multiply<double>(a, b, a);
        TensorPrimitives.Multiply<double>(a, a, a);
        TensorPrimitives.Add<double>(b, a, b);
        return TensorPrimitives.Dot<double>(a, b);
    }

    [Differentiable(Derivatives = Both)]
    private static double InPlaceLoop(double[] a, double[] b, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            TensorPrimitives.MultiplyAdd<double>(a, 0.5, b, a);
            TensorPrimitives.Multiply<double>(b, a, b);
            s += TensorPrimitives.Norm<double>(b) * TensorPrimitives.Sum<double>(a);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double NumberOfRow(double[] a)
    {
        TensorPrimitives.Multiply(a, a[0] * a[1], a);
        return TensorPrimitives.SumOfSquares<double>(a);
    }

    [Differentiable(Derivatives = Both)]
    private static double Slices(double[] a, Span<double> b)
    {
        TensorPrimitives.Add<double>(a.AsSpan(0, 5), b.Slice(3, 5), b.Slice(8, 7));
        return TensorPrimitives.Dot<double>(a.AsSpan(2, 9), b.Slice(5, 9));
    }

    [Differentiable(Derivatives = Both)]
    private static void Callee(Span<double> x, ReadOnlySpan<double> y, Span<double> destination) => TensorPrimitives.Multiply(x, y, destination);

    [Differentiable(Derivatives = Both)]
    private static double Caller(double[] a, double[] b)
    {
        double s = TensorPrimitives.SumOfSquares<double>(a);
        Callee(a, b, a);
        Callee(b, b, b);
        return s * TensorPrimitives.Dot<double>(a, b);
    }

    [Differentiable(Derivatives = Both)]
    private static double Empty(double[] a, double x) => x + TensorPrimitives.Sum<double>(a) + TensorPrimitives.Dot<double>(a, a);

    [Differentiable(Derivatives = Both)]
    private static float OfFloat(float[] a, float[] b)
    {
        TensorPrimitives.Multiply<float>(a, b, b);
        return TensorPrimitives.Norm<float>(b) * TensorPrimitives.Dot<float>(a, b);
    }
}
