using System;
using DiffProg.Blocks;

namespace DiffProg;

/// <summary>
/// A line search for the strong Wolfe conditions: Algorithms 3.5 and 3.6 of Nocedal and Wright, <i>Numerical Optimization</i>, 2nd edition,
/// 2006, with safeguarded cubic interpolation. Where the function is not finite the step was too long.
/// </summary>
internal ref struct WolfeSearch(ReadOnlySpan<double> origin, ReadOnlySpan<double> direction, Span<double> parameters, Span<double> gradient)
{
    private const double Decrease = 1e-4;
    private const double Curvature = 0.9;
    private const double Expansion = 2.5;
    private const int MaxEvaluations = 40;

    private readonly ReadOnlySpan<double> _origin = origin;
    private readonly ReadOnlySpan<double> _direction = direction;
    private readonly Span<double> _parameters = parameters;
    private readonly Span<double> _gradient = gradient;
    private Trial _start;
    private int _evaluations;

    /// <summary>
    /// The accepted trial, at which the parameters and the gradient stand; the best that was found where none fulfils the conditions, and
    /// none of length zero where none decreases the function.
    /// </summary>
    public Trial Run<TObjective>(ref TObjective objective, double value, double slope, double step)
        where TObjective : IObjective
    {
        _start = new Trial(0, value, slope);
        Trial before = _start;
        while (_evaluations < MaxEvaluations)
        {
            Trial now = Evaluate(ref objective, step);
            if (!SufficientlyDecreases(now) || (before.Step > 0 && now.Value >= before.Value))
            {
                return Zoom(ref objective, before, now);
            }

            if (IsFlat(now))
            {
                return now;
            }

            if (now.Slope >= 0)
            {
                return Zoom(ref objective, now, before);
            }

            before = now;
            step *= Expansion;
        }

        return before;
    }

    private Trial Zoom<TObjective>(ref TObjective objective, Trial low, Trial high)
        where TObjective : IObjective
    {
        while (_evaluations < MaxEvaluations && Math.Abs(high.Step - low.Step) > 1e-16 * Math.Max(high.Step, low.Step))
        {
            Trial now = Evaluate(ref objective, Between(low, high));
            if (!SufficientlyDecreases(now) || now.Value >= low.Value)
            {
                high = now;
                continue;
            }

            if (IsFlat(now))
            {
                return now;
            }

            if (now.Slope * (high.Step - low.Step) >= 0)
            {
                high = low;
            }

            low = now;
        }

        return low.Step > 0 ? Evaluate(ref objective, low.Step) : low;
    }

    private Trial Evaluate<TObjective>(ref TObjective objective, double step)
        where TObjective : IObjective
    {
        _evaluations++;
        _origin.CopyTo(_parameters);
        Numbers.AddScaled(_parameters, step, _direction);
        double value = objective.Evaluate(_parameters, _gradient);
        return new Trial(step, value, Numbers.Dot<double>(_gradient, _direction));
    }

    /// <summary>The first condition; NaN does not fulfil it.</summary>
    private readonly bool SufficientlyDecreases(Trial trial) =>
        double.IsFinite(trial.Value) && double.IsFinite(trial.Slope) && trial.Value <= _start.Value + (Decrease * trial.Step * _start.Slope);

    /// <summary>The second condition.</summary>
    private readonly bool IsFlat(Trial trial) => Math.Abs(trial.Slope) <= -Curvature * _start.Slope;

    /// <summary>The minimum of the cubic through two trials (Nocedal and Wright, equation 3.59), kept away from both.</summary>
    private static double Between(Trial low, Trial high)
    {
        double width = high.Step - low.Step;
        double d1 = low.Slope + high.Slope - (3 * (low.Value - high.Value) / (low.Step - high.Step));
        double d2 = Math.Sign(width) * Math.Sqrt((d1 * d1) - (low.Slope * high.Slope));
        double step = high.Step - (width * (high.Slope + d2 - d1) / (high.Slope - low.Slope + (2 * d2)));
        double place = (step - low.Step) / width;
        return double.IsFinite(place) ? low.Step + (width * Math.Clamp(place, 0.1, 0.9)) : low.Step + (width / 2);
    }

    /// <summary>A point on the line.</summary>
    /// <param name="Step">How far.</param>
    /// <param name="Value">The function there.</param>
    /// <param name="Slope">Its derivative along the line.</param>
    internal readonly record struct Trial(double Step, double Value, double Slope);
}
