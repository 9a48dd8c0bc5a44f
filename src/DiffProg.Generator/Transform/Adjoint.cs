using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Reverse mode: a function becomes its forward sweep, a <see cref="Boundary"/>, and its reverse sweep, which runs the adjoint of each
/// statement in the opposite order. Where it is split into an augmented primal and a reverse is not decided here.
/// </summary>
internal sealed class Adjoint
{
    private readonly Function _function;
    private readonly Activity _activity;
    private readonly Aliases _aliases;
    private readonly CallPolicy _calls;
    private readonly Propagation _propagation;
    private readonly Recording _recording;
    private readonly Carrying _carrying;
    private readonly Fresh _fresh;
    private readonly Settings _settings;

    private Adjoint(Function function, Activity activity, Callees callees, bool isCalled, Settings settings)
    {
        _function = function;
        _settings = settings;
        _activity = activity;
        _calls = new CallPolicy(activity, callees);
        _fresh = new Fresh(function.NextId);
        _aliases = Aliases.Of(function, callees, isCalled, settings.Aliasing);
        _propagation = new Propagation(activity, _fresh, _aliases, new KnownValues(function));
        _carrying = new Carrying(activity, _propagation, callees, _fresh);
        _recording = Recording.Of(function, _propagation, _calls, _fresh, isCalled, settings);
    }

    private sealed record Sweeps(List<Statement> Forward, List<Statement> Reverse);

    /// <summary>Makes the adjoint.</summary>
    /// <param name="function">The function; its exits are normalised.</param>
    /// <param name="activity">What is active in it.</param>
    /// <param name="callees">What its callees write.</param>
    /// <param name="isCalled">Whether other derivatives call it: its rows may then overlap, and it leaves them as they were before.</param>
    /// <param name="settings">Which analyses run.</param>
    public static Function Of(Function function, Activity activity, Callees callees, bool isCalled, Settings settings) =>
        new Adjoint(function, activity, callees, isCalled, settings).Make(isCalled);

    private Function Make(bool isCalled)
    {
        Sweeps body = Block(_function.Body);
        List<Parameter> parameters = [.. _function.Parameters];
        List<Statement> entry = [];
        List<Statement> start = [];
        List<Statement> end = [];
        foreach (Parameter parameter in _function.Parameters.Where(p => !p.Active && !p.Variable.Type.IsScalar && _activity.IsActive(p.Variable)))
        {
            (_carrying.Carries(parameter.Variable) ? entry : start).Add(NewBar(parameter.Variable));
        }

        start.AddRange(Bars(Locals(_function.Body).Where(v => !_aliases.IsReturned(v))));
        foreach (Variable row in ReturnedRows())
        {
            if (!_carrying.Carries(row))
            {
                parameters.Add(new Parameter(_propagation.BarOf(row), Active: true, Phase.Reverse));
            }
            else if (!isCalled)
            {
                Variable given = Buffer(_propagation.BarOf(row));
                parameters.Add(new Parameter(given, Active: true, Phase.Reverse));
                start.InsertRange(0, [new SameLength(given, row), Sum(_propagation.BarOf(row), given)]);
            }
        }

        foreach (Expression result in _function.Results.Where(r => r.Type.IsFloatingScalar))
        {
            Variable resultBar = _fresh.Variable("resultBar", result.Type);
            parameters.Add(new Parameter(resultBar, Active: true, Phase.Reverse));
            start.AddRange(_propagation.Of(result, new Read(resultBar)));
        }

        foreach (Parameter parameter in _function.Parameters.Where(p => p.Active && p.Variable.Type.IsDifferentiable))
        {
            Variable bar = _propagation.BarOf(parameter.Variable);
            bool isCarried = _carrying.Carries(parameter.Variable);
            if (!isCarried || isCalled)
            {
                parameters.Add(new Parameter(bar, Active: true, isCarried ? Phase.Whole : Phase.Reverse, ByReference: parameter.Variable.Type.IsScalar));
                continue;
            }

            // The caller's buffer is a span, which no variable of an array can be: an array of the function's own takes its place.
            Variable buffer = Buffer(bar);
            parameters.Add(new Parameter(buffer, Active: true, Phase.Reverse));
            entry.Add(new Declare(bar, new NewArray(bar.Type, Length.Beside(parameter.Variable))));
            start.Insert(0, new CopyRow(bar, buffer));
            end.Add(new CopyRow(buffer, bar));
        }

        List<Statement> reverse = [.. start, .. body.Reverse];
        List<Statement> before = [];
        EquatableArray<Expression> results = _function.Results.SelectMany(r => Results(r, isCalled)).Select(r => Kept(r, reverse, before)).ToEquatableArray();
        List<Statement> after = isCalled ? [] : KeepFinalRows(reverse, results, before);
        return new Function(
            parameters.ToEquatableArray(),
            [.. entry, .. body.Forward, .. before, new Boundary(), .. CotangentLengths(), .. reverse, .. end, .. after],
            results,
            _fresh.NextId);
    }

    private Variable Buffer(Variable bar) => _fresh.Variable(bar.Name + "Buffer", bar.Type with { Shape = Shape.Span });

    private For Sum(Variable target, Variable from)
    {
        Variable index = _fresh.Variable("i", IrType.Int);
        Accumulate add = new(new Element(target, new Read(index)), new Element(from, new Read(index)));
        return new For(index, Literal.Of(0), new Length(from), 1, Inclusive: false, Reversed: false, [add]);
    }

    /// <summary>A result, and its cotangent where that moves with it and the caller is a derivative too.</summary>
    private IEnumerable<Expression> Results(Expression result, bool isCalled) =>
        isCalled && result is Read row && _carrying.Carries(row.Variable) ? [result, new Read(_propagation.BarOf(row.Variable))] : [result];

    private IEnumerable<Statement> CotangentLengths() => ReturnedRows().Where(r => !_carrying.Carries(r)).Select(r => new SameLength(_propagation.BarOf(r), r));

    private Sweeps Block(EquatableArray<Statement> block)
    {
        Sweeps sweeps = new([], []);
        foreach (Statement statement in block)
        {
            (IEnumerable<Statement> forward, IEnumerable<Statement> reverse) = One(statement);
            sweeps.Forward.AddRange(forward);
            sweeps.Reverse.InsertRange(0, reverse);
        }

        return sweeps;
    }

    private (IEnumerable<Statement> Forward, IEnumerable<Statement> Reverse) One(Statement statement)
    {
        switch (statement)
        {
            case Assign { Target.Type.IsScalar: false } s:
                return _carrying.Move(s);
            case Declare { Value: not View } s when _carrying.Carries(s.Variable):
                return (_carrying.Declared(s), []);
            case Declare { Value: View { IsPart: true } } s when _carrying.Carries(s.Variable):
                throw new NotDifferentiableException(
                    "a method that hands an array of an object, or of an array of arrays, to one that returns it has no gradient",
                    "hand on a copy, as in weights[..]");
            case Assign s:
                return Overwrite(s, s.Target);
            case Accumulate s:
                return Overwrite(s, s.Target);
            case If or Try or For or Loop when !_recording.Matters(statement):
                return ([statement], []);
            case If s:
                return Branch(s);
            case Try s:
                (EquatableArray<Statement> tried, EquatableArray<Statement> triedBack) = Scope(s, 0, s.Body);
                (EquatableArray<Statement> cleanup, EquatableArray<Statement> cleanupBack) = Scope(s, 1, s.Cleanup);
                return ([new Try(tried, cleanup) { Source = s.Source }], [new Try(cleanupBack, []), new Try(triedBack, [])]);
            case For s:
                (EquatableArray<Statement> body, EquatableArray<Statement> back) = Scope(s, 0, s.Body);
                For reverse = s with { Body = back, Reversed = !s.Reversed, Source = null };
                return ([s with { Body = body }], _settings.Locals ? LoopLocals.Of(reverse, _propagation, _fresh, _settings.IsStrict) : [reverse]);
            case Loop s:
                return While(s);
            case Call s when _calls.IsAdjoined(s):
                return CallPair(s);
            case Call s:
                return ([s, .. _carrying.Returned(s, isAdjoined: false)], _propagation.Of(s));
            default:
                return ([statement], _propagation.Of(statement));
        }
    }

    private (IEnumerable<Statement> Forward, IEnumerable<Statement> Reverse) Overwrite(Statement statement, Expression target)
    {
        EquatableArray<Statement> adjoint = _propagation.Of(statement);
        if (!_recording.IsSavedBefore(statement))
        {
            return ([statement], adjoint);
        }

        Slot slot = _fresh.Slot(target.TargetVariable().Name, target.Type);
        Assign restore = new(target, new Load(slot)) { Source = adjoint.IsEmpty ? statement.Source : null };
        return ([new Save(slot, target), statement], [restore, .. adjoint]);
    }

    private (IEnumerable<Statement> Forward, IEnumerable<Statement> Reverse) Branch(If branch)
    {
        (EquatableArray<Statement> then, EquatableArray<Statement> thenBack) = Scope(branch, 0, branch.Then);
        (EquatableArray<Statement> otherwise, EquatableArray<Statement> otherwiseBack) = Scope(branch, 1, branch.Else);
        if (_recording.ConditionOf(branch) is not { } taken)
        {
            return ([branch with { Then = then, Else = otherwise }], [new If(branch.Condition, thenBack, otherwiseBack) { Source = branch.Source }]);
        }

        Read condition = new(taken);
        return (
            [new Declare(taken, branch.Condition), new If(condition, then, otherwise)],
            [new If(condition, thenBack, otherwiseBack) { Source = branch.Source }]);
    }

    private (IEnumerable<Statement> Forward, IEnumerable<Statement> Reverse) While(Loop loop)
    {
        Read trips = new(_recording.TripsOf(loop));
        (EquatableArray<Statement> header, EquatableArray<Statement> headerBack) = Scope(loop, 0, loop.Header);
        (EquatableArray<Statement> body, EquatableArray<Statement> bodyBack) = Scope(loop, 1, loop.Body);
        Assign count = new(trips, new Binary(BinaryOperator.Add, trips, Literal.Of(1)));
        Variable trip = _fresh.Variable("trip", IrType.Int);

        // The header's adjoint stands twice: for the last test, outside the loop and under names of its own, and in every trip.
        For back = new(trip, Literal.Of(0), trips, 1, Inclusive: false, Reversed: true, [.. bodyBack, .. headerBack]) { Site = loop.Site };
        return (
            [new Declare(trips.Variable, Literal.Of(0)), loop with { Header = header, Body = [.. body, count] }],
            [.. Renaming.Copy(headerBack, _fresh), back]);
    }

    private (IEnumerable<Statement> Forward, IEnumerable<Statement> Reverse) CallPair(Call call)
    {
        EquatableArray<bool> active = _calls.ActiveArguments(call);
        Derivation adjoint = new([Ir.Transform.Adjoint], active);
        List<Argument> arguments = [.. call.Arguments.Select(a => a.Value.Type.IsOpaque ? new Argument(Literal.Zero(a.Value.Type)) : a)];
        List<Statement> before = [];
        List<Statement> after = [];
        bool returnsShadow = _carrying.ReturnsShadow(call);
        Variable[] rows = [.. call.Results.Where(r => !r.Type.IsScalar && r.Type.IsDifferentiable)];
        foreach (Variable result in returnsShadow ? [] : rows)
        {
            if (!_activity.IsActive(result))
            {
                before.Add(NewRow(_propagation.BarOf(result), _recording.LengthOf(result)));
            }

            arguments.Add(new Argument(new Read(_propagation.BarOf(result))));
        }

        foreach (Variable result in call.Results.Where(r => r.Type.IsFloatingScalar))
        {
            arguments.Add(new Argument(_activity.IsActive(result) ? new Read(_propagation.BarOf(result)) : Literal.Zero(result.Type)));
        }

        for (int i = 0; i < active.Count; i++)
        {
            Expression value = call.Arguments[i].Value;
            if (!active[i])
            {
                continue;
            }

            if (value is Read { Variable: { } variable } && (call.Arguments[i].ByReference || _activity.IsActive(variable)))
            {
                arguments.Add(new Argument(new Read(_propagation.BarOf(variable)), ByReference: variable.Type.IsScalar));
                continue;
            }

            if (!value.Type.IsScalar)
            {
                // Only the derivative of another assembly asks for the cotangent of what carries none here.
                Variable unused = _fresh.Variable("argumentBar", value.Type.ToTangent() with { Shape = value.Type.IsObject ? Shape.Object : Shape.Array });
                before.Add(new Declare(unused, Zeros.Like(unused.Type, value.TargetVariable(), Length.Beside(value.TargetVariable()))));
                arguments.Add(new Argument(new Read(unused)));
                continue;
            }

            Variable bar = _fresh.Variable("argumentBar", value.Type);
            before.Add(new Declare(bar, Literal.Zero(bar.Type)));
            arguments.Add(new Argument(new Read(bar), ByReference: true));
            after.AddRange(_propagation.Of(value, new Read(bar)));
        }

        Call forward = new(
            [.. call.Results, .. returnsShadow ? rows.Select(_propagation.BarOf) : []],
            call.Target with { Derivation = adjoint, Phase = Phase.Forward },
            [.. call.Arguments, .. _carrying.Shadows(call, active)])
        { Source = call.Source };
        Call reverse = new([], call.Target with { Derivation = adjoint, Phase = Phase.Reverse }, arguments.ToEquatableArray()) { Source = call.Source };
        return ([forward, .. _carrying.Returned(call, isAdjoined: true)], [.. before, reverse, .. after]);
    }

    /// <summary>A block with a scope of its own, forward and back.</summary>
    private (EquatableArray<Statement> Forward, EquatableArray<Statement> Reverse) Scope(Statement owner, int index, EquatableArray<Statement> block)
    {
        Sweeps sweeps = Block(block);
        ScopeExit exit = _recording.ExitOf(owner, index);
        List<Statement> loads = [];
        Statement[] back = [.. exit.Recomputed.Select(d => new Declare(d.Variable, d.Value)), .. Bars(Locals(block)), .. sweeps.Reverse];
        foreach (Variable variable in exit.Saved.SelectMany(v => _carrying.Kept(v, back)))
        {
            Slot slot = _fresh.Slot(variable.Name, variable.Type);
            sweeps.Forward.Add(new Save(slot, new Read(variable)));
            loads.Insert(0, new Declare(variable, new Load(slot)));
        }

        foreach (Variable variable in Locals(block).Where(v => !exit.Saved.Contains(v) && exit.Recomputed.All(d => d.Variable != v) && IsRestored(v, block)))
        {
            loads.Add(new Declare(variable, Literal.Zero(variable.Type)));
        }

        return (sweeps.Forward.ToEquatableArray(), [.. loads, .. back]);
    }

    /// <summary>Whether the reverse sweep brings back an earlier value of a local, though it does not ask for its last.</summary>
    private bool IsRestored(Variable variable, EquatableArray<Statement> block) => variable.Type.IsScalar && block.All().Any(s => _recording.IsSavedBefore(s) && s switch
    {
        Assign x => x.Target.TargetVariable() == variable,
        Accumulate x => x.Target.TargetVariable() == variable,
        _ => false,
    });

    private static IEnumerable<Variable> Locals(IEnumerable<Statement> block) => block.SelectMany(s => s.Declared());

    private IEnumerable<Statement> Bars(IEnumerable<Variable> locals) => locals.Where(v => _activity.IsActive(v) && !_carrying.Carries(v)).Select(NewBar);

    private Statement NewBar(Variable variable) => variable.Type.IsScalar
        ? new Declare(_propagation.BarOf(variable), Literal.Zero(variable.Type))
        : _carrying.Carries(variable) ? _carrying.New(variable, mayBeMissing: true)
        : _aliases.ViewOf(variable) is { } view ? new Declare(_propagation.BarOf(variable), _propagation.BarOf(variable, view))
        : _aliases.IsParameter(variable) ? new Declare(_propagation.BarOf(variable), Zeros.Like(_propagation.BarOf(variable).Type, variable, _recording.LengthOf(variable)))
        : NewRow(_propagation.BarOf(variable), _recording.LengthOf(variable));

    private static Statement NewRow(Variable bar, Expression length) => new Declare(bar, new NewArray(bar.Type, length));

    /// <summary>A value that the reverse sweep would undo is bound before it.</summary>
    private Expression Kept(Expression result, List<Statement> reverse, List<Statement> before)
    {
        HashSet<Variable> undone = Frontend.Effects.AssignedVariables(reverse);
        bool mayChange = result.SelfAndBelow().Any(e => e is Element || (e is Read read && undone.Contains(read.Variable)));
        if (!mayChange && result is Read or Literal)
        {
            return result;
        }

        Variable value = _fresh.Variable("value", result.Type);
        before.Add(new Declare(value, result));
        return new Read(value);
    }

    /// <summary>The caller sees the rows as the primal leaves them, whatever the reverse sweep brings back in them meanwhile.</summary>
    private List<Statement> KeepFinalRows(List<Statement> reverse, EquatableArray<Expression> results, List<Statement> before)
    {
        List<Statement> after = [];
        IEnumerable<Variable> rows = _function.Parameters.Select(p => p.Variable).Where(v => v.Type.IsWritableRow && IsRestored(v, reverse));
        IEnumerable<Variable> returned = ReturnedRows().Any(v => IsRestored(v, reverse) || IsOfCall(v))
            ? results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar && v.Type.IsDifferentiable)
            : [];
        FinalParts parts = new(_function, _aliases, _calls, _fresh);
        foreach (Variable row in rows.Concat(returned))
        {
            if (FinalParts.Concerns(row))
            {
                parts.Keep(row, reverse, before, after);
                continue;
            }

            if (row.Type.IsReference)
            {
                Element place = new(row, Literal.Of(0));
                Variable last = _fresh.Variable(row.Name + "Final", place.Type);
                before.Add(new Declare(last, place));
                after.Add(new Assign(place, new Read(last)));
                continue;
            }

            Variable final = _fresh.Variable(row.Name + "Final", row.Type with { Shape = Shape.Array });
            before.Add(new Declare(final, new NewArray(final.Type, Length.Beside(row))));
            before.Add(new CopyRow(final, row));
            after.Add(new CopyRow(row, final));
        }

        return after;
    }

    /// <summary>Whether a row may be what a callee made, which brings back what it held.</summary>
    private bool IsOfCall(Variable row) => _function.Body.All().OfType<Call>().SelectMany(c => c.Results).Any(r => _aliases.RootOf(r) == _aliases.RootOf(row));

    private IEnumerable<Variable> ReturnedRows() => _function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar && v.Type.IsDifferentiable);

    private bool IsRestored(Variable row, IEnumerable<Statement> reverse) => reverse.All().Any(s => s switch
    {
        Assign { Target: Element x, Value: Load } => _aliases.RootOf(x.Array) == _aliases.RootOf(row),
        Call call => call.Arguments.Where((a, i) => a.Value is Read { Type.IsScalar: false } read && _aliases.RootOf(read.Variable) == _aliases.RootOf(row) && _calls.MayWrite(call, i)).Any(),
        _ => false,
    });
}
