using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws loops that end.</summary>
internal sealed class LoopGenerator(Dice dice, ExpressionGenerator expressions, StatementGenerator statements)
{
    public For For(Scope scope)
    {
        List<Local> arrays = Rows(scope);
        var outer = scope.Of(Kind.Integer).FindAll(local => local.Indexes is not null);
        return dice.Weigh<For>(
            (arrays.Count > 0 ? 8 : 0, () => Over(scope, dice.Pick(arrays))),
            (outer.Count > 0 ? 3 : 0, () => UpTo(scope, dice.Pick(outer))),
            (4, () => Counted(scope)));
    }

    /// <summary>A loop over the elements themselves, while the body may write the row.</summary>
    public IEnumerable<Statement> ForEach(Scope scope)
    {
        // C# lets no list change while a loop runs over it, and a function or another name may do so unseen.
        List<Local> rows = [.. Rows(scope).Where(row => row.Shape != Shape.List || !row.IsCapturable)];
        if (rows.Count == 0)
            return [];
        List<Local> lists = rows.FindAll(row => row.Shape == Shape.List);
        var row = dice.Pick(lists.Count > 0 && dice.Chance(60) ? lists : rows);
        var kind = Kinds.ElementOf(row.Kind);
        var body = new Scope(scope, isLoop: true) { MayContinue = true };
        foreach (var list in row.Shape == Shape.List ? Rows(scope).Where(other => other.Shape == Shape.List) : [])
            body.Freeze(list.Name);
        string name = body.Fresh(kind, dice);
        if (row.Structure is { } structure)
            body.DeclareWhole(new Local(name, kind) { Writable = false, IsProtected = true, Structure = structure });
        else
            body.Declare(new Local(name, kind) { Writable = false, Natural = kind == Kind.Integer });
        return [new ForEach(kind, name, row.Name, statements.Nested(body))];
    }

    private static List<Local> Rows(Scope scope) =>
        [.. scope.Of(Kind.Array), .. scope.Of(Kind.SingleArray), .. scope.Of(Kind.IntegerArray), .. scope.Of(Kind.StructureArray)];

    public IEnumerable<Statement> While(Scope scope) => dice.Chance(50) ? Counting(scope) : Converging(scope);

    private For Over(Scope scope, Local array)
    {
        int below = dice.Below(3) / 2;
        int above = dice.Below(3) / 2;
        Expression end = above == 0 ? Length.Of(array) : new Arithmetic('-', Length.Of(array), new IntegerLiteral(above));
        return Build(scope, new IntegerLiteral(below), end, array.LengthKey, below, above);
    }

    /// <summary>A triangular loop: an inner index up to an outer one.</summary>
    private For UpTo(Scope scope, Local outer) =>
        Build(scope, new IntegerLiteral(0), new Variable(Kind.Integer, outer.Name), outer.Indexes, 0, outer.Above);

    private For Counted(Scope scope)
    {
        if (dice.Allows(Feature.Steering) && dice.Chance(25))
            return Build(scope, new IntegerLiteral(0), expressions.Steered(scope), null, 0, 0, upOnly: true);
        Expression end = dice.Allows(Feature.Integers) && dice.Chance(60)
            ? new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(5))
            : new IntegerLiteral(dice.Below(5));
        return Build(scope, new IntegerLiteral(dice.Below(4) / 3), end, null, 0, 0);
    }

    private For Build(Scope scope, Expression start, Expression end, string? indexes, int below, int above, bool upOnly = false)
    {
        bool up = upOnly || dice.Chance(75);
        int step = dice.Chance(15) ? 2 : 1;
        var body = new Scope(scope, isLoop: true) { MayContinue = true };
        foreach (string name in Names(end))
            body.Freeze(name);
        string counter = body.Fresh(Kind.Integer, dice);
        var variable = new Variable(Kind.Integer, counter);
        body.Declare(new Local(counter, Kind.Integer)
        {
            Writable = false,
            Natural = true,
            Indexes = indexes,
            Below = below,
            Above = above,
        });
        Expression advance = step == 1
            ? new Step(variable, up, dice.Chance(20))
            : new Assignment(variable, up ? '+' : '-', new IntegerLiteral(step));
        var block = statements.Nested(body);
        if (up && dice.Allows(Feature.LoopVariableWrites) && dice.Chance(40))
        {
            var skip = new Block([new Perform(new Step(variable, true, false))]);
            block = new Block(block.Statements.Add(new If(expressions.Truth(body, 1), skip, null)));
        }
        return up
            ? new For(counter, start, new Comparison("<", variable, end), advance, block)
            : new For(counter, new Arithmetic('-', end, new IntegerLiteral(1)), new Comparison(">=", variable, start), advance, block);
    }

    private List<Statement> Counting(Scope scope)
    {
        string name = scope.Fresh(Kind.Integer, dice);
        var counter = new Variable(Kind.Integer, name);
        Expression trips = new IntegerLiteral(dice.Between(0, 5));
        if (dice.Allows(Feature.SideEffects) && dice.Chance(40))
        {
            var condition = new Comparison("<", new Step(counter, true, dice.Chance(40)), trips);
            return Loop(scope, counter, condition, countsIn: false);
        }
        return Loop(scope, counter, new Comparison("<", counter, trips), countsIn: true);
    }

    /// <summary>A loop that ends by the values, and in any case after some trips.</summary>
    private List<Statement> Converging(Scope scope)
    {
        var test = expressions.Truth(scope, 1);
        string name = scope.Fresh(Kind.Integer, dice);
        var counter = new Variable(Kind.Integer, name);
        var cap = new Comparison("<", counter, new IntegerLiteral(dice.Between(2, 6)));
        var condition = dice.Chance(50) ? new Connective(true, cap, test) : new Connective(true, test, cap);
        return Loop(scope, counter, condition, countsIn: true);
    }

    private List<Statement> Loop(Scope scope, Variable counter, Expression condition, bool countsIn)
    {
        scope.Declare(new Local(counter.Name, Kind.Integer) { Natural = true });
        bool countsLast = countsIn && dice.Chance(50);
        var body = new Scope(scope, isLoop: true) { MayContinue = !countsLast };
        body.Freeze(counter.Name);
        var block = statements.Nested(body).Statements;
        var count = new Perform(new Step(counter, true, false));
        ImmutableArray<Statement> counted = !countsIn ? block : countsLast ? block.Add(count) : block.Insert(0, count);
        bool testsLast = dice.Allows(Feature.DoWhileLoops) && dice.Chance(30);
        return [new Declare(Kind.Integer, counter.Name, new IntegerLiteral(0)), new While(condition, new Block(counted), testsLast)];
    }

    private static IEnumerable<string> Names(Expression expression) => expression switch
    {
        Variable variable => [variable.Name],
        Arithmetic arithmetic => [.. Names(arithmetic.Left), .. Names(arithmetic.Right)],
        _ => [],
    };
}
