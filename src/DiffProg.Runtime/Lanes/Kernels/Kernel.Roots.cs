using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>Roots.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Cbrt(Doubles x)
    {
        // |x| = 2³ⁿ m with m between 2^(-3/2) and 2^(3/2); y is near m^(-1/3), m y² near the root.
        Doubles magnitude = Vector512.Abs(x);
        Doubles mantissa = LogKernel.Reduce(magnitude, out Doubles exponent) + C(1);
        Longs rounded = ExpKernel.Round(exponent, 1.0 / 3, out Doubles n);
        Doubles rest = MultiplyAdd(C(-3), n, exponent);
        Doubles isBelow = Vector512.LessThan(rest, C(0));
        Doubles isAbove = Vector512.GreaterThan(rest, C(0));
        Doubles m = mantissa * Select(isBelow, C(0.5), Select(isAbove, C(2), C(1)));
        Doubles y = Select(isBelow, C(1.2599210498948732), Select(isAbove, C(0.7937005259840998), C(1))) * Polynomial.At(
            mantissa,
            1.999171412784062,
            -2.485921186428832,
            2.792209023843441,
            -1.8981269629031199,
            0.7007346748331761,
            -0.10806311903894793);

        // A step of the third order for y, one of Newton's for the root, with its residual to twice the precision.
        Doubles error = MultiplyAdd(-m * y, y * y, C(1));
        y = MultiplyAdd(y * error, MultiplyAdd(error, C(2.0 / 9), C(1.0 / 3)), y);
        Doubles root = m * y * y;
        Pair square = Pair.Product(root, root);
        Doubles residual = MultiplyAdd(-square.Low, root, MultiplyAdd(-square.High, root, m));
        root = MultiplyAdd(residual * y, y * C(1.0 / 3), root) * ExpKernel.PowerOfTwo(rounded);
        Doubles isItself = Vector512.Equals(magnitude, C(0)) | ~IsFinite(x);
        return Select(isItself, x, root | SignOf(x));
    }

    [MethodImpl(Function)]
    public static Doubles Hypot(Doubles x, Doubles y)
    {
        Doubles a = Vector512.Abs(x);
        Doubles b = Vector512.Abs(y);
        Doubles isLess = Vector512.LessThan(a, b);
        Doubles greater = Select(isLess, b, a);
        Doubles lesser = Select(isLess, a, b);
        Doubles isLarge = Vector512.GreaterThan(greater, C(1e150));
        Doubles isSmall = Vector512.LessThan(greater, C(1e-150));
        Doubles scale = Select(isLarge, C(1 / TwoTo600), Select(isSmall, C(TwoTo600), C(1)));
        Doubles inverse = Select(isLarge, C(TwoTo600), Select(isSmall, C(1 / TwoTo600), C(1)));
        greater *= scale;
        lesser *= scale;
        Doubles norm = Vector512.Sqrt(MultiplyAdd(greater, greater, lesser * lesser)) * inverse;
        Doubles isInfinite = Vector512.Equals(a, C(double.PositiveInfinity)) | Vector512.Equals(b, C(double.PositiveInfinity));
        return Select(isInfinite, C(double.PositiveInfinity), norm);
    }
}
