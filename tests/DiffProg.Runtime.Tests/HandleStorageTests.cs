using System;
using System.Linq;
using System.Threading;
using DiffProg.Runtime.Tests.Checks;
using DiffProg.Runtime.Tests.Corpus;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What derivatives take where array variables become other arrays, and whose the arrays are that leave them.</summary>
public static partial class HandleStorageTests
{
    private const Derivatives All = Derivatives.Default | Derivatives.Hvp;
    private static readonly double[] Row = [0.3, -0.8, 1.1];
    private static readonly double[] Direction = [1, -2, 0.5];

    [Fact]
    public static void Buffers_that_are_swapped_cost_no_allocation()
    {
        double[] gradient = new double[3], product = new double[3];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += SwappedValueAndGradient(Row, 7, gradient)));
        Assert.Equal(0, Allocated(() => checksum += SwappedAccumulateGradient(Row, 7, 1e-6, gradient)));
        Assert.Equal(0, Allocated(() => checksum += SwappedJvp(Row, 7, Direction).Tangent));
        Assert.Equal(0, Allocated(() => SwappedHvp(Row, 7, Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_layer_applied_to_its_own_output_costs_no_allocation()
    {
        double[] gradient = new double[3], product = new double[3];
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += RecurrentValueAndGradient(Row, 20, gradient)));
        Assert.Equal(0, Allocated(() => RecurrentHvp(Row, 20, Direction, product)));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_loop_that_swaps_takes_constant_bytes_for_a_trip()
    {
        double[] gradient = new double[3];
        const int Count = 1_000_000;

        // Two arrays and their shadows, and what the tape held before it grew.
        Assert.InRange(AllocatedAtFirst(() => LinearValueAndGradient(Row, Count, gradient)), 32L * Count, 96L * Count);
    }

    [Fact]
    public static void A_loop_that_makes_its_next_array_takes_as_many_arrays_as_it_has_trips()
    {
        using WatchedRowPool pool = new();
        double[] gradient = new double[3];
        RecurrentValueAndGradient(Row, 100, gradient);
        Assert.InRange(pool.MostLent, 200, 210);
        Assert.Equal(0, pool.Lent);
        Assert.True(Bits.Equal(gradient, RecurrentGradient(Row, 100)));
    }

    [Fact]
    public static void What_a_callee_made_and_a_method_returns_is_the_callers_own()
    {
        using WatchedRowPool pool = new();
        double[] first = ReturnedRows.RepeatedVjp(Row, 3, Direction, new double[3]);
        double[] kept = [.. first];
        Assert.True(Bits.Equal(ReturnedRows.Repeated(Row, 3), first));
        double[] second = ReturnedRows.RepeatedVjp(Row, 3, Direction, new double[3]);
        Assert.NotSame(first, second);
        Assert.True(Bits.Equal(kept, first));
        (double[] value, double[] tangent) = ReturnedRows.RepeatedJvp(Row, 3, Direction);
        double[] keptTangent = [.. tangent];
        ReturnedRows.RepeatedJvp(Row, 3, Direction);
        Assert.True(Bits.Equal(kept, value));
        Assert.True(Bits.Equal(keptTangent, tangent));
    }

    [Fact]
    public static void What_a_loop_left_is_the_callers_own()
    {
        using WatchedRowPool pool = new();
        double[] gradient = new double[2];
        double[] first = Handles.LoopReturnedVjp([0.5, 1.2], 3, [1, 2], gradient);
        double[] kept = [.. first];
        Assert.True(Bits.Equal(Handles.LoopReturned([0.5, 1.2], 3), first));
        Assert.NotSame(first, Handles.LoopReturnedVjp([0.7, 0.2], 3, [1, 2], gradient));
        Assert.True(Bits.Equal(kept, first));
        (double[] value, double[] tangent) = Handles.LoopReturnedJvp([0.5, 1.2], 3, [1, 0]);
        double[] keptTangent = [.. tangent];
        Handles.LoopReturnedJvp([0.7, 0.2], 3, [1, 0]);
        Assert.True(Bits.Equal(kept, value));
        Assert.True(Bits.Equal(keptTangent, tangent));
    }

    [Fact]
    public static void The_value_is_the_array_that_the_method_returns_and_its_tangent_one_of_its_own()
    {
        double[] a = [0.5, 1.2], tangent = [1, 2], gradient = new double[2];
        Assert.Same(a, Handles.ItselfVjp(a, [1, 10], [0.5, 0], gradient));
        Assert.Equal([0.6, 1.2], a);
        Assert.Equal([1.5 * 1.2, 10 + (1.5 * 0.5)], gradient);

        a = [0.5, 1.2];
        (double[] value, double[] itsTangent) = Handles.ItselfJvp(a, tangent);
        Assert.Same(a, value);
        Assert.NotSame(tangent, itsTangent);
        Assert.Equal(tangent, itsTangent);
        Assert.Equal([1.2 + (2 * 0.5), 2], tangent);
    }

    [Fact]
    public static void A_constant_array_may_be_missing_where_another_is_chosen()
    {
        double[] gradient = new double[3];
        Assert.Equal(0.3, OrOtherValueAndGradient(Row, null, gradient));
        Assert.Equal([1.0, 0, 0], gradient);
        Assert.Equal(7, OrOtherValueAndGradient(Row, [7], gradient));
        Assert.Equal([0.0, 0, 0], gradient);
        Assert.Equal((0.3, 1), OrOtherJvp(Row, null, Direction));
    }

    [Differentiable]
    private static double OrOther(double[] a, [NoDerivative] double[]? instead) => (instead ?? a)[0];

    [Differentiable(Derivatives = All)]
    private static double Swapped(double[] a, int n)
    {
        double[] cur = a[..], next = new double[a.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < a.Length; i++)
            {
                next[i] = Math.Sin(cur[i]) + (cur[(i + 1) % a.Length] * a[i]);
            }

            (cur, next) = (next, cur);
        }

        return cur[0] * next[1];
    }

    [Differentiable]
    private static double Linear(double[] a, int n)
    {
        double[] cur = a[..], next = new double[a.Length];
        for (int t = 0; t < n; t++)
        {
            next[0] = cur[1];
            (cur, next) = (next, cur);
        }

        return cur[0] + next[1];
    }

    [Differentiable]
    private static double[] Layer(double[] w, double[] h)
    {
        double[] next = new double[h.Length];
        for (int i = 0; i < h.Length; i++)
        {
            next[i] = Math.Tanh(w[i] * h[(i + 1) % h.Length]);
        }

        return next;
    }

    [Differentiable(Derivatives = All)]
    private static double Recurrent(double[] w, int n)
    {
        double[] h = w;
        for (int t = 0; t < n; t++)
        {
            h = Layer(w, h);
        }

        return h.Length * h[0] * h[1];
    }

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

    private static long Allocated(Action call)
    {
        foreach (int _ in Enumerable.Range(0, 30))
        {
            call();
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        call();
        call();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
