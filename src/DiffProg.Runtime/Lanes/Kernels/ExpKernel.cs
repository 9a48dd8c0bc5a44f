using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <summary>
/// What the exponentials share: <c>exp(x) = 2ⁿ · exp(r)</c> with <c>x = n · log 2 + r</c> and <c>|r| ≤ log 2 / 2</c> (Cody and Waite), and
/// <c>exp(r) = 1 + r + Tail(r)</c>.
/// </summary>
internal static class ExpKernel
{
    public const double Log2E = 1.4426950408889634;

    /// <summary>The first 42 bits of log 2, so that a multiple by 11 bits is exact; the rest is <see cref="Log2Low"/>.</summary>
    public const double Log2High = 0.6931471805598903;

    public const double Log2Low = 5.497923018708371e-14;

    /// <summary>
    /// A number that is rounded to an integer by adding this has the integer in its lowest bits, greater by 2046: then both halves of it are
    /// biased exponents.
    /// </summary>
    private const double Shift = (1.5 * (1L << 52)) + 2046;

    /// <summary>The integer next to a number below 2000, on which <see cref="PowerOfTwo"/> and <see cref="Scale"/> work.</summary>
    /// <param name="x">The factors of the number.</param>
    /// <param name="factor">The other.</param>
    /// <param name="n">The integer as a number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Longs Round(Doubles x, double factor, out Doubles n)
    {
        Doubles shifted = MultiplyAdd(x, C(factor), C(Shift));
        n = shifted - C(Shift);
        return shifted.AsInt64();
    }

    /// <summary>The remainder of a number after multiples of log 2, rounded.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">How often.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Remainder(Doubles x, Doubles n) => MultiplyAdd(n, C(-Log2Low), MultiplyAdd(n, C(-Log2High), x));

    /// <summary>The remainder with what its rounding leaves.</summary>
    /// <param name="x">The number.</param>
    /// <param name="n">How often.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair ExactRemainder(Doubles x, Doubles n)
    {
        Doubles exact = MultiplyAdd(-n, C(Log2High), x);
        Doubles rounded = MultiplyAdd(-n, C(Log2Low), exact);
        return new(rounded, MultiplyAdd(-n, C(Log2Low), exact - rounded));
    }

    /// <summary><c>exp(r) - 1 - r</c> as <c>r² p(r)</c>: error 2⁻⁵⁵ of <c>exp(r) - 1</c>.</summary>
    /// <param name="r">The remainder.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Tail(Doubles r) => r * r * Polynomial.At(
        r,
        0.5000000000000006,
        0.16666666666666685,
        0.0416666666665737,
        0.008333333333314562,
        0.0013888888932354446,
        0.00019841269903076678,
        2.4801504476699806e-05,
        2.755722792528455e-06,
        2.7626313718397684e-07,
        2.5114478940905684e-08);

    /// <summary><c>x · 2ⁿ</c> for <c>-1075 ≤ n ≤ 1024</c>, in two steps of which only the second may round.</summary>
    /// <param name="x">The factor.</param>
    /// <param name="rounded">The exponent, from <see cref="Round"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Scale(Doubles x, Longs rounded)
    {
        (Doubles first, Doubles second) = Factors(rounded);
        return x * first * second;
    }

    /// <summary>Two normal numbers whose product is <c>2ⁿ</c>, for <c>-1075 ≤ n ≤ 1024</c>.</summary>
    /// <param name="rounded">The exponent, from <see cref="Round"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Doubles First, Doubles Second) Factors(Longs rounded)
    {
        Longs half = Vector512.ShiftRightLogical(rounded, 1);
        return (Vector512.ShiftLeft(half, 52).AsDouble(), Vector512.ShiftLeft(rounded - half, 52).AsDouble());
    }

    /// <summary><c>2ⁿ</c>, halved some times, where that is a normal number.</summary>
    /// <param name="rounded">The exponent, from <see cref="Round"/>.</param>
    /// <param name="halvings">How often.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles PowerOfTwo(Longs rounded, int halvings = 0) => Vector512.ShiftLeft(rounded - Vector512.Create(1023L + halvings), 52).AsDouble();
}
