using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <content>Inverse functions of angles, from a tangent.</content>
internal static partial class Kernel
{
    private static Pair HalfPi
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(C(1.5707963267948966), C(6.123233995736766e-17));
    }

    [MethodImpl(Function)]
    public static Doubles Atan(Doubles x) => AtanOfRatio(AtMost(Vector512.Abs(x), 1e300), C(1)).Value | SignOf(x);

    [MethodImpl(Function)]
    public static Doubles AtanPi(Doubles x) => InHalfTurns(AtanOfRatio(AtMost(Vector512.Abs(x), 1e300), C(1))) | SignOf(x);

    [MethodImpl(Function)]
    public static Doubles Atan2(Doubles y, Doubles x) => AngleOf(y, x).Value | SignOf(y);

    [MethodImpl(Function)]
    public static Doubles Atan2Pi(Doubles y, Doubles x) => InHalfTurns(AngleOf(y, x)) | SignOf(y);

    /// <summary>The angle of a point, as if its ordinate were positive.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair AngleOf(Doubles y, Doubles x)
    {
        // Both are scaled, lest the quotient lose bits; of infinite ones they are the directions, and (0, 0) is as (1, 0).
        Doubles ordinate = Vector512.Abs(y);
        Doubles abscissa = Vector512.Abs(x);
        Doubles isOrdinateInfinite = Vector512.Equals(ordinate, C(double.PositiveInfinity));
        Doubles isAbscissaInfinite = Vector512.Equals(abscissa, C(double.PositiveInfinity));
        Doubles greater = Select(Vector512.GreaterThan(ordinate, abscissa), ordinate, abscissa);
        Doubles scale = Select(Vector512.GreaterThan(greater, C(1e200)), C(1.0 / (1L << 62)), Select(Vector512.LessThan(greater, C(1)), C(TwoTo600), C(1)));
        scale = Vector512.AndNot(scale, isOrdinateInfinite | isAbscissaInfinite);
        Pair angle = AtanOfRatio(
            Select(isOrdinateInfinite, C(1), ordinate * scale),
            Select(isAbscissaInfinite | Vector512.Equals(greater, C(0)), C(1), abscissa * scale));
        Pair pi = new(C(3.141592653589793), C(1.2246467991473532e-16));
        return Pair.Select(Vector512.IsNegative(x), Pair.OrderedSum(pi, new Pair(-angle.High, -angle.Low)), angle);
    }

    /// <summary>The inverse tangent of a quotient of numbers between 0 and 1e300, not both 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Pair AtanOfRatio(Doubles y, Doubles x)
    {
        // Above 22.5° it is 45° more than that of (y - x) / (y + x), above 67.5° it is 90° more than that of -x / y.
        const double TanOf22 = 0.41421356237309503;
        const double TanOf67 = 2.414213562373095;
        Doubles isSteep = Vector512.GreaterThan(y, x * C(TanOf67));
        Doubles isFlat = Vector512.LessThanOrEqual(y, x * C(TanOf22));
        Pair numerator = Pair.Sum(Vector512.AndNot(y, isSteep), Vector512.AndNot(-x, isFlat));
        Pair denominator = Pair.Sum(Vector512.AndNot(x, isSteep), Vector512.AndNot(y, isFlat));
        Pair t = numerator / denominator;
        Doubles eighths = Select(isSteep, C(1), Vector512.AndNot(C(0.5), isFlat));
        Pair offset = new(eighths * HalfPi.High, eighths * HalfPi.Low);

        Doubles z = t.High * t.High;
        Doubles tail = Polynomial.At(
            z,
            -0.333333333333332,
            0.19999999999954082,
            -0.142857142802486,
            0.11111110786145653,
            -0.09090897836768398,
            0.07692061644290649,
            -0.0666312047940515,
            0.05848009689741583,
            -0.050398492528894036,
            0.038078420321929686,
            -0.017922390740025686);
        return Pair.OrderedSum(offset, new Pair(t.High, MultiplyAdd(t.High * z, tail, t.Low)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles InHalfTurns(Pair angle) => (angle.Normalized() * new Pair(C(0.3183098861837907), C(-1.9678676675182486e-17))).Value;
}
