using System;

namespace DiffProg;

/// <summary>Derivatives of elementary functions that need care where the formula of the textbook cancels, or where there is a kink.</summary>
public static class Elementary
{
    /// <summary>The derivative <c>1 / cosh²(x)</c> of <see cref="Math.Tanh"/>, accurate also where <c>1 - tanh²(x)</c> cancels.</summary>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="tanh">The value <c>tanh(x)</c>.</param>
    public static double TanhDerivative(double x, double tanh)
    {
        double square = tanh * tanh;
        if (square < 0.75)
        {
            return 1 - square;
        }

        double cosh = Math.Cosh(x);
        return 1 / cosh / cosh;
    }

    /// <summary>The derivative of <see cref="Math.Abs(double)"/>: the sign of <paramref name="x"/>, 0 at 0, NaN for NaN.</summary>
    public static double AbsDerivative(double x) => x > 0 ? 1 : x < 0 ? -1 : 0 * x;

    /// <summary>
    /// The derivative of <see cref="Math.Max(double, double)"/> with respect to its first argument, and of
    /// <see cref="Math.Min(double, double)"/> with respect to its second: 1 where <paramref name="a"/> is the greater, 0 where it is
    /// the smaller, one half at a tie, NaN where either is NaN.
    /// </summary>
    public static double MaxDerivative(double a, double b) => a > b ? 1 : a < b ? 0 : a == b ? 0.5 : double.NaN;

    /// <summary>1 where <paramref name="a"/> is the greater, 0 where it is not, NaN where either is NaN: how much a bound counts that cuts a value off.</summary>
    public static double IsAbove(double a, double b) => a > b ? 1 : a <= b ? 0 : double.NaN;

    /// <summary>The component <c>x / norm</c> of a unit vector, and 0 for the vector 0: the derivative of a norm that is finite at its kink.</summary>
    public static double UnitOrZero(double x, double norm) => norm == 0 ? 0 : x / norm;
}
