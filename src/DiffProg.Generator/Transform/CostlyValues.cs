using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Gives a name to each costly value that a derivative will ask for again, so that it is computed once: <c>s += Math.Exp(x) * y</c>
/// becomes <c>exp = Math.Exp(x); s += exp * y</c>. Values in an arm that may not be evaluated stay where they are.
/// </summary>
internal sealed class CostlyValues
{
    private readonly Activity _activity;
    private readonly Fresh _fresh;

    private CostlyValues(Activity activity, Fresh fresh)
    {
        _activity = activity;
        _fresh = fresh;
    }

    public static Function Bind(Function function, Activity activity)
    {
        CostlyValues pass = new(activity, new Fresh(function.NextId));
        List<Statement> body = [.. pass.Block(function.Body)];
        EquatableArray<Expression> results = function.Results.Select(r => pass.Value(r, body, null, isWhole: false)).ToEquatableArray();
        return function with { Body = body.ToEquatableArray(), Results = results, NextId = pass._fresh.NextId };
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        List<Statement> output = [];
        foreach (Statement statement in block)
        {
            output.Add(statement switch
            {
                Declare s => s with { Value = Value(s.Value, output, s.Source, isWhole: true) },
                Assign s => s with { Value = Value(s.Value, output, s.Source, isWhole: false) },
                Accumulate s => s with { Value = Value(s.Value, output, s.Source, isWhole: false) },
                Call { Target.Method.HasDerivative: true } s => s with
                {
                    Arguments = s.Arguments.Select(a => a.ByReference ? a : a with { Value = Argument(a.Value, s, output) }).ToEquatableArray(),
                },
                _ => statement.Map(e => e, Block),
            });
        }

        return output.ToEquatableArray();
    }

    private Expression Value(Expression e, List<Statement> output, string? source, bool isWhole) =>
        _activity.IsVaried(e) ? Visit(e, isNeeded: false, isWhole, output, source) : e;

    /// <summary>The reverse sweep of a callee takes its arguments once more, before it brings back what the callee wrote.</summary>
    private Expression Argument(Expression e, Call call, List<Statement> output)
    {
        bool mayBeWritten = e.Type.IsScalar && call.Arguments.Where((a, i) => !call.Target.Method.Parameters[i].IsReadOnly && (a.ByReference
            ? e.Variables().Contains(a.Value.TargetVariable())
            : !a.Value.Type.IsScalar && e.SelfAndBelow().Any(x => x is Element))).Any();
        if (!mayBeWritten)
        {
            return e.Type.IsFloatingScalar ? Visit(e, isNeeded: true, isWhole: false, output, call.Source) : e;
        }

        Variable argument = _fresh.Variable("argument", e.Type);
        output.Add(new Declare(argument, Visit(e, isNeeded: false, isWhole: true, output, call.Source)) { Source = call.Source });
        return new Read(argument);
    }

    private Expression Visit(Expression e, bool isNeeded, bool isWhole, List<Statement> output, string? source)
    {
        switch (e)
        {
            case Unary x:
                return x with { Operand = Visit(x.Operand, isNeeded, false, output, source) };
            case Ir.Convert { IsBetweenFloatingPoint: true } x:
                return x with { Operand = Visit(x.Operand, isNeeded, false, output, source) };
            case OnGradient x:
                return x with { Operand = Visit(x.Operand, isNeeded, false, output, source) };
            case Binary x when x.Type.IsDifferentiable:
                EquatableArray<Expression> operands = Operands([x.Left, x.Right], RuleTable.Get(x.Operator), x, isNeeded, output, source);
                return x with { Left = operands[0], Right = operands[1] };
            case Apply x:
                Rule rule = RuleTable.Get(x.Primitive);
                bool asksForResult = isNeeded || Asks(rule.Partials, x.Arguments, x.Type, Probe.Result(x.Type));
                Apply inner = x with { Arguments = Operands(x.Arguments, rule.Partials, x, isNeeded: isNeeded && !rule.IsCostly, output, source) };
                if (!rule.IsCostly || !asksForResult || isWhole)
                {
                    return inner;
                }

                Variable value = _fresh.Variable(NameOf(rule), x.Type);
                output.Add(new Declare(value, inner) { Source = source });
                return new Read(value);
            default:
                return e;
        }
    }

    private EquatableArray<Expression> Operands(
        EquatableArray<Expression> operands,
        EquatableArray<Partial?> partials,
        Expression whole,
        bool isNeeded,
        List<Statement> output,
        string? source) => operands
            .Select((o, i) => Visit(o, isNeeded || (_activity.IsVaried(whole) && Asks(partials, operands, whole.Type, Probe.Argument(i, o.Type))), false, output, source))
            .ToEquatableArray();

    /// <summary>Whether a partial derivative with respect to a varied operand reads what <paramref name="probe"/> stands for.</summary>
    private bool Asks(EquatableArray<Partial?> partials, EquatableArray<Expression> operands, IrType result, Expression probe)
    {
        EquatableArray<Expression> probes = operands.Select((o, i) => (Expression)Probe.Argument(i, o.Type)).ToEquatableArray();
        return operands.Where((o, i) => partials[i] is { } partial && _activity.IsVaried(o)
            && partial(probes, Probe.Result(result)).SelfAndBelow().Contains(probe)).Any();
    }

    private static string NameOf(Rule rule)
    {
        string name = rule.Text.Substring(rule.Text.IndexOf('.') + 1);
        return char.ToLowerInvariant(name[0]) + name.Substring(1);
    }

    /// <summary>Stands for an argument or the result of a primitive, to see what its derivative reads.</summary>
    private static class Probe
    {
        public static Member Result(IrType type) => new("r", type);

        public static Member Argument(int index, IrType type) => new("x" + index.ToString(System.Globalization.CultureInfo.InvariantCulture), type);
    }
}
