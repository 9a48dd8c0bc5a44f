using System;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Exponentials, logarithms and what is made of them, to about 100 bits, by other ways than those of the lanes.</summary>
internal static class References
{
    public static Exact Exp(DoubleDouble x)
    {
        if (Math.Abs(x.High) > 10_000)
        {
            return x.High > 0 ? (DoubleDouble)double.PositiveInfinity : DoubleDouble.Zero;
        }

        int n = (int)Math.Round(x.High / Constants.Log2.High);
        return new(DoubleDouble.One + SmallExpM1(x - (Constants.Log2 * n)), n);
    }

    public static Exact Exp2(DoubleDouble x)
    {
        int n = (int)Math.Round(x.High);
        return new(DoubleDouble.One + SmallExpM1((x - n) * Constants.Log2), n);
    }

    public static Exact ExpM1(DoubleDouble x)
    {
        if (IsTiny(x.High))
        {
            return Multiple(1, x.High);
        }

        int n = (int)Math.Round(x.High / Constants.Log2.High);
        return n == 0 ? SmallExpM1(x) : MinusOne(Exp(x));
    }

    public static Exact Exp2M1(double x) => IsTiny(x) ? Multiple(Constants.Log2, x) : Math.Abs(x) < 0.5 ? ExpM1(Constants.Log2 * x) : MinusOne(Exp2(x));

    public static Exact Exp10M1(double x) => IsTiny(x) ? Multiple(Constants.Log10, x) : ExpM1(Constants.Log10 * x);

    /// <summary><c>log(1 + x)</c> in another unit.</summary>
    public static Exact LogP1(double x, DoubleDouble unit) => IsTiny(x) ? Multiple(DoubleDouble.One / unit, x) : LogP1((DoubleDouble)x) / unit;

    public static DoubleDouble Log(double x)
    {
        int k = Math.ILogB(x);
        double mantissa = Math.ScaleB(x, -k);
        if (mantissa > 1.4)
        {
            mantissa /= 2;
            k++;
        }

        return LogP1((DoubleDouble)mantissa - 1) + (Constants.Log2 * k);
    }

    /// <summary>By Newton's iteration for <c>exp(y) - 1 = x</c>, which keeps the relative precision near 0.</summary>
    public static DoubleDouble LogP1(DoubleDouble x)
    {
        if (x.High is < -0.5 or > 1)
        {
            DoubleDouble sum = x + 1;
            if (sum.High == 0)
            {
                return double.NegativeInfinity;
            }

            int k = Math.ILogB(sum.High);
            return LogP1(sum.Scaled(-k) - 1) + (Constants.Log2 * k);
        }

        double seed = double.LogP1(x.High);
        DoubleDouble e = ExpM1(-seed).Value;
        DoubleDouble rest = x + e + (x * e);
        return seed + (rest - (rest * rest / 2));
    }

    public static Exact Pow(double x, double y) => Exp(Log(x) * y);

    public static Exact Sigmoid(double x)
    {
        Exact decay = Exp(-Math.Abs(x));
        DoubleDouble sum = DoubleDouble.One + decay.Value.Scaled(Math.Max(decay.Exponent, -200));
        return x >= 0 ? DoubleDouble.One / sum : decay with { Value = decay.Value / sum };
    }

    public static Exact Tanh(double x)
    {
        if (IsTiny(x))
        {
            return Multiple(1, x);
        }

        DoubleDouble e = Plain(ExpM1(2 * Math.Min(Math.Abs(x), 40)));
        return Signed(e / (e + 2), x);
    }

    public static Exact TanhDerivative(double x) => Ratio(Exp(-2 * Math.Abs(x)), 2);

    public static Exact SigmoidDerivative(double x) => Ratio(Exp(-Math.Abs(x)), 0);

    public static Exact Sinh(double x)
    {
        double magnitude = Math.Abs(x);
        if (IsTiny(x))
        {
            return Multiple(1, x);
        }

        if (magnitude > 100)
        {
            return Signed(Halved(Exp(magnitude)), x);
        }

        DoubleDouble e = Plain(ExpM1(magnitude));
        return Signed((e + (e / (e + 1))) / 2, x);
    }

    public static Exact Cosh(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 100)
        {
            return Halved(Exp(magnitude));
        }

        DoubleDouble e = Plain(Exp(magnitude));
        return (e + (DoubleDouble.One / e)) / 2;
    }

    public static DoubleDouble Asinh(double x)
    {
        double magnitude = Math.Abs(x);
        if (magnitude > 1e30)
        {
            return Signed(Log(magnitude) + Constants.Log2, x).Value;
        }

        DoubleDouble square = (DoubleDouble)magnitude * magnitude;
        return Signed(LogP1(magnitude + (square / (DoubleDouble.SquareRoot(square + 1) + 1))), x).Value;
    }

    public static DoubleDouble Acosh(double x) => x > 1e30
        ? Log(x) + Constants.Log2
        : LogP1((DoubleDouble)x - 1 + DoubleDouble.SquareRoot(((DoubleDouble)x - 1) * ((DoubleDouble)x + 1)));

    public static DoubleDouble Atanh(double x)
    {
        double magnitude = Math.Abs(x);
        return Signed(LogP1((DoubleDouble)(2 * magnitude) / (DoubleDouble.One - magnitude)) / 2, x).Value;
    }

    /// <summary>By the series <c>2/√π · exp(-x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!</c>, whose terms are all positive.</summary>
    public static DoubleDouble Erf(double x)
    {
        double magnitude = Math.Min(Math.Abs(x), 7);
        DoubleDouble square = (DoubleDouble)magnitude * magnitude;
        DoubleDouble term = magnitude;
        DoubleDouble sum = term;
        for (int n = 1; term.High > sum.High * 1e-33; n++)
        {
            term = term * square * 2 / ((2 * n) + 1);
            sum += term;
        }

        return Signed(sum * 2 / DoubleDouble.SquareRoot(Constants.Pi) * Plain(Exp(-square)), x).Value;
    }

    public static Exact Cbrt(double x)
    {
        // Of a mantissa, lest the powers of the seed overflow.
        int k = Math.ILogB(x) / 3;
        DoubleDouble mantissa = Math.ScaleB(Math.Abs(x), -3 * k);
        DoubleDouble root = Math.Cbrt(mantissa.High);
        root -= ((root * root * root) - mantissa) / (root * root * 3);
        return Signed(new Exact(root, k), x);
    }

    public static Exact Hypot(double x, double y)
    {
        int k = Math.ILogB(Math.Max(Math.Abs(x), Math.Abs(y)));
        (DoubleDouble a, DoubleDouble b) = (Math.ScaleB(x, -k), Math.ScaleB(y, -k));
        return new(DoubleDouble.SquareRoot((a * a) + (b * b)), k);
    }

    /// <summary>Whether an odd function of a number is a multiple of it, whose low part no double could hold.</summary>
    public static bool IsTiny(double x) => Math.Abs(x) < 1e-100;

    public static Exact Multiple(DoubleDouble factor, double x) => new(factor * Math.ScaleB(x, 300), -300);

    public static Exact Signed(Exact magnitude, double sign) => double.IsNegative(sign) ? magnitude.Negated() : magnitude;

    private static Exact MinusOne(Exact x) => x.Exponent is < -120 or > 120
        ? x.Exponent > 0 ? x : new(-DoubleDouble.One)
        : new(x.Value.Scaled(x.Exponent) - 1);

    /// <summary><c>e / (1 + e)²</c> times a power of 2.</summary>
    private static Exact Ratio(Exact e, int exponent)
    {
        DoubleDouble sum = DoubleDouble.One + e.Value.Scaled(Math.Max(e.Exponent, -200));
        return new(e.Value / (sum * sum), e.Exponent + exponent);
    }

    private static Exact Halved(Exact x) => x with { Exponent = x.Exponent - 1 };

    private static DoubleDouble Plain(Exact x) => x.Value.Scaled(x.Exponent);

    /// <summary><c>exp(r) - 1</c> for <c>|r| ≤ log 2 / 2</c>, by its series at <c>r / 512</c> and nine doublings.</summary>
    private static DoubleDouble SmallExpM1(DoubleDouble r)
    {
        DoubleDouble x = r.Scaled(-9);
        DoubleDouble sum = DoubleDouble.Zero;
        for (int n = 9; n > 0; n--)
        {
            sum = (sum + 1) * x / n;
        }

        for (int i = 0; i < 9; i++)
        {
            sum *= sum + 2;
        }

        return sum;
    }
}
