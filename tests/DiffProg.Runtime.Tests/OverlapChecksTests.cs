using System;
using System.Linq;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What a member is given is looked through once for all its checks: none of them misses what another looked through, and none sees what is not there.</summary>
public static partial class OverlapChecksTests
{
    [Fact]
    public static void What_two_of_three_share_is_found_whichever_was_looked_through_first()
    {
        double[] shared = [2];
        double[][] first = [[1], shared];
        double[][] second = [shared, [3]];
        double[][] third = [shared];
        OverlapChecks checks = OverlapChecks.Begin();
        checks.Distinct(Reach.Rows<double>([[1]]), Reach.Rows<double>(second), "none", "second");
        Assert.Equal("third", Refused(() => checks.Distinct(Reach.Rows<double>(third), Reach.Rows<double>(first), "third", "first")));
        Assert.Equal("third", Refused(() => checks.Distinct(Reach.Rows<double>(third), Reach.Rows<double>(second), "third", "second")));
        Assert.Equal("first", Refused(() => checks.Distinct(Reach.Rows<double>(first), Reach.Rows<double>(second), "first", "second")));
        Assert.Equal("third", Refused(() => checks.Distinct(Reach.Rows<double>(third), Reach.Row<double>(shared), "third", "row")));
        Assert.Equal("row", Refused(() => checks.Distinct(Reach.Row<double>(shared), Reach.Rows<double>(first), "row", "first")));
        checks.Distinct(Reach.Rows<double>(first), Reach.Row<double>([2]), "first", "row");
        checks.End();
    }

    [Fact]
    public static void However_many_things_are_given_each_is_compared()
    {
        double[][][] things = [.. Enumerable.Range(0, 80).Select(i => new double[][] { [i], [i] })];
        All(things);
        things[70][1] = things[66][0];
        Assert.Equal("thing 66", Refused(() => All(things)));
        things[70][1] = things[3][0];
        Assert.Equal("thing 3", Refused(() => All(things)));
        things[70][1] = things[70][0];
        Assert.Equal("thing 70", Refused(() => All(things)));
    }

    [Fact]
    public static void Rows_that_two_only_read_may_be_the_same()
    {
        double[] shared = [2];
        double[][] gradient = [[0], [0]];
        double[][] other = [[0]];
        _ = ReadValueAndGradient([shared, shared], [shared], gradient, other);
        Assert.Equal([2, 2, 4], [gradient[0][0], gradient[1][0], other[0][0]]);
        Assert.Equal("otherGradient", Refused(() => ReadValueAndGradient([shared, shared], [[1]], gradient, [shared])));
    }

    [Fact]
    public static void What_has_no_numbers_may_be_shared()
    {
        Plain plain = new();
        double[] empty = [];
        _ = OfRowsGradient([[1], empty, empty], [[2], empty]);
        _ = OfKindsGradient([new Scaled { Factor = 3 }, plain, plain], [new Scaled { Factor = 4 }, plain]);
        Scaled scaled = new() { Factor = 2 };
        Assert.Equal("left", Refused(() => OfKindsGradient([scaled, plain], [scaled])));
        Assert.Equal("left", Refused(() => OfKindsGradient([scaled, scaled], [plain])));
    }

    [Fact]
    public static void Two_arrays_of_arrays_of_one_value_are_two_things()
    {
        double[] shared = [2];
        Assert.Equal("pair", Refused(() => OfPairGradient(new Pair { Left = [shared], Right = [[1], shared] })));
        Pair.Tangent gradient = OfPairGradient(new Pair { Left = [[5]], Right = [[1], shared] });
        Assert.Equal([2, 5], [gradient.Left[0][0], gradient.Right[1][0]]);
    }

    [Fact]
    public static void Checks_of_a_thousand_rows_and_objects_allocate_nothing_after_the_first()
    {
        double[][] rows = [.. Enumerable.Range(0, 1000).Select(i => new double[] { i })];
        double[][] gradient = [.. rows.Select(r => new double[1])];
        Item[] items = [.. Enumerable.Range(0, 1000).Select(i => new Item { Row = [i] })];
        Item.Tangent[] tangents = [.. items.Select(i => Item.Tangent.ZeroLike(i))];
        long bytes = -1;
        for (int i = 0; i < 3; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            _ = OfItemsValueAndGradient(items, rows, tangents, gradient);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.Equal(0, bytes);
        Assert.Equal([999, 999], [tangents[999].Row[0], gradient[999][0]]);
    }

    /// <summary>Each is written, and held against those behind it.</summary>
    private static void All(double[][][] things)
    {
        OverlapChecks checks = OverlapChecks.Begin();
        for (int i = 0; i < things.Length; i++)
        {
            checks.DistinctElements(Reach.Rows<double>(things[i]), $"thing {i}", $"things[{i}]");
            for (int k = i + 1; k < things.Length; k++)
            {
                checks.Distinct(Reach.Rows<double>(things[i]), Reach.Rows<double>(things[k]), $"thing {i}", $"thing {k}", $"things[{i}]", $"things[{k}]");
            }
        }

        checks.End();
    }

    private static string? Refused(Action call) => Assert.Throws<ArgumentException>(call).ParamName;

    [Differentiable]
    private static double Read(double[][] rows, double[][] other)
    {
        double sum = 0;
        foreach (double[] row in rows)
        {
            sum += row[0] * other[0][0];
        }

        return sum;
    }

    [Differentiable]
    private static double OfRows(double[][] left, double[][] right)
    {
        left[0][0] *= right[0][0];
        return left[0][0];
    }

    [Differentiable]
    private static double OfKinds(Kind[] left, Kind[] right)
    {
        ((Scaled)left[0]).Factor *= ((Scaled)right[0]).Factor;
        return ((Scaled)left[0]).Factor;
    }

    [Differentiable]
    private static double OfPair(Pair pair)
    {
        pair.Left[0][0] *= pair.Right[1][0];
        return pair.Left[0][0];
    }

    [Differentiable]
    private static double OfItems(Item[] items, double[][] rows)
    {
        double sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            sum += items[i].Row[0] * rows[i][0];
        }

        return sum;
    }

    [Differentiable]
    internal abstract partial class Kind;

    [Differentiable]
    internal sealed partial class Plain : Kind;

    [Differentiable]
    internal sealed partial class Scaled : Kind
    {
        public double Factor { get; set; }
    }

    [Differentiable]
    internal partial struct Pair
    {
        public double[][] Left;
        public double[][] Right;
    }

    [Differentiable]
    internal sealed partial class Item
    {
        public double[] Row { get; init; } = [];
    }
}
