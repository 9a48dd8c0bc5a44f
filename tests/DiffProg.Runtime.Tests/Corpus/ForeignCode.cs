using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Ways to write that libraries of numerical code have, and that were once wrong or refused.</summary>
internal static partial class ForeignCode
{
    public static Checks.Case[] Table { get; } =
    [
        new("A way to round, in a callee", nameof(RoundedByCallee), At(7.3, 2.1), x => [2 * x[0] * RoundToMultiple(x[0], x[1]), x[0] * x[0] * 3]),
        new("A way to round, in a costly expression", nameof(RoundedPower), At(7.3, 2.1)),
        new("A way to round that is chosen", nameof(RoundedSomeWay), At(1.34, 5)),
        new("A table of coefficients, given to a method", nameof(BySeries), At(0.7)),
        new("A table that nothing assigns, though it might", nameof(ByPrivateTable), At(0.7)),
        new("A table beside a parameter, given to a method", nameof(ByTableAndRow), At(0.7, Row(1.5, 0.4, 2.0))),
        new("Comparisons by methods steer", nameof(ByComparisons), At(0.7, 0.7, 1.9), IsKink: true),
        new("Comparisons by methods, other branches", nameof(ByComparisons), At(1.7, 0.7, 1.9)),
        new("A body that calls what is private where it stands", nameof(ByPrivateHelper), At(-1.3), x => [-4 * x[0] * x[0] * x[0]]),
    ];

#pragma warning disable IDE0044 // That it is not read-only is what it is about.
    private static double[] _zeta = [0, 0, 0.6449, 0.2021, 0.0823];
#pragma warning restore IDE0044

    private static readonly double[] Coefficients = [0.3, -1.2, 0.8, 0.5];

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable(Derivatives = Both)]
    private static double RoundToMultiple(double number, double basis) => Math.Round(number / basis, MidpointRounding.AwayFromZero) * basis;
#pragma warning restore DP3001

    [Differentiable(Derivatives = Both)]
    private static double RoundedByCallee(double number, double basis) => number * number * RoundToMultiple(number, basis);

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable(Derivatives = Both)]
    private static double RoundedPower(double number, double basis) => number < 0
        ? -Math.Pow(basis, Math.Round(Math.Log(-number, basis), MidpointRounding.AwayFromZero))
        : Math.Pow(basis, Math.Round(Math.Log(number, basis), MidpointRounding.AwayFromZero));
#pragma warning restore DP3001

    [Differentiable(Derivatives = Both)]
    private static double RoundedSomeWay(double x, int n)
    {
        double s = x;
        for (int i = 0; i < n; i++)
        {
            MidpointRounding way = i > 2 ? MidpointRounding.AwayFromZero : MidpointRounding.ToZero;
            s += (Math.Round(x * i, way) * x) + (double.Round(x, 1, way) * s * 0.1);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Polynomial(double x, double[] coefficients)
    {
        double sum = coefficients[^1];
        for (int i = coefficients.Length - 2; i >= 0; --i)
        {
            sum *= x;
            sum += coefficients[i];
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double BySeries(double x)
    {
        if (x < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), "must not be negative");
        }

        return x < 0.5 ? Polynomial(x, Coefficients) : Polynomial(1 / x, Coefficients) * Math.Exp(-x) * Coefficients[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByTableAndRow(double x, double[] row)
    {
        row[1] *= Polynomial(x, Coefficients);
        return (Polynomial(x, row) * Polynomial(row[1], Coefficients)) + row[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByComparisons(double x, double y, double z)
    {
        double s = 1;
        for (int i = 0; i < 3; i++)
        {
            s *= x.Equals(0.7) ? y * z : x * x;
            s += z.CompareTo(y) * s * x;
            if (s < 0)
            {
                throw new ArithmeticException(FormattableString.Invariant($"{s} at {x}"));
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByPrivateHelper(double x) => Search.Run(y => y * y, x);

    private static partial class Search
    {
        private const double Scale = 1;

        public static double Run(Func<double, double> f, double x) => WithSign(f(x), x) * f(x) * Scale;

#pragma warning disable DP3001 // The zero is what the program is about.
        [Differentiable(Derivatives = Both)]
        private static double WithSign(double a, double b) => b > 0 ? Math.Abs(a) : -Math.Abs(a);
#pragma warning restore DP3001
    }

    [Differentiable(Derivatives = Both)]
    private static double ByPrivateTable(double x)
    {
        double sum = 0, power = -x;
        for (int k = 2; k < _zeta.Length; k++)
        {
            power *= -x;
            sum += _zeta[k] * power / k;
        }

        return sum * Polynomial(x, _zeta);
    }
}
