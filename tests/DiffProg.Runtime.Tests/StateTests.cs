using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A derivative call leaves nothing behind that another could see, whatever thread it runs on and however it ends.</summary>
public static partial class StateTests
{
    private static readonly double[] Row = [0.9, 1.1, -0.4, 0.7, 1.6];

    [Fact]
    public static async Task Eight_threads_at_once_give_the_same_bits_as_one()
    {
        const int Threads = 8, Calls = 5000;
        double[][] alone = [.. Enumerable.Range(0, Calls).Select(Gradient)];
        using Barrier start = new(Threads);
        double[][][] together = await Task.WhenAll(Enumerable.Range(0, Threads).Select(t => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();

                // Each begins elsewhere, so that different points are under way at once.
                double[][] own = new double[Calls][];
                for (int i = 0; i < Calls; i++)
                {
                    int call = (i + (t * 625)) % Calls;
                    own[call] = Gradient(call);
                }

                return own;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        Assert.NotEqual(alone[0], alone[1]);
        Assert.All(together, own => Assert.True(Bits.Equal(alone, own)));

        static double[] Gradient(int call) => UntilGradient([.. Row.Select(r => r + (0.0001 * call))], Row.Length, 3 + (call % 5));
    }

    [Fact]
    public static void After_an_index_out_of_range_half_way_the_next_call_gives_the_same_bits()
    {
        double[] before = UntilGradient([.. Row], Row.Length, 1);
        (double Value, double Tangent) tangentBefore = UntilJvp([.. Row], Row.Length, 1, Row);
        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<IndexOutOfRangeException>(() => UntilGradient([.. Row], Row.Length + 1, 1));
            Assert.Throws<IndexOutOfRangeException>(() => UntilJvp([.. Row], Row.Length + 1, 1, Row));
        }

        Assert.True(Bits.Equal(before, UntilGradient([.. Row], Row.Length, 1)));
        Assert.True(Bits.Equal(tangentBefore, UntilJvp([.. Row], Row.Length, 1, Row)));
    }

    [Fact]
    public static void After_a_division_by_zero_half_way_the_next_call_gives_the_same_bits()
    {
        double[] before = UntilGradient([.. Row], Row.Length, 1);
        for (int i = 0; i < 3; i++)
        {
            // The divisor grows by one in each trip, and is zero in the third.
            Assert.Throws<DivideByZeroException>(() => UntilGradient([.. Row], Row.Length, -2));
        }

        Assert.True(Bits.Equal(before, UntilGradient([.. Row], Row.Length, 1)));
    }

    [Fact]
    public static void After_a_callee_threw_deep_in_a_recursion_the_next_call_gives_the_same_bits()
    {
        double[] before = DescendGradient([.. Row], 0, Row.Length);
        for (int i = 0; i < 3; i++)
        {
            Assert.Throws<IndexOutOfRangeException>(() => DescendGradient([.. Row], 0, Row.Length + 1));
        }

        Assert.True(Bits.Equal(before, DescendGradient([.. Row], 0, Row.Length)));
    }

    [Fact]
    public static void A_passive_callee_may_itself_call_a_gradient()
    {
        // The slope of t cubed at k = 1, 2, 3 is 3k²: x³ * 3 * 12 * 27, and x to the third power has the derivative 3x².
        Assert.Equal(3 * 1.3 * 1.3 * 3 * 12 * 27, OuterGradient(1.3, 3), 1e-10);
        (double value, double tangent) = OuterJvp(1.3, 3, 1);
        Assert.Equal(1.3 * 1.3 * 1.3 * 3 * 12 * 27, value, 1e-10);
        Assert.Equal(3 * 1.3 * 1.3 * 3 * 12 * 27, tangent, 1e-10);
    }

    [Fact]
    public static void A_method_without_a_tape_allocates_nothing_after_the_first_calls()
    {
        double[] gradient = new double[Row.Length];
        double scale = 0;
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += SumValueAndGradient(Row, 0.5, gradient, out scale)));
        Assert.Equal(0, Allocated(() => checksum += SumAccumulateGradient(Row, 0.5, 2, gradient, ref scale)));
        Assert.Equal(0, Allocated(() => checksum += SumJvp(Row, 0.5, gradient, 1).Tangent));
        Assert.NotEqual(0, Allocated(() => checksum += SumGradient(Row, 0.5).a[0]));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_method_with_a_tape_allocates_nothing_after_the_first_calls()
    {
        double gradient = 0;
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += IterateValueAndGradient(0.8, 1000, out gradient)));
        Assert.Equal(0, Allocated(() => checksum += IterateAccumulateGradient(0.8, 1000, 1e-6, ref gradient)));
        Assert.Equal(0, Allocated(() => checksum += IterateJvp(0.8, 1000, 1).Tangent));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_recursion_allocates_nothing_after_the_first_calls()
    {
        double gradient = 0;
        double checksum = 0;
        Assert.Equal(0, Allocated(() => checksum += FactorsValueAndGradient(0.8, 100, out gradient)));
        Assert.Equal(0, Allocated(() => checksum += FactorsAccumulateGradient(0.8, 100, 1e-6, ref gradient)));
        Assert.Equal(0, Allocated(() => checksum += FactorsJvp(0.8, 100, 1).Tangent));
        Assert.True(double.IsFinite(checksum));
    }

    [Fact]
    public static void A_million_iterations_on_the_tape_have_the_right_gradient()
    {
        const int Count = 1_000_000;
        double s = 1, sDot = 0, total = 0, totalDot = 0;
        for (int i = 0; i < Count; i++)
        {
            sDot = -Math.Sin(s * 0.8) * ((sDot * 0.8) + s);
            s = Math.Cos(s * 0.8);
            total += s;
            totalDot += sDot;
        }

        Assert.Equal(total, IterateValueAndGradient(0.8, Count, out double gradient));
        Assert.Equal(totalDot, gradient, 1e-9 * Math.Abs(totalDot));
        Assert.True(Math.Abs(totalDot) > 1e5);
    }

    [Differentiable]
    private static double Until(double[] a, int count, int divisor)
    {
        double s = 1;
        int i = 0;
        while (i < count)
        {
            s = Math.Sin(s * a[i]) + (a[i] * (100 / divisor));
            i++;
            divisor += 1;
        }

        return s;
    }

    [Differentiable]
    private static double Descend(double[] a, int at, int count)
    {
        if (at == count)
        {
            return 1;
        }

        // Recorded before the call, so that something is on the tape where the last level throws.
        double factor = 1;
        int i = 0;
        while (i <= at)
        {
            factor = Math.Sin(factor * a[at]) + 1;
            i++;
        }

        return factor * Math.Sin(factor + Descend(a, at + 1, count));
    }

    [Differentiable]
    private static double Cube(double t)
    {
        double power = 1;
        int i = 0;
        while (i < 3)
        {
            power *= t;
            i++;
        }

        return power;
    }

    private static double SlopeOfCube(int at) => CubeGradient(at);

    [Differentiable]
    private static double Outer(double x, int n)
    {
        double product = 1;
        int k = 1;
        while (k <= n)
        {
            product *= x * SlopeOfCube(k);
            k++;
        }

        return product;
    }

    [Differentiable]
    private static double Sum(double[] a, double scale)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            s += Math.Exp(a[i] * scale);
        }

        return s;
    }

    [Differentiable]
    private static double Iterate(double x, int count)
    {
        double s = 1, total = 0;
        int i = 0;
        while (i < count)
        {
            s = Math.Cos(s * x);
            total += s;
            i++;
        }

        return total;
    }

    [Differentiable]
    private static double Factors(double x, int n) => n == 0 ? x : Math.Cos(x * Factors(x, n - 1));

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
