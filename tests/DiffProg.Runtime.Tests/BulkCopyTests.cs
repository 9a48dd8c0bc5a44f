using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A copy, a fill or a reversal that the framework refuses is refused by the derivative too, before anything is written.</summary>
public static partial class BulkCopyTests
{
    [Theory]
    [InlineData(-1, 0, 1)]
    [InlineData(0, -1, 1)]
    [InlineData(0, 0, -1)]
    [InlineData(2, 0, 2)]
    [InlineData(0, 2, 2)]
    [InlineData(int.MaxValue, 0, 1)]
    public static void A_part_that_a_row_does_not_have_is_refused(int from, int to, int count)
    {
        double[] a = [1, 2, 3];
        Type thrown = Assert.ThrowsAny<ArgumentException>(() => Copied(a, from, to, count)).GetType();
        Assert.Equal(thrown, Assert.ThrowsAny<ArgumentException>(() => CopiedGradient(a, from, to, count)).GetType());
        Assert.Equal(thrown, Assert.ThrowsAny<ArgumentException>(() => CopiedJvp(a, from, to, count, [1, 1, 1])).GetType());
        Assert.ThrowsAny<ArgumentException>(() => FilledGradient(a, to == 0 ? from : to, count));
        Assert.ThrowsAny<ArgumentException>(() => ReversedGradient(a, to == 0 ? from : to, count));
        Assert.Equal([1, 2, 3], a);
    }

    [Fact]
    public static void A_destination_that_is_too_short_is_refused()
    {
        double[] short2 = [1, 2];
        Assert.Throws<ArgumentException>(() => Moved([1, 2, 3], short2));
        Assert.Throws<ArgumentException>(() => MovedGradient([1, 2, 3], short2));
        Assert.Equal([1, 2], short2);
    }

    [Differentiable]
    private static double Copied(double[] a, int from, int to, int count)
    {
        Array.Copy(a, from, a, to, count);
        return a[0];
    }

    [Differentiable]
    private static double Filled(double[] a, int start, int count)
    {
        Array.Fill(a, 7, start, count);
        return a[0];
    }

    [Differentiable]
    private static double Reversed(double[] a, int start, int count)
    {
        Array.Reverse(a, start, count);
        return a[0];
    }

    [Differentiable]
    private static double Moved(double[] a, double[] b)
    {
        a.AsSpan().CopyTo(b);
        return b[0];
    }
}
