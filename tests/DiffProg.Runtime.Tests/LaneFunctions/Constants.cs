using System.Numerics;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Constants of many bits, from their series with integers.</summary>
internal static class Constants
{
    /// <summary>How many bits of π there are behind the point: more than the largest number has before it.</summary>
    public const int PiBits = 1300;

    /// <summary>π, by Machin's formula.</summary>
    public static BigInteger PiFixed { get; } = ((16 * InverseTangent(5, PiBits + 32, -1)) - (4 * InverseTangent(239, PiBits + 32, -1))) >> 32;

    public static DoubleDouble Pi { get; } = DoubleDouble.FromFixed(PiFixed, PiBits);

    /// <summary>The logarithm of 2, as twice the inverse hyperbolic tangent of a third.</summary>
    public static DoubleDouble Log2 { get; } = DoubleDouble.FromFixed(2 * InverseTangent(3, 256, 1), 256);

    /// <summary>The logarithm of 10: thrice that of 2 and that of 5 / 4.</summary>
    public static DoubleDouble Log10 { get; } = DoubleDouble.FromFixed((6 * InverseTangent(3, 256, 1)) + (2 * InverseTangent(9, 256, 1)), 256);

    private static BigInteger InverseTangent(int inverse, int bits, int sign)
    {
        BigInteger power = (BigInteger.One << bits) / inverse;
        BigInteger sum = BigInteger.Zero;
        int factor = 1;
        for (int i = 1; !power.IsZero; i += 2)
        {
            sum += factor * power / i;
            power /= inverse * inverse;
            factor *= sign;
        }

        return sum;
    }
}
