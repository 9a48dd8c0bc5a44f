using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <summary>An angle as multiples of π / 2, of which the last two bits count, and a remainder of at most π / 4.</summary>
/// <param name="high">The remainder, rounded.</param>
/// <param name="low">What the rounding left.</param>
/// <param name="quadrant">The multiples.</param>
internal readonly struct Angle(Doubles high, Doubles low, Longs quadrant)
{
    /// <summary>A number below 2⁵¹ to which this is added is rounded to an integer, which is then its lowest bits.</summary>
    private const double Shift = 1.5 * (1L << 52);

    public Doubles High { get; } = high;

    public Doubles Low { get; } = low;

    public Longs Quadrant { get; } = quadrant;

    /// <summary>An angle in radians that is not negative.</summary>
    /// <param name="magnitude">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Angle OfRadians(Doubles magnitude)
    {
        // π / 2 in three parts of 53 bits (Cody and Waite). The first difference is exact; next to a multiple of π / 2 the second cancels
        // it but for a few bits, so that what rounding leaves of it is kept.
        Doubles shifted = MultiplyAdd(magnitude, C(0.6366197723675814), C(Shift));
        Doubles n = C(Shift) - shifted;
        Doubles first = MultiplyAdd(n, C(1.5707963267948966), magnitude);
        Pair second = Pair.Product(n, C(6.123233995736766e-17));
        Pair sum = Pair.Sum(first, second.High);
        Doubles low = sum.Low + MultiplyAdd(n, C(-1.4973849048591698e-33), second.Low);
        Angle angle = new(sum.High, low, shifted.AsInt64());
        return HugeAngles.Any(magnitude) ? HugeAngles.Reduce(magnitude, angle) : angle;
    }

    /// <summary>An angle in half turns that is not negative.</summary>
    /// <param name="magnitude">The angle.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Angle OfHalfTurns(Doubles magnitude)
    {
        Doubles withinTurn = magnitude - (C(2) * Vector512.Floor(magnitude * C(0.5)));
        Doubles shifted = MultiplyAdd(withinTurn, C(2), C(Shift));
        Doubles remainder = MultiplyAdd(C(Shift) - shifted, C(0.5), withinTurn);
        Pair radians = Pair.Product(remainder, C(3.141592653589793));
        return new(radians.High, MultiplyAdd(remainder, C(1.2246467991473532e-16), radians.Low), shifted.AsInt64());
    }

    /// <summary>The sine of the remainder; its low part may reach a tenth of the high one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Sine()
    {
        Doubles r = High;
        Doubles z = r * r;
        Doubles tail = Polynomial.At(
            z,
            -0.16666666666666632,
            0.008333333333322425,
            -0.00019841269829816397,
            2.7557313694924263e-06,
            -2.5050758595705314e-08,
            1.589682420082631e-10);
        Doubles low = MultiplyAdd(Low * C(-0.5), z, Low);
        return new(r, MultiplyAdd(r * z, tail, low));
    }

    /// <summary>The cosine of the remainder; its low part may reach a fiftieth of the high one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Cosine()
    {
        Doubles r = High;
        Doubles z = r * r;
        Doubles tail = Polynomial.At(
            z,
            0.0416666666666666,
            -0.001388888888887414,
            2.480158728949313e-05,
            -2.7557314355616934e-07,
            2.087572373554818e-09,
            -1.1359672518091776e-11);
        Pair leading = Pair.OrderedSum(C(1), C(-0.5) * z);
        return new(leading.High, leading.Low + MultiplyAdd(z * z, tail, -r * Low));
    }

    /// <summary>Where the quadrant is odd, so that sine and cosine change places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Doubles IsOdd() => Vector512.Equals(Quadrant & Vector512.Create(1L), Vector512.Create(1L)).AsDouble();

    /// <summary>The sign bit where the sine of an angle is negative that is more by some quadrants.</summary>
    /// <param name="quadrants">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Doubles Sign(long quadrants) => SignOf(Vector512.ShiftLeft(Quadrant + Vector512.Create(quadrants), 62).AsDouble());
}
