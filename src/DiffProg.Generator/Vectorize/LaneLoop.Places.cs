using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <content>
/// What a trip finds by itself: integers such as where the least of a row is, and the elements that they lead to, which lie unevenly. The integers are numbers in lanes; the
/// statements that touch such elements run one trip after another in the midst of the others, each with its own numbers.
/// </content>
internal sealed partial class LaneLoop
{
    /// <summary>How much more often a loop in a loop is thought to run.</summary>
    private const int Trips = 8;

    /// <summary>How much dearer it is to take one number out of the lanes and to put one back.</summary>
    private const int TurnsOfOne = 4;

    private readonly HashSet<Variable> _places = [];

    /// <summary>Integers that say where elements are, in terms of such, and are computed where they are asked for.</summary>
    private readonly HashSet<Variable> _indices = [];
    private readonly HashSet<Statement> _serial = new(ReferenceComparer<Statement>.Instance);
    private readonly Dictionary<Variable, Reserve> _rooms = [];
    private long _weight = 1;
    private long _workInLanes;
    private long _workInTurn;

    /// <summary>Whether a variable is an integer that each trip has found.</summary>
    public bool IsPlace(Variable variable) => _places.Contains(variable);

    /// <summary>The integer that stands for a variable where it is asked for; null of any other.</summary>
    public Expression? IndexOf(Variable variable) => _indices.Contains(variable) ? _integers[variable] : null;

    /// <summary>Whether a statement runs one trip after another.</summary>
    public bool IsInTurn(Statement statement) => _serial.Contains(statement);

    /// <summary>Whether a row on the tape keeps integers that each trip has found.</summary>
    public bool IsRowOfPlaces(Variable row) => _rooms.TryGetValue(row, out Reserve? room) && room.Slots.Count > 0 && room.Slots.All(s => s.Type == IrType.Int);

    /// <summary>Whether an integer is the same in all trips, or one that a trip has found.</summary>
    private bool IsPlaceOrSame(Expression e) => e switch
    {
        Read { Variable: var variable } when _places.Contains(variable) => true,
        Element { Array: var row, Index: var index } when IsRowOfPlaces(row) => !IsVarying(index),
        Load => false,
        _ => !IsVarying(e),
    };

    private void FindPlaces()
    {
        if (!IsNest)
        {
            return;
        }

        foreach (Declare declare in Loop.Body.All().OfType<Declare>().Where(d => d.Value is Reserve))
        {
            _rooms[declare.Variable] = (Reserve)declare.Value;
        }

        _places.Clear();
        _indices.Clear();
        _places.UnionWith(_declared.Where(v => v.Type == IrType.Int && _varying.Contains(v) && !_strides.ContainsKey(v)));
        HashSet<Variable> asked = [.. Loop.Body.All().SelectMany(s => s is Declare { Variable: var declared } && _integers.ContainsKey(declared) ? [] : s.Expressions()).SelectMany(Elsewhere)];
        _indices.UnionWith(_places.Where(v => _integers.ContainsKey(v) && !asked.Contains(v)));
        _places.ExceptWith(_indices);
    }

    /// <summary>What an expression asks for, but not to find an element by it.</summary>
    private static IEnumerable<Variable> Elsewhere(Expression e) => e switch
    {
        Read x => [x.Variable],
        Element => [],
        _ => e.Children().SelectMany(Elsewhere),
    };

    /// <summary>Whether an element lies unevenly.</summary>
    private bool IsUneven(Expression e) => e is Element element && IsVarying(element.Index) && StrideOf(element.Index) is null;

    /// <summary>Whether a statement touches what lies unevenly, or finds where: a loop, where it does so in another place each time that it runs.</summary>
    private bool TouchesUnevenly(Statement statement) => statement switch
    {
        Declare { Value: Load or Reserve or NewArray or View } or Assign { Value: Load } => false,
        Declare s when _places.Contains(s.Variable) => !IsPlaceOrSame(s.Value),
        Assign { Target: Read target } s when _places.Contains(target.Variable) => !IsPlaceOrSame(s.Value),
        Accumulate { Target: Read target } when _places.Contains(target.Variable) => true,
        Declare s when _indices.Contains(s.Variable) => false,
        Declare or Assign or Accumulate => statement.Expressions().SelectMany(e => e.SelfAndBelow()).Any(IsUneven),
        For s => s.Body.All().SelectMany(x => x.Expressions()).SelectMany(e => e.SelfAndBelow()).OfType<Element>().Any(e => IsUneven(e) && InFull(e.Index).Variables().Contains(s.Index)),
        _ => false,
    };

    /// <summary>What trips assign one after another differs among them, whatever it is; says whether anything was not known to.</summary>
    private bool SpreadInTurn(EquatableArray<Statement> block)
    {
        bool isNew = false;
        foreach (Statement statement in block)
        {
            if (!TouchesUnevenly(statement))
            {
                isNew |= statement.Blocks().Select(SpreadInTurn).ToArray().Contains(true);
                continue;
            }

            Statement[] all = [.. new[] { statement }.All()];
            foreach (Variable assigned in Frontend.Effects.AssignedVariables(all).Except(all.SelectMany(s => s.Bound())).Where(_declared.Contains))
            {
                isNew |= _varying.Add(assigned);
            }
        }

        return isNew;
    }

    /// <summary>That a statement can run one trip after another between others that run eight at once.</summary>
    private void CheckInTurn(Statement statement)
    {
        _serial.Add(statement);
        HashSet<Variable> bound = [.. new[] { statement }.All().SelectMany(s => s.Bound())];
        InTurn([statement], statement is For ? _weight : _weight * TurnsOfOne);

        void InTurn(IEnumerable<Statement> block, long weight)
        {
            foreach (Statement s in block)
            {
                _workInTurn += weight * (1 + s.Expressions().SelectMany(e => e.SelfAndBelow()).Count(e => e is Binary or Apply or Unary && e.Type.IsDifferentiable));
                One(s);
                foreach (EquatableArray<Statement> inner in s.Blocks())
                {
                    InTurn(inner, s is IRepeated ? weight * Trips : weight);
                }
            }
        }

        void One(Statement s)
        {
            IEnumerable<Expression> read = s.Expressions();
            switch (s)
            {
                case If or For or Ir.Loop:
                    break;
                case Declare { Variable.Type.IsScalar: true, Value: not Load }:
                    Leaves(((Declare)s).Variable, isOwn: s != statement);
                    break;
                case Assign { Target: Read { Type.IsScalar: true } target, Value: not Load } when _declared.Contains(target.Variable):
                    Leaves(target.Variable, bound.Contains(target.Variable));
                    break;
                case Accumulate { Target: Read target } when _declared.Contains(target.Variable):
                    Leaves(target.Variable, bound.Contains(target.Variable));
                    break;
                case Assign { Target: Read target } x when target.Type == IrType.Double && Terms(x.Value, target) is not null:
                case Accumulate { Target: Read { Type: var type } } when type == IrType.Double:
                    _additions.Add(s);
                    Sums.Add(s.Expressions().First());
                    read = read.Skip(1);
                    break;
                case Assign { Target: Element target } when IsOwnRow(target.Array):
                case Accumulate { Target: Element target1 } when IsOwnRow(target1.Array):
                    break;
                case Assign { Target: Element target } x when Terms(x.Value, target) is not null && IsOthers(target):
                case Accumulate { Target: Element target2 } when IsOthers(target2):
                    Element added = (Element)s.Expressions().First();
                    Uses.Add(new RowUse(added.Array, added.Index, Stride.Zero, IsWritten: true, IsOnlyAdded: true));
                    _additions.Add(s);
                    _sumRows.Add(added.Array);
                    read = [added.Index, .. s is Assign { Value: var value } ? Terms(value, added)! : read.Skip(1)];
                    break;
                default:
                    Refuse(s is Assign or Accumulate ? $"where it writes to '{s.Expressions().First().TargetVariable().Name}' differs from iteration to iteration" : ReasonOf(s));
                    break;
            }

            foreach (Expression e in read.SelectMany(e => e.SelfAndBelow()))
            {
                Looks(e);
            }
        }

        bool IsOwnRow(Variable row) => _declared.Contains(row) && _varying.Contains(row) && row.Type is { Scalar: Scalar.Double, Shape: Shape.Array or Shape.Span or Shape.ReadOnlySpan, Name: null };

        bool IsOthers(Element target) => !_declared.Contains(target.Array) && !_rows.IsSeen(target.Array) && IsNumbers(target);

        void Leaves(Variable variable, bool isOwn)
        {
            if (!isOwn && _varying.Contains(variable) && variable.Type != IrType.Double && variable.Type != IrType.Bool && !_places.Contains(variable))
            {
                Refuse($"'{variable.Name}' is {(variable.Type.IsInteger ? "an integer that differs from iteration to iteration" : "no double")}");
            }
        }

        void Looks(Expression e)
        {
            switch (e)
            {
                case Item or View or Load or Reserve or NewArray or ZeroLike or IsNull:
                    Refuse("an array becomes another in it");
                    break;
                case Element x when !_declared.Contains(x.Array) && _rows.IsThere(x.Array):
                    Uses.Add(new RowUse(x.Array, x.Index, Stride.Zero, IsWritten: false));
                    break;
                case Element x when !_declared.Contains(x.Array) || (_varying.Contains(x.Array) && !IsOwnRow(x.Array)):
                    Refuse($"where it reads '{x.Array.Name}' differs from iteration to iteration");
                    break;
                case Read x when !bound.Contains(x.Variable) && IsVarying(x.Variable) && x.Type != IrType.Double && x.Type != IrType.Bool && !_places.Contains(x.Variable) && !_indices.Contains(x.Variable):
                    Refuse($"'{x.Variable.Name}' is no double");
                    break;
            }
        }
    }

    /// <summary>That more of it runs eight trips at once than one after another.</summary>
    private void CheckWork()
    {
        if (_workInTurn > 0 && _workInTurn >= _workInLanes)
        {
            Refuse("most of what it computes lies at places that each iteration finds");
        }
    }
}
