using System;
using System.Globalization;
using System.Linq;

namespace DiffProg.Checks;

/// <summary>The derivatives of several numbers along one line by differences: which steps are tried, and what becomes of those without a value.</summary>
/// <param name="function">The numbers at a step along the line.</param>
/// <param name="firstStep">The greatest step.</param>
internal sealed class Differences(Func<double, double[]> function, double firstStep)
{
    private const int Halvings = 70;

    /// <summary>Below this part of the argument, a step is lost in its rounding.</summary>
    private const double LeastStep = 1e-12;

    private double _last;
    private double _coarsest = double.NaN;
    private Exception? _failure;

    /// <summary>The steps, for messages.</summary>
    public string Steps => double.IsNaN(_coarsest)
        ? string.Create(CultureInfo.InvariantCulture, $"no step from {firstStep:E1} down to {_last:E1} had a value{Because}")
        : string.Create(CultureInfo.InvariantCulture, $"steps from {_coarsest:E1} down to {_last:E1}");

    private string Because => _failure is null ? string.Empty : $": {_failure.GetType().Name}, {_failure.Message}";

    public Extrapolation[] Measure(double[] centre, double[] derived, double scale, double tolerance, double argumentSize)
    {
        Extrapolation[] numbers = [.. centre.Zip(derived, (c, d) => new Extrapolation(c, d, scale, tolerance, argumentSize))];
        _last = 2 * firstStep;
        for (int i = 0; i < Halvings && _last >= 2 * LeastStep * argumentSize && !numbers.All(n => n.IsDone); i++)
        {
            _last /= 2;
            if (At(_last) is { } right && At(-_last) is { } left)
            {
                _coarsest = double.IsNaN(_coarsest) ? _last : _coarsest;
                for (int k = 0; k < numbers.Length; k++)
                {
                    numbers[k].Add(_last, right[k], left[k]);
                }
            }
            else
            {
                _coarsest = double.NaN;
                Array.ForEach(numbers, n => n.Restart());
            }
        }

        return numbers;
    }

    /// <summary>The numbers there; null where there are none, as outside of a domain.</summary>
    private double[]? At(double step)
    {
        try
        {
            double[] numbers = function(step);
            return numbers.All(double.IsFinite) ? numbers : null;
        }
        catch (Exception failure) when (failure is not (GradientCheckException or OutOfMemoryException))
        {
            _failure = failure;
            return null;
        }
    }
}
