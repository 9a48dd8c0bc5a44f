using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Schedule;

/// <summary>
/// Runs both sweeps of a callee by one call where the cotangent of what it returns is there before it runs, as that of <c>w * F(x)</c> in a sum is: the callee then
/// keeps nothing for later, and its own loops may run both their sweeps together.
/// </summary>
/// <param name="callees">What callees write.</param>
/// <param name="rows">What is known of the rows of the function.</param>
/// <param name="dependences">What statements of it touch.</param>
/// <param name="isAskedFor">Whether statements that are left to the reverse sweep, or any around them, ask for what a row held before.</param>
/// <param name="apart">A method whose sweeps stay apart; null where there is none.</param>
internal sealed class JoinedCalls(Callees callees, RowFacts rows, Dependences dependences, Func<Variable, IEnumerable<Statement>, bool> isAskedFor, string? apart)
{
    /// <summary>Joins the calls of a body that has a forward and a reverse sweep.</summary>
    /// <param name="body">The statements.</param>
    /// <param name="isTurn">What stands between the sweeps.</param>
    /// <returns>Whether one was joined.</returns>
    public bool Join(List<Statement> body, Predicate<Statement> isTurn)
    {
        bool hasChanged = false;

        // The last call is the first that is gone back through: what it hands to an earlier one must not be moved before it.
        for (int i = body.FindIndex(isTurn) - 1; i >= 0; i--)
        {
            hasChanged |= body[i] is Call { Target.Phase: Phase.Forward } call && Join(body, i, body.FindIndex(isTurn), call);
        }

        return hasChanged;
    }

    /// <summary>What a joined call does of the reverse sweep: it takes the cotangent of its result and adds to those of its arguments.</summary>
    public static IEnumerable<Statement> ReverseOf(Call joined)
    {
        int count = joined.Target.Derivation.Active.Count;
        return
        [
            .. joined.Arguments.Skip(count).Take(joined.Results.Count).Select(a => new Declare(new Variable(-1, "cotangent", a.Value.Type), a.Value)),
            .. joined.Arguments.Skip(count + joined.Results.Count).Select(a => a.Value.Type.IsScalar ? a.Value : new Element(a.Value.TargetVariable(), Literal.Of(0))).Select(p => new Accumulate(p, Literal.Zero(p.Type))),
        ];
    }

    /// <summary>Whether a statement is a call of both sweeps.</summary>
    public static bool IsJoined(Statement statement) =>
        statement is Call { Target: { Phase: Phase.Whole, Derivation.Transforms: [Ir.Transform.Adjoint] } };

    private bool Join(List<Statement> body, int forward, int turn, Call call)
    {
        int[] partners = [.. Enumerable.Range(turn + 1, body.Count - turn - 1).Where(i => body[i] is Call { Target.Phase: Phase.Reverse } other && other.Target == call.Target with { Phase = Phase.Reverse })];
        if (partners is not [var reverse] || body.Count(s => s is Call other && other.Target == call.Target) != 1 || !IsPlain(call, (Call)body[reverse], body))
        {
            return false;
        }

        Call back = (Call)body[reverse];
        int count = call.Arguments.Count;
        HashSet<Variable> wanted = [.. back.Arguments.Skip(count).SelectMany(a => a.Value.Variables())];
        List<Statement> ahead = Ahead(body, forward, turn, reverse, wanted);
        List<Statement> passed = [.. body.Skip(forward + 1).Take(reverse - forward - 1).Where(s => s is not (Turn or Boundary) && !ahead.Contains(s, ReferenceComparer<Statement>.Instance))];
        HashSet<Variable> later = [.. call.Results, .. passed.SelectMany(s => s.Declared())];
        if (wanted.Any(later.Contains) || passed.Exists(s => s is Opaque or Throw or Try or SameLength))
        {
            return false;
        }

        Footprint ofAhead = dependences.FootprintOf(ahead);
        Footprint ofPassed = dependences.FootprintOf([call, .. passed]);
        Footprint ofBars = dependences.FootprintOf(ReverseOf(Joined(call, back)));
        Variable[] own = [.. ahead.SelectMany(s => s.Declared())];
        bool isFree = !ofAhead.IsUnknown && !ofPassed.IsUnknown
            && !ofAhead.Changes.Any()
            && !call.Arguments.Where((a, i) => !a.Value.Type.IsScalar && callees.MayWrite(call.Target, i)).Any(a => isAskedFor(dependences.RootOf(a.Value.TargetVariable()), body.Skip(reverse + 1)))
            && ahead.TrueForAll(s => dependences.MayPass(s, body.Skip(forward).TakeWhile(x => !ReferenceEquals(x, s)).Where(x => ReferenceEquals(x, call) || passed.Contains(x, ReferenceComparer<Statement>.Instance))))
            && !dependences.Touches(ofPassed.Reads.Concat(ofPassed.Writes), ofBars.Changes)
            && !dependences.Touches(ofPassed.Changes, back.Arguments.Skip(count).Take(call.Results.Count).SelectMany(a => a.Value.Variables()).Concat(own));
        if (!isFree)
        {
            return false;
        }

        body.RemoveAt(reverse);
        body.RemoveAll(s => ahead.Contains(s, ReferenceComparer<Statement>.Instance));
        body[forward] = Joined(call, back);
        body.InsertRange(forward, ahead);
        return true;
    }

    private static Call Joined(Call call, Call back) => call with
    {
        Target = call.Target with { Phase = Phase.Whole },
        Arguments = [.. call.Arguments, .. back.Arguments.Skip(call.Arguments.Count)],
    };

    /// <summary>A call that takes numbers and rows which have nothing in common, writes to none that carries a derivative, and returns a number.</summary>
    private bool IsPlain(Call call, Call back, List<Statement> body)
    {
        int count = call.Target.Derivation.Active.Count;
        Dictionary<Variable, Expression> kept = body.OfType<Declare>().Where(d => d.Value is Read { Type.IsScalar: true }).GroupBy(d => d.Variable).ToDictionary(g => g.Key, g => g.First().Value);
        Variable[] given = [.. back.Arguments.Where(a => !a.Value.Type.IsScalar).Select(a => a.Value is Read read ? dependences.RootOf(read.Variable) : null!)];
        return call is { Results: [{ Type.IsFloatingScalar: true }], Target: { Derivation.Transforms: [Ir.Transform.Adjoint], Method: { IsDifferentiable: true, Rule: null, Exported: null, IsRule: false, IsTakenApart: false, IsInstance: false } } }
            && call.Target.Derivation.Active.Contains(true)
            && call.Target.Method.Key != apart
            && call.Arguments.Count == count
            && back.Arguments.Take(count).Select(Known).SequenceEqual(call.Arguments.Select(Known))
            && call.Arguments.All(a => !a.ByReference && !a.Value.Type.IsOpaque)
            && back.Arguments.All(a => a.Value is { Type.IsScalar: true } or Read { Type: { Shape: Shape.Array or Shape.Span or Shape.ReadOnlySpan, Name: null } })
            && !call.Target.Derivation.Active.Where((isActive, i) => isActive && callees.MayWrite(call.Target, i)).Any()
            && given.All(v => v is not null && rows.IsThere(v))
            && given.Select((a, i) => given.Skip(i + 1).All(b => a != b && dependences.AreApart(a, b))).All(x => x);

        // The reverse sweep may have a copy of a number that moves on.
        Argument Known(Argument argument) => argument with { Value = argument.Value.Rewrite(e => e is Read read && kept.TryGetValue(read.Variable, out Expression? value) ? value : null) };
    }

    /// <summary>
    /// The statements that make the cotangents of a call, in their order, with those of the forward sweep behind it that keep a number for them. What else changes those
    /// numbers is in the way.
    /// </summary>
    private static List<Statement> Ahead(List<Statement> body, int forward, int turn, int reverse, HashSet<Variable> wanted)
    {
        List<Statement> ahead = [];
        HashSet<Variable> made = [.. body.Skip(turn + 1).Take(reverse - turn - 1).SelectMany(s => s.Declared())];
        for (int i = reverse - 1; i > forward; i--)
        {
            Expression? value = body[i] switch
            {
                Declare { Variable.Type.IsScalar: true } declare when wanted.Contains(declare.Variable) => declare.Value,
                Accumulate { Target: Read target } add when wanted.Contains(target.Variable) && made.Contains(target.Variable) => add.Value,
                _ => null,
            };
            if (value is not null && IsOfNumbers(value))
            {
                ahead.Insert(0, body[i]);
                wanted.UnionWith(value.Variables());
            }
        }

        return ahead;
    }

    private static bool IsOfNumbers(Expression value) => value.SelfAndBelow().All(e => e is Literal or Unary or Binary or Conditional or Read { Type.IsScalar: true, Type.IsOpaque: false }) && !LaneLoop.MayThrow(value);
}
