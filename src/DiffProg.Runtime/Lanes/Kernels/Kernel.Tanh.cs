using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>The hyperbolic tangent and the logistic function, by a decaying exponential <c>e = 2ⁿ m</c>.</content>
internal static partial class Kernel
{
    [MethodImpl(LongFunction)]
    public static Doubles Tanh(Doubles x) => TanhAndSlope(x).Value;

    [MethodImpl(LongFunction)]
    public static (Doubles Value, Doubles Derivative) TanhWithDerivative(Doubles x) => TanhAndSlope(x);

    [MethodImpl(LongFunction)]
    public static Doubles TanhSlope(Doubles x) => TanhAndSlope(x).Derivative;

    [MethodImpl(LongFunction)]
    public static Doubles SigmoidSlope(Doubles x) => SigmoidAndSlope(x).Derivative;

    [MethodImpl(LongFunction)]
    public static Doubles Sigmoid(Doubles x) => SigmoidAndSlope(x).Value;

    [MethodImpl(LongFunction)]
    public static (Doubles Value, Doubles Derivative) SigmoidWithDerivative(Doubles x) => SigmoidAndSlope(x);

    /// <summary>As <c>-h / (1 + h)</c> for <c>h = (e - 1) / 2</c> and <c>e = exp(-2 |x|)</c>, and <c>e / (1 + h)²</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Doubles Value, Doubles Derivative) TanhAndSlope(Doubles x)
    {
        Doubles magnitude = Vector512.Abs(x);
        Doubles decay = AtLeast(C(-2) * magnitude, Underflow);
        Longs exponent = ExpKernel.Round(decay, ExpKernel.Log2E, out Doubles n);
        Pair r = ExpKernel.ExactRemainder(decay, n);
        Doubles tail = ExpKernel.Tail(r.High);
        (Doubles first, Doubles second) = ExpKernel.Factors(exponent);
        Doubles scale = C(0.5) * first * second;
        Pair half = ScaledMinusOne(r, tail, scale, 0.5).Normalized();

        Pair sum = Pair.OrderedSum(C(1), half.High);
        Doubles tanh = (half / new Pair(sum.High, sum.Low + half.Low)).Value;
        Doubles inverse = C(1) / sum.High;
        Doubles slope = (C(1) + (r.High + tail)) * inverse * inverse * first * second;
        return (Select(Vector512.LessThan(magnitude, C(TinyForOdd)), x, Vector512.Abs(tanh) | SignOf(x)), slope);
    }

    /// <summary>
    /// As <c>1 / (1 + e)</c> or <c>e / (1 + e)</c> for <c>e = exp(-|x|)</c>, and <c>e / (1 + e)²</c>; the power of 2 comes last, so that what
    /// is small is rounded once.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Doubles Value, Doubles Derivative) SigmoidAndSlope(Doubles x)
    {
        Doubles decay = AtLeast(-Vector512.Abs(x), Underflow);
        Longs exponent = ExpKernel.Round(decay, ExpKernel.Log2E, out Doubles n);
        Doubles r = ExpKernel.Remainder(decay, n);
        Doubles mantissa = C(1) + (r + ExpKernel.Tail(r));
        (Doubles first, Doubles second) = ExpKernel.Factors(exponent);

        Pair sum = Pair.OrderedSum(C(1), mantissa * (first * second));
        Doubles isNegative = Vector512.LessThan(x, C(0));
        Doubles quotient = (new Pair(Select(isNegative, mantissa, C(1)), C(0)) / sum).Value;
        Doubles inverse = C(1) / sum.High;
        Doubles slope = mantissa * inverse * inverse * first * second;
        return (Select(isNegative, quotient * first * second, quotient), slope);
    }
}
