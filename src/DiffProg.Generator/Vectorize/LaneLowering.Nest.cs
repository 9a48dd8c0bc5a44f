using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Schedule;

namespace DiffProg.Generator.Vectorize;

/// <content>Loops with loops in them.</content>
internal sealed partial class LaneLowering
{
    /// <summary>To ask whether any trip takes a branch costs a branch of the machine's, which it often guesses wrongly.</summary>
    private const int MostChoices = 4;

    private readonly List<Declare> _rooms = [];
    private readonly Dictionary<Tile, Variable> _tiles = [];
    private readonly Dictionary<Slot, Slot> _slots = [];

    /// <summary>What is brought into lanes before eight trips begin.</summary>
    private IEnumerable<Statement> Tiles() => _plan.Tiles.Select(t => new Declare(InLanes(t), t.Count is { } count
        ? new RuntimeCall("Lanes.Tile", InLanes(t).Type, [new Read(Room(InLanes(t).Name, count)), new Read(t.Row), Start(t.Index), Start(t.Stride.ToExpression()), count])
        : new RuntimeCall("Lanes.Load", IrType.Lanes, [new Read(t.Row), Start(t.Index), .. t.Stride.IsOne ? [] : new[] { Start(t.Stride.ToExpression()) }])));

    private Variable InLanes(Tile tile)
    {
        if (!_tiles.TryGetValue(tile, out Variable? brought))
        {
            brought = tile.Count is null ? New(tile.Row.Name + "Element", IrType.Lanes) : New(tile.Row.Name + "Tile", new IrType(Scalar.Double, Shape.LaneRow));
            _tiles[tile] = brought;
        }

        return brought;
    }

    /// <summary>An integer as the first of the eight trips has it, before any of them runs.</summary>
    private Expression Start(Expression e) => _plan.InFull(e).Rewrite(x => x is Read read && read.Variable == _loop.Index ? new Read(_index) : null);

    private Variable Room(string name, Expression count)
    {
        Variable room = New(name + "Room", new IrType(Scalar.Double, Shape.LaneRow));
        _rooms.Add(new Declare(room, new Reserve(room.Type, [], _plan.InFull(count), IsBack: false)));
        return room;
    }

    /// <summary>The statements of a branch; where no trip takes it, none runs, unless to choose among a few numbers is cheaper than to ask.</summary>
    private IEnumerable<Statement> Masked(EquatableArray<Statement> block, Expression mask) => _plan.IsNest && !IsChoice(block)
        ? [new If(new RuntimeCall("Lanes.Any", IrType.Bool, [mask]), Block(block, mask), [])]
        : Block(block, mask);

    private bool IsChoice(EquatableArray<Statement> block) => block.Count <= MostChoices && block.All(s =>
        s is Assign { Target: Read { Type.IsScalar: true } target, Value: Literal or Read or Unary { Operand: Read } } && _plan.IsDeclared(target.Variable));

    /// <summary>Where some trips take one branch and some the other, both run: what the second has put on the tape is taken back first.</summary>
    private static IEnumerable<Statement> InOrder(If branch, IEnumerable<Statement> then, IEnumerable<Statement> otherwise)
    {
        Statement[] then1 = [.. then];
        return branch.Blocks().SelectMany(b => b.All()).Any(TakesBack) ? [.. otherwise, .. then1] : [.. then1, .. otherwise];
    }

    private static bool TakesBack(Statement statement) => statement.Expressions().Any(e => e is Ir.Load or Reserve { IsBack: true });

    private IEnumerable<Statement>? InNest(Statement statement, Expression? mask)
    {
        switch (statement)
        {
            case Turn:
                return [new Turn()];
            case Release s:
                return _plan.IsVarying(s.Row) ? [] : [new Release(InLanes(s.Row))];
            case For s:
                Variable index = InLanes(s.Index);
                return [s with { Index = index, First = Uniform(s.First), Limit = Uniform(s.Limit), Body = Block(s.Body, mask) }];
            case Save s:
                return [_plan.IsVarying(s.Slot) ? new Save(InLanes(s.Slot), Value(s.Slot.Type, s.Value)) : new Save(s.Slot, Uniform(s.Value))];
            case Declare { Value: NewArray made } s when _plan.IsVarying(s.Variable):
                Variable room = Room(s.Variable.Name, made.Count);
                return [new Declare(InLanes(s.Variable), new RuntimeCall(IsFilledFirst(_loop.Body, s) ? "Lanes.AnyRows" : "Lanes.Rows", InLanes(s.Variable).Type, [new Read(room), Uniform(made.Count)]))];
            case Declare { Value: NewArray made } s:
                return [new Declare(InLanes(s.Variable), made with { Count = Uniform(made.Count) })];
            case Declare { Value: Reserve kept } s:
                return [new Declare(InLanes(s.Variable), kept with { Type = InLanes(s.Variable).Type, Trips = Uniform(kept.Trips) })];
            case Assign { Target: Element target } s when _plan.IsDeclared(target.Array):
                return [Overwrite(target, s.Value, mask)];
            case Accumulate { Target: Element target } s when _plan.IsDeclared(target.Array):
                return [Add(target, s.Value, mask)];
            case Assign { Target: Element target } s when _plan.StrideOf(target.Index) is { IsZero: true }:
                return LaneLoop.Terms(s.Value, target)!.Select(t => Sum(target, t, mask));
            case Accumulate { Target: Element target } s when _plan.StrideOf(target.Index) is { IsZero: true }:
                return [Sum(target, s.Value, mask)];
            case Assign { Target: Element { Array.Type.Scalar: Scalar.Double } target } s:
                return [new Run(new RuntimeCall("Lanes.Scatter", IrType.Lanes, [Number(s.Value), new Read(target.Array), Uniform(target.Index), .. StrideOf(target)]))];
            case Accumulate { Target: Element target } s:
                return [new Run(new RuntimeCall("Lanes.ScatterAdd", IrType.Lanes, [Number(s.Value), new Read(target.Array), Uniform(target.Index), .. StrideOf(target)]))];
            default:
                return null;
        }
    }

    private static bool IsFilledFirst(EquatableArray<Statement> block, Declare row)
    {
        int at = block.TakeWhile(s => !ReferenceEquals(s, row)).Count();
        return at < block.Count
            ? PrivateVariables.IsFilledFirst(block.Skip(at + 1).ToEquatableArray(), row.Variable, ((NewArray)row.Value).Count)
            : block.SelectMany(s => s.Blocks()).Any(b => IsFilledFirst(b, row));
    }

    private Assign Overwrite(Element target, Expression value, Expression? mask)
    {
        Element place = Own(target);
        if (!place.Type.IsLanes)
        {
            return new Assign(place, Uniform(value));
        }

        Expression number = value switch
        {
            Load load => Loaded(load, place.Type),
            _ when _plan.IsRowOfPlaces(target.Array) => Place(value),
            Conditional { Condition: var truth } when place.Type.Scalar == Scalar.Bool => Mask(truth),
            _ => Number(value),
        };
        return new Assign(place, mask is null ? number : Select(mask, number, place));
    }

    private Statement Add(Element target, Expression value, Expression? mask)
    {
        Element place = Own(target);
        return !place.Type.IsLanes ? new Accumulate(place, Uniform(value))
            : mask is null ? new Accumulate(place, Number(value))
            : new Assign(place, Select(mask, new Binary(BinaryOperator.Add, place, Number(value)), place));
    }

    /// <summary>What eight trips add to one element.</summary>
    private Accumulate Sum(Element target, Expression value, Expression? mask) => value is Unary { Operator: UnaryOperator.Negate, Operand: var operand }
        ? new Accumulate(target with { Index = Uniform(target.Index) }, new Unary(UnaryOperator.Negate, Sum(operand, mask)))
        : new Accumulate(target with { Index = Uniform(target.Index) }, Sum(value, mask));

    private RuntimeCall Sum(Expression value, Expression? mask) => new("Lanes.Sum", IrType.Double, [Masked(Number(value), mask)]);

    /// <summary>An element of a row that each trip has for itself.</summary>
    private Element Own(Element element) => new(InLanes(element.Array), Uniform(element.Index));

    private Expression Gathered(Element element) =>
        _plan.TileOf(element) is { } found ? (found.Index is { } index ? new Element(InLanes(found.Tile), Uniform(new Read(index))) : new Read(InLanes(found.Tile)))
        : _plan.IsDeclared(element.Array) ? Own(element)
        : new RuntimeCall("Lanes.Gather", IrType.Lanes, [new Read(element.Array), Uniform(element.Index), .. StrideOf(element)]);

    private Expression Value(IrType type, Expression value) => type == IrType.Bool ? Mask(value) : type == IrType.Int ? Place(value) : Number(value);

    private Slot InLanes(Slot slot)
    {
        if (!_slots.TryGetValue(slot, out Slot? twin))
        {
            // Integers lie with truth values, as they do one trip at a time: what comes back first counts on each stack by itself.
            twin = _fresh.Slot(slot.Name, slot.Type == IrType.Double ? IrType.Lanes : IrType.Mask);
            _slots[slot] = twin;
        }

        return twin;
    }

    private Expression Loaded(Load load, IrType type) =>
        _plan.IsVarying(load.Slot) ? new Load(InLanes(load.Slot))
        : !type.IsLanes ? load
        : type.Scalar == Scalar.Bool ? new Conditional(load, Every, None)
        : Vector("Create", load);
}
