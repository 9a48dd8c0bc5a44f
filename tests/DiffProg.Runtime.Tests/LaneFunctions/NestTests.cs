using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>What loops in lanes stand on that have loops in them: rows of lanes, tiles, elements picked one by one, and the tape.</summary>
public static class NestTests
{
    private static readonly double[] Numbers = [.. Enumerable.Range(0, 64).Select(i => i + 0.5)];

    [Theory]
    [InlineData(64, 0, 8, 8, 8, true)]
    [InlineData(63, 0, 8, 8, 8, false)]
    [InlineData(64, 1, 8, 8, 8, false)]
    [InlineData(64, -1, 8, 8, 8, false)]
    [InlineData(64, 0, -8, 8, 8, false)]
    [InlineData(0, 5, 3, 8, 0, true)]
    [InlineData(4, 1, 0, 100, 3, true)]
    [InlineData(int.MaxValue, int.MaxValue - 8, int.MaxValue, int.MaxValue, 9, false)]
    public static void A_row_covers_a_tile_that_lies_within_it(int length, int start, int stride, int trips, int count, bool covers) =>
        Assert.Equal(covers, Lanes.Covers(length, start, stride, trips, count));

    [Theory]
    [InlineData(0, 5, 5)]
    [InlineData(3, 8, 4)]
    [InlineData(7, 1, 9)]
    [InlineData(2, 0, 3)]
    [InlineData(0, 5, 0)]
    [InlineData(0, 5, -2)]
    public static void A_tile_has_the_elements_of_each_trip_in_a_lane(int start, int stride, int count)
    {
        Vector512<double>[] room = new Vector512<double>[10];
        Span<Vector512<double>> tile = Lanes.Tile(room, Numbers, start, stride, count);
        Assert.Equal(Math.Max(count, 0), tile.Length);
        for (int j = 0; j < tile.Length; j++)
        {
            for (int lane = 0; lane < 8; lane++)
            {
                Assert.Equal(Numbers[start + (stride * lane) + j], tile[j].GetElement(lane));
            }
        }
    }

    [Fact]
    public static void A_row_of_lanes_is_zero_unless_it_may_hold_anything()
    {
        Vector512<double>[] room = [.. Enumerable.Repeat(Vector512.Create(7.0), 5)];
        Assert.Equal(Vector512.Create(7.0), Lanes.AnyRows(room, 4)[3]);
        Assert.Equal([Vector512<double>.Zero, Vector512<double>.Zero], Lanes.Rows(room, 2).ToArray());
        Assert.Equal(Vector512.Create(7.0), room[2]);
        Assert.Throws<OverflowException>(() => Lanes.Rows(room, -1).Length);
        Assert.Throws<OverflowException>(() => Lanes.AnyRows(room, -1).Length);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(56, 1)]
    [InlineData(3, 7)]
    [InlineData(63, -9)]
    public static void Elements_are_picked_put_back_and_added_to(int index, int stride)
    {
        double[] row = [.. Numbers];
        Vector512<double> picked = Lanes.Gather(row, index, stride);
        Lanes.ScatterAdd(picked, row, index, stride);
        for (int lane = 0; lane < 8; lane++)
        {
            int place = index + (lane * stride);
            Assert.Equal(Numbers[place], picked.GetElement(lane));
            Assert.Equal(2 * Numbers[place], row[place]);
        }

        Lanes.Scatter(picked, row, index, stride);
        Assert.Equal(Numbers, row);
        if (stride == 1)
        {
            Assert.Equal(picked, Lanes.Gather(row, index));
            Lanes.ScatterAdd(picked, row, index);
            Lanes.Scatter(picked, row, index);
            Assert.Equal(Numbers, row);
        }
    }

    [Theory]
    [InlineData(57, 1)]
    [InlineData(-1, 1)]
    [InlineData(0, 10)]
    [InlineData(64, 0)]
    [InlineData(6, -1)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(3, int.MaxValue)]
    public static void An_index_out_of_range_throws_and_nothing_is_written(int index, int stride)
    {
        double[] row = [.. Numbers];
        Assert.Throws<IndexOutOfRangeException>(() => Lanes.Gather(row, index, stride));
        Assert.Throws<IndexOutOfRangeException>(() => Lanes.Scatter(Vector512<double>.Zero, row, index, stride));
        Assert.Throws<IndexOutOfRangeException>(() => Lanes.ScatterAdd(Vector512<double>.One, row, index, stride));
        if (stride == 1)
        {
            Assert.Throws<IndexOutOfRangeException>(() => Lanes.Gather(row, index));
            Assert.Throws<IndexOutOfRangeException>(() => Lanes.Scatter(Vector512<double>.Zero, row, index));
            Assert.Throws<IndexOutOfRangeException>(() => Lanes.ScatterAdd(Vector512<double>.One, row, index));
        }

        Assert.Equal(Numbers, row);
    }

    [Fact]
    public static void Signs_are_those_of_numbers()
    {
        double[] numbers = [1.5, -2, 0.0, -0.0, double.PositiveInfinity, double.NegativeInfinity, double.Epsilon, -double.Epsilon];
        Vector512<double> signs = Lanes.Sign(Vector512.Create<double>(numbers));
        Assert.Equal(numbers.Select(x => (double)Math.Sign(x)), Enumerable.Range(0, 8).Select(i => signs.GetElement(i)));
        Assert.Throws<ArithmeticException>(() => Lanes.Sign(Vector512.Create(1, 1, 1, double.NaN, 1, 1, 1, 1)));
    }

    [Fact]
    public static void A_truth_value_holds_in_a_lane_at_least_or_in_none()
    {
        Assert.False(Lanes.Any(Vector512<double>.Zero));
        Assert.True(Lanes.Any(Vector512.Equals(Vector512.Create(0.0, 1, 2, 3, 4, 5, 6, 7), Vector512.Create(7.0))));
    }

    [Fact]
    public static void The_tape_gives_vectors_back_last_in_first_out_and_keeps_them_apart_from_numbers_and_truth_values()
    {
        using Tape tape = Tape.Rent();
        for (int i = 0; i < 300; i++)
        {
            tape.Push(Vector512.Create((double)i));
            tape.Push((double)-i);
            tape.PushMask(Vector512.Create(i + 0.25));
            tape.Push(i % 2 == 0);
        }

        for (int i = 299; i >= 0; i--)
        {
            Assert.Equal(i % 2 == 0, tape.PopBool());
            Assert.Equal(Vector512.Create((double)i), tape.PopLanes());
            Assert.Equal(Vector512.Create(i + 0.25), tape.PopMask());
            Assert.Equal(-i, tape.PopDouble());
        }

        tape.End();
    }

    [Fact]
    public static void Room_for_vectors_lies_on_lines_of_the_cache_and_is_taken_back_as_it_was_filled()
    {
        using Tape tape = Tape.Rent();
        for (int size = 0; size < 200; size += 37)
        {
            Span<Vector512<double>> room = tape.ReserveLanes(size, 2);
            Assert.Equal(2 * size, room.Length);
            if (size > 0)
            {
                Assert.Equal(0, AddressOf(room) % 64);
            }

            room.Fill(Vector512.Create((double)size));
            tape.ReserveMasks(size, 1).Fill(Vector512.Create(-(double)size));
        }

        for (int size = 185; size >= 0; size -= 37)
        {
            Assert.All(tape.TakeMasks(size, 1).ToArray(), v => Assert.Equal(Vector512.Create(-(double)size), v));
            Assert.All(tape.TakeLanes(size, 2).ToArray(), v => Assert.Equal(Vector512.Create((double)size), v));
        }

        Assert.Equal(0, tape.ReserveLanes(-3, 2).Length);
        tape.TakeLanes(-3, 2);
        tape.Release(tape.ReserveLanes(3, 1));
        tape.End();
    }

    [Fact]
    public static void Vectors_and_truth_values_that_are_left_are_a_fault()
    {
        using (Tape tape = Tape.Rent())
        {
            tape.Push(Vector512<double>.One);
            Assert.Throws<InvalidOperationException>(tape.End);
        }

        using (Tape tape = Tape.Rent())
        {
            tape.End();
            tape.PushMask(Vector512<double>.One);
            Assert.Throws<InvalidOperationException>(tape.End);
        }
    }

    private static nint AddressOf(Span<Vector512<double>> row) =>
        System.Runtime.CompilerServices.Unsafe.ByteOffset(in System.Runtime.CompilerServices.Unsafe.NullRef<Vector512<double>>(), in MemoryMarshal.GetReference(row));
}
