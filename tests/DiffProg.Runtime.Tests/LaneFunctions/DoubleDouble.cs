using System;
using System.Numerics;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>A number of about 105 bits, the sum of two: what the values of the lanes are held against.</summary>
/// <param name="High">The number, rounded.</param>
/// <param name="Low">What the rounding left.</param>
internal readonly record struct DoubleDouble(double High, double Low)
{
    public static DoubleDouble Zero => default;

    public static DoubleDouble One => 1;

    public static implicit operator DoubleDouble(double x) => new(x, 0);

    public static DoubleDouble operator -(DoubleDouble x) => new(-x.High, -x.Low);

    public static DoubleDouble operator +(DoubleDouble x, DoubleDouble y)
    {
        (double sum, double rest) = Sum(x.High, y.High);
        (double low, double lowest) = Sum(x.Low, y.Low);
        (sum, rest) = Normalized(sum, rest + low);
        return FromSum(sum, rest + lowest);
    }

    public static DoubleDouble operator -(DoubleDouble x, DoubleDouble y) => x + -y;

    public static DoubleDouble operator *(DoubleDouble x, DoubleDouble y)
    {
        double product = x.High * y.High;
        return FromSum(product, Math.FusedMultiplyAdd(x.High, y.High, -product) + ((x.High * y.Low) + (x.Low * y.High)));
    }

    public static DoubleDouble operator /(DoubleDouble x, DoubleDouble y)
    {
        double first = x.High / y.High;
        DoubleDouble rest = x - (y * first);
        double second = rest.High / y.High;
        rest -= y * second;
        return FromSum(first, second) + (rest.High / y.High);
    }

    public static DoubleDouble SquareRoot(DoubleDouble x)
    {
        if (x.High == 0)
        {
            return x;
        }

        double root = Math.Sqrt(x.High);
        return FromSum(root, (x - ((DoubleDouble)root * root)).High / (2 * root));
    }

    /// <summary>A number of any length over a power of 2.</summary>
    public static DoubleDouble FromFixed(BigInteger numerator, int bits)
    {
        int excess = Math.Max((int)(BigInteger.Abs(numerator).GetBitLength() - 160), 0);
        BigInteger shortened = numerator >> excess;
        double high = (double)shortened;
        double low = (double)(shortened - new BigInteger(high));
        return FromSum(high, low).Scaled(excess - bits);
    }

    public DoubleDouble Scaled(int exponent) => new(Math.ScaleB(High, exponent), Math.ScaleB(Low, exponent));

    private static DoubleDouble FromSum(double x, double y)
    {
        (double sum, double rest) = Normalized(x, y);
        return new(sum, rest);
    }

    private static (double Sum, double Error) Normalized(double x, double y)
    {
        double sum = x + y;
        return (sum, y - (sum - x));
    }

    private static (double Sum, double Error) Sum(double x, double y)
    {
        double sum = x + y;
        double second = sum - x;
        return (sum, (x - (sum - second)) + (y - second));
    }
}
