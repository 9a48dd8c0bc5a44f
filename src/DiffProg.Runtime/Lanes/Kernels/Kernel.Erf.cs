using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <content>The error function.</content>
internal static partial class Kernel
{
    [MethodImpl(Function)]
    public static Doubles Erf(Doubles x)
    {
        Doubles magnitude = AtMost(Vector512.Abs(x), 6);
        Doubles square = magnitude * magnitude;
        Doubles near = Polynomial.At(
            square,
            0.12837916709551256,
            -0.3761263890318357,
            0.11283791670946205,
            -0.0268661706434259,
            0.0052239776086280085,
            -0.0008548326046191866,
            0.00012055296971135193,
            -1.4924775616655301e-05,
            1.6447890363976542e-06,
            -1.6211961088901157e-07,
            1.373473479205424e-08,
            -7.822619836559206e-10);
        Doubles far = Polynomial.At(
            (magnitude - C(3)) / (magnitude + C(3)),
            0.17900115118135373,
            -0.3262335600459045,
            0.24560380166423143,
            -0.150115936344727,
            0.07166585012130829,
            -0.024392327930851943,
            0.004270353588804278,
            0.0007131747181977738,
            -0.000581093226822905,
            7.639282362605448e-05,
            0.0001029510228545799,
            1.520305163950331e-05);
        Longs exponent = ExpKernel.Round(-square, ExpKernel.Log2E, out Doubles n);
        Doubles r = ExpKernel.Remainder(-square, n);
        Doubles decay = (C(1) + (r + ExpKernel.Tail(r))) * ExpKernel.PowerOfTwo(exponent);
        Doubles erf = Select(Vector512.LessThan(magnitude, C(1)), MultiplyAdd(magnitude, near, magnitude), MultiplyAdd(-decay, far, C(1)));
        return erf | SignOf(x);
    }
}
