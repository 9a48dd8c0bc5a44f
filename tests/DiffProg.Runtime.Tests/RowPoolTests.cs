using System;
using System.Linq;
using System.Threading;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The arrays that a tape lends: of the asked length, zero, and back exactly once.</summary>
public static class RowPoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    public static void A_row_has_the_asked_length_and_holds_zeros_whatever_it_held_before(int length)
    {
        using WatchedRowPool pool = new();
        for (int call = 0; call < 3; call++)
        {
            using Tape tape = Tape.Rent();
            AssertZero(tape.NewRow<double>(length), length);
            AssertZero(tape.NewRow<int>(length), length);
            AssertZero(tape.NewRow<bool>(length), length);
            AssertZero(tape.NewRow<byte>(length), length);
            AssertZero(tape.NewRow<float>(length), length);
        }

        static void AssertZero<T>(T[] row, int length)
            where T : unmanaged
        {
            Assert.Equal(length, row.Length);
            Assert.All(row, e => Assert.Equal(default, e));
            row.AsSpan().Fill((T)Convert.ChangeType(1, typeof(T), null));
        }
    }

    [Fact]
    public static void Rows_lent_at_once_are_different_and_the_next_call_gets_the_same()
    {
        using WatchedRowPool pool = new();
        double[][] first = Rent();
        double[][] second = Rent();
        Assert.Equal(3, first.Distinct().Count());
        Assert.Equal(first.ToHashSet(), second.ToHashSet());

        static double[][] Rent()
        {
            using Tape tape = Tape.Rent();
            return [tape.NewRow<double>(5), tape.NewRow<double>(5), tape.NewRow<double>(6)];
        }
    }

    [Fact]
    public static void A_negative_length_throws_as_the_language_does_and_costs_nothing()
    {
        using WatchedRowPool pool = new();
        using Tape tape = Tape.Rent();
        Assert.Throws<OverflowException>(() => tape.NewRow<double>(-1));
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public static void Tapes_of_calls_within_calls_do_not_share_rows()
    {
        using WatchedRowPool pool = new();
        using Tape outer = Tape.Rent();
        double[] row = outer.NewRow<double>(3);
        row[0] = 7;
        using (Tape inner = Tape.Rent())
        {
            Assert.NotSame(row, inner.NewRow<double>(3));
        }

        Assert.NotSame(row, outer.NewRow<double>(3));
        Assert.Equal(7, row[0]);
    }

    [Fact]
    public static void A_released_row_is_lent_again_while_the_others_stay_out()
    {
        using WatchedRowPool pool = new();
        using (Tape tape = Tape.Rent())
        {
            double[] kept = tape.NewRow<double>(3);
            double[] released = tape.NewRow<double>(3);
            double[] keptToo = tape.NewRow<double>(3);
            tape.Release(released);
            Assert.Equal(2, pool.Lent);
            Assert.Same(released, tape.NewRow<double>(3));
            tape.Release(kept);
            tape.Release(keptToo);
            Assert.Equal(1, pool.Lent);
        }

        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public static void What_the_tape_does_not_own_it_does_not_release()
    {
        using Tape tape = Tape.Rent();
        double[] row = tape.NewRow<double>(2);
        tape.Release(row);
        Assert.Throws<InvalidOperationException>(() => tape.Release(row));
        Assert.Throws<InvalidOperationException>(() => tape.Release(new double[2]));
    }

    [Fact]
    public static void A_tape_given_back_twice_gives_its_rows_back_once()
    {
        using WatchedRowPool pool = new();
        Tape tape = Tape.Rent();
        _ = tape.NewRow<double>(2);
        tape.Dispose();
        tape.Dispose();
        Assert.Equal(0, pool.Lent);
    }

    [Fact]
    public static void Many_lengths_do_not_pile_up()
    {
        RowPool pool = new();
        for (int length = 0; length < 20_000; length++)
        {
            double[] row = pool.Rent<double>(length, out RowPool.Shelf shelf);
            pool.Return(row, shelf);
            Assert.InRange(pool.Bytes, 0, RowPool.MostBytes);
        }

        double[] small = pool.Rent<double>(3, out RowPool.Shelf home);
        pool.Return(small, home);
        Assert.Same(small, pool.Rent<double>(3, out _));
    }

    [Fact]
    public static void A_row_that_alone_is_too_much_is_not_kept()
    {
        RowPool pool = new();
        int length = (int)(RowPool.MostBytes / sizeof(double));
        double[] row = pool.Rent<double>(length, out RowPool.Shelf shelf);
        pool.Return(row, shelf);
        Assert.NotSame(row, pool.Rent<double>(length, out _));
    }

    [Fact]
    public static void A_tape_given_back_on_another_thread_leaves_both_pools_as_they_are()
    {
        using WatchedRowPool pool = new();
        Tape tape = Tape.Rent();
        _ = tape.NewRow<double>(2);
        Exception? thrown = null;
        Thread other = new(() => thrown = Record.Exception(tape.Dispose));
        other.Start();
        other.Join();
        Assert.Null(thrown);
        Assert.Equal(1, pool.Lent);
    }
}
