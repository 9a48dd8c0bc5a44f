using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
using DiffProg.Generator.Transform;
using DiffProg.Generator.Vectorize;

namespace DiffProg.Generator.Schedule;

/// <summary>
/// Runs both sweeps of an iteration together where a loop only sums up what its iterations compute, as a loss over examples does: the cotangent of a sum is
/// there before the loop runs, so that an iteration can be gone back through as soon as it has run. What it stores then lasts for one iteration.
/// </summary>
internal sealed partial class Fusion
{
    private readonly RowFacts _rows;
    private readonly Dependences _dependences;
    private readonly HashSet<Slot> _savedOnce;
    private readonly HashSet<Slot> _loadedOnce;
    private readonly EquatableArray<Expression> _results;
    private readonly Fresh _fresh;
    private readonly Function _indexed;
    private readonly RowFacts _rowsOfIndexed;
    private readonly JoinedCalls _calls;
    private readonly Stack<(List<Statement> Body, Statement Group)> _enclosing = new();

    private Fusion(Function adjoint, Callees callees, int firstMade, string? apart)
    {
        _indexed = IndexedStorage.Of(adjoint);
        _rowsOfIndexed = new RowFacts(_indexed, isRoot: true, firstMade);
        _rows = new RowFacts(adjoint, isRoot: true, firstMade);
        _fresh = new Fresh(adjoint.NextId);
        _results = adjoint.Results;
        Statement[] all = [.. adjoint.Body.All()];
        _dependences = new Dependences(adjoint, callees, _rows);
        _savedOnce = Once(all.OfType<Save>().Select(s => s.Slot));
        _loadedOnce = Once(all.SelectMany(s => s.Expressions()).OfType<Load>().Select(l => l.Slot));
        _calls = new JoinedCalls(callees, _rows, _dependences, (row, later) => IsAskedFor(row, later) || IsAskedForOutside(row), apart);
    }

    /// <summary>Fuses what can be.</summary>
    /// <param name="adjoint">A whole adjoint, which members call that have looked at what overlaps.</param>
    /// <param name="callees">What its callees write.</param>
    /// <param name="firstMade">The number of the first variable that is not the method's own.</param>
    /// <param name="key">The method.</param>
    /// <returns>The function, and the places of the user's loops of which both sweeps run together.</returns>
    public static (Function Function, EquatableArray<int> Sites) Of(Function adjoint, Callees callees, int firstMade, string key)
    {
        (Function Function, EquatableArray<int> Sites) fused = Fused(adjoint, callees, firstMade, apart: null);
        bool isRecursive = fused.Function.Body.All().Any(s => JoinedCalls.IsJoined(s) && ((Call)s).Target.Method.Key == key);

        // Each depth of a recursion would rent a tape of its own, where the whole recursion may share one.
        return isRecursive && fused.Function.Body.All().Any(KeepsMore) ? Fused(adjoint, callees, firstMade, apart: key) : fused;
    }

    private static (Function Function, EquatableArray<int> Sites) Fused(Function adjoint, Callees callees, int firstMade, string? apart)
    {
        Fusion fusion = new(adjoint, callees, firstMade, apart);
        List<Statement> body = [.. adjoint.Body];
        if (!fusion.Run(body, s => s is Boundary))
        {
            return (adjoint, []);
        }

        IEnumerable<int> sites = body.All().OfType<IRepeated>().Where(l => ((Statement)l).Blocks().Any(b => b.Any(s => s is Turn))).Select(l => l.Site).OfType<int>();
        return (
            adjoint with { Body = WithoutTurns(Tidy.WithoutUnread(fusion.WithoutFinals(body).ToEquatableArray(), adjoint.Results)), NextId = fusion._fresh.NextId },
            sites.ToEquatableArray());
    }

    /// <summary>Whether a statement needs a tape.</summary>
    private static bool KeepsMore(Statement statement) => statement is Save or Declare { Value: NewArray } or Call { Target.Phase: Phase.Forward };

    private static HashSet<Slot> Once(IEnumerable<Slot> slots) => [.. slots.GroupBy(s => s).Where(g => g.Count() == 1).Select(g => g.Key)];

    private static bool IsInLanes(For loop, RowFacts rows) => LaneLoop.Of(loop, rows, isStrict: false).Reason is null;

    /// <summary>Fuses what can be in a body of two sweeps, and says whether something was.</summary>
    private bool Run(List<Statement> body, Predicate<Statement> isTurn)
    {
        bool hasChanged = _calls.Join(body, isTurn);
        for (int forward = body.FindIndex(isTurn) - 1; forward >= 0; forward--)
        {
            hasChanged |= body[forward] switch
            {
                For loop => Fuse(body, forward, isTurn, loop) || FuseSteered(body, forward, isTurn, loop),
                Ir.Loop loop => FuseSteered(body, forward, isTurn, loop),
                If branch => FuseBranch(body, forward, isTurn, branch),
                _ => false,
            };
        }

        return hasChanged;
    }

    private bool Fuse(List<Statement> body, int forward, Predicate<Statement> isTurn, For loop)
    {
        int turn = body.FindIndex(isTurn);
        int reverse = body.FindIndex(turn + 1, s => LoopOf(s) is { } other && IsAdjoint(loop, other));
        if (reverse < 0)
        {
            return false;
        }

        Statement group = body[reverse];
        For back = LoopOf(group)!;
        List<Statement> between = body.GetRange(forward + 1, reverse - forward - 1);
        Footprint ofForward = _dependences.FootprintOf([loop]);
        Footprint ofReverse = _dependences.FootprintOf([group]);
        if (new Statement[] { loop }.Concat(between).All().Any(s => s is Throw or Opaque) && ReadsAhead([group, .. between]))
        {
            // What the method throws, it throws before the reverse sweep reads an element.
            return false;
        }

        HashSet<Variable> own = OwnElements.Of(loop, back);
        own.ExceptWith([.. new Statement[] { loop, back }.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Where(v => _dependences.RootOf(v) != v).Select(_dependences.RootOf)]);
        if (ofForward.IsUnknown || ofReverse.IsUnknown || ofReverse.Writes.Any(w => !own.Contains(w)) || !IsFreeOf(ofForward, ofReverse, own) || _dependences.Touches(ofReverse.Changes, ofReverse.Reads, own))
        {
            return false;
        }

        if (Seed(between, new[] { group }.All(), ofForward, ofReverse) is not { } seed)
        {
            return false;
        }

        if (ofForward.Writes.Any(w => !w.Type.IsScalar) && ReadsAhead([group, .. seed]))
        {
            // What the method has written before it throws stands in its arguments.
            return false;
        }

        List<Statement> rest = [.. between.Where(s => !seed.Contains(s, ReferenceComparer<Statement>.Instance))];
        Footprint ofRest = _dependences.FootprintOf(rest);
        if (ofRest.IsUnknown || rest.Exists(s => s is SameLength) || _dependences.Touches(ofRest.Changes, ofReverse.Reads.Concat(ofReverse.Writes)) || _dependences.Touches(ofReverse.Changes, ofRest.Reads.Concat(ofRest.Writes).Concat(_results.SelectMany(r => r.Variables()))))
        {
            return false;
        }

        List<Statement> both = Both(loop.Body, OfIndex(loop, back));
        _enclosing.Push((body, group));
        _ = Run(both, s => s is Turn);
        _ = _enclosing.Pop();
        For fused = loop with { Body = both.ToEquatableArray() };
        if (LosesLanes(loop, back, fused))
        {
            return false;
        }

        Statement[] whole = group is If branch ? [branch with { Then = branch.Then.Select(s => s is For ? fused : s).ToEquatableArray() }] : [fused];
        body.RemoveRange(forward, reverse - forward + 1);
        body.InsertRange(forward, [.. seed, .. whole, .. rest]);
        return true;
    }

    /// <summary>Whether statements that would come to stand before the loop read an element.</summary>
    private static bool ReadsAhead(IEnumerable<Statement> statements) =>
        statements.SelectMany(s => s is If branch ? branch.Then.Where(x => x is not For) : [s]).Where(s => s is not (Call or Save)).SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(e => e is Element);

    /// <summary>A loop of the reverse sweep, also where it stands between the locals that it sums up in.</summary>
    private static For? LoopOf(Statement statement) => statement switch
    {
        For loop => loop,
        If { Else.IsEmpty: true, Condition: Binary { Operator: var op } runs } branch when op.IsComparison()
            && branch.Then.All(s => s is For or Declare or Accumulate)
            && branch.Then.OfType<For>().Take(2).ToArray() is [var loop]
            && runs.Left == loop.First && runs.Right == loop.Limit => loop,
        _ => null,
    };

    private bool IsAdjoint(For loop, For back)
    {
        if (back.Reversed == loop.Reversed || back.First != loop.First || back.Limit != loop.Limit || back.Step != loop.Step || back.Inclusive != loop.Inclusive || back.Site != loop.Site)
        {
            return false;
        }

        HashSet<Slot> saved = [.. loop.Body.All().OfType<Save>().Select(s => s.Slot)];
        return (loop.Site is not null || saved.Count > 0)
            && saved.SetEquals(back.Body.All().SelectMany(s => s.Expressions()).OfType<Load>().Select(l => l.Slot))
            && saved.All(s => _savedOnce.Contains(s) && _loadedOnce.Contains(s));
    }

    /// <summary>Whether neither sweep of an iteration needs what the other does in another iteration.</summary>
    private bool IsFreeOf(Footprint forward, Footprint reverse, HashSet<Variable> own) =>
        !_dependences.Touches(forward.Changes, reverse.Reads, own) && !_dependences.Touches(reverse.Changes, forward.Reads.Concat(forward.Changes), own);

    /// <summary>
    /// The statements between the two sweeps from which the reverse sweep has its cotangents, in their order; null where they cannot be run before the
    /// forward sweep.
    /// </summary>
    private List<Statement>? Seed(List<Statement> between, IEnumerable<Statement> group, Footprint forward, Footprint reverse)
    {
        HashSet<Variable> wanted = [.. reverse.Reads, .. reverse.Changes, .. group.SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())];
        HashSet<Variable> own = [.. between.SelectMany(s => s.Declared())];
        List<Statement> seed = [];
        for (int i = between.Count - 1; i >= 0; i--)
        {
            Statement statement = between[i];
            Variable[] given = [.. statement.Declared(), .. _dependences.FootprintOf([statement]).Changes];
            if (given.Any(wanted.Contains) && given.All(own.Contains) && !new[] { statement }.All().Any(IsTied))
            {
                seed.Insert(0, statement);
                wanted.UnionWith(new[] { statement }.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()));
            }
        }

        Statement[] rest = [.. between.Where(s => !seed.Contains(s, ReferenceComparer<Statement>.Instance))];
        Footprint ofSeed = _dependences.FootprintOf(seed);
        Variable[] declared = [.. seed.SelectMany(s => s.Declared())];
        bool isApart = !ofSeed.IsUnknown
            && !ofSeed.Changes.Any()
            && !_dependences.Touches(forward.Changes, ofSeed.Reads)
            && !_dependences.Touches(_dependences.FootprintOf(rest).Changes, declared)
            && !rest.SelectMany(s => s.Declared()).Any(wanted.Contains)
            && seed.TrueForAll(s => _dependences.MayPass(s, between.TakeWhile(x => !ReferenceEquals(x, s)).Where(x => rest.Contains(x, ReferenceComparer<Statement>.Instance))));
        return isApart ? seed : null;
    }

    /// <summary>Whether a statement has its place among others, whatever it touches: by the tape, or as it may throw.</summary>
    private static bool IsTied(Statement statement) =>
        statement is Save or Call or Opaque or Throw or Try or Loop or Boundary or Turn
        || statement.Expressions().SelectMany(e => e.SelfAndBelow()).Any(e => e is Load or Reserve || LaneLoop.MayThrow(e));

    /// <summary>One iteration forward and back: what would only be kept for the way back stays in its variable.</summary>
    private List<Statement> Both(IEnumerable<Statement> forwardBody, IEnumerable<Statement> reverseBody)
    {
        List<Statement> forward = [.. forwardBody];
        List<Statement> reverse = [.. reverseBody];
        HashSet<Variable> assigned = Frontend.Effects.AssignedVariables([.. forward, .. reverse]);
        foreach (Declare declare in reverse.OfType<Declare>().ToArray())
        {
            Variable variable = declare.Variable;
            int saved = declare.Value is Load load ? forward.FindIndex(s => s is Save { Value: Read } save && save.Slot == load.Slot) : -1;
            Variable kept = saved >= 0 ? ((Save)forward[saved]).Value.TargetVariable() : variable;
            if (saved >= 0 && !Frontend.Effects.AssignedVariables(forward.Skip(saved)).Contains(kept) && (kept == variable || (variable.Type.IsScalar && !assigned.Contains(variable))))
            {
                forward.RemoveAt(saved);
                _ = reverse.Remove(declare);
                Rename(reverse, 0, variable, kept);
            }
            else if (!assigned.Contains(variable) && forward.Exists(s => s is Declare first && first.Variable == variable && first.Value == declare.Value))
            {
                _ = reverse.Remove(declare);
            }
        }

        return [.. forward, new Turn(), .. Renaming.Copy(reverse.ToEquatableArray(), _fresh)];
    }

    /// <summary>The body of a loop of the reverse sweep, by the index of that of the forward sweep.</summary>
    private static IEnumerable<Statement> OfIndex(For loop, For back)
    {
        return back.Body.Select(s => s.Map(Change, Block));

        Expression Change(Expression e) => back.Index == loop.Index ? e : e.Rewrite(x => x is Read read && read.Variable == back.Index ? new Read(loop.Index) : null);
        EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.Select(s => s.Map(Change, Block)).ToEquatableArray();
    }

    /// <summary>Whether, of numbers alone, one sweep runs in lanes and both together do not.</summary>
    private bool LosesLanes(For loop, For back, For fused) =>
        !fused.Body.Any(s => s is For or Ir.Loop) && !IsInLanes(fused, _rows) && _indexed.Body.All().OfType<For>().Any(f => f.Site == loop.Site && (f.Index == loop.Index || f.Index == back.Index) && IsInLanes(f, _rowsOfIndexed));
}
