using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Members that take arrays of several dimensions.</summary>
public static partial class GridTests
{
    private static double[,] W => new[,] { { 1.3, 0.4, 0.2 }, { 0.7, -0.6, 1.1 } };

    private static double[] X => [0.3, -1.2, 0.8];

    [Fact]
    public static void A_gradient_has_the_shape_of_its_array_and_is_that_of_differences()
    {
        (double[,] w, double[] x) gradient = LayerGradient(W, X);
        AgreesWithDifferences(w => Layer(w, X), gradient.w);
        Assert.Equal(3, gradient.x.Length);
        double[,] overwritten = WrittenGradient(W);
        AgreesWithDifferences(Written, overwritten);
    }

    [Fact]
    public static void Buffers_are_arrays_of_the_shape_and_are_overwritten_or_added_to()
    {
        double[,] buffer = new double[2, 3];
        buffer[1, 1] = 9;
        double[] xBuffer = new double[3];
        Assert.Equal(Layer(W, X), LayerValueAndGradient(W, X, buffer, xBuffer));
        AgreesWithDifferences(w => Layer(w, X), buffer);
        Assert.Equal(Layer(W, X), LayerAccumulateGradient(W, X, 2, buffer, xBuffer));
        AgreesWithDifferences(w => 3 * Layer(w, X), buffer);
        _ = WrittenAccumulateGradient(W, 1, buffer);
        AgreesWithDifferences(w => (3 * Layer(w, X)) + Written(w), buffer);
        _ = WrittenVjp(W, 1, new double[2, 3], buffer);
        AgreesWithDifferences(Written, buffer);
    }

    [Fact]
    public static void Forward_mode_and_second_order_agree_with_differences()
    {
        double[,] direction = { { 0.2, -0.5, 1 }, { 0.6, 0.1, -0.3 } };
        double[] none = new double[3];
        (double Value, double Tangent) jvp = LayerJvp(W, X, direction, none);
        Assert.Equal(Layer(W, X), jvp.Value);
        Assert.Equal(Along(LayerGradient(W, X).w, direction), jvp.Tangent, 1e-12);
        (double[,] w, double[] x) hvp = LayerHvp(W, X, direction, none);
        AgreesWithDifferences(w => Along(LayerGradient(w, X).w, direction), hvp.w);
        AgreesWithDifferences(w => Along(WrittenGradient(w), direction), WrittenHvp(W, direction));
    }

    [Fact]
    public static void What_does_not_fit_is_refused_by_name()
    {
        double[,] w = W;
        Assert.Contains("'wGradient'", Assert.Throws<ArgumentException>(() => LayerValueAndGradient(w, X, new double[3, 2], new double[3])).Message, StringComparison.Ordinal);
        Assert.Contains("overlaps 'w'", Assert.Throws<ArgumentException>(() => LayerValueAndGradient(w, X, w, new double[3])).Message, StringComparison.Ordinal);
        Assert.Equal("w", Assert.Throws<ArgumentNullException>(() => LayerGradient(null!, X)).ParamName);
        Assert.Equal("w", Assert.Throws<ArgumentException>(() => LayerGradient((double[,])Array.CreateInstance(typeof(double), [2, 3], [1, 0]), X)).ParamName);
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(2, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 3)]
    [InlineData(-1, 3)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public static void An_index_that_is_none_throws_as_in_the_primal(int i, int j)
    {
        _ = Assert.Throws<IndexOutOfRangeException>(() => At(W, i, j));
        _ = Assert.Throws<IndexOutOfRangeException>(() => AtGradient(W, i, j));
        _ = Assert.Throws<IndexOutOfRangeException>(() => AtJvp(W, i, j, W));
    }

    [Fact]
    public static void A_length_that_is_none_throws_as_in_the_primal()
    {
        _ = Assert.Throws<OverflowException>(() => Made(1.3, -1, -1));
        _ = Assert.Throws<OverflowException>(() => MadeGradient(1.3, -1, -1));
    }

    [Fact]
    public static void Members_of_blocks_have_tangents_of_their_shape()
    {
        GridBlock block = new() { Weights = W };
        (GridBlock.Tangent block, double x) gradient = OfBlockGradient(block, 0.7);
        AgreesWithDifferences(w => OfBlock(new GridBlock { Weights = w }, 0.7), gradient.block.Weights);
        GridBlock[] blocks = [block, new() { Weights = W }];
        (GridBlock.Tangent[] blocks, double x) several = OfBlocksGradient(blocks, 0.7);
        AgreesWithDifferences(w => OfBlocks([block, new GridBlock { Weights = w }], 0.7), several.blocks[1].Weights);
        AgreesWithDifferences(w => new GridBlock { Weights = w }.Norm(0.7), block.NormGradient(0.7).self.Weights);
    }

    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    private static double Layer(double[,] w, double[] x)
    {
        double s = 0;
        for (int i = 0; i < w.GetLength(0); i++)
        {
            double t = 0;
            for (int j = 0; j < w.GetLength(1); j++)
            {
                t += w[i, j] * x[j];
            }

            s += Math.Tanh(t) * (i + 1);
        }

        return s;
    }

    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    private static double Written(double[,] w)
    {
        w[0, 0] *= w[1, 1];
        for (int i = 0; i < w.GetLength(0); i++)
        {
            for (int j = 1; j < w.GetLength(1); j++)
            {
                w[i, j] = Math.Sin(w[i, j] * w[i, j - 1]);
            }
        }

        double s = 0;
        foreach (double y in w)
        {
            s += y * y;
        }

        return s;
    }

    [Differentiable]
    private static double At(double[,] w, int i, int j) => w[i, j];

    [Differentiable]
    private static double Made(double x, int n, int m)
    {
        double[,] a = new double[n, m];
        return x * a.Length;
    }

    [Differentiable]
    private static double OfBlock(GridBlock block, double x) => block.Norm(x) * block.Weights[1, 2];

    [Differentiable]
    private static double OfBlocks(GridBlock[] blocks, double x)
    {
        double s = 0;
        foreach (GridBlock block in blocks)
        {
            s += block.Norm(x) * block.Weights[0, 1];
        }

        return s;
    }

    private static double Along(double[,] gradient, double[,] direction)
    {
        double s = 0;
        for (int i = 0; i < gradient.GetLength(0); i++)
        {
            for (int j = 0; j < gradient.GetLength(1); j++)
            {
                s += gradient[i, j] * direction[i, j];
            }
        }

        return s;
    }

    private static void AgreesWithDifferences(Func<double[,], double> function, double[,] gradient)
    {
        const double Step = 1e-5;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                double[,] above = W;
                double[,] below = W;
                above[i, j] += Step;
                below[i, j] -= Step;
                Assert.Equal((function(above) - function(below)) / (2 * Step), gradient[i, j], 1e-7);
            }
        }
    }
}

/// <summary>A block that holds an array of two dimensions.</summary>
[Differentiable]
public partial class GridBlock
{
    /// <summary>The array.</summary>
    public double[,] Weights { get; init; } = new double[0, 0];

    /// <summary>A function of it.</summary>
    /// <param name="x">A factor.</param>
    [Differentiable]
    public double Norm(double x)
    {
        double s = 0;
        for (int i = 0; i < Weights.GetLength(0); i++)
        {
            s += Weights[i, 0] * Weights[i, 0] * x;
        }

        return s;
    }
}
