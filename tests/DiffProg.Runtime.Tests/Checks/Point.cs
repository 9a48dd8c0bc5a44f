using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>Where a subject is differentiated: a value for every parameter. Its leaves are the numbers of the active ones.</summary>
internal sealed class Point
{
    private readonly Subject _subject;
    private readonly Dictionary<string, object> _values;

    public Point(Subject subject, IReadOnlyList<object> inputs)
        : this(subject, subject.Parameters.Zip(inputs, Boxed).ToDictionary(StringComparer.Ordinal))
    {
        if (inputs.Count != subject.Parameters.Length)
        {
            throw new ArgumentException($"{inputs.Count} inputs for {subject.Parameters.Length} parameters.", nameof(inputs));
        }
    }

    private Point(Subject subject, Dictionary<string, object> values)
    {
        _subject = subject;
        _values = values;
    }

    public double[] Leaves => Flat(_values);

    /// <summary>Fresh copies, that a call may write to.</summary>
    public Dictionary<string, object> Arguments() =>
        _values.ToDictionary(p => p.Key, p => p.Value is Array array ? array.Clone() : p.Value, StringComparer.Ordinal);

    /// <summary>The same point, but for one leaf.</summary>
    public Point Moved(int leaf, double step)
    {
        double[] direction = new double[Leaves.Length];
        direction[leaf] = 1;
        return Moved(direction, step);
    }

    public Point Moved(double[] direction, double step)
    {
        Dictionary<string, object> moved = Arguments();
        foreach ((string name, double[] part) in Split(direction))
        {
            moved[name] = Numbers.Like(moved[name], Numbers.All(moved[name]).Zip(part, (x, d) => x + (step * d)));
        }

        return new Point(_subject, moved);
    }

    /// <summary>The numbers for each active parameter.</summary>
    private IEnumerable<(string Name, double[] Part)> Split(double[] leaves)
    {
        int first = 0;
        foreach (string name in _subject.Active)
        {
            int length = ((Array)_values[name]).Length;
            yield return (name, leaves[first..(first + length)]);
            first += length;
        }
    }

    /// <summary>Adds arrays for the active parameters to the arguments of a call, under their names with a suffix.</summary>
    public void Add(Dictionary<string, object> arguments, string suffix, double[] leaves)
    {
        foreach ((string name, double[] part) in Split(leaves))
        {
            arguments.Add(name + suffix, Numbers.Like(_values[name], part));
        }
    }

    /// <summary>The numbers that stand for the active parameters, under their names with a suffix.</summary>
    public double[] Flat(Dictionary<string, object> arguments, string suffix = "") =>
        [.. _subject.Active.SelectMany(name => Numbers.All(arguments[name + suffix]))];

    private static KeyValuePair<string, object> Boxed(ParameterInfo parameter, object input) => new(
        parameter.Name!,
        Numbers.IsFloating(parameter.ParameterType) ? Numbers.Row(parameter.ParameterType, [Numbers.Of(input)]) : input);
}
