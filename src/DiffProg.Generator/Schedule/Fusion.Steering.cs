using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;

namespace DiffProg.Generator.Schedule;

/// <content>
/// Fuses loops whose iterations hand on what carries no derivative, as a position or a sign: the reverse sweep of an iteration runs right behind it, in the state that it
/// has left, and brings nothing back, for nothing comes before it.
/// </content>
internal sealed partial class Fusion
{
    private bool FuseSteered(List<Statement> body, int forward, Predicate<Statement> isTurn, Statement loop)
    {
        int turn = body.FindIndex(isTurn);
        int reverse = body.FindIndex(turn + 1, s => LoopOf(s) is { } other && (loop is For counted ? IsAdjoint(counted, other) : s is For && IsAdjoint((Ir.Loop)loop, other)));
        if (reverse < 0)
        {
            return false;
        }

        Statement group = body[reverse];
        For back = LoopOf(group)!;
        List<Statement> between = body.GetRange(forward + 1, reverse - forward - 1);
        List<Statement> both = loop is For known ? Both(known.Body, OfIndex(known, back)) : Both(((Ir.Loop)loop).Body.Take(((Ir.Loop)loop).Body.Count - 1), back.Body);
        if (!Settle(both, body, group, out _))
        {
            return false;
        }

        Footprint ofForward = _dependences.FootprintOf([loop]);
        Footprint ofReverse = OfReverse(loop, group, both);
        bool isFree = !ofForward.IsUnknown && !ofReverse.IsUnknown
            && ofReverse.Writes.Count == 0
            && !_dependences.Touches(ofReverse.Changes, ofReverse.Reads)
            && !_dependences.Touches(ofReverse.Changes, ofForward.Reads.Concat(ofForward.Changes))
            && !_dependences.Touches(ofForward.Changes.Where(v => !v.Type.IsScalar), ofReverse.Reads);
        if (!isFree || MayThrowAfterReads(loop, between, group) || Order(between, AroundOf(group).Concat(both), ofForward, ofReverse) is not var (seed, rest))
        {
            return false;
        }

        if (ofForward.Writes.Any(w => !w.Type.IsScalar) && ReadsAhead([group, .. seed]))
        {
            return false;
        }

        Statement fused = loop is For plain ? plain with { Body = both.ToEquatableArray() } : (Ir.Loop)loop with { Body = both.ToEquatableArray() };
        if (loop is For first && LosesLanes(first, back, (For)fused))
        {
            return false;
        }

        Statement[] whole = group is If branch ? [branch with { Then = branch.Then.Select(s => s is For ? fused : s).ToEquatableArray() }] : [fused];
        body.RemoveRange(forward, reverse - forward + 1);
        body.InsertRange(forward, [.. seed, .. whole, .. rest]);
        return true;
    }

    private bool IsAdjoint(Ir.Loop loop, For back) =>
        loop is { Header.IsEmpty: true, Step.IsEmpty: true, Body.IsEmpty: false }
        && loop.Body[loop.Body.Count - 1] is Assign { Target: Read counter, Value: Binary { Operator: BinaryOperator.Add, Right: Literal { Bits: 1 } } count } && count.Left == counter
        && back is { Reversed: true, First: Literal { Bits: 0 }, Step: 1, Inclusive: false, Limit: Read limit } && limit.Variable == counter.Variable
        && back.Site == loop.Site
        && !loop.Condition.Variables().Contains(counter.Variable)
        && !loop.Body.Take(loop.Body.Count - 1).All().SelectMany(s => s.Expressions()).Concat(back.Body.All().SelectMany(s => s.Expressions())).SelectMany(e => e.Variables()).Any(v => v == counter.Variable || v == back.Index)
        && IsPaired(loop, back) is { } paired && (paired || loop.Site is not null);

    /// <summary>Whether one takes from the tape what the other puts there, and calls back what it calls; null where they have something else to do with each other, or nothing.</summary>
    private bool? IsPaired(Statement forward, Statement back)
    {
        Statement[] all = [.. new[] { forward }.All()];
        Statement[] allBack = [.. new[] { back }.All()];
        HashSet<Slot> saved = [.. all.OfType<Save>().Select(s => s.Slot)];
        HashSet<CallTarget> called = [.. all.OfType<Call>().Where(c => c.Target.Phase == Phase.Forward).Select(c => c.Target with { Phase = Phase.Reverse })];
        bool isPaired = saved.SetEquals(allBack.SelectMany(s => s.Expressions()).OfType<Load>().Select(l => l.Slot))
            && called.SetEquals(allBack.OfType<Call>().Where(c => c.Target.Phase == Phase.Reverse).Select(c => c.Target))
            && saved.All(s => _savedOnce.Contains(s) && _loadedOnce.Contains(s));
        return isPaired ? saved.Count + called.Count > 0 : null;
    }

    /// <summary>What the method throws, it throws before the reverse sweep reads an element.</summary>
    private static bool MayThrowAfterReads(Statement forward, List<Statement> between, Statement group) =>
        new[] { forward }.Concat(between).All().Any(s => s is Throw or Opaque) && ReadsAhead([group, .. between]);

    /// <summary>What has to run before both sweeps and what runs behind them; null where there is no such order.</summary>
    private (List<Statement> Seed, List<Statement> Behind)? Order(List<Statement> between, IEnumerable<Statement> reverseSweep, Footprint forward, Footprint reverse)
    {
        if (Seed(between, reverseSweep.All(), forward, reverse) is not { } seed)
        {
            return null;
        }

        List<Statement> rest = [.. between.Where(s => !seed.Contains(s, ReferenceComparer<Statement>.Instance))];
        Footprint ofRest = _dependences.FootprintOf(rest);
        return ofRest.IsUnknown || rest.Exists(s => s is SameLength)
            || _dependences.Touches(ofRest.Changes, reverse.Reads.Concat(reverse.Writes))
            || _dependences.Touches(reverse.Changes, ofRest.Reads.Concat(ofRest.Writes).Concat(_results.SelectMany(r => r.Variables())))
            ? null
            : (seed, rest);
    }

    /// <summary>What stands around a loop of the reverse sweep, for the locals that it sums up in.</summary>
    private static IEnumerable<Statement> AroundOf(Statement group) => group is If branch ? branch.Then.Where(s => s is not For) : [];

    /// <summary>What the reverse sweep does to what is declared outside of bodies that run both.</summary>
    private Footprint OfReverse(Statement forward, Statement group, params List<Statement>[] bodies)
    {
        HashSet<Variable> ofForward = [.. new[] { forward }.All().SelectMany(s => s.Bound().Concat(s.Expressions().SelectMany(e => e.Variables())))];
        Footprint footprint = _dependences.FootprintOf(bodies.SelectMany(b => ReverseOf(b, ofForward)));
        Variable[] own = [.. bodies.SelectMany(b => b).All().SelectMany(s => s.Bound())];
        footprint.Reads.ExceptWith(own);
        footprint.Adds.ExceptWith(own);
        footprint.Writes.ExceptWith(own);

        // What was moved out of it, it did before.
        Footprint before = _dependences.FootprintOf([group]);
        HashSet<Variable> state = [.. ofForward, .. ofForward.Select(_dependences.RootOf), .. new[] { group }.All().OfType<Assign>().Where(s => s.Value is Load).Select(s => _dependences.RootOf(s.Target.TargetVariable()))];
        footprint.IsUnknown |= before.IsUnknown;
        footprint.Reads.UnionWith(before.Reads.Where(v => !state.Contains(v)));
        footprint.Adds.UnionWith(before.Adds.Where(v => !state.Contains(v)));
        footprint.Writes.UnionWith(before.Writes.Where(v => !state.Contains(v)));
        if (group is If around)
        {
            footprint.Reads.UnionWith(around.Condition.Variables().Select(_dependences.RootOf));
        }

        return footprint;
    }

    /// <summary>
    /// The statements of the reverse sweep in a body that runs both: those of fused loops and joined calls in it too, and what has come to stand before such a call.
    /// </summary>
    /// <param name="both">The body.</param>
    /// <param name="ofForward">The variables that the forward sweep speaks of.</param>
    private static IEnumerable<Statement> ReverseOf(IEnumerable<Statement> both, HashSet<Variable> ofForward)
    {
        bool isReverse = false;
        foreach (Statement statement in both)
        {
            isReverse |= statement is Turn;
            IEnumerable<Statement> found = statement switch
            {
                Turn => [],
                _ when isReverse => [statement],
                Call call when JoinedCalls.IsJoined(call) => JoinedCalls.ReverseOf(call),
                Declare { Variable: var variable } s when !ofForward.Contains(variable) => s.Value is Read kept && ofForward.Contains(kept.Variable) ? [] : [s],
                Accumulate { Target: var target } when !ofForward.Contains(target.TargetVariable()) => [statement],
                Assign { Target: var target } when !ofForward.Contains(target.TargetVariable()) => [statement],
                _ => statement.Blocks().SelectMany(b => ReverseOf(b, ofForward)),
            };
            foreach (Statement part in found)
            {
                yield return part;
            }
        }
    }

    /// <summary>
    /// Leaves out of an iteration that runs forward and back what the reverse sweep would bring back: what it still asks for of that has a variable of its own.
    /// </summary>
    /// <param name="both">The statements of the iteration.</param>
    /// <param name="body">The statements around it.</param>
    /// <param name="group">The statement among them that is the iteration's reverse sweep.</param>
    /// <param name="hasChanged">Whether a loop or a call in it runs both sweeps together now.</param>
    /// <returns>Whether nothing is left that it brings back.</returns>
    private bool Settle(List<Statement> both, List<Statement> body, Statement group, out bool hasChanged)
    {
        _enclosing.Push((body, group));
        HashSet<Variable> known = [.. both.SelectMany(s => s.Declared())];
        bool isSettled = SettleNumbers(both);
        hasChanged = isSettled && Run(both, s => s is Turn);
        isSettled = isSettled && SettleRows(both);
        HashSet<Slot> unread = [.. both.OfType<Declare>().Where(d => d.Value is Load && !known.Contains(d.Variable) && !both.Exists(x => Mentions(x, d.Variable))).Select(d => ((Load)d.Value).Slot)];
        if (unread.Count > 0)
        {
            EquatableArray<Statement> without = UnreadRestores.Without(both.ToEquatableArray(), unread, []);
            both.Clear();
            both.AddRange(without);
        }

        _ = both.RemoveAll(s => s is Declare { Value: Read } kept && !known.Contains(kept.Variable) && !both.Exists(x => Mentions(x, kept.Variable)));
        _ = _enclosing.Pop();
        return isSettled;
    }

    private bool SettleRows(List<Statement> both)
    {
        int turn = both.FindIndex(s => s is Turn);
        HashSet<Variable> own = [.. both.All().SelectMany(s => s.Bound())];
        Assign[] restores = [.. both.Skip(turn).All().OfType<Assign>().Where(s => s is { Target: Element, Value: Load } && !own.Contains(_dependences.RootOf(s.Target.TargetVariable())))];
        if (restores.Length == 0)
        {
            return true;
        }

        HashSet<Slot> slots = [.. restores.Select(s => ((Load)s.Value).Slot)];
        EquatableArray<Statement> without = UnreadRestores.Without(both.ToEquatableArray(), slots, []);
        Footprint left = _dependences.FootprintOf(without.Skip(turn));
        HashSet<Variable> restored = [.. restores.Select(s => _dependences.RootOf(s.Target.TargetVariable()))];
        if (left.IsUnknown || restored.Any(r => Dependences.HoldsMore(r) || _dependences.Touches([r], left.Reads.Concat(left.Changes)) || IsAskedForOutside(r)))
        {
            return false;
        }

        both.Clear();
        both.AddRange(without);
        return true;
    }

    /// <summary>Whether the reverse sweep of what stands before asks for what a number or a row held then, outside of what is being fused.</summary>
    private bool IsAskedForOutside(Variable variable) => _enclosing.Any(level => IsAskedFor(variable, level.Body.SkipWhile(s => !ReferenceEquals(s, level.Group)).Skip(1)));

    private bool IsAskedFor(Variable variable, IEnumerable<Statement> later)
    {
        Footprint footprint = _dependences.FootprintOf(later);
        return footprint.IsUnknown || _dependences.Touches([variable], footprint.Reads);
    }

    private bool SettleNumbers(List<Statement> both)
    {
        HashSet<Variable> own = [.. both.All().SelectMany(s => s.Bound())];
        int turn = both.FindIndex(s => s is Turn);
        HashSet<Variable> restored = [.. both.Skip(turn).All().OfType<Assign>().Where(s => s is { Target: Read, Value: Load }).Select(s => s.Target.TargetVariable()).Where(v => !own.Contains(v))];
        HashSet<Variable> ofForward = [.. both.Take(turn).All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())];
        return restored.All(v => !IsAskedForOutside(v) && Settle(both, v, ofForward.Contains(v)));
    }

    /// <summary>Gives the reverse sweep of an iteration a number of its own in the place of one that it brings back.</summary>
    private bool Settle(List<Statement> both, Variable number, bool isOfForward)
    {
        int turn = both.FindIndex(s => s is Turn);
        int first = both.FindIndex(turn, s => Mentions(s, number));
        bool isBroughtBackFirst = both[first] is Assign { Target: Read, Value: Load } && Frontend.Effects.AssignedVariables(both.Skip(first + 1)).All(v => v != number);
        if (!isBroughtBackFirst && !isOfForward)
        {
            return false;
        }

        Variable kept = _fresh.Variable(number.Name, number.Type);
        if (!isBroughtBackFirst)
        {
            Rename(both, turn + 1, number, kept);
            both.Insert(turn + 1, new Declare(kept, new Read(number)));
            return true;
        }

        Slot slot = ((Load)((Assign)both[first]).Value).Slot;
        int saved = both.FindIndex(s => s is Save { Value: Read } save && save.Slot == slot);
        Rename(both, first + 1, number, kept);
        if (saved >= 0)
        {
            both[saved] = new Declare(kept, ((Save)both[saved]).Value);
            both.RemoveAt(first);
        }
        else
        {
            both[first] = new Declare(kept, new Load(slot));
        }

        return true;
    }

    private static bool Mentions(Statement statement, Variable variable) => new[] { statement }.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Contains(variable);

    private static void Rename(List<Statement> block, int from, Variable old, Variable other)
    {
        for (int i = from; i < block.Count; i++)
        {
            block[i] = block[i].Map(Change, Inner);
        }

        Expression Change(Expression e) => e.Rewrite(x => x is Read read && read.Variable == old ? new Read(other) : null);
        EquatableArray<Statement> Inner(EquatableArray<Statement> statements) => statements.Select(s => s.Map(Change, Inner)).ToEquatableArray();
    }

    /// <summary>Without the copies that give a caller back what a method has left in a row, where nothing is brought back in it any longer.</summary>
    private List<Statement> WithoutFinals(List<Statement> body)
    {
        int boundary = body.FindIndex(s => s is Boundary);
        HashSet<Statement> left = new(ReferenceComparer<Statement>.Instance);
        foreach (CopyRow copy in body.Skip(boundary).OfType<CopyRow>())
        {
            int kept = body.FindIndex(s => s is CopyRow other && other.Target == copy.From && other.From == copy.Target);
            int made = body.FindIndex(s => s is Declare { Value: NewArray } declare && declare.Variable == copy.From);
            Statement[] speak = [.. body.Where(s => s is CopyRow other ? other.Target == copy.From || other.From == copy.From : Mentions(s, copy.From))];
            if (kept < 0 || kept > boundary || made < 0 || speak.Length != 2)
            {
                continue;
            }

            Footprint meanwhile = _dependences.FootprintOf(body.Skip(kept + 1).TakeWhile(s => !ReferenceEquals(s, copy)));
            if (!meanwhile.IsUnknown && !_dependences.Touches([_dependences.RootOf(copy.Target)], meanwhile.Changes))
            {
                left.UnionWith([copy, body[kept], body[made]]);
            }
        }

        return [.. body.Where(s => !left.Contains(s))];
    }
}
