using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <summary>What the kernels are written in.</summary>
internal static class LaneMath
{
    /// <summary>2⁶⁰⁰.</summary>
    public const double TwoTo600 = 4.149515568880993e+180;

    /// <summary>The bit that is a number's sign.</summary>
    public static Doubles SignBit
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => C(-0.0);
    }

    /// <summary>A constant in every lane.</summary>
    /// <param name="value">The constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles C(double value) => Vector512.Create(value);

    /// <summary>The product plus the addend, rounded once.</summary>
    /// <param name="a">A factor.</param>
    /// <param name="b">The other factor.</param>
    /// <param name="addend">The addend.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles MultiplyAdd(Doubles a, Doubles b, Doubles addend) => Vector512.FusedMultiplyAdd(a, b, addend);

    /// <summary>One of two values, lane by lane.</summary>
    /// <param name="condition">What a comparison gave.</param>
    /// <param name="whenTrue">The value where it holds.</param>
    /// <param name="whenFalse">The value where it does not.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Select(Doubles condition, Doubles whenTrue, Doubles whenFalse) => Vector512.ConditionalSelect(condition, whenTrue, whenFalse);

    /// <summary>The argument, and the bound where it is below that; NaN stays, since the bound is the first of the two.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="bound">The bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtLeast(Doubles x, double bound) => Vector512.MaxNative(C(bound), x);

    /// <summary>The argument, and the bound where it is above that; NaN stays, since the bound is the first of the two.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="bound">The bound.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtMost(Doubles x, double bound) => Vector512.MinNative(C(bound), x);

    /// <summary>The sign bit of a number, alone.</summary>
    /// <param name="x">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles SignOf(Doubles x) => x & SignBit;

    /// <summary>Where a number is neither NaN nor infinite.</summary>
    /// <param name="x">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles IsFinite(Doubles x) => Vector512.LessThan(Vector512.Abs(x), C(double.PositiveInfinity));
}
