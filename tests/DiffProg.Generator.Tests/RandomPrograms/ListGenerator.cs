using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws lists that a method makes, and what it does to them. Each has two elements at least wherever it is read.</summary>
internal sealed class ListGenerator(Dice dice, ExpressionGenerator expressions)
{
    private const int Least = 2;

    /// <summary>A list that has so many elements is not made longer where that may happen again and again.</summary>
    private const int Long = 9;

    /// <summary>How often a statement is about lists.</summary>
    public int Weight => dice.Allows(Feature.Lists) ? 14 : dice.Allows(Feature.ListParameters) ? 3 : 0;

    public IEnumerable<Statement> Draw(Scope scope)
    {
        var kind = dice.RowKind();
        List<Local> rows = [.. scope.Of(kind).Where(row => !row.IsTable)];
        List<Local> lists = [.. rows.Where(row => row.Shape == Shape.List)];
        List<Local> own = [.. scope.Writable(kind).Where(row => row.IsOwnList)];
        List<Local> shrinkable = [.. own.Where(list => IsShrinkable(scope, list))];
        bool makes = dice.Allows(Feature.Lists);
        return dice.Weigh<IEnumerable<Statement>>(
            (1, () => []),
            (makes ? own.Count == 0 ? 12 : 3 : 0, () => [Declare(scope, kind, rows)]),
            (8 * System.Math.Min(1, own.Count), () => [Add(scope, dice.Pick(own))]),
            (own.Count > 0 ? 4 : 0, () => [AddRange(scope, dice.Pick(own), dice.Pick(rows))]),
            (lists.Count > 0 ? 2 : 0, () => [Alias(scope, dice.Pick(lists))]),
            (shrinkable.Count > 0 ? 4 : 0, () => [Remove(scope, dice.Pick(shrinkable))]),
            (shrinkable.Count > 0 ? 6 : 0, () => Refill(scope, dice.Pick(shrinkable))),
            (lists.Count > 0 && dice.Allows(Feature.LocalArrays) ? 2 : 0, () => [Copy(scope, dice.Pick(lists))]));
    }

    /// <summary>Whether no index into the list is in use. A function may be called where one is.</summary>
    private static bool IsShrinkable(Scope scope, Local list) =>
        !scope.InFunction && !scope.Of(Kind.Integer).Exists(index => index.Indexes == list.LengthKey);

    private DeclareRow Declare(Scope scope, Kind kind, List<Local> rows)
    {
        List<Local> sources = [.. rows.Where(row => row.Shape is Shape.Array or Shape.List)];
        Expression initial = sources.Count > 0 && dice.Chance(30)
            ? new RowCopy(dice.Pick(sources).Name, dice.Pick([CopyForm.Constructor, CopyForm.ToList]), kind)
            : new NewList(kind, Items(scope, kind), dice.Pick([ListForm.Initializer, ListForm.Narrow, ListForm.Collection]));
        string name = scope.Fresh(kind, dice);
        scope.Declare(new Local(name, kind) { Shape = Shape.List, IsOwnList = true, IsCapturable = dice.Chance(35), Least = Least });
        return new DeclareRow(kind, Shape.List, name, initial);
    }

    private DeclareRow Alias(Scope scope, Local list)
    {
        string name = scope.Fresh(list.Kind, dice);
        scope.Declare(list with { Name = name, Writable = list.Writable && !scope.IsFrozen(list.Name) });
        return new DeclareRow(list.Kind, Shape.List, name, new Variable(list.Kind, list.Name));
    }

    private ImmutableArray<Expression> Items(Scope scope, Kind kind) =>
        [.. Enumerable.Range(0, dice.Between(Least, 4)).Select(_ => expressions.In(Kinds.ElementOf(kind)).Tame(scope, 2))];

    private Statement Add(Scope scope, Local list) =>
        Guarded(scope, list, new ListCall(list.Name, "Add", expressions.In(Kinds.ElementOf(list.Kind)).Tame(scope, 2)));

    private static Statement AddRange(Scope scope, Local list, Local source) =>
        Guarded(scope, list, new ListCall(list.Name, "AddRange", new Variable(list.Kind, source.Name)));

    private static Statement Guarded(Scope scope, Local list, ListCall call) => scope.InLoop || scope.InFunction
        ? new If(new Comparison("<", Length.Of(list), new IntegerLiteral(Long)), new Block([new Perform(call)]), null)
        : new Perform(call);

    private If Remove(Scope scope, Local list)
    {
        List<Local> naturals = [.. scope.Of(Kind.Integer).Where(local => local.Natural)];
        var index = dice.Weigh<Expression>(
            (1, () => new IntegerLiteral(dice.Below(Least))),
            (2, () => new Arithmetic('-', Length.Of(list), new IntegerLiteral(1))),
            (naturals.Count > 0 ? 2 : 0, () => new Arithmetic('%', new Variable(Kind.Integer, dice.Pick(naturals).Name), Length.Of(list))));
        return new If(new Comparison(">", Length.Of(list), new IntegerLiteral(Least)), new Block([new Perform(new ListCall(list.Name, "RemoveAt", index))]), null);
    }

    /// <summary>Empties a list and fills it with numbers that were computed before, since nothing may read it meanwhile.</summary>
    private IEnumerable<Statement> Refill(Scope scope, Local list)
    {
        var kind = Kinds.ElementOf(list.Kind);
        List<Statement> statements = [];
        List<Expression> kept = [];
        foreach (var item in Items(scope, list.Kind))
        {
            string name = scope.Fresh(kind, dice);
            statements.Add(new Declare(kind, name, item));
            kept.Add(new Variable(kind, scope.Declare(new Local(name, kind)).Name));
        }
        return [.. statements, new Perform(new ListCall(list.Name, "Clear")), .. kept.Select(item => new Perform(new ListCall(list.Name, "Add", item)))];
    }

    private DeclareRow Copy(Scope scope, Local list)
    {
        string name = scope.Fresh(list.Kind, dice);
        scope.Declare(new Local(name, list.Kind) { Least = Least });
        return new DeclareRow(list.Kind, Shape.Array, name, new RowCopy(list.Name, CopyForm.ToArray, list.Kind));
    }
}
