using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Xunit;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>What is asked of every emitted member, each question on its own.</summary>
internal sealed class Judge(Subject subject, Precision precision, params IReadOnlyList<object> inputs)
{
    private const int Directions = 5;

    private readonly Point _point = new(subject, inputs);
    private readonly Random _random = new(20261);

    public Judge(Subject subject, params IReadOnlyList<object> inputs)
        : this(subject, Precision.Double, inputs)
    {
    }

    private string[] Results => subject.Has("Vjp") ? [.. subject.Active.Where(p => subject.Takes("Vjp", p + "Cotangent"))] : [];

    private string[] Reverse => [.. new[] { "Gradient", "ValueAndGradient", "AccumulateGradient", "Vjp" }.Where(subject.Has)];

    public void TheGradientIs(Func<double[], double[]> expected)
    {
        double[] wanted = expected(_point.Leaves);
        double[] gradient = Gradient();
        double scale = Math.Max(1, wanted.Max(Math.Abs));
        Assert.Equal(wanted.Length, gradient.Length);
        for (int i = 0; i < wanted.Length; i++)
        {
            Assert.True(Math.Abs(gradient[i] - wanted[i]) <= precision.Known * scale, $"Leaf {i}: {gradient[i]:R}, but {wanted[i]:R} is right.");
        }
    }

    public void ValuesAndArgumentsAreThePrimals() => ValuesAndArguments(Bits.Equal);

    /// <summary>That the values are the primal's but for rounding, since loops run eight iterations at once.</summary>
    public void ValuesAndArgumentsAreNearly(double tolerance) => ValuesAndArguments((x, y) => IsNear(x, y, tolerance));

    private static bool IsNear(object? left, object? right, double tolerance) => (left, right) switch
    {
        (double x, double y) => Math.Abs(x - y) <= tolerance * Math.Max(1, Math.Abs(x)),
        (Array x, Array y) => x.Length == y.Length && x.Cast<object>().Zip(y.Cast<object>(), (a, b) => IsNear(a, b, tolerance)).All(near => near),
        (ITuple x, ITuple y) => x.Length == y.Length && Enumerable.Range(0, x.Length).All(i => IsNear(x[i], y[i], tolerance)),
        _ => Equals(left, right),
    };

    private void ValuesAndArguments(Func<object?, object?, bool> agree)
    {
        Dictionary<string, object> after = _point.Arguments();
        object? value = subject.Call(string.Empty, after);
        foreach (string member in (string[])[.. Reverse, "Jvp"])
        {
            Dictionary<string, object> arguments = Arguments(member, Noise());
            object? result = subject.Call(member, arguments);
            if (member != "Gradient")
            {
                object? itsValue = result is ITuple pair ? pair[0] : result;
                Assert.True(agree(value, itsValue), $"{member} has the value {itsValue:R}, the primal {value:R}.");
            }

            foreach (string name in subject.Parameters.Select(p => p.Name!))
            {
                Assert.True(agree(after[name], arguments[name]), $"{member} leaves in '{name}' what the primal does not.");
            }
        }
    }

    public void ValueAndGradientOverwrites()
    {
        double[] gradient = Gradient();
        Dictionary<string, object> arguments = Arguments("ValueAndGradient", [.. gradient.Select(_ => double.NaN)]);
        _ = subject.Call("ValueAndGradient", arguments);
        Assert.True(Bits.Equal(gradient, Buffers(arguments)), "ValueAndGradient's gradient is not Gradient's.");
    }

    public void AccumulateGradientAdds()
    {
        double[] gradient = Gradient();
        Dictionary<string, object> arguments = Arguments("AccumulateGradient", Noise());
        double[] before = Buffers(arguments);
        double seed = Numbers.All(arguments["seed"])[0];
        _ = subject.Call("AccumulateGradient", arguments);
        double[] after = Buffers(arguments);
        for (int i = 0; i < after.Length; i++)
        {
            double right = before[i] + (seed * gradient[i]);
            double scale = Math.Abs(before[i]) + gradient.Max(g => Math.Abs(seed * g));
            Assert.True(Math.Abs(after[i] - right) <= precision.Agreement * scale, $"Leaf {i}: {before[i]:R} became {after[i]:R}, but {right:R} is right.");
        }
    }

    public void ForwardAgreesWithReverse()
    {
        for (int k = 0; k < Directions; k++)
        {
            double[] v = Noise();
            (double[] tangent, Dictionary<string, object> after) = Jvp(v);
            if (subject.ReturnsNumber)
            {
                AssertSame([1], tangent, Gradient(), v);
            }

            if (subject.Has("Vjp"))
            {
                (double[] cotangents, double[] pulled) = Vjp();
                double[] pushed = [.. tangent, .. Results.SelectMany(r => Numbers.All(after[r + "Tangent"]))];
                AssertSame(cotangents, pushed, pulled, v);
            }
        }
    }

    public void ReverseAgreesWithDifferences(double? firstStep = null)
    {
        double[]? gradient = subject.ReturnsNumber ? Gradient() : null;
        (double[] w, double[] pulled) = subject.Has("Vjp") ? Vjp() : ([], []);
        double scale = 1 + Math.Max(gradient?.Max(Math.Abs) ?? 0, pulled.Select(Math.Abs).DefaultIfEmpty().Max());
        for (int leaf = 0; leaf < _point.Leaves.Length; leaf++)
        {
            int at = leaf;
            (double[] column, double[] error) = Ridders.Of(step => Primal(_point.Moved(at, step)), firstStep ?? precision.Step);
            if (gradient is not null)
            {
                AssertClose(leaf, gradient[leaf], column[0], error[0], scale);
            }

            if (subject.Has("Vjp"))
            {
                double uncertain = error.Zip(w, (e, c) => e * Math.Abs(c)).Sum();
                AssertClose(leaf, pulled[leaf], column.Zip(w, (d, c) => d * c).Sum(), uncertain, scale);
            }
        }
    }

    public void TheSecondCallEqualsTheFirst()
    {
        double[] direction = Noise();
        foreach (string member in Reverse)
        {
            Dictionary<string, object> first = Arguments(member, new double[direction.Length]);
            Dictionary<string, object> second = first.ToDictionary(p => p.Key, p => p.Value is Array a ? a.Clone() : p.Value, StringComparer.Ordinal);
            object? one = subject.Call(member, first);
            object? two = subject.Call(member, second);
            Assert.True(Bits.Equal(one, two), $"{member} returns something else the second time.");
            Assert.All(first, p => Assert.True(Bits.Equal(p.Value, second[p.Key]), $"{member} leaves something else in '{p.Key}' the second time."));
        }
    }

    public void SecondOrderAgreesWithDifferences(double? firstStep = null)
    {
        for (int k = 0; k < 2; k++)
        {
            double[] v = Noise();
            (double[] measured, double[] error) = Ridders.Of(step => Gradient(_point.Moved(v, step)), firstStep ?? precision.Step);
            double[] derived = Hvp(v);
            double scale = 1 + measured.Max(Math.Abs);
            for (int leaf = 0; leaf < v.Length; leaf++)
            {
                Assert.True(
                    Math.Abs(derived[leaf] - measured[leaf]) <= (10 * error[leaf]) + (precision.SecondDifferences * scale) && error[leaf] <= 100 * precision.SecondDifferences * scale,
                    $"Leaf {leaf} of Hv: {derived[leaf]:R} derived, {measured[leaf]:R} ± {error[leaf]:E1} measured.");
            }
        }
    }

    public void TheHessianIsSymmetric()
    {
        for (int k = 0; k < Directions; k++)
        {
            double[] u = Noise(), v = Noise(), hu = Hvp(u), hv = Hvp(v);
            double scale = (Norm(u) * Norm(hv)) + (Norm(v) * Norm(hu));

            // Where the Hessian is zero, what is left of it is rounding of the terms that cancel.
            double rounding = (10 * precision.Agreement * scale) + (0.01 * precision.Agreement * Norm(u) * Norm(v));
            Assert.True(Math.Abs(Dot(u, hv) - Dot(v, hu)) <= rounding, $"u'Hv = {Dot(u, hv):R}, but v'Hu = {Dot(v, hu):R}.");
        }
    }

    public void HvpWithBuffersIsTheSame()
    {
        double[] v = Noise();
        Dictionary<string, object> after = _point.Arguments();
        _ = subject.Call(string.Empty, after);
        Dictionary<string, object> arguments = _point.Arguments();
        _point.Add(arguments, "Direction", v);
        _point.Add(arguments, "Hvp", [.. v.Select(_ => double.NaN)]);
        _ = subject.Call("HvpInto", arguments);
        Assert.True(Bits.Equal(Hvp(v), _point.Flat(arguments, "Hvp")), "Hvp with buffers is not Hvp.");
        Assert.All(subject.Parameters, p => Assert.True(Bits.Equal(after[p.Name!], arguments[p.Name!]), $"Hvp leaves something else in '{p.Name}'."));
    }

    /// <summary>What every first-order member returns and leaves in its arguments, for noise that is the same for every judge.</summary>
    public object?[] Everything() => [.. new[] { "Jvp" }.Concat(Reverse).SelectMany(Everything)];

    /// <summary>What a member returns and leaves in its arguments.</summary>
    public object?[] Everything(string member)
    {
        Dictionary<string, object> arguments = Arguments(member, Noise());
        if (member == "Hvp")
        {
            _point.Add(arguments, "Direction", Noise());
        }

        return [subject.Call(member, arguments), .. arguments.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => a.Value)];
    }

    public double[] Hvp(double[] direction)
    {
        Dictionary<string, object> arguments = _point.Arguments();
        _point.Add(arguments, "Direction", direction);
        return Flat(subject.Call("Hvp", arguments));
    }

    public double[] Gradient() => Gradient(_point);

    private double[] Gradient(Point point) => Flat(subject.Call("Gradient", point.Arguments()));

    private (double[] Tangent, Dictionary<string, object> After) Jvp(double[] direction)
    {
        Dictionary<string, object> arguments = _point.Arguments();
        _point.Add(arguments, "Tangent", direction);
        object? result = subject.Call("Jvp", arguments);
        return (result is ITuple pair ? Flat(pair[1]) : [], arguments);
    }

    private (double[] Cotangents, double[] Pulled) Vjp()
    {
        Dictionary<string, object> arguments = Arguments("Vjp", Noise());
        _ = subject.Call("Vjp", arguments);
        string[] results = [.. subject.ReturnsNumber || subject.ReturnsRow ? ["resultCotangent"] : Array.Empty<string>(), .. Results.Select(r => r + "Cotangent")];
        return ([.. results.SelectMany(r => Numbers.All(arguments[r]))], Buffers(arguments));
    }

    /// <summary>The value, if there is one, and what is left in the rows that are results.</summary>
    private double[] Primal(Point point)
    {
        Dictionary<string, object> arguments = point.Arguments();
        object? value = subject.Call(string.Empty, arguments);
        return [.. subject.ReturnsNumber || subject.ReturnsRow ? Flat(value) : [], .. Results.SelectMany(r => Numbers.All(arguments[r]))];
    }

    /// <summary>Arguments for any member, with these buffers and otherwise with noise.</summary>
    private Dictionary<string, object> Arguments(string member, double[] buffers)
    {
        Dictionary<string, object> arguments = _point.Arguments();
        _point.Add(arguments, "Gradient", [.. buffers]);
        _point.Add(arguments, "Tangent", Noise());
        _point.Add(arguments, "Cotangent", Noise());
        if (subject.ReturnsNumber)
        {
            arguments["seed"] = Numbers.Row(subject.Returns, [(2 * _random.NextDouble()) - 1]);
            arguments["resultCotangent"] = Numbers.Row(subject.Returns, [(2 * _random.NextDouble()) - 1]);
        }
        else if (subject.ReturnsRow)
        {
            var row = (Array)subject.Call(string.Empty, _point.Arguments())!;
            arguments["resultCotangent"] = Numbers.Like(row, Numbers.All(row).Select(_ => (2 * _random.NextDouble()) - 1));
        }

        foreach (string name in subject.Parameters.Select(p => p.Name!).Except(subject.Active))
        {
            // A written row without a gradient of its own may still be a result: nothing flows from it.
            if (member == "Vjp" && subject.Takes(member, name + "Cotangent"))
            {
                arguments[name + "Cotangent"] = Numbers.Like(arguments[name], new double[((Array)arguments[name]).Length]);
            }
        }

        return arguments;
    }

    private double[] Buffers(Dictionary<string, object> arguments) => _point.Flat(arguments, "Gradient");

    private double[] Noise() => [.. _point.Leaves.Select(_ => (2 * _random.NextDouble()) - 1)];

    private static double[] Flat(object? result) => result switch
    {
        Array row => Numbers.All(row),
        ITuple tuple => [.. Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i]))],
        not null => [Numbers.Of(result)],
        null => throw new ArgumentNullException(nameof(result)),
    };

    private void AssertSame(double[] w, double[] jv, double[] jw, double[] v)
    {
        double scale = (Norm(w) * Norm(jv)) + (Norm(jw) * Norm(v));
        double apart = Dot(w, jv) - Dot(jw, v);
        Assert.True(Math.Abs(apart) <= precision.Agreement * scale, $"<w, Jv> = {Dot(w, jv):R}, but <J'w, v> = {Dot(jw, v):R}.");
    }

    private void AssertClose(int leaf, double derived, double measured, double error, double scale) =>
        Assert.True(
            Math.Abs(derived - measured) <= (10 * error) + (precision.Differences * scale),
            $"Leaf {leaf}: {derived:R} derived, {measured:R} ± {error:E1} measured.");

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static double Norm(double[] a) => a.Aggregate(0.0, double.Hypot);
}
