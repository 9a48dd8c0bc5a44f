using System;
using System.Threading;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What a gradient keeps of a loop grows with its trips and no faster.</summary>
public static partial class LongLoopTests
{
    private const int Long = 5_000_000;

    [Fact]
    public static void A_trip_of_a_loop_takes_as_many_bytes_in_five_million_as_in_a_hundredth_of_them()
    {
        AssertOneValueATrip(count => IterateValueAndGradient(0.8, count, out _));
        AssertOneValueATrip(count => NestedValueAndGradient(0.8, count / 100, out _));
    }

    [Fact]
    public static void A_sum_takes_the_same_bytes_however_long_it_is()
    {
        Action<int> gradient = count => SumValueAndGradient(0.8, count, out _);
        Assert.Equal(Allocated(gradient, 1), Allocated(gradient, Long));
    }

    [Fact]
    public static void Five_million_trips_have_the_right_gradient()
    {
        double s = 1, slope = 0;
        for (int i = 0; i < Long; i++)
        {
            slope = -Math.Sin(s * 0.8) * ((slope * 0.8) + s);
            s = Math.Cos(s * 0.8);
        }

        Assert.Equal(s, IterateValueAndGradient(0.8, Long, out double gradient));
        Assert.Equal(slope, gradient, 1e-12);
        Assert.True(Math.Abs(slope) > 0.1);
    }

    [Differentiable]
    private static double Iterate(double x, int count)
    {
        double s = 1;
        for (int i = 0; i < count; i++)
        {
            s = Math.Cos(s * x);
        }

        return s;
    }

    [Differentiable]
    private static double Nested(double x, int count)
    {
        double s = 1;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < 100; j++)
            {
                s = Math.Cos(s * x);
            }
        }

        return s;
    }

    [Differentiable]
    private static double Sum(double x, int count)
    {
        double s = 0;
        for (int i = 0; i < count; i++)
        {
            s += x * i;
        }

        return s;
    }

    /// <summary>
    /// Storage grows by doubling: at the end it may be half empty, and all that it grew out of was as much again. So the bytes that a
    /// trip takes are four times those of the value that it records, or fewer.
    /// </summary>
    private static void AssertOneValueATrip(Action<int> gradient)
    {
        foreach (int count in (int[])[Long / 100, Long / 10, Long])
        {
            double bytes = (double)Allocated(gradient, count) / count;
            Assert.True(bytes <= 4 * sizeof(double), $"{bytes:F1} bytes a trip in {count} trips.");
        }
    }

    /// <summary>What a first call allocates, on a thread that has no storage yet.</summary>
    private static long Allocated(Action<int> gradient, int count)
    {
        long bytes = 0;
        Thread thread = new(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            gradient(count);
            bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        thread.Start();
        thread.Join();
        return bytes;
    }
}
