using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Runtime.Tests.Checks;

namespace DiffProg.ForeignCode.Probing;

/// <summary>How a derivative compares with differences.</summary>
internal enum Agreement
{
    /// <summary>They agree.</summary>
    Agrees,

    /// <summary>Differences of several steps agree with each other and not with the derivative.</summary>
    Disagrees,

    /// <summary>Differences cannot tell: rounding, a jump or the edge of the domain is near.</summary>
    Unresolved,
}

/// <summary>
/// Compares a derivative with extrapolated differences of several first steps: code of unknown smoothness has its kinks and its
/// rounding at unknown distances.
/// </summary>
internal static class Measurement
{
    private static readonly double[] DoubleSteps = [0.1, 1e-2, 1e-3, 1e-5];
    private static readonly double[] FloatSteps = [0.3, 0.1];

    public static (Agreement Agreement, double Measured) Compare(NumericFunction function, object[] arguments, int parameter, double derived)
    {
        (double tolerance, double resolution, double[] steps) = function.IsDouble ? (1e-6, 1e-4, DoubleSteps) : (2e-2, 2e-3, FloatSteps);
        double at = NumericFunction.Number(arguments[parameter]);

        // What is left where terms of the size of 1 cancel is rounding, however small the value.
        double size = Math.Max(1, Math.Abs(function.Value(arguments))) / Math.Abs(at);
        List<double> resolved = [];
        foreach (double step in steps)
        {
            (double[] measured, double[] error) = Ridders.Of(x => [ValueOrNaN(function, function.With(arguments, parameter, at + x))], step * Math.Abs(at));
            double scale = Math.Max(Math.Abs(measured[0]), 1e-6 * size);
            if (!(error[0] <= resolution * scale))
            {
                continue;
            }

            if (Math.Abs(measured[0] - derived) <= (10 * error[0]) + (tolerance * scale))
            {
                return (Agreement.Agrees, measured[0]);
            }

            resolved.Add(measured[0]);
        }

        if (resolved.Count > 0 && derived == 0 && IsOnStair(function, arguments, parameter, resolved[^1]))
        {
            return (Agreement.Agrees, 0);
        }

        // What one step measures may be a jump; what two agree on is the derivative.
        bool isCertain = resolved.Count > 1 && resolved.Any(a => resolved.Count(b => Math.Abs(a - b) <= resolution * Math.Abs(a)) > 1);
        return (isCertain ? Agreement.Disagrees : Agreement.Unresolved, resolved.Count == 0 ? double.NaN : resolved[^1]);
    }

    /// <summary>Whether a function stays the same around a point, though what is measured from afar would change it: between its jumps, its derivative is zero.</summary>
    private static bool IsOnStair(NumericFunction function, object[] arguments, int parameter, double measured)
    {
        const double near = 1e-10, visible = 1e-12;
        double at = NumericFunction.Number(arguments[parameter]);
        double value = function.Value(arguments);
        return Math.Abs(measured * near * at) > visible * Math.Abs(value)
            && new[] { -near, near }.All(d => ValueOrNaN(function, function.With(arguments, parameter, at * (1 + d))).Equals(value));
    }

    private static double ValueOrNaN(NumericFunction function, object[] arguments)
    {
        try
        {
            return function.Value(arguments);
        }
        catch (Exception)
        {
            return double.NaN;
        }
    }
}
