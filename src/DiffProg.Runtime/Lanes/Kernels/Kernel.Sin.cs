using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <content>Functions of angles.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Sin(Doubles x)
    {
        Angle angle = Angle.OfRadians(Vector512.Abs(x));
        return Select(angle.IsOdd(), angle.Cosine().Value, angle.Sine().Value) ^ angle.Sign(0) ^ SignOf(x);
    }

    [MethodImpl(Function)]
    public static Doubles Cos(Doubles x)
    {
        Angle angle = Angle.OfRadians(Vector512.Abs(x));
        return Select(angle.IsOdd(), angle.Sine().Value, angle.Cosine().Value) ^ angle.Sign(1);
    }

    [MethodImpl(Function)]
    public static (Doubles Sin, Doubles Cos) SinCos(Doubles x)
    {
        Angle angle = Angle.OfRadians(Vector512.Abs(x));
        Doubles sine = angle.Sine().Value;
        Doubles cosine = angle.Cosine().Value;
        Doubles isOdd = angle.IsOdd();
        return (Select(isOdd, cosine, sine) ^ angle.Sign(0) ^ SignOf(x), Select(isOdd, sine, cosine) ^ angle.Sign(1));
    }

    [MethodImpl(Function)]
    public static Doubles Tan(Doubles x) => Tangent(Angle.OfRadians(Vector512.Abs(x))) ^ SignOf(x);

    [MethodImpl(Function)]
    public static Doubles SinPi(Doubles x)
    {
        Angle angle = Angle.OfHalfTurns(Vector512.Abs(x));
        Doubles sine = Select(angle.IsOdd(), angle.Cosine().Value, angle.Sine().Value);
        return sine ^ Vector512.AndNot(angle.Sign(0), Vector512.Equals(sine, C(0))) ^ SignOf(x);
    }

    [MethodImpl(Function)]
    public static Doubles CosPi(Doubles x)
    {
        Angle angle = Angle.OfHalfTurns(Vector512.Abs(x));
        Doubles cosine = Select(angle.IsOdd(), angle.Sine().Value, angle.Cosine().Value);
        return cosine ^ Vector512.AndNot(angle.Sign(1), Vector512.Equals(cosine, C(0)));
    }

    [MethodImpl(Function)]
    public static Doubles TanPi(Doubles x)
    {
        Angle angle = Angle.OfHalfTurns(Vector512.Abs(x));
        Doubles atQuarter = (angle.IsOdd() & C(double.PositiveInfinity)) ^ angle.Sign(0);
        return Select(Vector512.Equals(angle.High, C(0)), atQuarter, Tangent(angle)) ^ SignOf(x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles Tangent(Angle angle)
    {
        Pair sine = angle.Sine().Normalized();
        Pair cosine = angle.Cosine().Normalized();
        Doubles isOdd = angle.IsOdd();
        Pair numerator = Pair.Select(isOdd, cosine, sine);
        Pair denominator = Pair.Select(isOdd, sine, cosine);
        return (numerator / denominator).Value ^ (isOdd & SignBit);
    }
}
