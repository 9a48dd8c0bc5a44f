using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Schedule;

/// <summary>The variables and rows that statements touch which they do not declare themselves; a slice or a part of a row counts as the row.</summary>
internal sealed class Footprint
{
    private readonly Callees _callees;
    private readonly Func<Variable, Variable> _rootOf;

    private Footprint(Callees callees, Func<Variable, Variable> rootOf)
    {
        _callees = callees;
        _rootOf = rootOf;
    }

    /// <summary>What they look at; what they only add to, not for that.</summary>
    public HashSet<Variable> Reads { get; } = [];

    /// <summary>What they add to, and do nothing else to.</summary>
    public HashSet<Variable> Adds { get; } = [];

    /// <summary>What they overwrite.</summary>
    public HashSet<Variable> Writes { get; } = [];

    /// <summary>Whether they do something of which it is not known what it touches.</summary>
    public bool IsUnknown { get; set; }

    /// <summary>All that they change.</summary>
    public IEnumerable<Variable> Changes => Adds.Concat(Writes);

    /// <summary>The footprint of statements.</summary>
    /// <param name="statements">The statements.</param>
    /// <param name="callees">What their callees write.</param>
    /// <param name="rootOf">The row that another is a slice or a part of.</param>
    public static Footprint Of(IEnumerable<Statement> statements, Callees callees, Func<Variable, Variable> rootOf)
    {
        Statement[] all = [.. statements.All()];
        Footprint footprint = new(callees, rootOf);
        foreach (Statement statement in all)
        {
            footprint.Add(statement);
        }

        HashSet<Variable> own = [.. all.SelectMany(s => s.Bound())];
        footprint.Reads.ExceptWith(own);
        footprint.Adds.ExceptWith(own);
        footprint.Writes.ExceptWith(own);
        return footprint;
    }

    private void Add(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: View or Item } s:
                s.Value.Children().ToList().ForEach(Read);
                break;
            case Declare { Variable.Type.IsScalar: false, Value: not (NewArray or Load) } or Assign { Target: Item or Read { Type.IsScalar: false } } or Try or Opaque { Result.Type.IsScalar: false }:
                IsUnknown = true;
                break;
            case Call call when call.Target.Method.IsRule || call.Results.Any(r => !r.Type.IsScalar):
                IsUnknown = true;
                break;
            case Declare s:
                Read(s.Value);
                break;
            case Assign s when LaneLoop.Terms(s.Value, s.Target) is { } terms:
                Target(s.Target, Adds);
                terms.ToList().ForEach(Read);
                break;
            case Assign s:
                Target(s.Target, Writes);
                Read(s.Value);
                break;
            case Accumulate s:
                Target(s.Target, Adds);
                Read(s.Value);
                break;
            case CopyRow s:
                Writes.Add(_rootOf(s.Target));
                Reads.Add(_rootOf(s.From));
                break;
            case Call s:
                Add(s);
                break;
            case Opaque { Code.Parts: [var text, ..] } when text.StartsWith("global::DiffProg.Extremes.", StringComparison.Ordinal):
                statement.Expressions().ToList().ForEach(Read);
                break;
            case Opaque or Throw:
                foreach (Expression operand in statement.Expressions())
                {
                    Read(operand);
                    Writes.UnionWith(operand is Read { Type.IsScalar: false } row ? [_rootOf(row.Variable)] : []);
                }

                break;
            default:
                statement.Expressions().ToList().ForEach(Read);
                break;
        }
    }

    private void Target(Expression target, HashSet<Variable> set)
    {
        set.Add(_rootOf(target.TargetVariable()));
        target.Children().ToList().ForEach(Read);
    }

    private void Read(Expression value) => Reads.UnionWith(value.Variables().Select(_rootOf));

    /// <summary>Whether what is known of the method's parameters is known of this argument: tangents stand between them.</summary>
    private static bool IsExact(Call call, Argument argument) =>
        call.Target.Derivation.IsPrimal || (!call.Target.Derivation.HasTangents && argument.Value.Type is { IsObject: false, IsRowOfParts: false });

    /// <summary>The reverse of a call adds to the cotangent of what the method does not write to, and does nothing else with it.</summary>
    private void Add(Call call)
    {
        int[] active = call.Target.Derivation.Active.Select((a, i) => a ? i : -1).Where(i => i >= 0).ToArray();
        int bars = call.Target.Phase == Phase.Reverse || JoinedCalls.IsJoined(call) ? call.Arguments.Count - active.Length : call.Arguments.Count;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Argument argument = call.Arguments[i];
            if (i >= bars && argument.Value is Read bar && !_callees.MayWrite(call.Target, active[i - bars]))
            {
                Adds.Add(_rootOf(bar.Variable));
                continue;
            }

            Read(argument.Value);
            if (argument.ByReference || (!argument.Value.Type.IsScalar && (!IsExact(call, argument) || _callees.MayWrite(call.Target, i))))
            {
                Writes.UnionWith(argument.Value.Variables().Select(_rootOf));
            }
        }
    }
}
