using System;
using static System.Math;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The derivatives of System.Math, written from the textbook and not from the compiler's table.</summary>
internal static class MathRules
{
    public static Dual Apply(string function, Kind kind, ReadOnlySpan<Dual> arguments, Journal journal)
    {
        var result = arguments.Length == 1 ? Unary(function, arguments[0], journal) : Binary(function, arguments[0], arguments[1], journal);
        // The narrow functions are their own: a rounded function of double need not be what they give.
        return kind switch
        {
            Kind.Single => result with { Value = NarrowMath.Value<float>(function, arguments) },
            Kind.Half => result with { Value = (double)NarrowMath.Value<Half>(function, arguments) },
            _ => result,
        };
    }

    public static Dual Remainder(Dual x, Dual y, Journal journal)
    {
        double quotient = Abs(x.Value / y.Value);
        if (x.Varied || y.Varied)
            journal.Kink((int)Min(quotient, 1e9), quotient < 0.5 ? 1 : Abs(quotient - Round(quotient)));
        return x % y;
    }

    private static Dual Unary(string function, Dual x, Journal journal)
    {
        double v = x.Value;
        switch (function)
        {
            case "Sin": return x.Through(Sin(v), Cos(v));
            case "Cos": return x.Through(Cos(v), -Sin(v));
            case "Tan": return x.Through(Tan(v), 1 / (Cos(v) * Cos(v)));
            case "Exp": return x.Through(Exp(v), Exp(v));
            case "Log": return x.Through(Log(v), 1 / v);
            case "Log10": return x.Through(Log10(v), 1 / (v * Log(10)));
            case "Log2": return x.Through(Log2(v), 1 / (v * Log(2)));
            case "Sqrt": return x.Through(Sqrt(v), 0.5 / Sqrt(v));
            case "Cbrt": return x.Through(Cbrt(v), 1 / (3 * Cbrt(v) * Cbrt(v)));
            case "Sinh": return x.Through(Sinh(v), Cosh(v));
            case "Cosh": return x.Through(Cosh(v), Sinh(v));
            case "Tanh": return x.Through(Tanh(v), 1 / (Cosh(v) * Cosh(v)));
            case "Asin": return x.Through(Asin(v), 1 / Sqrt((1 - v) * (1 + v)));
            case "Acos": return x.Through(Acos(v), -1 / Sqrt((1 - v) * (1 + v)));
            case "Atan": return x.Through(Atan(v), 1 / (1 + (v * v)));
            case "Asinh": return x.Through(Asinh(v), 1 / Sqrt(1 + (v * v)));
            case "Acosh": return x.Through(Acosh(v), 1 / Sqrt((v - 1) * (v + 1)));
            case "Atanh": return x.Through(Atanh(v), 1 / ((1 - v) * (1 + v)));
            case "Abs":
                Jump(x, Side(v), Abs(v), 2 * x.Tangent, journal);
                return x.Through(Abs(v), Side(v));
            case "Floor":
                Jump(x, (int)Floor(v), Abs(v - Round(v)), x.Tangent, journal);
                return x.Through(Floor(v), 0);
            case "Round":
                Jump(x, (int)Round(v), Abs(v - Floor(v) - 0.5), x.Tangent, journal);
                return x.Through(Round(v), 0);
            case "Sign":
                Jump(x, Side(v), Abs(v), x.Tangent, journal);
                return x.Through(double.IsNaN(v) ? v : Side(v), 0);
            default: throw new ArgumentException(function);
        }
    }

    private static Dual Binary(string function, Dual x, Dual y, Journal journal)
    {
        switch (function)
        {
            case "Max": return Extreme(Max(x.Value, y.Value), x, y, x.Value > y.Value, journal);
            case "Min": return Extreme(Min(x.Value, y.Value), x, y, x.Value < y.Value, journal);
            case "Atan2":
                double square = (x.Value * x.Value) + (y.Value * y.Value);
                Jump(Dual.Of(0, x, 0, y, 0), Side(x.Value), y.Value > 0 ? 1 : Abs(x.Value), 1, journal);
                return Dual.Of(Atan2(x.Value, y.Value), x, y.Value / square, y, -x.Value / square);
            case "Pow":
                double power = Pow(x.Value, y.Value);
                double slopeX = y.Value == 0 ? 0 : y.Value * Pow(x.Value, y.Value - 1);
                return Dual.Of(power, x, slopeX, y, y.Varied ? power * Log(x.Value) : 0);
            default: throw new ArgumentException(function);
        }
    }

    private static Dual Extreme(double value, Dual x, Dual y, bool first, Journal journal)
    {
        Jump(Dual.Of(0, x, 0, y, 0), first ? 1 : 0, Abs(x.Value - y.Value), x.Tangent - y.Tangent, journal);
        double slope = x.Value == y.Value ? 0.5 : first ? 1 : 0;
        return Dual.Of(value, x, slope, y, 1 - slope);
    }

    /// <param name="x">What may depend on an input.</param>
    /// <param name="side">The side of the kink.</param>
    /// <param name="margin">The distance from the kink.</param>
    /// <param name="difference">By how much the tangent jumps there. None along a random direction means none along any.</param>
    /// <param name="journal">Takes the note.</param>
    private static void Jump(Dual x, int side, double margin, double difference, Journal journal)
    {
        if (x.Varied)
            journal.Kink(side, margin == 0 && difference == 0 ? 1 : margin);
    }

    // Math.Sign throws on NaN.
    private static int Side(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
