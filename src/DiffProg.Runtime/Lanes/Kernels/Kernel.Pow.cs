using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>Powers.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Pow(Doubles x, Doubles y)
    {
        Doubles isOrdinary = Vector512.GreaterThanOrEqual(x, C(LogKernel.SmallestNormal)) & IsFinite(x) & IsFinite(y);
        return Vector512.EqualsAll(isOrdinary.AsInt64(), Longs.AllBitsSet) ? ExpOfProduct(LogKernel.PairOf(x), y) : PowWithExceptions(x, y);
    }

    /// <summary>A power of numbers that were of single precision and whose power will be, for which the logarithm of a double is enough.</summary>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    [MethodImpl(Function)]
    public static Doubles PowOfSingles(Doubles x, Doubles y)
    {
        Doubles f = LogKernel.Split(x, out Doubles k) - C(1);
        Doubles log = LogKernel.Sum(k, f, LogKernel.Rest(f, out Doubles halfSquare), halfSquare).Value;
        Doubles power = Exp(log * y);
        Doubles isOrdinary = Vector512.GreaterThan(x, C(0)) & IsFinite(x) & IsFinite(y);
        return Vector512.EqualsAll(isOrdinary.AsInt64(), Longs.AllBitsSet) ? power : Select(isOrdinary, power, PowWithExceptions(x, y));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Doubles PowWithExceptions(Doubles x, Doubles y)
    {
        // The logarithm of a subnormal base is that of a normal one, less 54 times that of 2.
        Doubles magnitude = Vector512.Abs(x);
        Doubles isSubnormal = Vector512.LessThan(magnitude, C(LogKernel.SmallestNormal));
        Pair log = LogKernel.PairOf(Select(isSubnormal, magnitude * C(LogKernel.TwoTo54), magnitude));
        log = Pair.Select(isSubnormal, log + new Pair(C(-37.42994775023705), C(1.1902053746983427e-15)), log);
        Doubles power = ExpOfProduct(log, y);

        // Where the logarithm is infinite, so is the power or its inverse.
        Doubles isZero = Vector512.Equals(x, C(0));
        Doubles isInfinite = Vector512.Equals(Vector512.Abs(x), C(double.PositiveInfinity));
        Doubles vanishes = Vector512.Equals(Vector512.LessThan(y, C(0)).AsInt64(), isInfinite.AsInt64()).AsDouble();
        power = Select(isZero | isInfinite, Vector512.AndNot(C(double.PositiveInfinity), vanishes), power);

        // A negative base has a power where the exponent is an integer, and a sign where that is odd.
        Doubles half = y * C(0.5);
        Doubles isInteger = Vector512.Equals(Vector512.Floor(y), y);
        Doubles isOdd = Vector512.AndNot(isInteger, Vector512.Equals(Vector512.Floor(half), half));
        Doubles isNegative = Vector512.AndNot(Vector512.LessThan(x, C(0)), isInfinite);
        power = Select(Vector512.AndNot(isNegative, isInteger), C(double.NaN), power | (x & isOdd & SignBit));

        Doubles isOne = Vector512.Equals(y, C(0)) | Vector512.Equals(x, C(1))
            | (Vector512.Equals(x, C(-1)) & Vector512.Equals(Vector512.Abs(y), C(double.PositiveInfinity)));
        return Select(isOne, C(1), Select(Vector512.Equals(x, x) & Vector512.Equals(y, y), power, x + y));
    }

    /// <summary><c>exp(log · y)</c>, rounded about once.</summary>
    /// <param name="log">The logarithm.</param>
    /// <param name="y">The exponent.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles ExpOfProduct(Pair log, Doubles y)
    {
        // What is NaN here is set right as an exception, so that it may be what the machine makes of it.
        Doubles high = log.High * y;
        Doubles low = MultiplyAdd(log.Low, y, MultiplyAdd(log.High, y, -high));
        Doubles bounded = Vector512.MaxNative(Vector512.MinNative(high, C(Overflow)), C(Underflow));
        low &= Vector512.Equals(bounded, high);

        Longs exponent = ExpKernel.Round(bounded, ExpKernel.Log2E, out Doubles n);
        Pair remainder = ExpKernel.ExactRemainder(bounded, n);
        Pair r = Pair.OrderedSum(remainder.High, remainder.Low + low);
        return ExpKernel.Scale(C(1) + (r.High + (ExpKernel.Tail(r.High) + r.Low)), exponent);
    }
}
