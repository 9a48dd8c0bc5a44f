using System;
using System.Numerics;

namespace DiffProg.Generator.Tests.Rules;

/// <summary>A number of some seventy decimal digits, <c>mantissa · 2^exponent</c>: what derivatives are measured against.</summary>
internal readonly record struct Precise(BigInteger Mantissa, int Exponent)
{
    private const int Bits = 240;

    public static readonly Precise Zero = new(BigInteger.Zero, 0);
    public static readonly Precise One = new(BigInteger.One, 0);
    public static readonly Precise Pi = (Of(16) * Arctangent(5)) - (Of(4) * Arctangent(239));
    public static readonly Precise LogOf2 = Of(2) * AreaTangent(One / Of(3));
    public static readonly Precise LogOf10 = (Of(3) * LogOf2) + (Of(2) * AreaTangent(One / Of(9)));

    public static implicit operator Precise(double value) => Of(value);

    public static Precise operator -(Precise x) => new(-x.Mantissa, x.Exponent);

    public static Precise operator +(Precise x, Precise y)
    {
        if (x.Mantissa.IsZero || y.Mantissa.IsZero)
        {
            return x.Mantissa.IsZero ? y : x;
        }

        (Precise high, Precise low) = x.Exponent >= y.Exponent ? (x, y) : (y, x);
        int shift = high.Exponent - low.Exponent;
        return shift > 4 * Bits && Magnitude(high) > Magnitude(low) + (2 * Bits) ? high : Rounded((high.Mantissa << shift) + low.Mantissa, low.Exponent);
    }

    public static Precise operator -(Precise x, Precise y) => x + -y;

    public static Precise operator *(Precise x, Precise y) => Rounded(x.Mantissa * y.Mantissa, x.Exponent + y.Exponent);

    public static Precise operator /(Precise x, Precise y)
    {
        int shift = (2 * Bits) + (int)y.Mantissa.GetBitLength();
        return Rounded((x.Mantissa << shift) / y.Mantissa, x.Exponent - y.Exponent - shift);
    }

    public static Precise Of(double value)
    {
        if (value == 0)
        {
            return Zero;
        }

        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xF_FFFF_FFFF_FFFF;
        long mantissa = exponent == 0 ? fraction : fraction | (1L << 52);
        return new Precise(value < 0 ? -mantissa : mantissa, Math.Max(exponent, 1) - 1075);
    }

    public static Precise Sqrt(Precise x)
    {
        int shift = (2 * Bits) + ((x.Exponent & 1) == 0 ? 0 : 1);
        BigInteger square = x.Mantissa << shift;
        BigInteger root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        for (BigInteger next = (root + (square / root)) >> 1; next < root; next = (root + (square / root)) >> 1)
        {
            root = next;
        }

        return Rounded(root, (x.Exponent - shift) / 2);
    }

    public static Precise Exp(Precise x)
    {
        const int halvings = 16;
        int whole = (int)Math.Round((x / LogOf2).ToDouble());
        Precise rest = x - (Of(whole) * LogOf2);
        rest = new Precise(rest.Mantissa, rest.Exponent - halvings);
        Precise sum = One, term = One;
        for (int i = 1; i < 40; i++)
        {
            term = term * rest / Of(i);
            sum += term;
        }

        for (int i = 0; i < halvings; i++)
        {
            sum *= sum;
        }

        return new Precise(sum.Mantissa, sum.Exponent + whole);
    }

    public static Precise Log(Precise x)
    {
        int whole = (int)Magnitude(x);
        Precise scaled = new(x.Mantissa, x.Exponent - whole);
        Precise y = Math.Log(scaled.ToDouble());
        for (int i = 0; i < 4; i++)
        {
            Precise power = Exp(y);
            y += Of(2) * (scaled - power) / (scaled + power);
        }

        return y + (Of(whole) * LogOf2);
    }

    public static Precise Pow(Precise x, Precise y) => Exp(y * Log(x));

    public static Precise Sin(Precise x)
    {
        // At 1/2^12 of the angle the series is short; (cos, sin) is then squared as a number of the plane.
        const int halvings = 12;
        Precise turns = Of(Math.Round((x / (Of(2) * Pi)).ToDouble()));
        Precise angle = x - (turns * Of(2) * Pi);
        angle = new Precise(angle.Mantissa, angle.Exponent - halvings);
        Precise sine = angle, term = angle, versine = Zero, even = One;
        for (int i = 1; i < 20; i++)
        {
            even = -(even * angle * angle / Of((2 * i) * ((2 * i) - 1)));
            versine += even;
            term = -(term * angle * angle / Of((2 * i) * ((2 * i) + 1)));
            sine += term;
        }

        Precise cosine = One + versine;
        for (int i = 0; i < halvings; i++)
        {
            (cosine, sine) = ((cosine * cosine) - (sine * sine), Of(2) * sine * cosine);
        }

        return sine;
    }

    public static Precise Cos(Precise x) => Sin(x + (Pi / Of(2)));

    public double ToDouble()
    {
        if (Mantissa.IsZero)
        {
            return 0;
        }

        // To 64 bits first, so that what is lost lies far below the last bit of the double.
        int excess = (int)BigInteger.Abs(Mantissa).GetBitLength() - 64;
        BigInteger magnitude = BigInteger.Abs(Mantissa);
        ulong leading = (ulong)(excess > 0 ? magnitude >> excess : magnitude << -excess);
        return Mantissa.Sign * Math.ScaleB((double)leading, Exponent + excess);
    }

    private static long Magnitude(Precise x) => BigInteger.Abs(x.Mantissa).GetBitLength() + x.Exponent;

    private static Precise Rounded(BigInteger mantissa, int exponent)
    {
        int excess = (int)BigInteger.Abs(mantissa).GetBitLength() - Bits;
        return excess > 0 ? new Precise(mantissa >> excess, exponent + excess) : new Precise(mantissa, exponent);
    }

    private static Precise Arctangent(int inverse)
    {
        Precise power = One / Of(inverse), sum = power;
        for (int i = 1; i < 60; i++)
        {
            power = -(power / Of(inverse * inverse));
            sum += power / Of((2 * i) + 1);
        }

        return sum;
    }

    private static Precise AreaTangent(Precise x)
    {
        Precise power = x, sum = x;
        for (int i = 1; i < 90; i++)
        {
            power *= x * x;
            sum += power / Of((2 * i) + 1);
        }

        return sum;
    }
}
