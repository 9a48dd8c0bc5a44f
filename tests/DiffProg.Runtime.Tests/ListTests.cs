using System;
using System.Collections.Generic;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Members that take lists, and lists that throw.</summary>
public static partial class ListTests
{
    [Fact]
    public static void A_gradient_is_an_array_and_a_buffer_a_span()
    {
        List<double> list = [2, 3, 5];
        double[] gradient = ProductGradient(list);
        Assert.Equal([15, 10, 6], gradient);
        double[] buffer = [9, 9, 9];
        Assert.Equal(30, ProductValueAndGradient(list, buffer));
        Assert.Equal(gradient, buffer);
        Assert.Equal(30, ProductAccumulateGradient(list, 2, buffer));
        Assert.Equal([45, 30, 18], buffer);
        Assert.Equal((30, 15), ProductJvp(list, [1, 0, 0]));
        Assert.Equal([0, 5, 3], ProductHvp(list, [1, 0, 0]));
        ProductHvp(list, [0, 1, 0], buffer);
        Assert.Equal([5, 0, 2], buffer);
    }

    [Fact]
    public static void What_does_not_fit_is_refused_by_name()
    {
        List<double> list = [2, 3];
        Assert.Equal("list", Assert.Throws<ArgumentNullException>(() => ProductGradient(null!)).ParamName);
        Assert.Contains("'listGradient'", Assert.Throws<ArgumentException>(() => ProductValueAndGradient(list, new double[3])).Message, StringComparison.Ordinal);
        ArgumentException same = Assert.Throws<ArgumentException>(() => WrittenGradient(list, list));
        Assert.Contains("'from'", same.Message, StringComparison.Ordinal);
        Assert.Contains("'to'", same.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void A_written_list_takes_a_cotangent_and_is_left_as_the_primal_leaves_it()
    {
        List<double> to = [2, 3];
        double[] toGradient = new double[2];
        double[] fromGradient = new double[2];
        WrittenVjp(to, [5, 7], 0, [1, 10], toGradient, fromGradient);
        Assert.Equal([10, 21], to);
        Assert.Equal([5, 70], toGradient);
        Assert.Equal([2, 30], fromGradient);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public static void An_index_that_is_none_throws_though_the_array_has_room_there(int index)
    {
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => Read(3, index)).ParamName);
        Assert.Equal("index", Assert.Throws<ArgumentOutOfRangeException>(() => ReadGradient(3, index)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => ReadJvp(3, index, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => RemovedGradient(3, index));
        Assert.Throws<ArgumentOutOfRangeException>(() => OverwrittenGradient(3, index));
    }

    [Fact]
    public static void Nothing_is_allocated_by_members_that_take_buffers_once_they_are_warm()
    {
        double[] x = new double[100];
        double[] gradient = new double[100];
        Array.Fill(x, 1.01);
        Run();
        Run();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Run() => GrownValueAndGradient(x, gradient);
    }

    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)]
    private static double Product(List<double> list)
    {
        double p = 1;
        foreach (double v in list)
            p *= v;
        return p;
    }

    [Differentiable]
    private static double Written(List<double> to, List<double> from)
    {
        for (int i = 0; i < to.Count; i++)
            to[i] *= from[i];
        return to[0];
    }

    [Differentiable]
    private static double Read(double x, int index)
    {
        List<double> list = new(8) { x, 1 };
        return list[index];
    }

    [Differentiable]
    private static double Removed(double x, int index)
    {
        List<double> list = new(8) { x, 1 };
        list.RemoveAt(index);
        return list[0];
    }

    [Differentiable]
    private static double Overwritten(double x, int index)
    {
        List<double> list = new(8) { x, 1 };
        list[index] = x;
        return list[0];
    }

    [Differentiable]
    private static double Grown(double[] x)
    {
        List<double> list = [];
        foreach (double v in x)
            list.Add(list.Count > 0 ? list[^1] * v : v);
        return list[^1];
    }
}
