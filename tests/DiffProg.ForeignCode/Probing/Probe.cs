using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using DiffProg.Runtime.Tests.Checks;

namespace DiffProg.ForeignCode.Probing;

/// <summary>What the probe of one function found.</summary>
/// <param name="Points">How many points it was checked at.</param>
/// <param name="Compared">How many of its derivatives differences could judge.</param>
/// <param name="Unresolved">How many they could not.</param>
/// <param name="Skipped">Why it was not probed to the end; null where it was.</param>
/// <param name="Mismatches">What is wrong.</param>
/// <param name="Explained">What looks wrong and is not: rounding decides, or it is right at the point and not from afar.</param>
/// <param name="NotFinite">Where a derivative is not finite though the value is: loud, but less than the function has.</param>
internal sealed record ProbeResult(int Points, int Compared, int Unresolved, string? Skipped, IReadOnlyList<string> Mismatches, IReadOnlyList<string> Explained, IReadOnlyList<string> NotFinite);

/// <summary>Checks the derivatives of a function at random points of its domain: where it throws or is not finite is none of it.</summary>
internal sealed class Probe(NumericFunction function, int seed, int points)
{
    private const int Attempts = 60;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<string> _mismatches = [];
    private readonly List<string> _explained = [];
    private readonly List<string> _notFinite = [];
    private int _points;
    private int _compared;
    private int _unresolved;
    private volatile string? _skipped;

    public ProbeResult Run()
    {
        // A foreign function may never return for some arguments, and a thread cannot be stopped from outside.
        Thread thread = new(Search, maxStackSize: 64 << 20) { IsBackground = true };
        thread.Start();
        if (!thread.Join(Patience))
        {
            _skipped = "takes too long";
        }

        lock (_mismatches)
        {
            return new(_points, _compared, _unresolved, _skipped ?? (_points == 0 ? "no point of its domain was found" : null), [.. _mismatches], [.. _explained], [.. _notFinite]);
        }
    }

    private void Search()
    {
        PointSource source = new(seed);
        for (int attempt = 0; attempt < Attempts * points && _points < points && _skipped is null; attempt++)
        {
            object[] arguments = source.Next(function);
            double value;
            try
            {
                value = function.Value(arguments);
                if (!double.IsFinite(value))
                {
                    continue;
                }

                if (!Bits.Equal(function.Value(arguments), value))
                {
                    _skipped = "gives another value each time";
                    return;
                }
            }
            catch (Exception)
            {
                continue;
            }

            _points++;
            try
            {
                Check(arguments, value);
            }
            catch (Exception thrown)
            {
                Add(_mismatches, arguments, $"the derivative throws {thrown.GetType().Name}: {thrown.Message}");
            }
        }
    }

    private void Check(object[] arguments, double value)
    {
        double[] gradient = function.Gradient(arguments);
        for (int k = 0; k < function.Active.Count; k++)
        {
            int parameter = function.Active[k];
            (double primal, double tangent) = function.Jvp(arguments, parameter);
            if (!Bits.Equal(primal, value))
            {
                Add(_mismatches, arguments, Text($"the value beside the tangent is {primal}, not {value}"));
            }

            if (!double.IsFinite(gradient[k]) || !double.IsFinite(tangent))
            {
                Add(_notFinite, arguments, Text($"argument {parameter}: {gradient[k]} by reverse mode, {tangent} by forward mode"));
                continue;
            }

            // Where terms of the value's size or of that of 1 cancel, what is left is rounding.
            (double rounding, double floor) = function.IsDouble ? (1e-6, 1e-7) : (1e-3, 1e-4);
            double size = Math.Max(1, Math.Abs(value)) / Math.Abs(NumericFunction.Number(arguments[parameter]));
            if (!(Math.Abs(tangent - gradient[k]) <= rounding * (Math.Abs(tangent) + Math.Abs(gradient[k]) + (floor * size))))
            {
                bool isRounding = SecondLook.IsRounding(function, arguments, k, Math.Abs(tangent - gradient[k]));
                Add(isRounding ? _explained : _mismatches, arguments, Text($"argument {parameter}: {gradient[k]} by reverse mode, {tangent} by forward mode{(isRounding ? ", and as much apart where the last bits of the arguments change" : "")}"));
                if (isRounding)
                {
                    continue;
                }
            }

            (Agreement agreement, double measured) = Measurement.Compare(function, arguments, parameter, gradient[k]);
            _compared += agreement == Agreement.Unresolved ? 0 : 1;
            _unresolved += agreement == Agreement.Unresolved ? 1 : 0;
            if (agreement == Agreement.Disagrees)
            {
                bool isNear = SecondLook.AgreesNear(function, arguments, parameter, gradient[k], measured) || SecondLook.IsRounding(function, arguments, k, Math.Abs(measured - gradient[k]));
                Add(isNear ? _explained : _mismatches, arguments, Text($"argument {parameter}: {gradient[k]} derived, {measured} measured{(isNear ? " from afar, the same at the point" : "")}"));
            }
        }
    }

    private void Add(List<string> found, object[] arguments, string what)
    {
        string at = string.Join(", ", arguments.Select(a => Convert.ToString(a, CultureInfo.InvariantCulture)));
        lock (_mismatches)
        {
            found.Add($"at ({at}): {what}");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
