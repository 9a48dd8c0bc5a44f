using System;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>What loops in lanes stand on.</summary>
public static class LoopTests
{
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 64).Select(i => i + 0.5)];

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 7, 0)]
    [InlineData(0, 8, 8)]
    [InlineData(0, 23, 16)]
    [InlineData(3, 11, 11)]
    [InlineData(3, 10, 3)]
    [InlineData(5, 2, 5)]
    [InlineData(int.MinValue, int.MaxValue, int.MaxValue - 7)]
    [InlineData(int.MaxValue - 9, int.MaxValue, int.MaxValue - 1)]
    [InlineData(5, int.MinValue, 5)]
    public static void Whole_strips_end_where_fewer_than_eight_are_left(int first, int limit, int end)
    {
        Assert.Equal(end, Lanes.End(first, limit));
        Assert.Equal(end != first, Lanes.Fit(first, limit));
    }

    [Theory]
    [InlineData(8, 0, 8, true)]
    [InlineData(8, 1, 8, false)]
    [InlineData(8, -1, 8, false)]
    [InlineData(9, 1, 8, true)]
    [InlineData(8, 9, 0, false)]
    [InlineData(int.MaxValue, int.MaxValue - 8, 9, false)]
    [InlineData(8, 0, -1, false)]
    public static void A_row_covers_what_lies_within_it(int length, int start, int trips, bool covers) =>
        Assert.Equal(covers, Lanes.Covers(length, start, trips));

    [Theory]
    [InlineData(16, 0, 2, 8, true)]
    [InlineData(14, 0, 2, 8, false)]
    [InlineData(15, 0, 2, 8, true)]
    [InlineData(8, 7, -1, 8, true)]
    [InlineData(8, 6, -1, 8, false)]
    [InlineData(8, 3, 0, 100, true)]
    [InlineData(8, 0, int.MaxValue, 8, false)]
    [InlineData(8, 0, int.MinValue, 8, false)]
    public static void So_does_it_where_the_places_are_a_stride_apart(int length, int start, int stride, int trips, bool covers) =>
        Assert.Equal(covers, Lanes.Covers(length, start, stride, trips));

    [Theory]
    [InlineData(0, 8, 8, true)]
    [InlineData(8, 0, 9, false)]
    [InlineData(int.MinValue, int.MaxValue, int.MaxValue, true)]
    public static void Ranges_lie_apart_where_no_trip_reaches_the_other(int a, int b, int trips, bool areApart) =>
        Assert.Equal(areApart, Lanes.AreApart(a, b, trips));

    [Fact]
    public static void Rows_lie_apart_where_they_share_no_element()
    {
        Assert.True(Lanes.AreApart(Numbers.AsSpan(0, 8), Numbers.AsSpan(8)));
        Assert.False(Lanes.AreApart(Numbers.AsSpan(0, 9), Numbers.AsSpan(8)));
        Assert.True(Lanes.AreApart(Numbers.AsSpan(0, 0), Numbers));
    }

    [Fact]
    public static void Elements_are_loaded_and_stored_where_the_index_says()
    {
        Assert.Equal(Numbers[3..11], Eight(Lanes.Load(Numbers, 3)));
        Assert.Equal(Numbers[3..11], Eight(Lanes.Load(Numbers.AsSpan(), 3)));
        Assert.Equal([1.5, 4.5, 7.5, 10.5, 13.5, 16.5, 19.5, 22.5], Eight(Lanes.Load(Numbers, 1, 3)));
        Assert.Equal([9.5, 8.5, 7.5, 6.5, 5.5, 4.5, 3.5, 2.5], Eight(Lanes.Load(Numbers, 9, -1)));
        double[] row = new double[40];
        Lanes.Store(Lanes.Load(Numbers, 0), row, 2);
        Assert.Equal(Numbers[..8], row[2..10]);
        Lanes.Store(Lanes.Load(Numbers, 8), row.AsSpan(), 16);
        Assert.Equal(Numbers[8..16], row[16..24]);
        Array.Clear(row);
        Lanes.Store(Lanes.Load(Numbers, 0), row, 1, 5);
        Assert.Equal(Numbers[..8], Enumerable.Range(0, 8).Select(i => row[1 + (5 * i)]));
        Assert.Equal(8, row.Count(v => v != 0));
    }

    [Fact]
    public static void Truth_values_come_back_as_they_went()
    {
        int[] row = new int[10];
        Vector512<double> truth = Vector512.GreaterThan(Lanes.Load(Numbers, 0), Vector512.Create(2.5, 0, 9, 0, 9, 0, 9, 0));
        Lanes.StoreTruth(truth, row, 1);
        Assert.Equal([0, 0, 1, 0, 1, 0, 1, 0, 1, 0], row);
        Assert.Equal(truth.AsInt64(), Lanes.LoadTruth(row, 1).AsInt64());
    }

    public static TheoryData<int> Parts => [1, 2, 3, 4, 5, 6, 7, 8];

    [Theory]
    [MemberData(nameof(Parts))]
    public static void A_part_of_the_lanes_touches_no_other_elements(int left)
    {
        double[] expected = [.. Numbers.Skip(3).Take(left), .. new double[8 - left]];
        Assert.Equal(expected, Eight(Lanes.LoadPart(Numbers[..(3 + left)], 3, left)));
        Assert.Equal(expected, Eight(Lanes.LoadPart(Numbers.AsSpan(0, 3 + left), 3, left)));
        Assert.Equal([.. Enumerable.Range(0, left).Select(i => Numbers[1 + (3 * i)]), .. new double[8 - left]], Eight(Lanes.LoadPart(Numbers, 1, 3, left)));
        Assert.Equal(expected, Eight(Lanes.Part(Lanes.Load(Numbers, 3), left)));

        double[] row = [.. Enumerable.Repeat(-1.0, 30)];
        double[] stored = [-1, .. Numbers.Take(left), .. Enumerable.Repeat(-1.0, 29 - left)];
        Lanes.StorePart(Lanes.Load(Numbers, 0), row, 1, left);
        Assert.Equal(stored, row);
        Array.Fill(row, -1);
        Lanes.StorePart(Lanes.Load(Numbers, 0), row.AsSpan(), 1, left);
        Assert.Equal(stored, row);
        Array.Fill(row, -1);
        Lanes.StorePart(Lanes.Load(Numbers, 0), row, 1, 4, left);
        Assert.Equal(Numbers.Take(left), Enumerable.Range(0, left).Select(i => row[1 + (4 * i)]));
        Assert.Equal(30 - left, row.Count(v => v == -1));
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public static void So_do_truth_values(int left)
    {
        int[] row = new int[1 + left];
        Lanes.StoreTruthPart(Vector512.GreaterThan(Lanes.Load(Numbers, 0), Vector512<double>.Zero), row, 1, left);
        Assert.Equal([0, .. Enumerable.Repeat(1, left)], row);
        Assert.Equal([.. Enumerable.Repeat(-1L, left), .. new long[8 - left]], Enumerable.Range(0, 8).Select(i => Lanes.LoadTruthPart(row, 1, left).AsInt64().GetElement(i)));
    }

    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(0, 100, 8)]
    [InlineData(96, 100, 4)]
    [InlineData(int.MinValue, int.MaxValue, 8)]
    public static void Eight_are_left_or_what_is(int index, int limit, int left) => Assert.Equal(left, Lanes.Left(index, limit));

    [Fact]
    public static void A_sum_is_taken_in_one_order_on_every_machine()
    {
        Vector512<double> x = Vector512.Create(1e16, 1, -1e16, 1, 3, 1e-3, 7, -1);
        Assert.Equal(((1e16 + 3) + (-1e16 + 7)) + ((1 + 1e-3) + (1 - 1.0)), Lanes.Sum(x));
        Assert.Equal(Numbers.Take(8).Select(v => v - 0.5), Eight(Lanes.From(0)));
    }

    private static double[] Eight(Vector512<double> x) => [.. Enumerable.Range(0, 8).Select(i => x.GetElement(i))];
}
