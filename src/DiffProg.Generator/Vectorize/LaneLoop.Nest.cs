using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Vectorize;

/// <content>
/// A loop with loops in it, rows of its own, or a tape: eight trips run it at once, where the loops in it run equally often in all of them. Its rows become rows of
/// lanes, and what it puts on the tape it takes back in the same trip.
/// </content>
internal sealed partial class LaneLoop
{
    private readonly HashSet<Slot> _varyingSlots = [];
    private readonly HashSet<Variable> _sumRows = [];
    private readonly Dictionary<Variable, Expression> _integers = [];
    private bool _isMasked;

    /// <summary>Whether there is more in it than numbers.</summary>
    public bool IsNest { get; }

    /// <summary>Whether all that its trips touch is looked at when it starts, so that none of them throws half-way.</summary>
    public bool IsGuarded { get; private set; }

    /// <summary>Whether what a slot keeps differs from trip to trip.</summary>
    public bool IsVarying(Slot slot) => _varyingSlots.Contains(slot);

    /// <summary>An integer in terms of the index, of those of loops in it, and of what lives outside.</summary>
    public Expression InFull(Expression e) => e.Rewrite(x => x is Read read && _integers.TryGetValue(read.Variable, out Expression? value) ? InFull(value) : null);

    private static bool IsOfNests(Statement statement) =>
        statement is For or Save or Declare { Value: NewArray or Reserve or Load } or Assign { Value: Load };

    /// <summary>Whether an integer changes within a trip.</summary>
    private bool IsOfInner(Expression e) => IsNest && InFull(e).Variables().Any(v => v != Loop.Index && _declared.Contains(v));

    private void CollectIntegers()
    {
        HashSet<Variable> assigned = Frontend.Effects.AssignedVariables(Loop.Body);
        foreach (Declare declare in Loop.Body.All().OfType<Declare>().Where(d => d.Variable.Type.IsInteger && d.Value is not Load && !assigned.Contains(d.Variable) && !d.Value.Variables().Any(assigned.Contains)))
        {
            _integers[declare.Variable] = declare.Value;
        }
    }

    private void CheckNest()
    {
        if (!IsNest)
        {
            return;
        }

        Statement[] all = [.. Loop.Body.All()];
        IsGuarded = !all.Any(s => s is For or Declare { Value: NewArray }) && _places.Count == 0 && !all.Any(TouchesUnevenly) && !all.SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(MayThrow);
        HashSet<Slot> kept = [.. all.OfType<Save>().Select(s => s.Slot)];
        Reserve[] rooms = [.. all.OfType<Declare>().Select(d => d.Value).OfType<Reserve>()];
        if (IsStrict)
        {
            Refuse("there is a loop in it, and the order of a sum counts where the arithmetic is strict");
        }
        else if (!kept.SetEquals(all.SelectMany(s => s.Expressions()).OfType<Load>().Select(l => l.Slot)) || rooms.Any(r => !rooms.Any(o => o.IsBack != r.IsBack && o.Slots.Equals(r.Slots))))
        {
            Refuse("what it keeps on the tape outlasts the iteration");
        }
    }

    private void SpreadOnTape(Statement statement, bool isMasked)
    {
        switch (statement)
        {
            case Save s when IsVarying(s.Value) || (isMasked && s.Slot.Type is { IsScalar: true, Scalar: Scalar.Double or Scalar.Bool or Scalar.Int }):
                _varyingSlots.Add(s.Slot);
                break;
            case Declare { Value: Reserve { IsBack: true } room } s when Loop.Body.All().Any(x => x is Declare { Value: Reserve { IsBack: false } other } d && other.Slots.Equals(room.Slots) && _varying.Contains(d.Variable)):
                _varying.Add(s.Variable);
                break;
        }
    }

    /// <summary>Checks what only a loop around loops has; false of all else.</summary>
    private bool IsCheckedInNest(Statement statement)
    {
        bool isMasked = _isMasked;
        if (TouchesUnevenly(statement))
        {
            CheckInTurn(statement);
            return true;
        }

        switch (statement)
        {
            case Turn or Release:
                return true;
            case Save s:
                Kept(s.Value, s.Slot);
                return true;
            case Declare { Variable.Type.IsScalar: true, Value: Load } or Assign { Target: Read { Type.IsScalar: true }, Value: Load }:
                Variable loaded = statement is Declare declare ? declare.Variable : ((Assign)statement).Target.TargetVariable();
                Slot slot = ((Load)statement.Expressions().Last()).Slot;
                if (!_declared.Contains(loaded) || (_varying.Contains(loaded) && loaded.Type != IrType.Double && loaded.Type != IrType.Bool && !(_places.Contains(loaded) && _varyingSlots.Contains(slot))))
                {
                    Refuse($"'{loaded.Name}' is brought back from the tape");
                }

                return true;
            case Declare { Value: NewArray made } s:
                if (IsVarying(made.Count) || (_varying.Contains(s.Variable) && !IsRoomKnown(s, made)))
                {
                    Refuse($"'{s.Variable.Name}' is an array of each iteration");
                }

                return true;
            case Declare { Value: Reserve room }:
                if (IsVarying(room.Trips))
                {
                    Refuse("a loop in it does not run equally often in every iteration");
                }

                return true;
            case For s:
                if (IsVarying(s.First) || IsVarying(s.Limit))
                {
                    Refuse("a loop in it does not run equally often in every iteration");
                }

                _weight *= Trips;
                Check(s.Body, isMasked);
                _weight /= Trips;
                return true;
            case Assign { Target: Element target } s when _declared.Contains(target.Array):
                OwnElement(target, s.Value);
                return true;
            case Accumulate { Target: Element target } s when _declared.Contains(target.Array):
                OwnElement(target, s.Value);
                return true;
            case Accumulate { Target: Element target } s:
                Add(s, target, [s.Value]);
                return true;
            case Assign { Target: Element target } s when StrideOf(target.Index) is { IsZero: true } && s.Value.Variables().Contains(target.Array):
                Add(s, target, Terms(s.Value, target));
                return true;
            case Assign { Target: Element target }:
                if ((_rows.IsSeen(target.Array) && !IsGuarded) || isMasked || StrideOf(target.Index) is null or { IsZero: true } || IsOfInner(target.Index))
                {
                    Refuse($"it writes to '{target.Array.Name}' and has a loop in it");
                    return true;
                }

                return false;
            default:
                return false;
        }
    }

    /// <summary>Whether room for a row can be made before any trip runs: it is made in every trip, as long as what lives outside says.</summary>
    private bool IsRoomKnown(Declare declare, NewArray made) =>
        made.Type is { Scalar: Scalar.Double, Shape: Shape.Array, Name: null }
        && made.Count.Type == IrType.Int
        && !IsOfInner(made.Count)
        && !InFull(made.Count).SelfAndBelow().Any(e => e is Element || MayThrow(e))
        && !Loop.Body.All().OfType<If>().Any(i => i.Blocks().Any(b => b.All().Any(s => ReferenceEquals(s, declare))));

    private void Kept(Expression value, Slot slot)
    {
        if (!slot.Type.IsScalar)
        {
            Refuse($"it keeps which array '{slot.Name}' was");
        }
        else if (_varyingSlots.Contains(slot) && !(slot.Type == IrType.Int && IsPlaceOrSame(value)))
        {
            OfType(slot.Type, value, slot.Name);
        }
    }

    private void OfType(IrType type, Expression value, string name)
    {
        if (type == IrType.Double)
        {
            Number(value);
        }
        else if (type == IrType.Bool)
        {
            Truth(value);
        }
        else
        {
            Refuse($"'{name}' is {(type.IsInteger ? "an integer that differs from iteration to iteration" : "no double")}");
        }
    }

    /// <summary>An element of a row that each trip has for itself.</summary>
    private void OwnElement(Element target, Expression value)
    {
        if (IsVarying(target.Index))
        {
            Refuse($"where it writes to '{target.Array.Name}' differs from iteration to iteration");
        }
        else if (!_varying.Contains(target.Array))
        {
            return;
        }
        else if (target.Array.Type.Scalar == Scalar.Int && value is Conditional { Condition: var truth, WhenTrue: Literal { Bits: 1 }, WhenFalse: Literal { Bits: 0 } })
        {
            Truth(truth);
        }
        else if (IsRowOfPlaces(target.Array) && IsPlaceOrSame(value))
        {
            return;
        }
        else if (value is not Load)
        {
            OfType(target.Type, value, target.Array.Name);
        }
    }

    /// <summary>What is added to an element that lives longer than a trip.</summary>
    private void Add(Statement statement, Element target, IEnumerable<Expression>? terms)
    {
        if (_rows.IsSeen(target.Array))
        {
            Refuse($"it writes to '{target.Array.Name}' and has a loop in it");
            return;
        }

        if (terms is null || !IsNumbers(target) || StrideOf(target.Index) is not { } stride)
        {
            Refuse($"it adds to an element of '{target.Array.Name}' that is found in the iteration");
            return;
        }

        if (!stride.IsZero && (_isMasked || (stride.Of is { } of && IsOfInner(of)) || GridRows.Indices(target.Index).Any()))
        {
            Refuse($"some iterations add to '{target.Array.Name}' and some do not");
        }

        foreach (Expression term in terms)
        {
            Number(term);
        }

        Uses.Add(new RowUse(target.Array, target.Index, stride, IsWritten: true, IsOnlyAdded: true));
        _additions.Add(statement);
        _sumRows.Add(target.Array);
    }

    private void TouchInNest(Element element)
    {
        if (_declared.Contains(element.Array))
        {
            if (IsVarying(element.Index))
            {
                Refuse($"where it reads '{element.Array.Name}' differs from iteration to iteration");
            }
        }
        else if (StrideOf(element.Index) is not { } stride || GridRows.Indices(element.Index).Any())
        {
            Refuse($"where it reads '{element.Array.Name}' does not move evenly");
        }
        else if (TileOf(element) is not null)
        {
            Uses.Add(new RowUse(element.Array, element.Index, stride, IsWritten: false));
        }
        else if (_isMasked || !_rows.IsThere(element.Array))
        {
            Refuse("some iterations may leave out what could throw");
        }
        else
        {
            Uses.Add(new RowUse(element.Array, element.Index, stride, IsWritten: false));
        }
    }

    /// <summary>That nothing can throw that some trips leave out: a whole branch is left out where all trips do.</summary>
    private void CheckChosen(Expression condition, params Expression[] chosen)
    {
        if (IsNest && IsVarying(condition) && chosen.SelectMany(e => e.SelfAndBelow()).Any(e => e is Element || MayThrow(e)))
        {
            Refuse("some iterations may leave out what could throw");
        }
    }
}
