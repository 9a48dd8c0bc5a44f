using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Where each trip of a counted loop saves the same slots, room for all trips is made before the loop and a trip finds its place by its
/// index, instead of pushing and popping. It is done for the innermost loops that save: nothing else may come onto the tape meanwhile.
/// </summary>
internal sealed class IndexedStorage
{
    private const int MostUnusedTrips = 8;

    private readonly Dictionary<For, List<Room>> _rooms = new(ReferenceComparer<For>.Instance);
    private int _nextId;

    private IndexedStorage(Function function)
    {
        _nextId = function.NextId;
        Statement[] all = [.. function.Body.All()];
        HashSet<Slot> savedOnce = OnlyOnce(all.OfType<Save>().Select(s => s.Slot));
        HashSet<Slot> loadedOnce = OnlyOnce(all.SelectMany(Loads));
        For[] loops = [.. all.OfType<For>()];
        Dictionary<Slot, For> readers = [];
        foreach (For loop in loops)
        {
            foreach (Slot slot in loop.Body.SelectMany(Loads).Where(loadedOnce.Contains))
            {
                readers[slot] = loop;
            }
        }

        foreach (For loop in loops.Where(IsIndexed))
        {
            foreach (IGrouping<Scalar, Slot> saved in loop.Body.OfType<Save>().Select(s => s.Slot).GroupBy(s => StackOf(s.Type)))
            {
                Slot[] slots = [.. saved];
                if (slots.All(s => HasIndex(s.Type) && savedOnce.Contains(s))
                    && readers.TryGetValue(slots[0], out For? back)
                    && back.Limit == loop.Limit
                    && IsAlone(loop, saved.Key, slots.Length, 0)
                    && IsAlone(back, saved.Key, 0, slots.Length)
                    && slots.All(s => readers.TryGetValue(s, out For? other) && ReferenceEquals(other, back)))
                {
                    Give(loop, back, slots);
                }
            }
        }
    }

    /// <summary>The room of some slots in a loop.</summary>
    private sealed record Room(Variable Row, EquatableArray<Slot> Slots, Expression Trips, bool IsBack);

    public static Function Of(Function function)
    {
        IndexedStorage pass = new(function);
        return function with { Body = pass.Block(function.Body), NextId = pass._nextId };
    }

    private static HashSet<Slot> OnlyOnce(IEnumerable<Slot> slots) => [.. slots.GroupBy(s => s).Where(g => g.Count() == 1).Select(g => g.Key)];

    private static IEnumerable<Slot> Loads(Statement statement) => statement.Expressions().OfType<Load>().Select(l => l.Slot);

    /// <summary>The tape keeps long integers and all floating-point numbers on one stack, shorter integers and truth values on another.</summary>
    public static Scalar StackOf(IrType type) => type switch
    {
        { IsScalar: false } => Scalar.Byte,
        { IsDifferentiable: true } or { Scalar: Scalar.Long or Scalar.ULong or Scalar.NInt or Scalar.NUInt } => Scalar.Double,
        _ => Scalar.Int,
    };

    private static bool HasIndex(IrType type) => type == IrType.Double || type == IrType.Int || type == IrType.Bool;

    private static bool IsIndexed(For loop) =>
        loop is { Step: 1, Inclusive: false, First: Literal first } && first.AsInt is >= 0 and <= MostUnusedTrips && loop.Index.Type == IrType.Int;

    /// <summary>Whether nothing but its own statements saves and loads on a stack in a loop.</summary>
    private static bool IsAlone(For loop, Scalar stack, int saves, int loads)
    {
        Statement[] all = [.. loop.Body.All()];
        return !all.Any(s => s is Call { Target.Phase: not Phase.Whole })
            && all.OfType<Save>().Count(s => StackOf(s.Slot.Type) == stack) == saves
            && all.SelectMany(Loads).Count(s => StackOf(s.Type) == stack) == loads;
    }

    private void Give(For loop, For back, Slot[] slots)
    {
        Scalar scalar = StackOf(slots[0].Type);
        string name = slots.Length == 1 ? slots[0].Name + "Tape" : "saved";
        Expression trips = Trips(loop);
        Add(loop, new Room(new Variable(_nextId++, name, new IrType(scalar, Shape.Span)), slots.ToEquatableArray(), trips, IsBack: false));
        Add(back, new Room(new Variable(_nextId++, name, new IrType(scalar, Shape.ReadOnlySpan)), slots.ToEquatableArray(), trips, IsBack: true));

        void Add(For owner, Room room)
        {
            if (!_rooms.TryGetValue(owner, out List<Room>? rooms))
            {
                _rooms[owner] = rooms = [];
            }

            rooms.Add(room);
        }
    }

    /// <summary>Up to the limit, so that the index is the place; none where there is no trip, since the loop back may then be left out.</summary>
    private static Expression Trips(For loop) => loop.First is Literal { Bits: 0 }
        ? loop.Limit
        : new Conditional(new Binary(BinaryOperator.Less, loop.First, loop.Limit), loop.Limit, Literal.Of(0));

    private EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        List<Statement> output = [];
        foreach (Statement statement in block)
        {
            if (statement is not For loop || !_rooms.TryGetValue(loop, out List<Room>? rooms))
            {
                output.Add(statement.Map(e => e, Block));
                continue;
            }

            output.InsertRange(Start(output, rooms), rooms.Select(r => new Declare(r.Row, new Reserve(r.Row.Type, r.Slots, r.Trips, r.IsBack))));
            output.Add(loop with { Body = Block(loop.Body.Select(s => Placed(s, loop, rooms)).ToEquatableArray()) });
        }

        return output.ToEquatableArray();
    }

    /// <summary>
    /// Room is made before the locals that the loop carries come into being: what lives while the tape may have to grow, the compiler
    /// keeps in memory.
    /// </summary>
    private static int Start(List<Statement> before, List<Room> rooms)
    {
        int start = before.Count;
        while (start > 0 && before[start - 1] is Declare { Value: not (Load or Reserve or NewArray) } local
            && !rooms.Exists(r => r.Trips.Variables().Contains(local.Variable)))
        {
            start--;
        }

        return start;
    }

    private static Statement Placed(Statement statement, For loop, List<Room> rooms)
    {
        switch (statement)
        {
            case Save save when Place(save.Slot) is { } place:
                return new Assign(place, save.Slot.Type == IrType.Bool ? new Conditional(save.Value, Literal.Of(1), Literal.Of(0)) : save.Value);
            case Declare { Value: Load load } s when Place(load.Slot) is { } place:
                return s with { Value = Value(load, place) };
            case Assign { Value: Load load } s when Place(load.Slot) is { } place:
                return s with { Value = Value(load, place) };
            default:
                return statement;
        }

        Element? Place(Slot slot)
        {
            if (rooms.Find(r => r.Slots.Contains(slot)) is not { } room)
            {
                return null;
            }

            // What one slot keeps lies together, so that eight trips find theirs beside each other.
            Expression trip = new Read(loop.Index);
            int offset = room.Slots.TakeWhile(s => s != slot).Count();
            Expression start = offset == 1 ? loop.Limit : new Binary(BinaryOperator.Multiply, Literal.Of(offset), loop.Limit);
            return new Element(room.Row, offset == 0 ? trip : new Binary(BinaryOperator.Add, start, trip));
        }
    }

    private static Expression Value(Load load, Expression place) =>
        load.Slot.Type == IrType.Bool ? new Binary(BinaryOperator.NotEqual, place, Literal.Of(0)) : place;
}
