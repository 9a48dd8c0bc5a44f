using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The runtime names the element that the loop ends with which looks at one element after another.</summary>
public sealed class ExtremesTests
{
    private static readonly int[] Lengths = [.. Enumerable.Range(0, 41), 511, 512, 1023, 1024, 1025, 1537, 4000];

    private static readonly double[] Special = [double.NaN, double.NegativeInfinity, double.PositiveInfinity, 0.0, -0.0, 1, -1];

    [Fact]
    public void It_is_the_loops_element_of_doubles() => Each<double>(x => x);

    [Fact]
    public void It_is_the_loops_element_of_floats() => Each<float>(x => (float)x);

    [Fact]
    public void Only_the_part_that_is_asked_for_is_looked_at()
    {
        double[] row = [.. Enumerable.Range(0, 100).Select(i => (double)i)];
        for (int count = 0; count <= 60; count++)
        {
            Assert.Equal(count == 0 ? -1 : 20 + count - 1, Extremes.Greater<double>(row, 20, count, -1));
            Assert.Equal(count == 0 ? -1 : 20, Extremes.Less<double>(row, 20, count, 1000));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(7, -3)]
    [InlineData(int.MinValue, long.MinValue)]
    public void Where_nothing_is_looked_at_nothing_need_be_there(int start, long count) => Assert.Equal(-1, Extremes.Greater<double>([1, 2, 3], start, count, 0));

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(-1, 2)]
    [InlineData(3, 1)]
    [InlineData(0, 4)]
    [InlineData(2, 2)]
    [InlineData(4, 1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1, long.MaxValue)]
    public void An_element_that_is_not_there_is_an_index_out_of_range(int start, long count)
    {
        Assert.Throws<IndexOutOfRangeException>(() => Extremes.Greater<double>([1, 2, 3], start, count, double.NaN));
        Assert.Throws<IndexOutOfRangeException>(() => Extremes.LessOrEqual<float>([1, 2, 3], start, count, 0));
    }

    private static void Each<T>(Func<double, T> number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Random random = new(7);
        foreach (int length in Lengths)
        {
            foreach (T[] row in Rows(length, number, random))
            {
                foreach (T best in Special.Append(0.5).Select(number).Concat(row.Take(1)).Concat(row.TakeLast(1)))
                {
                    Same(row, best, "Greater", (x, y) => x > y, Extremes.Greater(row, 0, row.Length, best));
                    Same(row, best, "GreaterOrEqual", (x, y) => x >= y, Extremes.GreaterOrEqual(row, 0, row.Length, best));
                    Same(row, best, "Less", (x, y) => x < y, Extremes.Less(row, 0, row.Length, best));
                    Same(row, best, "LessOrEqual", (x, y) => x <= y, Extremes.LessOrEqual(row, 0, row.Length, best));
                }
            }
        }
    }

    /// <summary>Rows without equal elements, with many, of special values, and of one value alone.</summary>
    private static IEnumerable<T[]> Rows<T>(int length, Func<double, T> number, Random random)
    {
        yield return Row(_ => random.NextDouble());
        yield return Row(_ => -random.NextDouble());
        yield return Row(_ => random.Next(4));
        yield return Row(_ => random.Next(3) == 0 ? double.NaN : random.Next(5) - 2);
        yield return Row(_ => Special[random.Next(Special.Length)]);
        yield return Row(_ => random.Next(2) == 0 ? 0.0 : -0.0);
        yield return Row(i => i);
        yield return Row(i => -i);
        foreach (double value in Special)
        {
            yield return Row(_ => value);
            yield return Row(i => i == length / 2 ? value : random.NextDouble());
            yield return Row(i => i == length / 2 ? 0.25 : value);
        }

        T[] Row(Func<int, double> element) => [.. Enumerable.Range(0, length).Select(i => number(element(i)))];
    }

    private static void Same<T>(T[] row, T best, string comparison, Func<T, T, bool> holds, int actual)
    {
        int expected = -1;
        T current = best;
        for (int i = 0; i < row.Length; i++)
        {
            if (holds(row[i], current))
            {
                (expected, current) = (i, row[i]);
            }
        }

        Assert.True(expected == actual, $"{comparison} than {best}: {actual} instead of {expected} of {string.Join(' ', row.Take(50))}");
    }
}
