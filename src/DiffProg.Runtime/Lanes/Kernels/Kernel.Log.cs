using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <content>Logarithms.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Log(Doubles x)
    {
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        return LogKernel.AtEdges(x, LogKernel.Sum(k, f, LogKernel.Rest(f, out Doubles halfSquare), halfSquare).Value);
    }

    [MethodImpl(Function)]
    public static Doubles Log2(Doubles x)
    {
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        Pair scaled = LogKernel.Mantissa(f) * new Pair(C(1.4426950408889634), C(2.0355273740931033e-17));
        Pair sum = Pair.OrderedSum(k, scaled.High);
        return LogKernel.AtEdges(x, sum.High + (sum.Low + scaled.Low));
    }

    [MethodImpl(Function)]
    public static Doubles Log10(Doubles x)
    {
        Doubles f = LogKernel.Reduce(x, out Doubles k);
        Pair scaled = LogKernel.Mantissa(f) * new Pair(C(0.4342944819032518), C(1.098319650216765e-17));
        Pair sum = Pair.OrderedSum(k * C(Log10Of2High), scaled.High);
        return LogKernel.AtEdges(x, sum.High + (sum.Low + MultiplyAdd(k, C(Log10Of2Low), scaled.Low)));
    }

    [MethodImpl(Function)]
    public static Doubles LogP1(Doubles x)
    {
        Doubles log = LogKernel.AtEdges(x + C(1), LogKernel.OfSum(Pair.Sum(C(1), x)).Value);
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x, log);
    }

    [MethodImpl(Function)]
    public static Doubles Log2P1(Doubles x) => LogP1(x, new Pair(C(1.4426950408889634), C(2.0355273740931033e-17)));

    [MethodImpl(Function)]
    public static Doubles Log10P1(Doubles x) => LogP1(x, new Pair(C(0.4342944819032518), C(1.098319650216765e-17)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Doubles LogP1(Doubles x, Pair unit)
    {
        Doubles log = LogKernel.AtEdges(x + C(1), (LogKernel.OfSum(Pair.Sum(C(1), x)).Normalized() * unit).Value);
        return Select(Vector512.LessThan(Vector512.Abs(x), C(1e-17)), x * unit.High, log);
    }
}
