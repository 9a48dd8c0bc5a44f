using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Lanes512;

/// <summary>
/// Numbers of more than double precision, each a sum of two that is not carried out, of which the second is far the smaller: the error-free
/// transformations of Dekker and Knuth.
/// </summary>
/// <param name="high">The number, rounded.</param>
/// <param name="low">What the rounding left.</param>
internal readonly struct Pair(Doubles high, Doubles low)
{
    public Doubles High { get; } = high;

    public Doubles Low { get; } = low;

    /// <summary>The number, rounded to one.</summary>
    public Doubles Value
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => High + Low;
    }

    /// <summary>The exact sum of two numbers of which the first is 0 or has no smaller exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair OrderedSum(Doubles a, Doubles b)
    {
        Doubles sum = a + b;
        return new(sum, (a - sum) + b);
    }

    /// <summary>The exact sum of any two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Sum(Doubles a, Doubles b)
    {
        Doubles sum = a + b;
        Doubles second = sum - a;
        return new(sum, (a - (sum - second)) + (b - second));
    }

    /// <summary>The exact product of two numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Product(Doubles a, Doubles b)
    {
        Doubles product = a * b;
        return new(product, MultiplyAdd(a, b, -product));
    }

    /// <summary>One of two numbers, lane by lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair Select(Doubles condition, Pair whenTrue, Pair whenFalse) =>
        new(LaneMath.Select(condition, whenTrue.High, whenFalse.High), LaneMath.Select(condition, whenTrue.Low, whenFalse.Low));

    /// <summary>The sum of numbers of which the first is 0 or has no smaller exponent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair OrderedSum(Pair a, Pair b)
    {
        Pair sum = OrderedSum(a.High, b.High);
        return OrderedSum(sum.High, sum.Low + (a.Low + b.Low));
    }

    /// <summary>The sum, to about 100 bits of the greater.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator +(Pair a, Pair b)
    {
        Pair sum = Sum(a.High, b.High);
        return OrderedSum(sum.High, sum.Low + (a.Low + b.Low));
    }

    /// <summary>The product, to about 100 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator *(Pair a, Pair b)
    {
        Doubles product = a.High * b.High;
        return new(product, MultiplyAdd(a.High, b.High, -product) + MultiplyAdd(a.High, b.Low, a.Low * b.High));
    }

    /// <summary>The quotient, to about 100 bits, for one division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Pair operator /(Pair a, Pair b)
    {
        Doubles reciprocal = C(1) / b.High;
        Doubles quotient = a.High * reciprocal;
        Doubles remainder = MultiplyAdd(-quotient, b.Low, MultiplyAdd(-quotient, b.High, a.High) + a.Low);
        return new(quotient, remainder * reciprocal);
    }

    /// <summary>The square, to about 100 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Squared()
    {
        Doubles square = High * High;
        return new(square, MultiplyAdd(High + High, Low, MultiplyAdd(High, High, -square)));
    }

    /// <summary>The square root, to about 100 bits; 0 for 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair SquareRoot()
    {
        Doubles root = Vector512.Sqrt(High);
        Doubles remainder = MultiplyAdd(-root, root, High) + Low;
        return new(root, LaneMath.Select(Vector512.Equals(root, C(0)), C(0), C(0.5) * remainder / root));
    }

    /// <summary>The same number, its parts made to overlap no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Pair Normalized() => OrderedSum(High, Low);
}
