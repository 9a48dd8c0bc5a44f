using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <summary>
/// What the logarithms share: <c>log(x) = k · log 2 + log(1 + f)</c> with <c>1 + f</c> between <c>√½</c> and <c>√2</c>, and
/// <c>log(1 + f) = 2 · artanh(s) = f - f²/2 + s · (f²/2 + z p(z))</c> for <c>s = f / (2 + f)</c> and <c>z = s²</c>.
/// </summary>
internal static class LogKernel
{
    public const double SmallestNormal = 2.2250738585072014e-308;

    /// <summary>By this a subnormal number is multiplied, which makes it a normal one.</summary>
    public const double TwoTo54 = 1L << 54;

    /// <summary>The bits of the double next to <c>√½</c>.</summary>
    private const long RootOfHalf = 0x3FE6A09E667F3BCD;

    /// <summary>Splits a positive, finite number.</summary>
    /// <param name="x">The number.</param>
    /// <param name="k">Its exponent.</param>
    /// <returns>Its mantissa, less 1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Reduce(Doubles x, out Doubles k)
    {
        Doubles isSubnormal = Vector512.LessThan(x, C(SmallestNormal));
        Doubles mantissa = Split(Select(isSubnormal, x * C(TwoTo54), x), out Doubles exponent);
        k = exponent - (isSubnormal & C(54));
        return mantissa - C(1);
    }

    /// <summary>Splits a positive, finite, normal number into a mantissa between <c>√½</c> and <c>√2</c> and an exponent.</summary>
    /// <param name="x">The number.</param>
    /// <param name="k">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Split(Doubles x, out Doubles k)
    {
        // The exponent, biased so that it stays positive, becomes the lowest bits of 2⁵².
        const long Bias = 2048;
        Longs distance = x.AsInt64() + Vector512.Create(unchecked((Bias << 52) - RootOfHalf));
        Longs biased = Vector512.ShiftRightLogical(distance, 52);
        k = (biased | C(1L << 52).AsInt64()).AsDouble() - C((1L << 52) + Bias);
        return (x.AsInt64() - Vector512.ShiftLeft(biased - Vector512.Create(Bias), 52)).AsDouble();
    }

    /// <summary><c>log(1 + f) - f + f²/2</c>.</summary>
    /// <param name="f">The mantissa, less 1.</param>
    /// <param name="halfSquare">Its half square.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Rest(Doubles f, out Doubles halfSquare)
    {
        halfSquare = C(0.5) * f * f;
        Doubles s = f / (C(2) + f);
        Doubles z = s * s;
        return s * MultiplyAdd(z, AtanhTail(z), halfSquare);
    }

    /// <summary><c>log(1 + f)</c> with more than double precision.</summary>
    /// <param name="f">The mantissa, less 1.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Mantissa(Doubles f)
    {
        Doubles rest = Rest(f, out Doubles halfSquare);
        return Pair.OrderedSum(f, rest - halfSquare);
    }

    /// <summary><c>k · log 2 + f - halfSquare + rest</c>; the two parts may overlap.</summary>
    /// <param name="k">The exponent.</param>
    /// <param name="f">The mantissa, less 1.</param>
    /// <param name="rest">What is left, from <see cref="Rest"/>.</param>
    /// <param name="halfSquare">Half the square of <paramref name="f"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sum(Doubles k, Doubles f, Doubles rest, Doubles halfSquare)
    {
        Pair leading = Pair.OrderedSum(k * C(ExpKernel.Log2High), f);
        return new(leading.High, leading.Low + (MultiplyAdd(k, C(ExpKernel.Log2Low), rest) - halfSquare));
    }

    /// <summary>The logarithm of a positive, normal, finite number, to 66 bits.</summary>
    /// <param name="x">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair PairOf(Doubles x)
    {
        // As k log 2 + 2 (s + s³ (1/3 + z p(z))), where p alone may be rounded. The inverse of 2 + f is (1 - s) / 2.
        Doubles f = Split(x, out Doubles k) - C(1);
        Pair denominator = Pair.OrderedSum(C(2), f);
        Doubles quotient = f / denominator.High;
        Doubles remainder = MultiplyAdd(-quotient, denominator.Low, MultiplyAdd(-quotient, denominator.High, f));
        Pair s = new(quotient, remainder * MultiplyAdd(C(-0.5), quotient, C(0.5)));
        Pair z = s.Squared();
        Doubles tail = z.High * Polynomial.At(
            z.High,
            0.1999999999999999,
            0.1428571428572255,
            0.1111111110876968,
            0.09090909434982973,
            0.07692278447229307,
            0.06668158262778039,
            0.058374182571359595,
            0.05994431962386677);
        Pair third = Pair.OrderedSum(C(0.3333333333333333), tail);
        Pair cubic = s * (z * new Pair(third.High, third.Low + C(1.850371707708594e-17)));
        Pair half = Pair.OrderedSum(s.High, cubic.High);
        Pair sum = Pair.OrderedSum(k * C(ExpKernel.Log2High), C(2) * half.High);
        Doubles low = MultiplyAdd(C(2), half.Low + (cubic.Low + s.Low), MultiplyAdd(k, C(ExpKernel.Log2Low), sum.Low));
        return new(sum.High, low);
    }

    /// <summary>The logarithm of a positive, normal, finite number that is a sum; the two parts may overlap.</summary>
    /// <param name="x">The number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair OfSum(Pair x)
    {
        // Beyond 2⁶⁰ the low part does not count, and its scale may not be a number.
        Doubles mantissa = Split(x.High, out Doubles k);
        Doubles scale = (Vector512.Create(1023L << 52) - (x.High.AsInt64() - mantissa.AsInt64())).AsDouble();
        Doubles low = x.Low * (scale & Vector512.LessThan(x.High, C(1L << 60)));
        Pair f = Pair.OrderedSum(mantissa - C(1), low);
        Doubles rest = Rest(f.High, out Doubles halfSquare);

        // The derivative 1 / (1 + f) times what is not in f.
        Doubles slope = MultiplyAdd(f.High, f.High - C(1), C(1));
        return Sum(k, f.High, MultiplyAdd(f.Low, slope, rest), halfSquare);
    }

    /// <summary>A logarithm where its argument is positive and finite, and what it is elsewhere.</summary>
    /// <param name="x">The argument.</param>
    /// <param name="log">The logarithm.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles AtEdges(Doubles x, Doubles log)
    {
        // Infinity is its own logarithm, as NaN is.
        log = Select(Vector512.LessThan(x, C(double.PositiveInfinity)), log, x);
        log = Select(Vector512.LessThan(x, C(0)), C(double.NaN), log);
        return Select(Vector512.Equals(x, C(0)), C(double.NegativeInfinity), log);
    }

    /// <summary><c>(2 · artanh(s) / s - 2) / z</c> for <c>z = s²</c>: error 2⁻⁵⁹ of the logarithm.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles AtanhTail(Doubles z) => Polynomial.At(
        z,
        0.6666666666666734,
        0.39999999999414637,
        0.28571428742411464,
        0.22222198569887172,
        0.18183564525878057,
        0.15314044943373,
        0.14796009342809444);
}
