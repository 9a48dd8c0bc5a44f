using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <content>Hyperbolic functions but the tangent, and the inverses of all.</content>
internal static partial class Kernel
{
    /// <summary>Below this the odd hyperbolic functions and their inverses are their arguments.</summary>
    private const double TinyForOdd = 1e-9;

    /// <summary>Beyond this the hyperbolic sine and cosine are infinite.</summary>
    private const double LargestForCosh = 710.5;

    [MethodImpl(Function)]
    public static Doubles Sinh(Doubles x)
    {
        // As (e + e / (e + 1)) / 2 for e = exp(|x|) - 1, all of it a quarter as large lest it overflow.
        Doubles magnitude = Vector512.Abs(x);
        Pair quarter = ExpM1(AtMost(magnitude, LargestForCosh), halvings: 2).Normalized();
        Pair ratio = quarter / (quarter + new Pair(C(0.25), C(0)));
        Pair sum = Pair.Sum(quarter.High, C(0.25) * ratio.High);
        Doubles half = sum.High + (sum.Low + MultiplyAdd(C(0.25), ratio.Low, quarter.Low));
        return Select(Vector512.LessThan(magnitude, C(TinyForOdd)), magnitude, half + half) | SignOf(x);
    }

    [MethodImpl(Function)]
    public static Doubles Cosh(Doubles x)
    {
        // As (e + 1 / e) / 2 for e = exp(|x|), all of it a quarter as large lest it overflow.
        Pair quarter = ExpM1(AtMost(Vector512.Abs(x), LargestForCosh), halvings: 2) + new Pair(C(0.25), C(0));
        Pair inverse = new Pair(C(0.0625), C(0)) / quarter;
        Pair sum = Pair.Sum(quarter.High, inverse.High);
        Doubles half = sum.High + (sum.Low + (inverse.Low + quarter.Low));
        return half + half;
    }

    [MethodImpl(Function)]
    public static Doubles Asinh(Doubles x)
    {
        // As log(|x| + √(1 + x²)), of which more than double precision is kept where it is near 1, or log(2 |x|) where 1 is nothing beside x².
        Doubles magnitude = Vector512.Abs(x);
        Doubles isLarge = Vector512.GreaterThan(magnitude, C(1L << 30));
        Doubles bounded = AtMost(magnitude, 1L << 30);
        Pair root = (new Pair(C(1), C(0)) + Pair.Product(bounded, bounded)).SquareRoot();
        Pair sum = Pair.OrderedSum(root.High, bounded);
        Pair argument = new(Select(isLarge, magnitude, sum.High), Vector512.AndNot(sum.Low + root.Low, isLarge));
        Pair log = LogKernel.OfSum(argument);
        Doubles ofDouble = (log + new Pair(C(0.6931471805599453), C(2.3190468138462996e-17))).Value;
        Doubles asinh = Select(IsFinite(x), Select(isLarge, ofDouble, log.Value), magnitude);
        return Select(Vector512.LessThan(magnitude, C(TinyForOdd)), magnitude, asinh) | SignOf(x);
    }

    [MethodImpl(Function)]
    public static Doubles Acosh(Doubles x)
    {
        // As log(x + √((x - 1) (x + 1))), or log(2 x) where 1 is nothing beside x.
        Doubles isLarge = Vector512.GreaterThan(x, C(1L << 30));
        Doubles bounded = AtMost(x, 1L << 30);
        Pair root = (new Pair(bounded - C(1), C(0)) * Pair.OrderedSum(bounded, C(1))).SquareRoot();
        Pair sum = Pair.OrderedSum(bounded, root.High);
        Pair argument = new(Select(isLarge, x, sum.High), Vector512.AndNot(sum.Low + root.Low, isLarge));
        Pair log = LogKernel.OfSum(argument);
        Doubles ofDouble = (log + new Pair(C(0.6931471805599453), C(2.3190468138462996e-17))).Value;
        Doubles acosh = Select(IsFinite(x), Select(isLarge, ofDouble, log.Value), x);
        return Select(Vector512.LessThan(x, C(1)), C(double.NaN), acosh);
    }

    [MethodImpl(Function)]
    public static Doubles Atanh(Doubles x)
    {
        Doubles magnitude = Vector512.Abs(x);
        Pair ratio = Pair.OrderedSum(C(1), magnitude) / Pair.OrderedSum(C(1), -magnitude);
        Doubles atanh = C(0.5) * LogKernel.OfSum(ratio).Value;
        atanh = Select(Vector512.LessThan(magnitude, C(TinyForOdd)), magnitude, atanh);
        atanh = Select(Vector512.Equals(magnitude, C(1)), C(double.PositiveInfinity), atanh);
        return Select(Vector512.LessThanOrEqual(magnitude, C(1)), atanh, C(double.NaN)) | SignOf(x);
    }
}
