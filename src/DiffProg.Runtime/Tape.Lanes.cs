using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace DiffProg;

/// <content>What eight trips of a loop record at once.</content>
public sealed partial class Tape
{
    /// <summary>Records the values of eight trips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(Vector512<double> values) => ReserveLanes(1, 1)[0] = values;

    /// <summary>Takes back the values of eight trips recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PopLanes() => TakeLanes(1, 1)[0];

    /// <summary>Records the truth values of eight trips.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void PushMask(Vector512<double> mask) => ReserveMasks(1, 1)[0] = mask;

    /// <summary>Takes back the truth values of eight trips recorded last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> PopMask() => TakeMasks(1, 1)[0];

    /// <summary>As <see cref="ReserveDoubles"/>, for a loop that eight trips of another run at once.</summary>
    /// <param name="trips">How many trips; none where it is negative.</param>
    /// <param name="width">How many numbers a trip records.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> ReserveLanes(int trips, int width) =>
        MemoryMarshal.Cast<double, Vector512<double>>(Reserve(ref _doubles, ref _doubleCount, trips, width * Vector512<double>.Count));

    /// <summary>As <see cref="TakeDoubles"/>, for a loop that eight trips of another run at once.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many numbers a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> TakeLanes(int trips, int width) =>
        MemoryMarshal.Cast<double, Vector512<double>>(Take(_doubles, ref _doubleCount, trips, width * Vector512<double>.Count));

    /// <summary>As <see cref="ReserveInts"/>, for the truth values of a loop that eight trips of another run at once.</summary>
    /// <param name="trips">How many trips; none where it is negative.</param>
    /// <param name="width">How many truth values a trip records.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> ReserveMasks(int trips, int width) =>
        MemoryMarshal.Cast<int, Vector512<double>>(Reserve(ref _ints, ref _intCount, trips, width * Vector512<int>.Count));

    /// <summary>As <see cref="TakeInts"/>, for the truth values of a loop that eight trips of another run at once.</summary>
    /// <param name="trips">How many trips.</param>
    /// <param name="width">How many truth values a trip recorded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<Vector512<double>> TakeMasks(int trips, int width) =>
        MemoryMarshal.Cast<int, Vector512<double>>(Take(_ints, ref _intCount, trips, width * Vector512<int>.Count));
}
