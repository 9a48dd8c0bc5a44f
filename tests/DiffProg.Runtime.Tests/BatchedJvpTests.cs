using System;
using System.Linq;
using DiffProg.Runtime.Tests.Checks;
using Xunit;
using static DiffProg.Runtime.Tests.BatchedJvpPrograms;

namespace DiffProg.Runtime.Tests;

/// <summary>Members along several directions: each column is what one direction gives, and the method's effects are those of one call.</summary>
public static class BatchedJvpTests
{
    private static readonly double[] X = [0.3, 1.1, -0.4, 0.9, 1.3, 0.2, -1.2, 0.8, 0.6, 1.4];
    private static readonly double[] W = [0.6, -0.1, 0.4, 0.9, -1.3, 0.7, 1.2, -0.8, 0.5, 0.1];

    public static TheoryData<int> Counts => [0, 1, 7, 8, 9, 16, 17];

    [Theory]
    [MemberData(nameof(Counts))]
    public static void Each_column_is_what_its_direction_gives_alone(int directions)
    {
        double[] places = new double[X.Length];
        Array.Fill(places, 0.7);
        Near(nameof(Sum), directions, X, W, 0.8, places, 4);
        Near(nameof(Tree), directions, X, 1.2, 2);
        Near(nameof(Tree), directions, X, 25.0, 2);
        Near(nameof(OneAtATime), directions, X, (double[])[0.5]);
        Near(nameof(Throwing), directions, X, false);
        Near(nameof(OfConstants), directions, X, new Settings([2, 0, 9, 5, 3], W));
        Near(nameof(Names), directions, (double[])[1.5, 2], 1.1, 0.9, 0.7, 1.3, 0.4);
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public static void Where_the_arithmetic_is_strict_each_column_has_the_bits_of_its_direction(int directions) =>
        new BatchedJudge(Of(nameof(StrictSum)), X, 0.7).EachDirectionIsAsAlone(directions, Bits.Equal);

    [Theory]
    [MemberData(nameof(Counts))]
    public static void What_is_written_is_left_as_by_one_call_and_has_the_tangents_of_one(int directions)
    {
        var random = new Random(5);
        double[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
        double[] yTangents = Noise(3 * directions), totalTangents = Noise(directions), lastTangents = Noise(directions), bDirections = Noise(directions);
        double[] yBefore = [.. yTangents], totalBefore = [.. totalTangents];

        double[] y = [1.5, -0.5, 2];
        int[] counts = [3];
        double total = 0.25;
        int calls = 1;
        int result = InPlaceBatchedJvp(y, ref total, counts, ref calls, out double last, 0.75, directions, yTangents, totalTangents, lastTangents, bDirections);

        for (int k = 0; k < Math.Max(directions, 1); k++)
        {
            bool isThere = directions > 0;
            double[] yAlone = [1.5, -0.5, 2], yTangent = isThere ? [yBefore[k], yBefore[directions + k], yBefore[(2 * directions) + k]] : new double[3];
            int[] countsAlone = [3];
            double totalAlone = 0.25, totalTangent = isThere ? totalBefore[k] : 0;
            int callsAlone = 1;
            int resultAlone = InPlaceJvp(yAlone, ref totalAlone, countsAlone, ref callsAlone, out double lastAlone, 0.75, yTangent, ref totalTangent, out double lastTangent, isThere ? bDirections[k] : 0);

            Assert.Equal((resultAlone, totalAlone, callsAlone, lastAlone, countsAlone[0]), (result, total, calls, last, counts[0]));
            Assert.Equal(yAlone, y);
            if (isThere)
            {
                Assert.Equal(yTangent, (double[])[yTangents[k], yTangents[directions + k], yTangents[(2 * directions) + k]]);
                Assert.Equal((totalTangent, lastTangent), (totalTangents[k], lastTangents[k]));
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public static void A_grid_has_a_row_for_each_element_and_what_is_missing_has_none(int directions)
    {
        double[,] a = { { 1.5, 2, 0.5 }, { -1, 3, 0.25 } };
        double[] matrix = [.. Enumerable.Range(0, 6 * directions).Select(i => Math.Sin(i))], tangents = new double[directions];
        Assert.Equal(Grid(a, null), GridBatchedJvp(a, null, directions, matrix, [], tangents));
        for (int k = 0; k < directions; k++)
        {
            double[,] direction = new double[2, 3];
            for (int i = 0; i < 6; i++)
            {
                direction[i / 3, i % 3] = matrix[(i * directions) + k];
            }

            Assert.Equal(GridJvp(a, null, direction, []).Tangent, tangents[k]);
        }
    }

    [Fact]
    public static void A_matrix_of_another_size_or_less_than_no_direction_is_refused_by_name()
    {
        Assert.Equal("xDirections", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, new double[19], new double[2], new double[2])).ParamName);
        Assert.Equal("bDirections", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, new double[20], new double[3], new double[2])).ParamName);
        Assert.Equal("resultTangents", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, new double[20], new double[2], new double[1])).ParamName);
        Assert.Equal("directions", Assert.Throws<ArgumentOutOfRangeException>(() => StrictSumBatchedJvp(X, 1, -1, [], [], [])).ParamName);
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => StrictSumBatchedJvp(null!, 1, 0, [], [], [])).ParamName);
    }

    [Fact]
    public static void What_is_written_must_not_overlap_anything_else()
    {
        double[] shared = new double[20];
        Assert.Equal("resultTangents", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, shared, new double[2], shared.AsSpan(4, 2))).ParamName);
        Assert.Equal("resultTangents", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, new double[20], new double[2], X.AsSpan(4, 2))).ParamName);
        Assert.Equal("resultTangents", Assert.Throws<ArgumentException>(() => StrictSumBatchedJvp(X, 1, 2, new double[20], shared.AsSpan(0, 2), shared.AsSpan(1, 2))).ParamName);
        Assert.Equal("y", Assert.Throws<ArgumentException>(() => OneAtATimeBatchedJvp([1, 2], shared, 2, shared.AsSpan(4, 4), new double[40], new double[2])).ParamName);
        Assert.Equal("yTangents", Assert.Throws<ArgumentException>(() => OneAtATimeBatchedJvp([1, 2], new double[1], 2, shared.AsSpan(4, 4), shared.AsSpan(6, 2), new double[2])).ParamName);
    }

    [Fact]
    public static void Where_the_method_throws_half_way_the_next_call_is_right()
    {
        using WatchedRowPool pool = new();
        double[] before = Column(), directions = new double[X.Length * 9], tangents = new double[9];
        Assert.Throws<InvalidOperationException>(() => ThrowingBatchedJvp(X, true, 9, directions, tangents));
        Assert.Equal(0, pool.Lent);
        Assert.Equal(before, Column());

        static double[] Column()
        {
            double[] matrix = new double[X.Length * 9], tangents = new double[9];
            matrix[5] = 1;
            ThrowingBatchedJvp(X, false, 9, matrix, tangents);
            return tangents;
        }
    }

    [Fact]
    public static void Nothing_is_allocated_after_the_first_calls()
    {
        double[] xDirections = new double[X.Length * 11], bDirections = new double[11], tangents = new double[11];
        void Run()
        {
            StrictSumBatchedJvp(X, 1, 11, xDirections, bDirections, tangents);
            TreeBatchedJvp(X, 1, 2, 11, xDirections, bDirections, tangents);
            ThrowingBatchedJvp(X, false, 11, xDirections, tangents);
        }

        for (int i = 0; i < 30; i++)
        {
            Run();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        Run();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Near(string method, int directions, params object[] inputs) => new BatchedJudge(Of(method), inputs).EachDirectionIsAsAlone(directions, AreNear);

    private static Subject Of(string method) => new(typeof(BatchedJvpPrograms), method);

    private static bool AreNear(object? x, object? y) => (x, y) switch
    {
        (double a, double b) => Math.Abs(a - b) <= 1e-13 * Math.Max(1, Math.Abs(a)),
        (Array a, Array b) => a.Length == b.Length && a.Cast<object>().Zip(b.Cast<object>(), AreNear).All(near => near),
        _ => Equals(x, y),
    };
}
