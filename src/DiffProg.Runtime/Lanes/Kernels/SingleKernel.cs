using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.SingleMath;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace DiffProg.Lanes512;

/// <summary>
/// The functions that are worth kernels of single precision: a double for each number would cost more than the framework's function where
/// vectors are narrow. The formulas are those of doubles, with shorter polynomials.
/// </summary>
internal static partial class SingleKernel
{
    private const MethodImplOptions Function = MethodImplOptions.AggressiveInlining;

    /// <summary>The first 15 bits of log 2, so that a multiple by 8 bits is exact; the rest is <see cref="Log2Low"/>.</summary>
    private const float Log2High = 0.693145751953125f;
    private const float Log2Low = 1.428606765330187e-06f;

    [MethodImpl(Function)]
    public static Floats Exp(Floats x)
    {
        // A rounded exponent has its integer in the lowest bits, greater by 254: then both halves of it are biased exponents.
        const float Shift = (1.5f * (1 << 23)) + 254;
        x = Select(Vector512.GreaterThan(x, S(89)), S(89), x);
        x = Select(Vector512.LessThan(x, S(-105)), S(-105), x);
        Floats shifted = MultiplyAdd(x, S(1.4426950216293335f), S(Shift));
        Floats n = shifted - S(Shift);
        Floats r = MultiplyAdd(-n, S(Log2Low), MultiplyAdd(-n, S(Log2High), x));
        Floats square = r * r;
        Floats even = Polynomial(square, 0.5f, 0.04166619852185249f, 0.0013951018918305635f);
        Floats odd = MultiplyAdd(S(0.0083690220490098f), square, S(0.166665181517601f));
        Floats mantissa = S(1) + MultiplyAdd(square, MultiplyAdd(odd, r, even), r);

        Ints rounded = shifted.AsInt32();
        Ints half = Vector512.ShiftRightLogical(rounded, 1);
        return mantissa * Vector512.ShiftLeft(half, 23).AsSingle() * Vector512.ShiftLeft(rounded - half, 23).AsSingle();
    }

    [MethodImpl(Function)]
    public static Floats Log(Floats x)
    {
        // The bits of the number next to √½, and a bias that keeps the exponent positive: it becomes the lowest bits of 2²³.
        const int RootOfHalf = 0x3F3504F3;
        const int Bias = 256;
        Floats isSubnormal = Vector512.LessThan(x, S(1.17549435e-38f));
        Floats normal = Select(isSubnormal, x * S(1 << 25), x);
        Ints distance = normal.AsInt32() + Vector512.Create(unchecked((Bias << 23) - RootOfHalf));
        Ints biased = Vector512.ShiftRightLogical(distance, 23);
        Floats k = (biased | S(1 << 23).AsInt32()).AsSingle() - S((1 << 23) + Bias) - (isSubnormal & S(25));
        Floats f = (normal.AsInt32() - Vector512.ShiftLeft(biased - Vector512.Create(Bias), 23)).AsSingle() - S(1);

        // log(1 + f) = f - f² / 2 + f³ p(f), and the leading sum with what its rounding leaves.
        Floats square = f * f;
        Floats even = Polynomial(square, 0.3333331048488617f, 0.20002226531505585f, 0.14218662679195404f, 0.1187281534075737f, 0.0691651776432991f);
        Floats odd = Polynomial(square, -0.24999986588954926f, -0.1666925996541977f, -0.12384200841188431f, -0.11790534853935242f);
        Floats cubic = MultiplyAdd(odd, f, even) * square * f;
        Floats multiple = k * S(Log2High);
        Floats high = multiple + f;
        Floats low = ((multiple - high) + f) + MultiplyAdd(square, S(-0.5f), MultiplyAdd(k, S(Log2Low), cubic));

        Floats log = Select(Vector512.LessThan(x, S(float.PositiveInfinity)), high + low, x);
        log = Select(Vector512.LessThan(x, S(0)), S(float.NaN), log);
        return Select(Vector512.Equals(x, S(0)), S(float.NegativeInfinity), log);
    }
}
