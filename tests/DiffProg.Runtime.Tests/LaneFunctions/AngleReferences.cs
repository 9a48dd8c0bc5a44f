using System;
using System.Numerics;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Functions of angles, to about 100 bits: the reduction with integers, then the series.</summary>
internal static class AngleReferences
{
    private const int Terms = 28;

    private static readonly DoubleDouble[] InverseFactorials = CreateInverseFactorials();

    public static Exact Sin(double x) => InQuadrant(Reduce(x, out int quadrant), quadrant).Sin;

    public static Exact Cos(double x) => InQuadrant(Reduce(x, out int quadrant), quadrant).Cos;

    public static Exact Tan(double x)
    {
        (DoubleDouble sin, DoubleDouble cos) = InQuadrant(Reduce(x, out int quadrant), quadrant);
        return sin / cos;
    }

    public static Exact SinPi(double x) =>
        References.IsTiny(x) ? References.Multiple(Constants.Pi, x) : InQuadrant(ReduceHalfTurns(x, out int quadrant), quadrant).Sin;

    public static Exact CosPi(double x) => InQuadrant(ReduceHalfTurns(x, out int quadrant), quadrant).Cos;

    public static Exact TanPi(double x)
    {
        if (References.IsTiny(x))
        {
            return References.Multiple(Constants.Pi, x);
        }

        (DoubleDouble sin, DoubleDouble cos) = InQuadrant(ReduceHalfTurns(x, out int quadrant), quadrant);
        return cos.High == 0 ? sin.High * double.PositiveInfinity : sin / cos;
    }

    public static Exact Asin(double x) => References.IsTiny(x) ? References.Multiple(1, x) : Angle(x, Complement(x));

    public static Exact Acos(double x) => Angle(Complement(x), x);

    public static Exact Atan(double x) => Atan2(x, 1);

    public static Exact Atan2(double y, double x)
    {
        if (Math.ILogB(y) - Math.ILogB(x) < -300 && x > 0)
        {
            // The quotient itself, which may be smaller than any double.
            return new(Math.ScaleB(y, -Math.ILogB(y)) / (DoubleDouble)Math.ScaleB(x, -Math.ILogB(x)), Math.ILogB(y) - Math.ILogB(x));
        }

        int k = Math.ILogB(Math.Max(Math.Abs(x), Math.Abs(y)));
        return Angle(Math.ScaleB(y, -k), Math.ScaleB(x, -k));
    }

    public static Exact InHalfTurns(Exact angle) => angle with { Value = angle.Value / Constants.Pi };

    /// <summary>By a seed and the angle that it misses.</summary>
    private static DoubleDouble Angle(DoubleDouble y, DoubleDouble x)
    {
        double seed = Math.Atan2(y.High, x.High);
        (DoubleDouble sin, DoubleDouble cos) = Math.Abs(seed) < 0.5 ? Series(seed) : InQuadrant(Reduce(seed, out int quadrant), quadrant);
        return seed + (((y * cos) - (x * sin)) / ((x * cos) + (y * sin)));
    }

    private static DoubleDouble Complement(double x) => DoubleDouble.SquareRoot((DoubleDouble.One - x) * (DoubleDouble.One + x));

    private static DoubleDouble Reduce(double x, out int quadrant)
    {
        if (Math.Abs(x) < 0.5)
        {
            quadrant = 0;
            return x;
        }

        // As a multiple of 2⁻ᵇⁱᵗˢ, with so much of π that its error, as often as it is subtracted, does not count.
        int exponent = Math.ILogB(x) - 52;
        int bits = Math.Max(exponent, 0) + 250;
        BigInteger angle = new BigInteger(Math.ScaleB(x, -exponent)) << (bits + exponent);
        BigInteger halfPi = Constants.PiFixed >> (Constants.PiBits - bits + 1);
        BigInteger n = BigInteger.Divide((2 * angle) + (angle.Sign * halfPi), 2 * halfPi);
        quadrant = (int)(n & 3);
        return DoubleDouble.FromFixed(angle - (n * halfPi), bits);
    }

    private static DoubleDouble ReduceHalfTurns(double x, out int quadrant)
    {
        double withinTurn = Math.IEEERemainder(x, 2);
        double n = Math.Round(2 * withinTurn);
        quadrant = (int)n & 3;
        return Constants.Pi * (withinTurn - (n / 2));
    }

    private static (DoubleDouble Sin, DoubleDouble Cos) InQuadrant(DoubleDouble r, int quadrant)
    {
        (DoubleDouble sin, DoubleDouble cos) = Series(r);
        return quadrant switch
        {
            0 => (sin, cos),
            1 => (cos, -sin),
            2 => (-sin, -cos),
            _ => (-cos, sin),
        };
    }

    private static (DoubleDouble Sin, DoubleDouble Cos) Series(DoubleDouble r)
    {
        DoubleDouble square = r * r;
        (DoubleDouble sin, DoubleDouble cos) = (DoubleDouble.Zero, DoubleDouble.Zero);
        for (int n = Terms - 1; n > 0; n -= 2)
        {
            sin = InverseFactorials[n] - (sin * square);
            cos = InverseFactorials[n - 1] - (cos * square);
        }

        return (sin * r, cos);
    }

    private static DoubleDouble[] CreateInverseFactorials()
    {
        DoubleDouble[] all = new DoubleDouble[Terms];
        all[0] = 1;
        for (int n = 1; n < Terms; n++)
        {
            all[n] = all[n - 1] / n;
        }

        return all;
    }
}
