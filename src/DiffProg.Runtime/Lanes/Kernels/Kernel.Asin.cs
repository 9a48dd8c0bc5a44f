using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <content>Inverse functions of angles, from a sine or cosine.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Asin(Doubles x) => AsinPair(x).Value | SignOf(x);

    [MethodImpl(Function)]
    public static Doubles Acos(Doubles x) => AcosPair(x).Value;

    [MethodImpl(Function)]
    public static Doubles AsinPi(Doubles x) => InHalfTurns(AsinPair(x)) | SignOf(x);

    [MethodImpl(Function)]
    public static Doubles AcosPi(Doubles x) => InHalfTurns(AcosPair(x));

    /// <summary>The inverse sine of a magnitude.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair AsinPair(Doubles x)
    {
        Pair angle = HalfAngle(Vector512.Abs(x), out Doubles isLarge);
        Pair complement = Pair.OrderedSum(HalfPi, new Pair(C(-2) * angle.High, C(-2) * angle.Low));
        return Pair.Select(isLarge, complement, angle);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair AcosPair(Doubles x)
    {
        // π / 2 - asin(x), or twice the half angle, from π where the cosine is negative.
        Pair angle = HalfAngle(Vector512.Abs(x), out Doubles isLarge);
        Doubles sign = SignOf(x);
        Doubles factor = Select(isLarge, C(2), C(-1)) ^ sign;
        Doubles isNegative = Vector512.LessThan(x, C(0));
        Doubles multiple = Select(isLarge, isNegative & C(2), C(1));
        return Pair.OrderedSum(new Pair(multiple * HalfPi.High, multiple * HalfPi.Low), new Pair(factor * angle.High, factor * angle.Low));
    }

    /// <summary>The inverse sine of a magnitude up to ½, beyond that the one of <c>√((1 - x) / 2)</c>, half of what is missing to a right angle.</summary>
    /// <param name="magnitude">The magnitude.</param>
    /// <param name="isLarge">Where it is beyond ½.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair HalfAngle(Doubles magnitude, out Doubles isLarge)
    {
        isLarge = Vector512.GreaterThan(magnitude, C(0.5));
        Doubles z = Select(isLarge, MultiplyAdd(C(-0.5), magnitude, C(0.5)), magnitude * magnitude);
        Pair root = new Pair(z, C(0)).SquareRoot();
        Pair sine = Pair.Select(isLarge, root, new Pair(magnitude, C(0)));
        Doubles tail = Polynomial.At(
            z,
            0.16666666666665383,
            0.07500000000342852,
            0.044642856823603395,
            0.030381959327209263,
            0.022371753606321564,
            0.017359769994597644,
            0.013884608458088815,
            0.012173218865607986,
            0.006511096584663313,
            0.019573282449609302,
            -0.016293151940754504,
            0.031958368622563585);
        return new(sine.High, MultiplyAdd(sine.High * z, tail, sine.Low));
    }
}
