using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace DiffProg;

/// <content>What eight trips of a loop record at once, and the rows that each of them has for itself.</content>
public sealed partial class Tape
{
    private LaneStack _lanes = new();
    private LaneStack _masks = new();

    /// <summary>Records the values of eight trips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Vector512<double> values) => _lanes.Reserve(1)[0] = values;

    /// <summary>Takes back the values of eight trips recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PopLanes() => _lanes.Take(1)[0];

    /// <summary>Records the truth values of eight trips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PushMask(Vector512<double> mask) => _masks.Reserve(1)[0] = mask;

    /// <summary>Takes back the truth values of eight trips recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PopMask() => _masks.Take(1)[0];

    /// <summary>Room for what a loop records that eight trips of another run at once, or for a row of each of those.</summary>
    /// <param name="trips">How many trips, or the length of the row; none where it is negative.</param>
    /// <param name="width">How many numbers a trip records.</param>
    /// <returns>The room, which holds anything.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> ReserveLanes(int trips, int width) => _lanes.Reserve((long)Math.Max(trips, 0) * width);

    /// <summary>Takes back what such a loop recorded in the room that was made last.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many numbers a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> TakeLanes(int trips, int width) => _lanes.Take(Math.Max(trips, 0) * width);

    /// <summary>As <see cref="ReserveLanes"/>, for truth values.</summary>
    /// <param name="trips">How many trips; none where it is negative.</param>
    /// <param name="width">How many truth values a trip records.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> ReserveMasks(int trips, int width) => _masks.Reserve((long)Math.Max(trips, 0) * width);

    /// <summary>As <see cref="TakeLanes"/>, for truth values.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many truth values a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> TakeMasks(int trips, int width) => _masks.Take(Math.Max(trips, 0) * width);

    /// <summary>A row of zeros in lanes, until it is released; the row that was made last is released first.</summary>
    /// <param name="length">Its length.</param>
    /// <exception cref="OverflowException"><paramref name="length"/> is negative, as <c>new double[length]</c> says it.</exception>
    public Span<Vector512<double>> NewLaneRow(int length) => Lanes.Rows(_lanes.Reserve(Math.Max(length, 0)), length);

    /// <summary>Gives back the room of a row that was made last.</summary>
    /// <param name="rows">The room.</param>
    public void Release(ReadOnlySpan<Vector512<double>> rows) => _lanes.Take(rows.Length);
}
