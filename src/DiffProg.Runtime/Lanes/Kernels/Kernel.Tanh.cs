using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>The hyperbolic tangent and the logistic function, by a decaying exponential <c>e = 2ⁿ m</c>.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Tanh(Doubles x) => TanhAndSlope(x).Value;

    [MethodImpl(Function)]
    public static (Doubles Value, Doubles Derivative) TanhWithDerivative(Doubles x) => TanhAndSlope(x);

    [MethodImpl(Function)]
    public static Doubles Sigmoid(Doubles x) => SigmoidAndSlope(x).Value;

    [MethodImpl(Function)]
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
        Pair half = ScaledMinusOne(r, tail, Normal(exponent, decay, halvings: 1), 0.5).Normalized();

        Pair sum = Pair.OrderedSum(C(1), half.High);
        Doubles tanh = (half / new Pair(sum.High, sum.Low + half.Low)).Value;
        Doubles inverse = C(1) / sum.High;
        Doubles slope = ExpKernel.Scale((C(1) + (r.High + tail)) * inverse * inverse, exponent);
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
        Pair r = ExpKernel.ExactRemainder(decay, n);
        Pair leading = Pair.OrderedSum(C(1), r.High);
        Pair mantissa = Pair.OrderedSum(leading.High, leading.Low + (r.Low + ExpKernel.Tail(r.High)));
        Doubles scale = Normal(exponent, decay, halvings: 0);

        Pair sum = Pair.OrderedSum(C(1), scale * mantissa.High);
        Doubles isNegative = Vector512.LessThan(x, C(0));
        Pair numerator = new(Select(isNegative, mantissa.High, C(1)), mantissa.Low & isNegative);
        Doubles quotient = (numerator / new Pair(sum.High, MultiplyAdd(scale, mantissa.Low, sum.Low))).Value;
        Doubles inverse = C(1) / sum.High;
        Doubles slope = ExpKernel.Scale(mantissa.High * inverse * inverse, exponent);
        return (Select(isNegative, ExpKernel.Scale(quotient, exponent), quotient), slope);
    }

    /// <summary>The power of 2 beside 1, 0 where it is not normal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Normal(Longs exponent, Doubles decay, int halvings) =>
        Vector512.AndNot(ExpKernel.PowerOfTwo(exponent, halvings), Vector512.LessThan(decay, C(-700)));
}
