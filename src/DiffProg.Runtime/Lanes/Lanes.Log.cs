using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg;

/// <content>Logarithms.</content>
public static partial class Lanes
{
    /// <summary>The natural logarithm.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log(Doubles x)
    {
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        return LogKernel.AtEdges(x, LogKernel.Sum(k, f, LogKernel.Rest(f, out Doubles halfSquare), halfSquare));
    }

    /// <summary>The logarithm to the base 2; exact for powers of 2.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log2(Doubles x)
    {
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        Pair scaled = LogKernel.Mantissa(f) * new Pair(C(1.4426950408889634), C(2.0355273740931033e-17));
        Pair sum = Pair.OrderedSum(k, scaled.High);
        return LogKernel.AtEdges(x, sum.High + (sum.Low + scaled.Low));
    }

    /// <summary>The logarithm to the base 10; exact for powers of 10.</summary>
    /// <param name="x">Its argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles Log10(Doubles x)
    {
        // The logarithm of 2 to the base 10: 42 bits of it, and the rest.
        const double High = 0.30102999566395283;
        const double Low = 2.8363394551044964e-14;
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        Pair scaled = LogKernel.Mantissa(f) * new Pair(C(0.4342944819032518), C(1.098319650216765e-17));
        Pair sum = Pair.OrderedSum(k * C(High), scaled.High);
        return LogKernel.AtEdges(x, sum.High + (sum.Low + MultiplyAdd(k, C(Low), scaled.Low)));
    }

    /// <summary><c>log(1 + x)</c>, accurate near 0.</summary>
    /// <param name="x">The argument.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Doubles LogP1(Doubles x)
    {
        Doubles log = LogKernel.OfSum(Pair.Sum(C(1), x));
        Doubles isTiny = Vector512.LessThan(Vector512.Abs(x), C(1e-17));
        return Select(isTiny, x, LogKernel.AtEdges(x + C(1), log));
    }
}
