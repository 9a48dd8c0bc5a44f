using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>The hyperbolic tangent and the logistic function.</content>
internal static partial class Kernel
{
    /// <summary>The hyperbolic tangent.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(Function)]
    public static Doubles Tanh(Doubles x)
    {
        // As -h / (1 + h) for the half h of exp(-2 |x|) - 1.
        Doubles magnitude = Vector512.Abs(x);
        Pair half = ExpM1(C(-2) * AtMost(magnitude, 20), halvings: 1).Normalized();
        Pair sum = Pair.OrderedSum(C(1), half.High);
        Doubles tanh = (half / new Pair(sum.High, sum.Low + half.Low)).Value;
        return Select(Vector512.LessThan(magnitude, C(1e-9)), x, Vector512.Abs(tanh) | SignOf(x));
    }

    /// <summary>The logistic function <c>1 / (1 + exp(-x))</c>, accurate in both tails.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(Function)]
    public static Doubles Sigmoid(Doubles x)
    {
        // As 1 / (1 + e) or e / (1 + e) for e = exp(-|x|) = 2ⁿ m, where the power comes last, so that a small result is rounded once.
        Doubles decay = AtLeast(-Vector512.Abs(x), Underflow);
        Longs exponent = ExpKernel.Round(decay, ExpKernel.Log2E, out Doubles n);
        Pair r = ExpKernel.ExactRemainder(decay, n);
        Pair leading = Pair.OrderedSum(C(1), r.High);
        Pair mantissa = Pair.OrderedSum(leading.High, leading.Low + (r.Low + ExpKernel.Tail(r.High)));
        Doubles scale = Vector512.AndNot(ExpKernel.PowerOfTwo(exponent), Vector512.LessThan(decay, C(-700)));

        Pair sum = Pair.OrderedSum(C(1), scale * mantissa.High);
        Doubles isNegative = Vector512.LessThan(x, C(0));
        Pair numerator = new(Select(isNegative, mantissa.High, C(1)), mantissa.Low & isNegative);
        Doubles quotient = (numerator / new Pair(sum.High, MultiplyAdd(scale, mantissa.Low, sum.Low))).Value;
        return Select(isNegative, ExpKernel.Scale(quotient, exponent), quotient);
    }
}
