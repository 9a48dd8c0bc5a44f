using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>What an evaluated derivative gives: the value, the arguments afterwards, and the gradient in one row.</summary>
internal sealed record Outcome(double Value, object[] Arguments, double[] Gradient)
{
    private static bool Same(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

    public bool HasPrimalOf(Outcome other) => Same(Value, other.Value) && SameArguments(Arguments, other.Arguments);

    public bool IsEqualTo(Outcome other) => HasPrimalOf(other) && Gradient.Length == other.Gradient.Length && Gradient.Zip(other.Gradient).All(p => Same(p.First, p.Second));

    public static bool SameArguments(object[] left, object[] right) => left.Zip(right).All(p => (p.First, p.Second) switch
    {
        (double[] x, double[] y) => x.Zip(y).All(e => Same(e.First, e.Second)),
        (Array x, Array y) => x.Cast<object>().SequenceEqual(y.Cast<object>()),
        _ => p.First.Equals(p.Second),
    });
}

/// <summary>Runs primal functions, adjoints and tangents of one method by the evaluator.</summary>
internal sealed class Gradients(LinkedProgram program, Sample sample)
{
    private readonly EquatableArray<PrimalParameter> _parameters = program.Root.Parameters;

    public Function WithJumps() => program.WithJumps();

    public Outcome Primal(Function function)
    {
        object[] arguments = sample.Copy();
        return new Outcome((double)program.Evaluator.Run(function, arguments)[0], arguments, []);
    }

    /// <summary>An adjoint from primal to gradient in one function.</summary>
    public Outcome Joint(Function adjoint)
    {
        object[] arguments = sample.Copy();
        object[] bars = Bars();
        object[] results = program.Evaluator.Run(adjoint, [.. arguments, 1.0, .. bars]);
        return new Outcome((double)results[0], arguments, Row(bars));
    }

    /// <summary>The same in two halves, with the arguments as they are between them.</summary>
    public (Outcome Between, Outcome After) Halves(Function forward, Function reverse)
    {
        object[] arguments = sample.Copy();
        object[] bars = Bars();
        EvaluatorTape tape = new();
        IEnumerable<object> carried = bars.Where((_, i) => reverse.Parameters[arguments.Length + 1 + i].Phase == Phase.Whole);
        double value = (double)program.Evaluator.Run(forward, [.. arguments, .. carried], tape)[0];
        Outcome between = new(value, [.. arguments.Select(a => a is Array array ? array.Clone() : a)], []);
        program.Evaluator.Run(reverse, [.. arguments, 1.0, .. bars], tape);
        return tape.IsEmpty
            ? (between, new Outcome(value, arguments, Row(bars)))
            : throw new InvalidOperationException("The reverse left something on the tape.");
    }

    /// <summary>The gradient by one tangent for each coordinate.</summary>
    public Outcome ByTangents(Function tangent)
    {
        Outcome? first = null;
        List<double> gradient = [];
        int length = Row(Bars()).Length;
        for (int i = 0; i < length; i++)
        {
            object[] arguments = sample.Copy();
            object[] results = program.Evaluator.Run(tangent, [.. WithDirections(arguments, i)]);
            first ??= new Outcome((double)results[0], arguments, []);
            gradient.Add((double)results[1]);
        }

        return first! with { Gradient = [.. gradient] };
    }

    private object[] Bars() =>
        [.. sample.Arguments.Where((_, i) => _parameters[i].IsActive).Select(a => a is double[] row ? (object)new double[row.Length] : new Cell(0.0))];

    private static double[] Row(object[] bars) => [.. bars.SelectMany(b => b is Cell cell ? [(double)cell.Value] : (double[])b)];

    private IEnumerable<object> WithDirections(object[] arguments, int coordinate)
    {
        foreach ((object argument, PrimalParameter parameter) in arguments.Zip(_parameters))
        {
            yield return argument;
            if (!parameter.IsActive)
            {
                continue;
            }

            int length = argument is double[] row ? row.Length : 1;
            double[] direction = [.. Enumerable.Range(0, length).Select(i => i == coordinate ? 1.0 : 0)];
            coordinate -= length;
            yield return argument is double[]? direction : direction[0];
        }
    }
}
