using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>Exponentials.</content>
internal static partial class Kernel
{
    /// <summary>Beyond these an exponential is infinite, or 0.</summary>
    private const double Overflow = 710;
    private const double Underflow = -746;

    private const double LogOf10 = 2.302585092994046;
    private const double Log2Of10 = 3.321928094887362;

    /// <summary>The first 42 bits of the logarithm of 2 to the base 10; the rest is <see cref="Log10Of2Low"/>.</summary>
    private const double Log10Of2High = 0.30102999566395283;
    private const double Log10Of2Low = 2.8363394551044964e-14;

    [MethodImpl(Function)]
    public static Doubles Exp(Doubles x)
    {
        x = AtLeast(AtMost(x, Overflow), Underflow);
        Longs exponent = ExpKernel.Round(x, ExpKernel.Log2E, out Doubles n);
        return ExpOfRemainder(ExpKernel.Remainder(x, n), exponent);
    }

    [MethodImpl(Function)]
    public static Doubles Exp2(Doubles x)
    {
        x = AtLeast(AtMost(x, 1024), -1076);
        Longs exponent = ExpKernel.Round(x, 1, out Doubles n);
        return ExpOfRemainder((x - n) * C(0.6931471805599453), exponent);
    }

    [MethodImpl(Function)]
    public static Doubles Exp10(Doubles x)
    {
        x = AtLeast(AtMost(x, 309), -324);
        Longs exponent = ExpKernel.Round(x, Log2Of10, out Doubles n);
        Doubles remainder = MultiplyAdd(-n, C(Log10Of2Low), MultiplyAdd(-n, C(Log10Of2High), x));
        return ExpOfRemainder(remainder * C(LogOf10), exponent);
    }

    [MethodImpl(Function)]
    public static Doubles ExpM1(Doubles x)
    {
        Pair half = ExpM1(AtLeast(AtMost(x, Overflow), -40), halvings: 1);
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x, half.Value + half.Value);
    }

    [MethodImpl(Function)]
    public static Doubles Exp2M1(Doubles x)
    {
        Doubles bounded = AtLeast(AtMost(x, 1024), -60);
        Longs exponent = ExpKernel.Round(bounded, 1, out Doubles n);
        Pair half = ExpM1(new Pair(bounded - n, C(0)) * new Pair(C(0.6931471805599453), C(2.3190468138462996e-17)), exponent, halvings: 1);
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x * C(0.6931471805599453), half.Value + half.Value);
    }

    [MethodImpl(Function)]
    public static Doubles Exp10M1(Doubles x)
    {
        Doubles bounded = AtLeast(AtMost(x, 308.3), -20);
        Longs exponent = ExpKernel.Round(bounded, Log2Of10, out Doubles n);
        Pair remainder = Pair.OrderedSum(MultiplyAdd(-n, C(Log10Of2High), bounded), -n * C(Log10Of2Low));
        Pair half = ExpM1(remainder * new Pair(C(LogOf10), C(-2.1707562233822494e-16)), exponent, halvings: 1);
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x * C(LogOf10), half.Value + half.Value);
    }

    /// <summary>
    /// <c>exp(x) - 1</c>, halved some times, for <c>-700 ≤ x ≤ 710.5</c>: less than half of it does not overflow where the whole does not. The
    /// parts may overlap.
    /// </summary>
    /// <param name="x">The argument.</param>
    /// <param name="halvings">How often, at least once.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair ExpM1(Doubles x, int halvings)
    {
        Longs exponent = ExpKernel.Round(x, ExpKernel.Log2E, out Doubles n);
        return ExpM1(ExpKernel.ExactRemainder(x, n), exponent, halvings);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair ExpM1(Pair r, Longs exponent, int halvings)
    {
        Doubles scale = ExpKernel.PowerOfTwo(exponent, halvings);
        return ScaledMinusOne(r, ExpKernel.Tail(r.High), scale, 1.0 / (1 << halvings));
    }

    /// <summary><c>scale · exp(r) - one</c>, whose parts may overlap.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair ScaledMinusOne(Pair r, Doubles tail, Doubles scale, double one)
    {
        Pair leading = Pair.OrderedSum(scale - C(one), scale * r.High);
        return new(leading.High, MultiplyAdd(scale, tail + MultiplyAdd(r.Low, r.High, r.Low), leading.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles ExpOfRemainder(Doubles r, Longs exponent) => ExpKernel.Scale(C(1) + (r + ExpKernel.Tail(r)), exponent);
}
