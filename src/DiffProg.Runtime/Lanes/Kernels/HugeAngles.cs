using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static DiffProg.Lanes512.LaneMath;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;
using Longs = System.Runtime.Intrinsics.Vector512<long>;

namespace DiffProg.Lanes512;

/// <summary>
/// The reduction of angles so large that multiples of π cannot be subtracted: of their product with 2 / π only the bits are formed that make
/// up its last two integer bits and its fraction (Payne and Hanek), with integers, lane by lane.
/// </summary>
internal static class HugeAngles
{
    private const double Smallest = 1 << 26;
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiLow = 6.123233995736766e-17;

    /// <summary>A word of zeros, then the binary digits of 2 / π behind the point.</summary>
    private static ReadOnlySpan<ulong> TwoOverPi =>
    [
        0,
        0xA2F9836E4E441529,
        0xFC2757D1F534DDC0,
        0xDB6295993C439041,
        0xFE5163ABDEBBC561,
        0xB7246E3A424DD2E0,
        0x06492EEA09D1921C,
        0xFE1DEB1CB129A73E,
        0xE88235F52EBB4484,
        0xE99C7026B45F7E41,
        0x3991D639835339F4,
        0x9C845F8BBDF9283B,
        0x1FF897FFDE05980F,
        0xEF2F118B5A0A6D1F,
        0x6D367ECF27CB09B7,
        0x4F463F669E5FEA2D,
        0x7527BAC7EBE5F17B,
        0x3D0739F78A5292EA,
        0x6BFB5FB11F8D5D08,
        0x56033046FC7B6BAB,
        0xF0CFBC209AF4361D,
    ];

    /// <summary>Whether a lane is too large to be reduced by subtraction, or is no number.</summary>
    /// <param name="magnitude">The angles without their signs.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Any(Doubles magnitude) => !Vector512.LessThanAll(magnitude, C(Smallest));

    /// <summary>Reduces the lanes that are huge, and leaves the others.</summary>
    /// <param name="magnitude">The angles without their signs.</param>
    /// <param name="others">What the others are reduced to.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Angle Reduce(Doubles magnitude, Angle others)
    {
        (Doubles high, Doubles low, Longs quadrant) = (others.High, others.Low, others.Quadrant);
        for (int lane = 0; lane < Doubles.Count; lane++)
        {
            double x = magnitude.GetElement(lane);
            if (!(x < Smallest))
            {
                (double laneHigh, double laneLow, long laneQuadrant) = double.IsFinite(x) ? Reduce(x) : (double.NaN, 0, 0);
                high = high.WithElement(lane, laneHigh);
                low = low.WithElement(lane, laneLow);
                quadrant = quadrant.WithElement(lane, laneQuadrant);
            }
        }

        return new(high, low, quadrant);
    }

    private static (double High, double Low, long Quadrant) Reduce(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        ulong mantissa = ((ulong)bits & ((1UL << 52) - 1)) | (1UL << 52);

        // Behind this bit of 2 / π the product is less than 4, and one word of zeros stands before.
        int first = (int)(bits >> 52) - 1075 - 2 + 64;
        ulong carry1 = Math.BigMul(mantissa, Word(first + 128), out ulong lowest);
        ulong carry2 = Math.BigMul(mantissa, Word(first + 64), out ulong middle);
        middle += carry1;
        ulong highest = (mantissa * Word(first)) + carry2 + (middle < carry1 ? 1UL : 0);

        // Two bits of quadrant, then the fraction; one of a half or more counts to the next quadrant.
        UInt128 fraction = new UInt128(highest << 2 | middle >> 62, middle << 2 | lowest >> 62);
        bool isNegative = (highest & (1UL << 61)) != 0;
        long quadrant = (long)(highest >> 62) + (isNegative ? 1 : 0);
        if (isNegative)
        {
            fraction = UInt128.Zero - fraction;
        }

        int leading = (int)UInt128.LeadingZeroCount(fraction);
        fraction <<= leading;
        double unit = (isNegative ? -1.0 : 1.0) * BitConverter.Int64BitsToDouble((1023L - 53 - leading) << 52);
        double high = (long)(ulong)(fraction >> 75) * unit;
        double low = (long)((ulong)(fraction >> 22) & ((1UL << 53) - 1)) * (unit / (1L << 53));
        double product = high * HalfPi;
        double rest = Math.FusedMultiplyAdd(high, HalfPi, -product) + Math.FusedMultiplyAdd(high, HalfPiLow, low * HalfPi);
        return (product, rest, quadrant);
    }

    /// <summary>64 binary digits.</summary>
    /// <param name="first">Before which one they begin.</param>
    private static ulong Word(int first)
    {
        (int index, int offset) = (first / 64, first % 64);
        return offset == 0 ? TwoOverPi[index] : TwoOverPi[index] << offset | TwoOverPi[index + 1] >> (64 - offset);
    }
}
