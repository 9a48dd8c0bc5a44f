using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg;

/// <content>Exponentials.</content>
public static partial class Lanes
{
    /// <summary>Beyond these an exponential is infinite, or 0.</summary>
    private const double Overflow = 710;
    private const double Underflow = -746;

    /// <summary>The exponential function.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp(Doubles x)
    {
        x = AtLeast(AtMost(x, Overflow), Underflow);
        Longs exponent = ExpKernel.Round(x, ExpKernel.Log2E, out Doubles n);
        return ExpOfRemainder(ExpKernel.Remainder(x, n), exponent);
    }

    /// <summary>A power of 2.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp2(Doubles x)
    {
        x = AtLeast(AtMost(x, 1024), -1076);
        Longs exponent = ExpKernel.Round(x, 1, out Doubles n);
        return ExpOfRemainder((x - n) * C(0.6931471805599453), exponent);
    }

    /// <summary>A power of 10.</summary>
    /// <param name="x">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Exp10(Doubles x)
    {
        // The logarithm of 2 to the base 10: 42 bits of it, and the rest.
        const double High = 0.30102999566395283;
        const double Low = 2.8363394551044964e-14;
        x = AtLeast(AtMost(x, 309), -324);
        Longs exponent = ExpKernel.Round(x, 3.321928094887362, out Doubles n);
        Doubles remainder = MultiplyAdd(-n, C(Low), MultiplyAdd(-n, C(High), x));
        return ExpOfRemainder(remainder * C(2.302585092994046), exponent);
    }

    /// <summary><c>exp(x) - 1</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles ExpM1(Doubles x)
    {
        Pair half = HalfExpM1(AtLeast(AtMost(x, Overflow), -40));
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x, half.Value + half.Value);
    }

    /// <summary>A half of <c>exp(x) - 1</c> for <c>-700 ≤ x ≤ 710</c>; the half does not overflow where the whole does not.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair HalfExpM1(Doubles x)
    {
        Longs exponent = ExpKernel.Round(x, ExpKernel.Log2E, out Doubles n);
        Pair r = ExpKernel.ExactRemainder(x, n);
        Doubles scale = ExpKernel.PowerOfTwo(exponent, less: 1);
        Pair leading = Pair.OrderedSum(scale - C(0.5), scale * r.High);
        return new(leading.High, MultiplyAdd(scale, ExpKernel.Tail(r.High) + r.Low, leading.Low));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles ExpOfRemainder(Doubles r, Longs exponent) => ExpKernel.Scale(C(1) + (r + ExpKernel.Tail(r)), exponent);
}
