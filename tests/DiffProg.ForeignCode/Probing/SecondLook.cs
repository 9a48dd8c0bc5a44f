using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.ForeignCode.Probing;

/// <summary>
/// Why a derivative that is right may look wrong: the function's own rounding is as large as what is compared, or its slope at the point
/// is not its slope from afar, as of an iteration that stops when it is near enough.
/// </summary>
internal static class SecondLook
{
    private const int Ulps = 4;
    private const double Margin = 4;

    /// <summary>Whether the derivative changes by as much as two modes differ, where the arguments change in their last bits.</summary>
    public static bool IsRounding(NumericFunction function, object[] arguments, int active, double apart)
    {
        double[] tangents = [.. Neighbours(function, arguments).Select(a => Tangent(function, a, function.Active[active]))];
        double[] gradients = [.. Neighbours(function, arguments).Select(a => Gradient(function, a, active))];
        return apart <= Margin * Math.Max(Spread(tangents), Spread(gradients));
    }

    /// <summary>Whether quotients over the smallest distances that rounding allows lie by the derivative, ten times nearer than by what was measured from afar.</summary>
    public static bool AgreesNear(NumericFunction function, object[] arguments, int parameter, double derived, double measured)
    {
        double at = NumericFunction.Number(arguments[parameter]);
        bool[] isNear = [.. Enumerable.Range(17, 18).Select(k => Math.Abs(at) * Math.Pow(2, -k)).Select(step =>
        {
            double quotient = (Value(function, arguments, parameter, at + step) - Value(function, arguments, parameter, at - step)) / (2 * step);
            return Math.Abs(quotient - derived) <= 0.1 * Math.Abs(measured - derived);
        })];
        return isNear.Zip(isNear.Skip(1)).Any(pair => pair.First && pair.Second);
    }

    /// <summary>The point, and points a few of the last bits away in one argument each.</summary>
    private static IEnumerable<object[]> Neighbours(NumericFunction function, object[] arguments) => function.Active
        .SelectMany(p => Enumerable.Range(-Ulps, (2 * Ulps) + 1).Select(k => function.With(arguments, p, Beside(NumericFunction.Number(arguments[p]), k, function.IsDouble))));

    private static double Beside(double x, int ulps, bool isDouble) => isDouble ? x + (ulps * Math.BitIncrement(Math.Abs(x)) - (ulps * Math.Abs(x))) : x * (1 + (ulps * 1.2e-7));

    private static double Spread(double[] values) => values.Where(double.IsFinite).ToArray() is { Length: > 1 } finite ? finite.Max() - finite.Min() : 0;

    private static double Tangent(NumericFunction function, object[] arguments, int parameter) => OrNaN(() => function.Jvp(arguments, parameter).Tangent);

    private static double Gradient(NumericFunction function, object[] arguments, int active) => OrNaN(() => function.Gradient(arguments)[active]);

    private static double Value(NumericFunction function, object[] arguments, int parameter, double x) => OrNaN(() => function.Value(function.With(arguments, parameter, x)));

    private static double OrNaN(Func<double> value)
    {
        try
        {
            return value();
        }
        catch (Exception)
        {
            return double.NaN;
        }
    }
}
