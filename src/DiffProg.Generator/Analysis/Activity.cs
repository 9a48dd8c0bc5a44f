using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Analysis;

/// <summary>
/// Which variables carry a derivative: those that depend on an active parameter (varied) and on which a result depends (useful).
/// Rows count as a whole, and the order of statements is not looked at.
/// </summary>
internal sealed class Activity
{
    private readonly Callees _callees;
    private readonly Aliases _aliases;
    private readonly HashSet<Variable> _varied = [];
    private readonly HashSet<Slot> _variedSlots = [];
    private readonly HashSet<Variable> _useful = [];
    private readonly HashSet<Slot> _usefulSlots = [];
    private readonly bool _everythingIsUseful;

    private Activity(Function function, Callees callees, bool everythingIsUseful)
    {
        _callees = callees;
        _aliases = Aliases.Of(function, callees, parametersMayAlias: false);
        _everythingIsUseful = everythingIsUseful;
    }

    /// <summary>Finds what is active in a function.</summary>
    /// <param name="function">The function; its active parameters are the sources.</param>
    /// <param name="callees">What its callees write.</param>
    /// <param name="isResult">Whether a parameter's final value is a result; returned values always are.</param>
    /// <param name="enabled">Where false, everything that varied is taken for active.</param>
    public static Activity Of(Function function, Callees callees, Func<Parameter, bool> isResult, bool enabled = true)
    {
        Activity activity = new(function, callees, !enabled);
        activity._varied.UnionWith(function.Parameters.Where(p => p.Active && p.Variable.Type.IsDifferentiable).Select(p => activity._aliases.RootOf(p.Variable)));

        // A returned row has its companion whatever it holds, so that callers need not know.
        activity._varied.UnionWith(function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar && v.Type.IsDifferentiable).Select(activity._aliases.RootOf));
        Statement[] all = [.. function.Body.All()];
        Fixpoint(activity._varied, activity._variedSlots, () => Array.ForEach(all, activity.Vary));
        activity._useful.UnionWith(function.Parameters.Where(isResult).Select(p => activity._aliases.RootOf(p.Variable)));
        foreach (Expression result in function.Results)
        {
            activity.Use(result);
        }

        Array.Reverse(all);
        Fixpoint(activity._useful, activity._usefulSlots, () => Array.ForEach(all, activity.Use));
        return activity;
    }

    public bool IsActive(Variable variable) => IsVaried(variable) && (_everythingIsUseful || IsUseful(variable));

    /// <summary>Whether what is stored in a place has a derivative; a part of an element may be a constant.</summary>
    public bool IsActive(Expression place) => place.Type.IsDifferentiable && place is not Element { IsConstant: true } && IsActive(place.TargetVariable());

    public bool IsActive(Slot slot) => _variedSlots.Contains(slot) && (_everythingIsUseful || _usefulSlots.Contains(slot));

    public bool IsVaried(Variable variable) => variable.Type.IsDifferentiable && _varied.Contains(_aliases.RootOf(variable));

    private bool IsUseful(Variable variable) => _useful.Contains(_aliases.RootOf(variable));

    /// <summary>Whether the value depends on an active parameter by a derivative that is not zero for a reason of form.</summary>
    public bool IsVaried(Expression e) => e.Type.IsDifferentiable && e switch
    {
        Read x => IsVaried(x.Variable),
        Element x => !x.IsConstant && IsVaried(x.Array),
        Item x => IsVaried(x.Rows),
        Load x => _variedSlots.Contains(x.Slot),
        Unary x => IsVaried(x.Operand),
        Binary x => IsVaried(x.Left) || IsVaried(x.Right),
        Conditional x => IsVaried(x.WhenTrue) || IsVaried(x.WhenFalse),
        Apply x => IsVaried(x),
        Ir.Convert x => IsVaried(x.Operand),
        OnGradient x => IsVaried(x.Operand),
        Literal or Member or NewArray or View or ZeroLike => false,
        _ => throw new InvalidOperationException($"No rule says whether {e.GetType().Name} varies."),
    };

    private bool IsVaried(Apply apply)
    {
        EquatableArray<Partial?> partials = RuleTable.Get(apply.Primitive).Partials;
        return apply.Arguments.Where((a, i) => partials[i] is not null && IsVaried(a)).Any();
    }

    private static void Fixpoint(HashSet<Variable> variables, HashSet<Slot> slots, Action pass)
    {
        int before;
        do
        {
            before = variables.Count + slots.Count;
            pass();
        }
        while (variables.Count + slots.Count > before);
    }

    private void Vary(Statement statement)
    {
        switch (statement)
        {
            case Declare s when IsVaried(s.Value):
                _varied.Add(_aliases.RootOf(s.Variable));
                break;
            case Assign s when IsVaried(s.Value):
                _varied.Add(_aliases.RootOf(s.Target.TargetVariable()));
                break;
            case Accumulate s when IsVaried(s.Value):
                _varied.Add(_aliases.RootOf(s.Target.TargetVariable()));
                break;
            case Save s when IsVaried(s.Value):
                _variedSlots.Add(s.Slot);
                break;
            case CopyRow s when IsVaried(s.From):
                _varied.Add(_aliases.RootOf(s.Target));
                break;
            case Call s when s.Target.Method.HasDerivative && s.Arguments.Any(a => IsVaried(a.Value)):
                _varied.UnionWith(Outputs(s).Select(_aliases.RootOf));
                break;
        }
    }

    private void Use(Statement statement)
    {
        switch (statement)
        {
            case Declare s when IsUseful(s.Variable):
                Use(s.Value);
                break;
            case Assign s when IsUseful(s.Target.TargetVariable()):
                Use(s.Value);
                break;
            case Accumulate s when IsUseful(s.Target.TargetVariable()):
                Use(s.Value);
                break;
            case Save s when _usefulSlots.Contains(s.Slot):
                Use(s.Value);
                break;
            case CopyRow s when IsUseful(s.Target):
                _useful.Add(_aliases.RootOf(s.From));
                break;
            case Call s when s.Target.Phase == Phase.Forward || Outputs(s).Any(IsUseful):
                foreach (Argument argument in s.Arguments)
                {
                    Use(argument.Value);
                }

                break;
        }
    }

    /// <summary>What a value depends on by a derivative: not what chooses between branches, nor what a rule calls constant.</summary>
    private void Use(Expression value)
    {
        if (value.Type is { IsScalar: true, IsDifferentiable: false })
        {
            return;
        }

        switch (value)
        {
            case Read x:
                _useful.Add(_aliases.RootOf(x.Variable));
                break;
            case Element x:
                _useful.Add(_aliases.RootOf(x.Array));
                break;
            case Item x:
                _useful.Add(_aliases.RootOf(x.Rows));
                break;
            case Load x:
                _usefulSlots.Add(x.Slot);
                break;
            case Conditional x:
                Use(x.WhenTrue);
                Use(x.WhenFalse);
                break;
            case Apply x:
                EquatableArray<Partial?> partials = RuleTable.Get(x.Primitive).Partials;
                foreach (Expression argument in x.Arguments.Where((_, i) => partials[i] is not null))
                {
                    Use(argument);
                }

                break;
            default:
                foreach (Expression child in value.Children())
                {
                    Use(child);
                }

                break;
        }
    }

    /// <summary>The variables that a call writes and that can carry a derivative.</summary>
    private IEnumerable<Variable> Outputs(Call call) => call.Results
        .Concat(call.Arguments.Where((a, i) => (a.ByReference || !a.Value.Type.IsScalar) && _callees.MayWrite(call.Target, i)).Select(a => a.Value.TargetVariable()))
        .Where(v => v.Type.IsDifferentiable);
}
