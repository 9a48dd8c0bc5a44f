using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// The cotangents of arrays that are assigned to variables. Which cotangent belongs to which array is known in the forward sweep alone:
/// so it is made there, moves with its array, and comes back with it from the tape.
/// </summary>
internal sealed class Carrying(Activity activity, Propagation propagation, Callees callees, Fresh fresh)
{
    /// <summary>Whether the cotangent of a row is made in the forward sweep.</summary>
    public bool Carries(Variable row) => !row.Type.IsScalar && activity.IsActive(row) && propagation.IsCarried(row);

    /// <summary>A new cotangent of a row.</summary>
    public Declare New(Variable row, bool mayBeMissing)
    {
        Variable bar = propagation.BarOf(row);
        return new Declare(bar, Zeros.Like(bar.Type, row, new Length(row, mayBeMissing)));
    }

    /// <summary>A declaration of an array, and of its cotangent beside it.</summary>
    public EquatableArray<Statement> Declared(Declare declare)
    {
        Variable bar = propagation.BarOf(declare.Variable);
        return [declare, new Declare(bar, declare.Value is NewArray array ? new NewArray(bar.Type, array.Count) : BarOf(declare.Value))];
    }

    /// <summary>The cotangents of the arrays that a call returned; made here where it does not return them too.</summary>
    public IEnumerable<Statement> Returned(Call call, bool isAdjoined)
    {
        bool returnsShadow = ReturnsShadow(call);
        return isAdjoined && returnsShadow ? [] : call.Results.Where(Carries).Select(r => New(r, mayBeMissing: returnsShadow));
    }

    /// <summary>An array variable, or a place in an array of arrays, becomes another array, and in the reverse sweep again what it was.</summary>
    public (EquatableArray<Statement> Forward, EquatableArray<Statement> Reverse) Move(Assign assign)
    {
        Variable row = assign.Target.TargetVariable();
        Slot slot = fresh.Slot(row.Name, assign.Target.Type);
        Save save = new(slot, assign.Target);
        Assign restore = new(assign.Target, new Load(slot));
        if (!Carries(row))
        {
            return ([save, assign], [restore with { Source = assign.Source }]);
        }

        Expression bar = BarOf(assign.Target);
        Slot barSlot = fresh.Slot(propagation.BarOf(row).Name, bar.Type);
        return (
            [save, new Save(barSlot, bar), assign, new Assign(bar, BarOf(assign.Value))],
            [new Assign(bar, new Load(barSlot)) { Source = assign.Source }, restore]);
    }

    /// <summary>What is kept of a local where its scope ends: of an array whose cotangent moves with it, that of the two which the reverse sweep names.</summary>
    public IEnumerable<Variable> Kept(Variable local, IEnumerable<Statement> reverse)
    {
        if (!propagation.IsCarried(local))
        {
            return [local];
        }

        HashSet<Variable> named = [.. reverse.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())];
        return (Carries(local) ? new[] { local, propagation.BarOf(local) } : [local]).Where(named.Contains);
    }

    /// <summary>The cotangents that a callee's forward sweep is given beside its own arguments.</summary>
    public IEnumerable<Argument> Shadows(Call call, EquatableArray<bool> active)
    {
        HandleSummary handles = callees.HandlesOf(call.Target);
        return call.Arguments
            .Where((_, i) => active[i] && handles.IsCarried(i))
            .Select(a => new Argument(new Read(propagation.BarOf(a.Value.TargetVariable()))));
    }

    /// <summary>Whether a call hands back the cotangent of the array that it returns.</summary>
    public bool ReturnsShadow(Call call) => callees.HandlesOf(call.Target).ReturnsShadow;

    private Expression BarOf(Expression value) => value switch
    {
        Read read => new Read(propagation.BarOf(read.Variable)),
        Item item => item with { Rows = propagation.BarOf(item.Rows), Type = item.Type.ToTangent() },
        Conditional choice => choice with { WhenTrue = BarOf(choice.WhenTrue), WhenFalse = BarOf(choice.WhenFalse) },
        Literal => value,
        _ => throw new InvalidOperationException($"No array comes of {value.GetType().Name}."),
    };
}
