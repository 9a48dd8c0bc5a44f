using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The tape: what was pushed last is popped first, for each type by itself.</summary>
public static class TapeTests
{
    [Fact]
    public static void What_is_pushed_last_is_popped_first_for_each_type_by_itself()
    {
        using Tape tape = Tape.Rent();
        tape.Push(1.5);
        tape.Push(1);
        tape.Push(2.5);
        tape.Push(2);
        tape.Push(-0.0);
        Assert.Equal(2, tape.PopInt());
        Assert.Equal(1, tape.PopInt());
        Assert.True(double.IsNegative(tape.PopDouble()));
        Assert.Equal(2.5, tape.PopDouble());
        tape.Push(3.5);
        Assert.Equal(3.5, tape.PopDouble());
        Assert.Equal(1.5, tape.PopDouble());
        tape.End();
    }

    [Fact]
    public static void Truth_values_and_integers_share_a_stack()
    {
        using Tape tape = Tape.Rent();
        tape.Push(true);
        tape.Push(7);
        tape.Push(false);
        Assert.False(tape.PopBool());
        Assert.Equal(7, tape.PopInt());
        Assert.True(tape.PopBool());
        tape.End();
    }

    [Fact]
    public static void An_array_comes_back_as_itself()
    {
        double[] first = [1], second = [1];
        int[] third = [2];
        using Tape tape = Tape.Rent();
        tape.Push(first);
        tape.Push(third);
        tape.Push(second);
        Assert.Same(second, tape.PopRow<double>());
        Assert.Same(third, tape.PopRow<int>());
        Assert.Same(first, tape.PopRow<double>());
        tape.End();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(100_000)]
    public static void It_grows_and_keeps_what_it_holds(int count)
    {
        double[][] rows = new double[count][];
        using Tape tape = Tape.Rent();
        for (int i = 0; i < count; i++)
        {
            rows[i] = [i];
            tape.Push(i + 0.5);
            tape.Push(~i);
            tape.Push(i % 3 == 0);
            tape.Push(rows[i]);
        }

        for (int i = count - 1; i >= 0; i--)
        {
            Assert.Equal(i + 0.5, tape.PopDouble());
            Assert.Equal(i % 3 == 0, tape.PopBool());
            Assert.Equal(~i, tape.PopInt());
            Assert.Same(rows[i], tape.PopRow<double>());
        }

        tape.End();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100_000)]
    public static void Room_for_the_trips_of_a_loop_comes_back_with_what_was_put_there(int trips)
    {
        using Tape tape = Tape.Rent();
        tape.Push(7.5);
        tape.Push(7);
        Span<double> doubles = tape.ReserveDoubles(trips, 2);
        Span<int> ints = tape.ReserveInts(trips, 1);
        Assert.Equal(2 * trips, doubles.Length);
        Assert.Equal(trips, ints.Length);
        for (int i = 0; i < trips; i++)
        {
            (doubles[2 * i], doubles[(2 * i) + 1], ints[i]) = (i, -i, ~i);
        }

        tape.Push(8.5);
        Assert.Equal(8.5, tape.PopDouble());
        ReadOnlySpan<double> doublesBack = tape.TakeDoubles(trips, 2);
        ReadOnlySpan<int> intsBack = tape.TakeInts(trips, 1);
        for (int i = 0; i < trips; i++)
        {
            Assert.Equal((i, -i, ~i), (doublesBack[2 * i], doublesBack[(2 * i) + 1], intsBack[i]));
        }

        Assert.Equal(7.5, tape.PopDouble());
        Assert.Equal(7, tape.PopInt());
        tape.End();
    }

    [Fact]
    public static void A_loop_with_a_limit_below_zero_needs_no_room()
    {
        using Tape tape = Tape.Rent();
        Assert.True(tape.ReserveDoubles(int.MinValue, 3).IsEmpty);
        Assert.True(tape.TakeDoubles(int.MinValue, 3).IsEmpty);
        tape.End();
    }

    [Fact]
    public static void Room_that_no_array_can_hold_throws_and_leaves_the_tape_usable()
    {
        using Tape tape = Tape.Rent();
        Assert.ThrowsAny<Exception>(() => tape.ReserveDoubles(int.MaxValue, 1000));
        tape.Push(1.5);
        Assert.Equal(1.5, tape.PopDouble());
        tape.End();
    }

    [Fact]
    public static void End_refuses_what_is_left_of_any_type()
    {
        EndThrows(t => t.Push(0.0));
        EndThrows(t => t.Push(0));
        EndThrows(t => t.Push(false));
        EndThrows(t => t.Push(Array.Empty<double>()));

        static void EndThrows(Action<Tape> push)
        {
            using Tape tape = Tape.Rent();
            tape.End();
            push(tape);
            Assert.Throws<InvalidOperationException>(tape.End);
        }
    }

    [Fact]
    public static void A_tape_given_back_with_values_is_rented_again_empty()
    {
        Tape first = Tape.Rent();
        first.Push(1.0);
        first.Push(1);
        first.Push(Array.Empty<int>());
        first.Dispose();
        using Tape second = Tape.Rent();
        Assert.Same(first, second);
        second.End();
    }

    [Fact]
    public static void Nested_rents_give_different_tapes()
    {
        using Tape outer = Tape.Rent();
        outer.Push(1.0);
        Tape inner;
        using (inner = Tape.Rent())
        {
            Assert.NotSame(outer, inner);
            inner.Push(2.0);
            using Tape innermost = Tape.Rent();
            Assert.NotSame(outer, innermost);
            Assert.NotSame(inner, innermost);
            innermost.End();
        }

        using Tape again = Tape.Rent();
        Assert.NotSame(outer, again);
        again.End();
        Assert.Equal(1.0, outer.PopDouble());
        outer.End();
    }

    [Fact]
    public static void A_tape_given_back_twice_is_not_rented_to_two()
    {
        Tape tape = Tape.Rent();
        tape.Dispose();
        tape.Dispose();
        using Tape first = Tape.Rent();
        using Tape second = Tape.Rent();
        using Tape third = Tape.Rent();
        Assert.NotSame(first, second);
        Assert.NotSame(second, third);
        Assert.NotSame(first, third);
    }

    [Fact]
    public static void Popping_from_an_empty_tape_throws_and_leaves_it_empty()
    {
        using Tape tape = Tape.Rent();
        Assert.Throws<IndexOutOfRangeException>(() => tape.PopDouble());
        Assert.Throws<IndexOutOfRangeException>(() => tape.PopInt());
        Assert.Throws<IndexOutOfRangeException>(() => tape.PopBool());
        tape.End();
    }
}
