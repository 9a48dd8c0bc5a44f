using System;
using System.Collections.Generic;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Arguments from a seed, the same on every machine: of every size, and near whatever is an edge.</summary>
/// <param name="seed">The seed.</param>
internal sealed class Points(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Numbers that functions treat apart.</summary>
    public static double[] Exceptional { get; } =
    [
        0, double.Epsilon, 2.2250738585072014e-308, 1e-300, 1e-20, 0.5, 1, 1.5, 2, 3, 4, 5, 100, 1000, 9007199254740991, 9007199254740992, 1e300,
        double.MaxValue, double.PositiveInfinity, double.NaN,
        -0.0, -double.Epsilon, -2.2250738585072014e-308, -1e-300, -1e-20, -0.5, -1, -1.5, -2, -3, -4, -5, -100, -1000, -9007199254740991,
        -9007199254740992, -1e300, double.MinValue, double.NegativeInfinity,
    ];

    public IEnumerable<(double X, double Y)> Of(Function function, int count)
    {
        for (int i = 0; i < count; i++)
        {
            double x = Argument(function);
            yield return (x, function.Name == "Pow" ? Exponent(x) : function.IsBinary ? Partner(x) : 0);
        }
    }

    /// <summary>Any bits at all.</summary>
    public double Bits() => BitConverter.UInt64BitsToDouble(Next());

    private double Argument(Function function)
    {
        double x = (Next() % 4) switch
        {
            0 => function.Low + (((function.High / 2) - (function.Low / 2)) * (2 * Fraction())),
            1 => Bits(),
            2 => Moderate(),
            _ => function.Edges.Length > 0 ? Near(function.Edges[Next() % (ulong)function.Edges.Length]) : Near(Moderate()),
        };
        return x >= function.Low && x <= function.High && x != 0 ? x : Argument(function);
    }

    /// <summary>Near enough to 1 that a function is neither its argument nor a limit.</summary>
    private double Moderate() => Math.CopySign((1 + Fraction()) * BitConverter.UInt64BitsToDouble((1023 - 20 + (Next() % 31)) << 52), Fraction() - 0.5);

    /// <summary>Off by as few or as many bits as it happens.</summary>
    private double Near(double edge) => BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(edge) + ((long)Next() >> (int)(12 + (Next() % 52))));

    /// <summary>An ordinate or leg that is not nothing beside the first, most times.</summary>
    private double Partner(double x)
    {
        double y = Next() % 4 == 0 ? Bits() : x * Moderate();
        return double.IsFinite(y) && y != 0 ? y : Partner(x);
    }

    /// <summary>An exponent with a power that is neither 0 nor infinite, most times.</summary>
    private double Exponent(double x)
    {
        double y = Next() % 8 == 0 ? Moderate() : ((Fraction() * 1460) - 748) / (double.Log2(x) * 0.6931);
        return double.IsFinite(y) && y != 0 ? y : Moderate();
    }

    private double Fraction() => (Next() >> 11) * (1.0 / (1L << 53));

    /// <summary>SplitMix64.</summary>
    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            ulong z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
