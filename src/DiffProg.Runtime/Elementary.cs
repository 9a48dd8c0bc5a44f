using System;
using System.Numerics;

namespace DiffProg;

/// <summary>
/// Derivatives of elementary functions that need care where the formula of the textbook cancels, or where there is a kink; for numbers
/// of every width.
/// </summary>
public static class Elementary
{
    /// <summary>The derivative <c>1 / cosh²(x)</c> of <see cref="Math.Tanh"/>, accurate also where <c>1 - tanh²(x)</c> cancels.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="tanh">The value <c>tanh(x)</c>.</param>
    public static T TanhDerivative<T>(T x, T tanh)
        where T : IFloatingPointIeee754<T>
    {
        T square = tanh * tanh;
        if (square < T.CreateTruncating(0.75))
        {
            return T.One - square;
        }

        // As 4 e / (1 + e)² with e = exp(-2 |x|), where nothing cancels or overflows.
        T e = T.Exp(T.CreateTruncating(-2) * T.Abs(x));
        T sum = T.One + e;
        return T.CreateTruncating(4) * e / (sum * sum);
    }

    /// <summary>The derivative of <see cref="Math.Abs(double)"/>: the sign of <paramref name="x"/>, 0 at 0, NaN for NaN.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">Where the derivative is taken.</param>
    public static T AbsDerivative<T>(T x)
        where T : IFloatingPointIeee754<T> => x > T.Zero ? T.One : x < T.Zero ? -T.One : T.Zero * x;

    /// <summary>
    /// The derivative of <see cref="Math.Max(double, double)"/> with respect to its first argument, and of
    /// <see cref="Math.Min(double, double)"/> with respect to its second: 1 where <paramref name="a"/> is the greater, 0 where it is
    /// the smaller, one half at a tie, NaN where either is NaN.
    /// </summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="a">The argument that the derivative is taken with respect to.</param>
    /// <param name="b">The other.</param>
    public static T MaxDerivative<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a > b ? T.One : a < b ? T.Zero : a == b ? T.CreateTruncating(0.5) : T.NaN;

    /// <summary>
    /// The derivative of <see cref="double.MaxNumber"/> with respect to its first argument: as of a maximum, but what is no number
    /// counts as absent.
    /// </summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="a">The argument that the derivative is taken with respect to.</param>
    /// <param name="b">The other.</param>
    public static T MaxNumberDerivative<T>(T a, T b)
        where T : IFloatingPointIeee754<T> =>
        T.IsNaN(a) == T.IsNaN(b) ? MaxDerivative(a, b) : T.IsNaN(b) ? T.One : T.Zero;

    /// <summary>The logistic function, exactly as <c>1 / (1 + Math.Exp(-x))</c> computes it.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">Its argument.</param>
    public static T Logistic<T>(T x)
        where T : IFloatingPointIeee754<T> => T.One / (T.One + T.Exp(-x));

    /// <summary>The derivative of <see cref="Logistic"/>, accurate also where <c>1 - logistic(x)</c> cancels, and 0 where the exponential overflows.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">Where the derivative is taken.</param>
    /// <param name="logistic">The value <c>logistic(x)</c>.</param>
    public static T LogisticDerivative<T>(T x, T logistic)
        where T : IFloatingPointIeee754<T> =>
        logistic < T.CreateTruncating(0.75) ? logistic * (T.One - logistic) : logistic * logistic * T.Exp(-x);

    /// <summary>
    /// The derivative <c>y · xʸ⁻¹</c> of <see cref="Math.Pow"/> with respect to its base, from the power itself where that is neither
    /// zero nor infinite; 0 at (0, 0).
    /// </summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">The base.</param>
    /// <param name="y">The exponent.</param>
    /// <param name="power">The value <c>xʸ</c>.</param>
    public static T PowDerivative<T>(T x, T y, T power)
        where T : IFloatingPointIeee754<T> =>
        T.IsNormal(power) && T.IsNormal(x) ? y * (power / x)
        : y == T.Zero && x == T.Zero ? T.Zero
        : y * T.Pow(x, y - T.One);

    /// <summary>A value whose derivative is that of another expression for it.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="surrogate">What it would be but for rounding; its derivative counts.</param>
    public static T WithDerivativeOf<T>(T value, T surrogate)
        where T : IFloatingPointIeee754<T> => value;

    /// <summary>1 where <paramref name="a"/> is the greater, 0 where it is not, NaN where either is NaN: how much a bound counts that cuts a value off.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="a">What is compared.</param>
    /// <param name="b">The bound.</param>
    public static T IsAbove<T>(T a, T b)
        where T : IFloatingPointIeee754<T> => a > b ? T.One : a <= b ? T.Zero : T.NaN;

    /// <summary>The component <c>x / norm</c> of a unit vector, and 0 for the vector 0: the derivative of a norm that is finite at its kink.</summary>
    /// <typeparam name="T">The width.</typeparam>
    /// <param name="x">The component.</param>
    /// <param name="norm">The norm.</param>
    public static T UnitOrZero<T>(T x, T norm)
        where T : IFloatingPointIeee754<T> => norm == T.Zero ? T.Zero : x / norm;
}
