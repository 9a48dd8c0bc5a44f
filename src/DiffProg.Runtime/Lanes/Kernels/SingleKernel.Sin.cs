using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.SingleMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace DiffProg.Lanes512;

/// <content>Functions of angles.</content>
internal static partial class SingleKernel
{
    [MethodImpl(Function)]
    public static Floats Sin(Floats x) => SineAndCosine(x).Sin;

    [MethodImpl(Function)]
    public static Floats Cos(Floats x) => SineAndCosine(x).Cos;

    [MethodImpl(Function)]
    public static (Floats Sin, Floats Cos) SinCos(Floats x) => SineAndCosine(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Floats Sin, Floats Cos) SineAndCosine(Floats x)
    {
        // π / 2 in three parts of 24 bits; a number to which the shift is added is rounded to an integer, which is then its lowest bits.
        const float Shift = 1.5f * (1 << 23);
        Floats magnitude = Vector512.Abs(x);
        Floats shifted = MultiplyAdd(magnitude, S(0.6366197466850281f), S(Shift));
        Floats n = S(Shift) - shifted;
        Ints quadrant = shifted.AsInt32();
        Floats first = MultiplyAdd(n, S(1.5707963705062866f), magnitude);
        Floats second = n * S(-4.371138828673793e-08f);
        Floats secondLow = MultiplyAdd(n, S(-4.371138828673793e-08f), -second);
        Floats r = first + second;
        Floats back = r - first;
        Floats rounding = (first - (r - back)) + (second - back);
        Floats low = rounding + MultiplyAdd(n, S(-1.7151245100058819e-15f), secondLow);

        Floats z = r * r;
        Floats sine = r + MultiplyAdd(r * z, Polynomial(z, -0.16666655242443085f, 0.008332169614732265f, -0.0001951606827788055f), low);
        Floats leading = MultiplyAdd(z, S(-0.5f), S(1));
        Floats rest = MultiplyAdd(z, S(-0.5f), S(1) - leading) - (r * low);
        Floats cosine = leading + MultiplyAdd(z * z, Polynomial(z, 0.04166664555668831f, -0.0013887356035411358f, 2.4437102183583193e-05f), rest);

        Floats isOdd = Vector512.Equals(quadrant & Ints.One, Ints.One).AsSingle();
        Floats sin = Select(isOdd, cosine, sine) ^ Sign(quadrant) ^ (x & S(-0.0f));
        Floats cos = Select(isOdd, sine, cosine) ^ Sign(quadrant + Ints.One);
        Floats isSmall = Vector512.LessThan(magnitude, S(1 << 13));
        return Vector512.EqualsAll(isSmall.AsInt32(), Ints.AllBitsSet) ? (sin, cos) : OfLarge(x, isSmall, sin, cos);
    }

    /// <summary>The sign bit where the second lowest bit is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Floats Sign(Ints quadrant) => Vector512.ShiftLeft(quadrant, 30).AsSingle() & S(-0.0f);

    /// <summary>Where an angle is too large to be reduced in single precision, or is no number, what doubles give.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Floats Sin, Floats Cos) OfLarge(Floats x, Floats isSmall, Floats sin, Floats cos)
    {
        (Doubles Sin, Doubles Cos) lower = Kernel.SinCos(Vector512.WidenLower(x));
        (Doubles Sin, Doubles Cos) upper = Kernel.SinCos(Vector512.WidenUpper(x));
        return (Select(isSmall, sin, Vector512.Narrow(lower.Sin, upper.Sin)), Select(isSmall, cos, Vector512.Narrow(lower.Cos, upper.Cos)));
    }
}
