using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace DiffProg.Checks;

/// <summary>
/// The questions of a check, in the order of their price. Every leaf is measured in units of its own size, at least 1, so that leaves
/// of all magnitudes count alike: <c>Scaled</c> rows are derivatives in these units.
/// </summary>
internal sealed class Checker
{
    private const int NamedFailures = 5;

    private readonly DifferentiatedFunction _function;
    private readonly double[] _at;
    private readonly double[] _units;
    private readonly GradientCheckOptions _options;
    private readonly Random _random;
    private readonly Members _members;

    public Checker(DifferentiatedFunction function, double[] at, GradientCheckOptions options)
    {
        options.Validate();
        _function = function;
        _at = at;
        _units = [.. at.Select(x => Math.Max(1, Math.Abs(x)))];
        _options = options;
        _random = new Random(options.Seed);
        _members = new Members(function, at, options);
    }

    public GradientCheckReport Run()
    {
        double[]? gradient = Gradient();
        if (gradient is not null && _function.ValueAndGradient is not null)
        {
            Overwrites(gradient);
        }

        if (gradient is not null && _function.AccumulateGradient is not null)
        {
            Accumulates(gradient);
        }

        if (gradient is not null && _function.Jvp is not null)
        {
            ForwardAgrees(gradient);
        }

        GradientMeasurement[] measurements = AgreesWithDifferences(gradient);
        if (_function.Hvp is not null)
        {
            HessianIsSymmetric();
            HessianAgreesWithDifferences();
        }

        return new(_members.Value, _at.Length, _options.Seed, measurements);
    }

    private double[]? Gradient()
    {
        (string member, double[]? gradient) = _function switch
        {
            { Gradient: not null } => (nameof(_function.Gradient), _members.Gradient()),
            { ValueAndGradient: not null } => (nameof(_function.ValueAndGradient), _members.ValueAndGradient(Noise())),
            { AccumulateGradient: not null } => (nameof(_function.AccumulateGradient), _members.AccumulateGradient(1, new double[_at.Length])),
            _ => (string.Empty, null),
        };
        if (gradient is not null)
        {
            _members.AssertFinite(member, gradient);
        }

        return gradient;
    }

    private void Overwrites(double[] gradient)
    {
        const string member = nameof(_function.ValueAndGradient);
        double[] written = _members.ValueAndGradient(Noise());
        double[] overNaN = _members.ValueAndGradient([.. _at.Select(_ => double.NaN)]);
        _members.AssertFinite(member, written);
        _members.AssertSameBits(written, overNaN, leaf => $"{member} does not overwrite the buffer: what it gives at leaf {leaf} depends on what was there");
        AssertRounding(member, gradient, written, bound: _ => 0);
    }

    private void Accumulates(double[] gradient)
    {
        double seed = (_random.Next(2) == 0 ? -1 : 1) * (0.5 + _random.NextDouble());
        double[] before = [.. Noise().Zip(gradient, (noise, g) => noise * (g == 0 ? 1 : g))];
        double[] after = _members.AccumulateGradient(seed, before);
        double[] expected = [.. before.Zip(gradient, (b, g) => b + (seed * g))];
        _members.AssertFinite(nameof(_function.AccumulateGradient), after);
        AssertRounding(
            string.Create(CultureInfo.InvariantCulture, $"{nameof(_function.AccumulateGradient)}, with the seed {seed},"),
            expected,
            after,
            bound: leaf => Math.Abs(before[leaf]) + (Size(gradient) / _units[leaf]));
    }

    private void ForwardAgrees(double[] gradient)
    {
        double[] scaled = Scaled(gradient);
        for (int k = 0; k < _options.Directions; k++)
        {
            double[] direction = Noise();
            double tangent = Tangent(direction);
            double product = Dot(scaled, direction);
            double size = Math.Abs(tangent) + (Norm(scaled) * Norm(direction));
            if (!(Math.Abs(product - tangent) <= _options.RoundingTolerance * size))
            {
                throw _members.Failure($"forward mode and reverse mode disagree along random direction {k}: {product} by gradient, {tangent} by {nameof(_function.Jvp)}");
            }
        }
    }

    private GradientMeasurement[] AgreesWithDifferences(double[]? gradient)
    {
        bool isByLeaf = _at.Length <= _options.LeafLimit;
        double[][] directions = isByLeaf
            ? [.. Enumerable.Range(0, _at.Length).Select(Axis)]
            : [.. Enumerable.Range(0, _options.Directions).Select(_ => Noise())];
        double[] derived = [.. directions.Select(d => gradient is null ? Tangent(d) : Dot(Scaled(gradient), d))];
        double scale = gradient is null ? derived.Max(Math.Abs) : Size(gradient);
        List<GradientMeasurement> measurements = [];
        List<(string Text, bool IsConclusive)> failures = [];
        for (int k = 0; k < directions.Length; k++)
        {
            double[] direction = directions[k];
            double unit = isByLeaf ? _units[k] : 1;
            Differences differences = new(step => [_members.ValueAt(Moved(direction, step))], _options.FirstStep);
            Extrapolation found = differences.Measure([_members.Value], [derived[k]], scale, _options.RelativeTolerance, ArgumentSize(direction))[0];
            measurements.Add(new(isByLeaf ? k : null, derived[k] / unit, found.Measured / unit, found.Error / unit, found.IsResolved));
            string where = isByLeaf ? $"leaf {k} ({Members.Text(_at[k])})" : $"random direction {k}";
            failures.AddRange(Failures(where, found, unit, differences.Steps));
        }

        AssertNone(gradient is null ? nameof(_function.Jvp) : "the gradient", failures);
        return [.. measurements];
    }

    private void HessianIsSymmetric()
    {
        for (int k = 0; k < _options.Directions; k++)
        {
            double[] u = Noise(), v = Noise();
            double[] hu = HessianTimes(u), hv = HessianTimes(v);
            double left = Dot(u, hv), right = Dot(v, hu);

            // Where the Hessian is zero, what is left of it is rounding of terms of the value's size.
            double rounding = 1e-15 * Math.Abs(_members.Value) * Norm(u) * Norm(v);
            double size = (Norm(u) * Norm(hv)) + (Norm(v) * Norm(hu));
            if (!(Math.Abs(left - right) <= (_options.SymmetryTolerance * size) + rounding))
            {
                throw _members.Failure($"{nameof(_function.Hvp)} is not that of a symmetric Hessian: u'Hv = {left}, v'Hu = {right} for the random directions u and v number {k}");
            }
        }
    }

    private void HessianAgreesWithDifferences()
    {
        double[] centre = Scaled(_members.GradientAt(_at));
        for (int k = 0; k < _options.Directions; k++)
        {
            double[] direction = Noise();
            double[] derived = HessianTimes(direction);
            Differences differences = new(step => Scaled(_members.GradientAt(Moved(direction, step))), _options.FirstStep);
            Extrapolation[] found = differences.Measure(centre, derived, derived.Max(Math.Abs), _options.CurvatureTolerance, ArgumentSize(direction));
            AssertNone(nameof(_function.Hvp), found.SelectMany((f, leaf) => Failures($"leaf {leaf} along random direction {k}", f, _units[leaf], differences.Steps)));
        }
    }

    private double Tangent(double[] direction)
    {
        double tangent = _members.Jvp(Scaled(direction));
        return double.IsFinite(tangent) ? tangent : throw _members.Failure($"{nameof(_function.Jvp)} gives {tangent}");
    }

    private double[] HessianTimes(double[] direction)
    {
        double[] product = _members.Hvp(Scaled(direction));
        _members.AssertFinite(nameof(_function.Hvp), product);
        return Scaled(product);
    }

    private static IEnumerable<(string Text, bool IsConclusive)> Failures(string where, Extrapolation found, double unit, string steps)
    {
        // A measure that cannot be made is none that agrees.
        string numbers = string.Create(
            CultureInfo.InvariantCulture,
            $"{where}: {found.Derived / unit} derived, {found.Measured / unit} ± {found.Error / unit:E1} measured, {steps}");
        return !found.IsConclusive ? [($"{numbers}; differences are too inaccurate here to tell, so try another point or a looser tolerance", false)]
            : !found.Agrees ? [(numbers, true)]
            : [];
    }

    private void AssertNone(string what, IEnumerable<(string Text, bool IsConclusive)> failures)
    {
        (string Text, bool IsConclusive)[] all = [.. failures];
        if (all.Length > 0)
        {
            string more = all.Length > NamedFailures ? $"\n  and {all.Length - NamedFailures} more" : string.Empty;
            string verdict = Array.Exists(all, f => f.IsConclusive) ? "does not agree with differences" : "cannot be told right or wrong by differences";
            throw _members.Failure($"{what} {verdict} at\n  {string.Join("\n  ", all.OrderByDescending(f => f.IsConclusive).Take(NamedFailures).Select(f => f.Text))}{more}\n");
        }
    }

    private void AssertRounding(string member, double[] expected, double[] actual, Func<int, double> bound)
    {
        double size = Size(expected);
        for (int i = 0; i < expected.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= _options.RoundingTolerance * ((size / _units[i]) + bound(i))))
            {
                throw _members.Failure($"{member} gives {actual[i]} at leaf {i} ({_at[i]}), where {expected[i]} is right by the gradient");
            }
        }
    }

    private double[] Moved(double[] direction, double step) => [.. _at.Select((x, i) => x + (step * direction[i] * _units[i]))];

    private double ArgumentSize(double[] direction) => direction.Select((d, i) => d == 0 ? 0 : Math.Abs(_at[i]) / _units[i]).Max();

    private double[] Axis(int leaf) => [.. _at.Select((_, i) => i == leaf ? 1.0 : 0)];

    private double[] Noise() => [.. _at.Select(_ => (2 * _random.NextDouble()) - 1)];

    private double[] Scaled(double[] row) => [.. row.Zip(_units, (x, unit) => x * unit)];

    /// <summary>The size of a gradient's greatest leaf, in the leaves' units.</summary>
    private double Size(double[] gradient) => Scaled(gradient).Max(Math.Abs);

    private static double Dot(double[] left, double[] right) => left.Zip(right, (x, y) => x * y).Sum();

    private static double Norm(double[] row) => row.Aggregate(0.0, double.Hypot);
}
