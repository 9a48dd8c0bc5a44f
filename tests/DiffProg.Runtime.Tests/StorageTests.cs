using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>
/// What derivatives take and give back. Nothing is allocated after the first calls by members that take buffers, whatever arrays the
/// method makes; a loop takes no more than it must; a call that throws gives everything back.
/// </summary>
public static partial class StorageTests
{
    private static readonly double[] Row = [0.3, -0.8, 1.1, 0.5, 0.9];
    private static readonly double[] Direction = [1, -2, 0.5, 3, -1];

    [Fact]
    public static void Local_arrays_cost_no_allocation()
    {
        double[] gradient = new double[Row.Length], product = new double[Row.Length];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += LayersValueAndGradient(Row, 4, gradient)));
        Assert.Equal(0, Allocated(() => checksum += LayersAccumulateGradient(Row, 4, 1e-6, gradient)));
        Assert.Equal(0, Allocated(() => checksum += LayersJvp(Row, 4, Direction).Tangent));
        Assert.Equal(0, Allocated(() => LayersHvp(Row, 4, Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_member_that_returns_arrays_allocates_those_alone()
    {
        long result = Allocated(() => _ = new double[Row.Length]);
        Assert.Equal(result, Allocated(() => LayersGradient(Row, 4)));
        Assert.Equal(result, Allocated(() => LayersHvp(Row, 4, Direction)));
    }

    [Fact]
    public static void Written_rows_cost_no_allocation()
    {
        double[] row = [.. Row], gradient = new double[Row.Length], product = new double[Row.Length];
        double[] tangent = [.. Direction];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += SmoothValueAndGradient(Fresh(row), gradient)));
        Assert.Equal(0, Allocated(() => checksum += SmoothAccumulateGradient(Fresh(row), 1e-6, gradient)));
        Assert.Equal(0, Allocated(() => checksum += SmoothVjp(Fresh(row), 1, Direction, gradient)));
        Assert.Equal(0, Allocated(() => checksum += SmoothJvp(Fresh(row), Fresh(tangent)).Tangent));
        Assert.Equal(0, Allocated(() => SmoothHvp(Fresh(row), Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_result_without_a_gradient_of_its_own_costs_no_allocation()
    {
        double[] row = [.. Row];
        double slope = 0;
        Assert.Equal(0, Allocated(() => ScaleVjp(Fresh(row), 0.5, Direction, out slope)));
        Assert.Equal(Row.Zip(Direction, (a, b) => a * b).Sum(), slope, 1e-14);
    }

    [Fact]
    public static void Arrays_in_loops_and_branches_cost_no_allocation()
    {
        double[] gradient = new double[Row.Length], product = new double[Row.Length];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += WindowsValueAndGradient(Row, 50, gradient)));
        Assert.Equal(0, Allocated(() => checksum += WindowsJvp(Row, 50, Direction).Tangent));
        Assert.Equal(0, Allocated(() => WindowsHvp(Row, 50, Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void Arrays_in_a_recursion_cost_no_allocation()
    {
        double[] gradient = new double[Row.Length], product = new double[Row.Length];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += FoldValueAndGradient(Row, 20, gradient)));
        Assert.Equal(0, Allocated(() => checksum += FoldAccumulateGradient(Row, 20, 1e-6, gradient)));
        Assert.Equal(0, Allocated(() => checksum += FoldJvp(Row, 20, Direction).Tangent));
        Assert.Equal(0, Allocated(() => FoldHvp(Row, 20, Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_scratch_array_in_a_loop_is_one_array_where_the_reverse_sweep_does_not_read_it()
    {
        using WatchedRowPool pool = new();
        double[] gradient = new double[Row.Length];
        LinearValueAndGradient(Row, 1000, gradient);
        Assert.True(pool.Loans >= 2000, $"{pool.Loans} arrays were asked for");
        Assert.InRange(pool.MostLent, 1, 2);
        Assert.Equal(0, pool.Lent);
        Assert.Equal(200, gradient[0]);
    }

    [Fact]
    public static void A_scratch_array_of_a_callee_is_one_array_however_often_it_is_called()
    {
        using WatchedRowPool pool = new();
        double[] gradient = new double[Row.Length];
        CallsLinearValueAndGradient(Row, 1000, gradient);
        Assert.InRange(pool.MostLent, 1, 2);
        Assert.Equal(0, pool.Lent);
        Assert.Equal(200, gradient[0]);
    }

    [Fact]
    public static void A_call_that_throws_gives_every_array_back_and_the_next_gives_the_same_bits()
    {
        using WatchedRowPool pool = new();
        double[] gradient = WindowsGradient(Row, 7), product = WindowsHvp(Row, 7, Direction);
        (double, double) tangent = WindowsJvp(Row, 7, Direction);
        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<IndexOutOfRangeException>(() => WindowsGradient([], 7));
            Assert.Throws<IndexOutOfRangeException>(() => WindowsHvp([], 7, []));
            Assert.Throws<IndexOutOfRangeException>(() => WindowsJvp([], 7, []));
            Assert.Throws<OverflowException>(() => OfLengthGradient(1.5, -1));
            Assert.Throws<IndexOutOfRangeException>(() => OfLengthGradient(1.5, 1));
            Assert.Equal(0, pool.Lent);
        }

        Assert.True(Bits.Equal(gradient, WindowsGradient(Row, 7)));
        Assert.True(Bits.Equal(product, WindowsHvp(Row, 7, Direction)));
        Assert.Equal(tangent, WindowsJvp(Row, 7, Direction));
        Assert.Equal(3, OfLengthGradient(1.5, 2));
    }

    [Fact]
    public static void A_call_that_throws_deep_in_a_recursion_gives_every_array_back()
    {
        using WatchedRowPool pool = new();
        double[] gradient = FoldGradient(Row, 20);
        Assert.Throws<IndexOutOfRangeException>(() => FoldGradient([1, 2, 3], 20));
        Assert.Equal(0, pool.Lent);
        Assert.True(Bits.Equal(gradient, FoldGradient(Row, 20)));
    }

    [Fact]
    public static void Arrays_that_come_back_spoiled_change_no_result()
    {
        double[] plain = LayersGradient(Row, 4), plainProduct = LayersHvp(Row, 4, Direction);
        using WatchedRowPool pool = new();
        for (int i = 0; i < 3; i++)
        {
            Assert.True(Bits.Equal(plain, LayersGradient(Row, 4)));
            Assert.True(Bits.Equal(plainProduct, LayersHvp(Row, 4, Direction)));
        }
    }

    [Fact]
    public static void Threads_do_not_share_arrays()
    {
        double[] expected = WindowsGradient(Row, 50);
        Parallel.For(0, 64, _ => Assert.True(Bits.Equal(expected, WindowsGradient(Row, 50))));
    }

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(5_000_000)]
    public static void A_loop_takes_constant_bytes_for_a_trip(int count)
    {
        Assert.InRange(AllocatedAtFirst(() => CountedValueAndGradient(0.8, count, out _)), 8L * count, 16L * count);

        // What the tape holds, and what it held before it grew.
        Assert.InRange(AllocatedAtFirst(() => UntilValueAndGradient(0.8, count, out _)), 8L * count, 96L * count);
    }

    [Fact]
    public static void A_loop_of_scratch_arrays_takes_no_bytes_for_a_trip()
    {
        double[] gradient = new double[Row.Length];
        Assert.InRange(AllocatedAtFirst(() => LinearValueAndGradient(Row, 5_000_000, gradient)), 0, 10_000);
    }

    /// <summary>What a call allocates on a thread that has called nothing before.</summary>
    private static long AllocatedAtFirst(Action call)
    {
        long bytes = 0;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            call();
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return bytes;
    }

    private static double[] Fresh(double[] row)
    {
        Row.CopyTo(row, 0);
        return row;
    }

    private static long Allocated(Action call)
    {
        for (int i = 0; i < 30; i++)
        {
            call();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
        {
            call();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
