using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Analysis;

/// <summary>What a scope does at its end for the reverse sweep.</summary>
/// <param name="Saved">The locals put on the tape, in this order.</param>
/// <param name="Recomputed">The declarations evaluated again instead, in this order.</param>
internal sealed record ScopeExit(EquatableArray<Variable> Saved, EquatableArray<Declare> Recomputed);

/// <summary>
/// What must be recorded. The reverse sweep restores every value before it is asked for: a variable is saved before it is
/// overwritten if an earlier statement's adjoint reads it, a local is saved or recomputed where its scope ends, a condition is kept
/// where its branch may change it. A plain sum asks for nothing and saves nothing.
/// </summary>
internal sealed class Recording
{
    private readonly Propagation _propagation;
    private readonly CallPolicy _calls;
    private readonly Settings _settings;
    private readonly Function _function;
    private readonly HashSet<Variable> _restored;
    private readonly HashSet<Variable> _everNeeded = [];
    private readonly HashSet<Variable> _everMeasured = [];
    private readonly HashSet<Variable> _everAssigned;
    private readonly HashSet<Statement> _savedBefore = new(ReferenceComparer<Statement>.Instance);
    private readonly Dictionary<If, Variable> _conditions = new(ReferenceComparer<If>.Instance);
    private readonly Dictionary<Loop, Variable> _trips = new(ReferenceComparer<Loop>.Instance);
    private readonly Dictionary<Statement, List<ScopeExit>> _exits = new(ReferenceComparer<Statement>.Instance);
    private readonly Dictionary<Variable, Declare> _recomputable = [];
    private readonly Dictionary<Variable, Expression> _counts = [];
    private readonly Dictionary<Variable, Expression> _lengths = [];
    private readonly HashSet<Variable> _stable = [];

    /// <summary>Integers that what runs once gives: to keep one costs no more than to keep which way it steered.</summary>
    private readonly HashSet<Variable> _given;
    private readonly Fresh _fresh;

    private Recording(Function function, Propagation propagation, CallPolicy calls, Fresh fresh, bool isCalled, Settings settings)
    {
        _function = function;
        _propagation = propagation;
        _restored = isCalled ? [.. function.Parameters.Select(p => p.Variable).Where(v => !v.Type.IsScalar).Select(propagation.RootOf)] : [];
        _calls = calls;
        _settings = settings;
        _fresh = fresh;
        _everAssigned = Frontend.Effects.AssignedVariables(function.Body);
        _given = [.. function.Body.All().OfType<Opaque>().Select(o => o.Result).OfType<Variable>().Where(v => v.Type == IrType.Int && !_everAssigned.Contains(v))];
        foreach (Declare row in function.Body.All().OfType<Declare>().Where(d => d.Value is NewArray { Count: var count } && !_everAssigned.Contains(d.Variable) && Holds(count)))
        {
            _lengths[row.Variable] = ((NewArray)row.Value).Count;
        }

        foreach (Declare declare in function.Body.SelectMany(s => s.Blocks()).SelectMany(b => b.All()).OfType<Declare>())
        {
            if (declare.Value is View || (settings.Recompute && IsCheap(declare) && !_everAssigned.Contains(declare.Variable)))
            {
                _recomputable[declare.Variable] = declare;
            }
        }
    }

    /// <summary>Finds what must be recorded.</summary>
    /// <param name="function">The function.</param>
    /// <param name="propagation">The adjoints of its statements.</param>
    /// <param name="calls">Which calls are adjoined.</param>
    /// <param name="fresh">Where new variables come from.</param>
    /// <param name="isCalled">Whether other derivatives call it: they may read what its rows held before, so that it brings all of it back.</param>
    /// <param name="settings">Which analyses run.</param>
    public static Recording Of(Function function, Propagation propagation, CallPolicy calls, Fresh fresh, bool isCalled, Settings settings)
    {
        Recording recording = new(function, propagation, calls, fresh, isCalled, settings);
        recording.CollectNeeds();
        recording._stable.UnionWith(function.Parameters.Select(p => p.Variable));
        recording.Block(function.Body, [], isOutermost: true);
        return recording;
    }

    /// <summary>Whether what the statement overwrites is saved before.</summary>
    public bool IsSavedBefore(Statement statement) => _savedBefore.Contains(statement);

    /// <summary>The variable that keeps which branch was taken; null where the condition is evaluated again.</summary>
    public Variable? ConditionOf(If branch) => _conditions.TryGetValue(branch, out Variable? variable) ? variable : null;

    /// <summary>The variable that counts the trips of a loop.</summary>
    public Variable TripsOf(Loop loop) => _trips[loop];

    /// <summary>The length of a row as the reverse sweep can say it: without the row, where what it was made with still holds.</summary>
    public Expression LengthOf(Variable row) =>
        row.Type.IsReference ? Literal.Of(1) : _lengths.TryGetValue(row, out Expression? length) ? length : Length.Beside(row);

    /// <summary>What the <paramref name="index"/>-th block of a statement does at its end.</summary>
    public ScopeExit ExitOf(Statement owner, int index) => _exits[owner][index];

    /// <summary>Whether the reverse sweep has anything to do for a statement.</summary>
    public bool Matters(Statement statement) => new[] { statement }.All().Any(s =>
        !_propagation.Of(s).IsEmpty
        || s is Assign { Target.Type.IsScalar: false }
        || (s is Call call && _calls.IsAdjoined(call))
        || Written(s).Any(v => IsNeeded(_everNeeded, v)));

    /// <summary>Whether a set asks for a variable; what is no number, no adjoint asks for.</summary>
    private bool IsNeeded(HashSet<Variable> set, Variable variable) =>
        !variable.Type.IsOpaque && (!_settings.Recording || (!_settings.Liveness && set != _everNeeded && IsNeeded(_everNeeded, variable)) || set.Contains(variable) || _restored.Contains(_propagation.RootOf(variable)) || (!variable.Type.IsScalar && set.Any(v => !v.Type.IsScalar && _propagation.MayAlias(v, variable))));

    private static IEnumerable<Variable> Written(Statement s) => s switch
    {
        Assign { Target.Type.IsScalar: false } => [],
        Assign x => [x.Target.TargetVariable()],
        Accumulate x => [x.Target.TargetVariable()],
        _ => [],
    };

    /// <summary>Every variable that some adjoint in the function reads, whatever the order.</summary>
    private void CollectNeeds()
    {
        Statement[] all = [.. _function.Body.All()];
        int before;
        do
        {
            before = _everNeeded.Count;
            foreach (Statement statement in all)
            {
                _everNeeded.UnionWith(Needs(statement));
                if (Written(statement).Any(v => !v.Type.IsScalar && IsNeeded(_everNeeded, v)))
                {
                    _everNeeded.UnionWith(IndexReads(statement));
                }

                if (statement is If or For or Loop && Matters(statement))
                {
                    _everNeeded.UnionWith(Control(statement));
                }
            }

            _everNeeded.UnionWith(_function.Results.Where(r => r.Type.IsFloatingScalar).SelectMany(ReadsOfFlow));
            AddOperands(_everNeeded);
        }
        while (_everNeeded.Count > before);

        // A view that is measured is taken again, and what it is taken of has to be there.
        foreach (Declare view in all.OfType<Declare>().Reverse().Where(d => d.Value is View && _everMeasured.Contains(d.Variable)))
        {
            _everMeasured.UnionWith(view.Value.Variables().Where(v => !v.Type.IsScalar));
        }
    }

    private IEnumerable<Variable> ReadsOfFlow(Expression result) =>
        PrimalReads(_propagation.Of(result, Literal.Of(result.Type, 1)));

    /// <summary>The primal variables that the adjoint of the statement itself reads.</summary>
    private IEnumerable<Variable> Needs(Statement statement) => statement switch
    {
        Call { Target.Method.Rule: null } call => Asked([
            .. _calls.IsAdjoined(call) ? call.Arguments.Select(a => a.Value) : [],
            .. call.Results.Where(r => !r.Type.IsScalar && (_calls.IsActive(r) || _calls.IsAdjoined(call))).Select(LengthOf)]),
        Assign { Target: Item place } => Asked([place.Index]),
        Declare { Value: View } view when _calls.IsActive(view.Variable) => [view.Variable],
        Declare { Value: NewArray } array when _calls.IsActive(array.Variable) => Asked([LengthOf(array.Variable)]),
        _ => PrimalReads(_propagation.Of(statement)),
    };

    private IEnumerable<Variable> PrimalReads(IEnumerable<Statement> adjoint) =>
        Asked(adjoint.All().SelectMany(s => s.Expressions())).Where(v => v.Id < _function.NextId);

    /// <summary>What the reverse sweep asks for with these expressions. That it measures a row says nothing of its elements, but brings it back.</summary>
    private List<Variable> Asked(IEnumerable<Expression> expressions)
    {
        List<Variable> contents = [];
        foreach (Expression e in expressions)
        {
            contents.AddRange(e.Contents());
            _everMeasured.UnionWith(e.SelfAndBelow().OfType<Length>().Select(l => l.Array));
        }

        return contents;
    }

    /// <summary>Whether an expression has one value wherever its variables are known.</summary>
    private bool Holds(Expression e) => e.SelfAndBelow().All(x => x switch
    {
        Literal or Unary or Binary => true,
        Read read => !_everAssigned.Contains(read.Variable),
        Length length => _function.Parameters.Any(p => p.Variable == length.Array),
        _ => false,
    });

    private IEnumerable<Variable> IndexReads(Statement s) => s switch
    {
        Assign { Target: Element x } => Asked([x.Index]),
        Accumulate { Target: Element x } => Asked([x.Index]),
        _ => [],
    };

    private IEnumerable<Variable> Control(Statement s) => s switch
    {
        If x => Asked([x.Condition]),
        For x => Asked([x.First, x.Limit]),
        _ => [],
    };

    /// <summary>All that the adjoints in a loop's body need of what lives outside it, from whichever iteration.</summary>
    private HashSet<Variable> NeedsOf(IEnumerable<Statement> body)
    {
        HashSet<Variable> needs = [];
        foreach (Statement s in body.All())
        {
            needs.UnionWith(Needs(s));
            if (Written(s).Any(v => IsNeeded(_everNeeded, v)))
            {
                needs.UnionWith(IndexReads(s));
            }

            if (s is If or For or Loop && Matters(s))
            {
                needs.UnionWith(Control(s));
            }
        }

        AddOperands(needs);
        needs.ExceptWith(body.All().SelectMany(s => s.Bound()).Where(IsGone));
        return needs;
    }

    /// <summary>Who asks for a local that may be computed again asks for its operands.</summary>
    private void AddOperands(HashSet<Variable> needs)
    {
        Queue<Variable> queue = new(needs);
        while (queue.Count > 0)
        {
            if (_recomputable.TryGetValue(queue.Dequeue(), out Declare? declare))
            {
                foreach (Variable operand in Asked([declare.Value]).Where(needs.Add))
                {
                    queue.Enqueue(operand);
                }
            }
        }
    }

    private void Block(EquatableArray<Statement> block, HashSet<Variable> required, bool isOutermost)
    {
        foreach (Statement statement in block)
        {
            if (statement is Declare { Value: NewArray array } row && !_everAssigned.Contains(row.Variable))
            {
                _counts[row.Variable] = array.Count;
            }

            if (isOutermost && statement is Declare { Variable: { } local } && !_everAssigned.Contains(local))
            {
                _stable.Add(local);
            }

            One(statement, required);
        }
    }

    private void One(Statement statement, HashSet<Variable> required)
    {
        switch (statement)
        {
            case Assign { Target.Type.IsScalar: false }:
                required.UnionWith(Needs(statement));
                break;
            case Assign or Accumulate:
                required.UnionWith(Needs(statement));
                Variable written = Written(statement).Single();
                if (IsNeeded(required, written))
                {
                    _savedBefore.Add(statement);
                    required.UnionWith(IndexReads(statement));
                    if (written.Type.IsScalar)
                    {
                        required.Remove(written);
                    }
                }

                break;
            case If branch:
                Branch(branch, required);
                break;
            case Try scope when Matters(scope):
                Scope(scope, scope.Body, required);
                Scope(scope, scope.Cleanup, required);
                break;
            case For loop when Matters(loop):
                _stable.Add(loop.Index);
                required.UnionWith(Control(loop));
                Repeat(required, NeedsOf(loop.Body), () => Scope(loop, loop.Body, required));
                required.ExceptWith(loop.Body.Select(s => RowOverwrittenBy(loop, s)).OfType<Variable>());
                break;
            case Loop loop when Matters(loop):
                _trips[loop] = _fresh.Variable("trips", IrType.Int);
                required.Add(_trips[loop]);
                Repeat(required, [.. NeedsOf(loop.Header), .. NeedsOf(loop.Body)], () =>
                {
                    Scope(loop, loop.Header, required);
                    Scope(loop, loop.Body, required);
                });

                // The header runs once more than the body.
                required.UnionWith(NeedsOf(loop.Header));
                break;
            case Loop or For or Try:
                break;
            default:
                required.UnionWith(Needs(statement));
                break;
        }
    }

    /// <summary>Runs a loop's body, at whose head all that its iterations need is required; what is after it was before, or comes from the body.</summary>
    private static void Repeat(HashSet<Variable> required, HashSet<Variable> needs, Action body)
    {
        Variable[] before = [.. required];
        required.UnionWith(needs);
        body();
        required.UnionWith(before);
    }

    /// <summary>
    /// The row whose every element a loop overwrites, first to last, and whose new elements no adjoint in it reads: what was required
    /// of the row is then saved in whole, and what comes next may overwrite it freely.
    /// </summary>
    private Variable? RowOverwrittenBy(For loop, Statement statement)
    {
        bool isWhole = statement is Assign { Target: Element { Index: Read index, Path.Length: 0 } } && index.Variable == loop.Index
            && loop is { First: Literal { Bits: 0 }, Step: 1, Inclusive: false };
        Variable? row = isWhole ? Written(statement).Single() : null;
        return row is not null && !_propagation.IsCarried(row) && IsLengthOf(loop.Limit, row) && !NeedsOf(loop.Body).Any(v => !v.Type.IsScalar && _propagation.MayAlias(v, row)) ? row : null;
    }

    private bool IsLengthOf(Expression limit, Variable row) => limit is Length length
        ? length.Array == row
        : _counts.TryGetValue(row, out Expression? count) && count == limit && limit.Variables().All(_stable.Contains);

    private void Branch(If branch, HashSet<Variable> required)
    {
        if (!Matters(branch))
        {
            return;
        }

        if (branch.Condition.Variables().All(v => _stable.Contains(v) || _given.Contains(v)) && !branch.Condition.SelfAndBelow().Any(e => e is Element))
        {
            required.UnionWith(Control(branch));
        }
        else
        {
            Variable condition = _fresh.Variable("taken", IrType.Bool);
            _conditions[branch] = condition;
            required.Add(condition);
        }

        HashSet<Variable> otherwise = [.. required];
        Scope(branch, branch.Then, required);
        Scope(branch, branch.Else, otherwise);
        required.UnionWith(otherwise);
    }

    private void Scope(Statement owner, EquatableArray<Statement> block, HashSet<Variable> required)
    {
        Block(block, required, isOutermost: false);
        ScopeExit exit = ExitOf(block, required);
        if (!_exits.TryGetValue(owner, out List<ScopeExit>? exits))
        {
            _exits[owner] = exits = [];
        }

        exits.Add(exit);
        required.ExceptWith(Locals(block).Where(IsGone));
    }

    /// <summary>Whether nothing beyond its scope can name what a local names.</summary>
    private bool IsGone(Variable local) => local.Type.IsScalar || !_propagation.IsCarried(local);

    private IEnumerable<Variable> Locals(IEnumerable<Statement> block) => block.SelectMany(s => s switch
    {
        If branch when ConditionOf(branch) is { } condition => [condition],
        Loop loop when _trips.TryGetValue(loop, out Variable? trips) => [trips],
        _ => s.Declared(),
    });

    private ScopeExit ExitOf(EquatableArray<Statement> block, HashSet<Variable> required)
    {
        List<Variable> saved = [];
        List<Declare> recomputed = [];
        Variable[] locals = [.. Locals(block)];
        HashSet<Variable> assigned = Frontend.Effects.AssignedVariables(block);

        // What is found as a span is read where it is found: no adjoint asks for it, and nothing could keep it.
        HashSet<Variable?> passing = [.. block.OfType<Opaque>().Select(o => o.Result).Where(r => r?.Type.Shape is Shape.Span or Shape.ReadOnlySpan)];
        foreach (Variable local in Enumerable.Reverse(locals))
        {
            // What is no number, no adjoint asks for.
            bool isNeeded = local.Type.IsScalar ? required.Contains(local) || (!_settings.Liveness && _everNeeded.Contains(local)) : IsNeeded(_everNeeded, local) || _everMeasured.Contains(local) || _propagation.IsCarried(local);
            if (local.Type.IsOpaque || passing.Contains(local) || (!isNeeded && _settings.Recording))
            {
                continue;
            }

            if (_recomputable.TryGetValue(local, out Declare? declaration) && CanRecompute(declaration, block, locals, assigned, required))
            {
                recomputed.Insert(0, declaration);
                required.UnionWith(declaration.Value.Contents());
            }
            else
            {
                saved.Insert(0, local);
            }
        }

        return new ScopeExit(saved.ToEquatableArray(), recomputed.ToEquatableArray());
    }

    /// <summary>Of operands that still have their values where the scope ends, and of which at most one would be kept only for this.</summary>
    private bool CanRecompute(Declare declaration, EquatableArray<Statement> block, Variable[] locals, HashSet<Variable> assigned, HashSet<Variable> required)
    {
        Variable[] operands = [.. declaration.Value.Variables().Distinct()];
        return declaration.Value is View || (!operands.Any(assigned.Contains)
            && !operands.Any(o => !o.Type.IsScalar && IsWrittenIn(o, block))
            && operands.Count(o => locals.Contains(o) && !required.Contains(o)) <= 1);
    }

    /// <summary>A field that others may write is never read twice.</summary>
    private static bool IsCheap(Declare declaration) => declaration.Variable.Type.IsScalar && declaration.Value.SelfAndBelow().All(e => e switch
    {
        Apply apply => !RuleTable.Get(apply.Primitive).IsCostly,
        Member member => member.IsReadOnly,
        Load or NewArray or ZeroLike => false,
        _ => true,
    });

    private bool IsWrittenIn(Variable row, IEnumerable<Statement> block) => block.All().Any(s => s switch
    {
        Assign { Target: Element x } => _propagation.MayAlias(x.Array, row),
        Accumulate { Target: Element x } => _propagation.MayAlias(x.Array, row),
        Call call => call.Arguments.Where((a, i) => !a.Value.Type.IsScalar && _calls.MayWrite(call, i)).Any(a => _propagation.MayAlias(a.Value.TargetVariable(), row)),
        _ => false,
    });
}
