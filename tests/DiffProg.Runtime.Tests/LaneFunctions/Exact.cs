using System;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>A value of a function, to about 100 bits, of any size.</summary>
/// <param name="Value">The value.</param>
/// <param name="Exponent">By which power of 2 it is multiplied.</param>
internal readonly record struct Exact(DoubleDouble Value, int Exponent = 0)
{
    private const int DigitsOfDouble = 53;
    private const int DigitsOfSingle = 24;

    public static implicit operator Exact(DoubleDouble value) => new(value);

    public Exact Negated() => this with { Value = -Value };

    /// <summary>How far a double is from this, in units of the last place that a double next to this has.</summary>
    public double Distance(double x) => Distance(x, DigitsOfDouble, -1074, 1024);

    /// <summary>How far a number of single precision is from this, in units of the last place that one next to this has.</summary>
    public double Distance(float x) => Distance(x, DigitsOfSingle, -149, 128);

    private double Distance(double x, int digits, int smallest, int largest)
    {
        if (double.IsNaN(x) || double.IsNaN(Value.High))
        {
            return double.IsNaN(x) && double.IsNaN(Value.High) ? 0 : double.PositiveInfinity;
        }

        if (Value.High == 0 || double.IsInfinity(Value.High))
        {
            return x == Value.High ? 0 : double.PositiveInfinity;
        }

        int unit = Math.Max(Math.ILogB(Value.High) + Exponent - digits + 1, smallest);
        if (double.IsInfinity(x))
        {
            // Infinity stands for the power of 2 that is the first number too large.
            bool isBeyond = Math.ILogB(Value.High) + Exponent >= largest;
            return Math.Sign(x) != Math.Sign(Value.High) ? double.PositiveInfinity
                : isBeyond ? 0
                : Difference(Math.CopySign(Math.ScaleB(1, largest - Exponent), x), unit);
        }

        return Difference(Math.ScaleB(x, -Exponent), unit);
    }

    private double Difference(double x, int unit) => Math.ScaleB(Math.Abs(((DoubleDouble)x - Value).High), Exponent - unit);
}
