using System;
using System.Collections.Generic;

namespace DiffProg.Checks;

/// <summary>
/// One derivative by central differences over halving steps, extrapolated to the step 0 after Ridders, with an estimate of its error
/// that knows of rounding. Each step gives a candidate; the one with the least error is taken, unless finer steps contradict it: where
/// a function is narrow, coarse steps agree with each other on what is wrong.
/// </summary>
/// <param name="centre">The function's value where it is differentiated.</param>
/// <param name="derived">What the checked member says.</param>
/// <param name="scale">The size of the gradient that this is a part of.</param>
/// <param name="tolerance">The relative tolerance.</param>
/// <param name="argumentSize">The size of the argument, of whose rounding the steps suffer.</param>
internal sealed class Extrapolation(double centre, double derived, double scale, double tolerance, double argumentSize)
{
    private const int Order = 6;
    private const int LeastSteps = 10;
    private const int Witnesses = 3;
    private const double Epsilon = 2.3e-16;

    private readonly List<(double Derivative, double Error)> _candidates = [];
    private double[] _row = [];
    private double _size = Math.Abs(centre);
    private double _rounding;
    private double _bend = double.PositiveInfinity;

    public double Derived => derived;

    public double Measured { get; private set; } = double.NaN;

    public double Error { get; private set; } = double.PositiveInfinity;

    /// <summary>Whether differences are good enough here to judge: to the tolerance, for the gradient as a whole or, for a zero, for the value.</summary>
    public bool IsConclusive =>
        10 * Error <= tolerance * Math.Max(Larger, scale) || (Math.Abs(Measured) <= 10 * Error && 10 * Error <= tolerance * _size);

    /// <summary>Whether they are as good for this derivative by itself.</summary>
    public bool IsResolved => 10 * Error <= tolerance * Larger;

    public bool Agrees => Math.Abs(derived - Measured) <= (tolerance * Larger) + (10 * Error);

    /// <summary>Whether finer steps would tell nothing new.</summary>
    public bool IsDone =>
        _candidates.Count > 0 && (10 * _rounding > tolerance * Largest || (_candidates.Count >= LeastSteps && IsSettled));

    /// <summary>It agrees, and the function is nearly straight within the last step, as smooth functions are.</summary>
    private bool IsSettled => IsConclusive && Agrees && _bend <= 0.01 * Largest;

    private double Larger => Math.Max(Math.Abs(derived), Math.Abs(Measured));

    private double Largest => Math.Max(Math.Max(Larger, scale), _size);

    /// <summary>Forgets coarser steps, between which and the next the function had no value.</summary>
    public void Restart()
    {
        _candidates.Clear();
        _row = [];
        (Measured, Error) = (double.NaN, double.PositiveInfinity);
    }

    public void Add(double step, double right, double left)
    {
        double quotient = (right - left) / (2 * step);
        double size = Math.Max(Math.Abs(right), Math.Abs(left));
        _size = _row.Length == 0 ? Math.Max(Math.Abs(centre), size) : _size;
        _rounding = Epsilon * (size + (argumentSize * Math.Abs(quotient))) / step;
        _bend = Math.Abs(right - centre + (left - centre)) / step;

        double[] row = new double[Math.Min(_row.Length + 1, Order)];
        row[0] = quotient;
        (double best, double error) = (quotient, double.PositiveInfinity);
        double factor = 4;
        for (int j = 1; j < row.Length; j++)
        {
            row[j] = row[j - 1] + ((row[j - 1] - _row[j - 1]) / (factor - 1));
            factor *= 4;
            double apart = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - _row[j - 1]));
            if (apart <= error)
            {
                (best, error) = (row[j], apart);
            }
        }

        if (row.Length > 1)
        {
            _candidates.Add((best, error + _rounding));
            (Measured, Error) = Best();
        }

        _row = row;
    }

    private (double Derivative, double Error) Best()
    {
        (double Derivative, double Error) best = (double.NaN, double.PositiveInfinity);
        for (int i = 0; i < _candidates.Count; i++)
        {
            if (_candidates[i].Error <= best.Error && !IsContradicted(i))
            {
                best = _candidates[i];
            }
        }

        return best;
    }

    /// <summary>Whether several finer steps in a row say something else, and are sure of it.</summary>
    private bool IsContradicted(int candidate)
    {
        int witnesses = 0;
        for (int i = candidate + 1; i < _candidates.Count; i++)
        {
            // By chance an error is estimated too small; not twice in a row.
            double error = Math.Max(_candidates[i].Error, _candidates[i - 1].Error);
            bool contradicts = Math.Abs(_candidates[i].Derivative - _candidates[candidate].Derivative) > 10 * (error + _candidates[candidate].Error);
            witnesses = contradicts ? witnesses + 1 : 0;
            if (witnesses == Witnesses)
            {
                return true;
            }
        }

        return false;
    }
}
