using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws rows: new ones, and other names and parts of those in scope.</summary>
internal sealed class RowGenerator(Dice dice, ExpressionGenerator expressions, CallGenerator calls)
{
    /// <summary>How often a statement is about rows.</summary>
    public int Weight { get; } = 4 * new[]
    {
        Feature.Aliases, Feature.AliasChoices, Feature.Reseating, Feature.ReturnedArrays, Feature.Slices, Feature.Ranges, Feature.StackRows,
    }.Count(dice.Allows);

    public IEnumerable<Statement> Draw(Scope scope)
    {
        var kind = dice.RowKind();
        List<Local> rows = [.. scope.Of(kind).Where(row => !row.IsTable)];
        List<Local> memory = [.. rows.Where(row => row.Shape != Shape.List)];
        if (rows.Count == 0)
            return [];
        return dice.Weigh<IEnumerable<Statement>>(
            (1, () => []),
            (dice.Allows(Feature.Aliases) ? 3 : 0, () => [Alias(scope, dice.Pick(rows))]),
            (dice.Allows(Feature.AliasChoices) ? 3 : 0, () => Choice(scope, rows)),
            (dice.Allows(Feature.Reseating) ? 5 : 0, () => Reseat(scope, kind)),
            (dice.Allows(Feature.ReturnedArrays) ? 4 : 0, () => FromCall(scope, kind)),
            (memory.Count > 0 && (dice.Allows(Feature.Slices) || dice.Allows(Feature.Ranges)) ? 6 : 0, () => Slice(scope, dice.Pick(memory))),
            (dice.Allows(Feature.StackRows) && scope.LoopDepth < 2 ? 3 : 0, () => [DeclareNew(scope, onStack: true)]));
    }

    public DeclareRow DeclareNew(Scope scope, bool onStack = false)
    {
        var kind = dice.RowKind();
        var arrays = scope.Of(kind);
        string name = scope.Fresh(kind, dice);
        var model = arrays.Count > 0 && dice.Chance(60) ? dice.Pick(arrays) : null;
        bool isAsLong = model is { Shape: not Shape.List };
        int count = dice.Between(2, 5);
        bool isConstant = dice.Chance(50);
        Expression length = model is not null
            ? Length.Of(model)
            : isConstant
                ? new IntegerLiteral(count)
                : new Arithmetic('+', new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(3)), new IntegerLiteral(2));
        var shape = onStack ? Shape.Span : Shape.Array;
        scope.Declare(new Local(name, kind)
        {
            LengthKey = isAsLong ? model!.LengthKey : name,
            Least = model?.Least ?? (isConstant ? count : 2),
            Shape = shape,
            OnStack = onStack,
        });
        return new DeclareRow(kind, shape, name, new NewRow(kind, length, onStack));
    }

    /// <summary>A row that a method may return: a parameter, or an array of its own.</summary>
    public Expression Returned(Scope scope, Kind kind)
    {
        List<Local> arrays = [.. scope.Of(kind).Where(row => row is { Shape: Shape.Array, IsTable: false, Least: >= 2 })];
        if (arrays.Count == 0)
            return new NewRow(kind, new IntegerLiteral(2), OnStack: false);
        var first = new Variable(kind, dice.Pick(arrays).Name);
        return dice.Allows(Feature.AliasChoices) && dice.Chance(30)
            ? new Choice(expressions.Truth(scope, 0), first, new Variable(kind, dice.Pick(arrays).Name))
            : first;
    }

    /// <summary>A call of Array.Copy, Fill, Clear or Reverse, of which source and destination may overlap.</summary>
    public IEnumerable<Statement> Bulk(Scope scope)
    {
        var kind = dice.RowKind();
        List<Local> sources = [.. scope.Of(kind).Where(row => row.Shape == Shape.Array)];
        List<Local> targets = [.. scope.Writable(kind).Where(row => row.Shape == Shape.Array)];
        if (targets.Count == 0)
            return [];
        var target = dice.Pick(targets);
        Variable row = new(kind, target.Name);
        int count = dice.Between(1, target.Least);
        IntegerLiteral start = new(dice.Below(target.Least - count + 1));
        return [new Perform(dice.Weigh<Expression>(
            (6, () => Copy(dice.Chance(50) ? target : dice.Pick(sources))),
            (2, () => new BulkCall("Fill", [row, expressions.In(Kinds.ElementOf(kind)).Tame(scope, 1), .. Part()])),
            (1, () => new BulkCall("Clear", [row, .. Part()])),
            (2, () => new BulkCall("Reverse", [row, .. Part()]))))];

        Expression[] Part() => dice.Chance(50) ? [] : [start, new IntegerLiteral(count)];

        BulkCall Copy(Local source)
        {
            int common = System.Math.Min(count, source.Least);
            Variable from = new(kind, source.Name);
            return dice.Chance(30)
                ? new BulkCall("Copy", [from, row, new IntegerLiteral(common)])
                : new BulkCall("Copy", [from, new IntegerLiteral(dice.Below(source.Least - common + 1)), row, start, new IntegerLiteral(common)]);
        }
    }

    private DeclareRow Alias(Scope scope, Local source)
    {
        var shape = dice.Allows(Feature.Slices) ? Widened(source.Shape) : source.Shape;
        return Declare(scope, source with { Shape = shape, Writable = source.Writable && shape != Shape.ReadOnlySpan && !scope.IsFrozen(source.Name) }, new Variable(source.Kind, source.Name));
    }

    private IEnumerable<Statement> Choice(Scope scope, List<Local> rows)
    {
        List<Local> arrays = [.. rows.Where(row => row.Shape == Shape.Array)];
        if (arrays.Count < 2)
            return [];
        var (first, second) = (dice.Pick(arrays), dice.Pick(arrays));
        var choice = new Choice(expressions.Truth(scope, 1), new Variable(first.Kind, first.Name), new Variable(second.Kind, second.Name));
        string name = scope.Fresh(first.Kind, dice);
        var model = first with
        {
            LengthKey = first.LengthKey == second.LengthKey ? first.LengthKey : name,
            Least = System.Math.Min(first.Least, second.Least),
            Writable = first.Writable && second.Writable,
        };
        return [Declare(scope, model, choice)];
    }

    private IEnumerable<Statement> Reseat(Scope scope, Kind kind)
    {
        List<Local> rows = [.. scope.Of(kind).Where(row => !row.OnStack && !row.IsTable && !scope.IsFrozen(row.Name)
            && row.Shape != Shape.List && (row.Shape == Shape.Array || dice.Allows(Feature.SpanReseating)))];
        List<(Local First, Local Second)> pairs = [.. rows.SelectMany(first => rows
            .Where(second => second.Name != first.Name && second.LengthKey == first.LengthKey && second.Shape == first.Shape
                && (second.Writable || !first.Writable) && second.Least >= first.Least)
            .Select(second => (first, second)))];
        if (pairs.Count == 0)
            return [];
        var (first, second) = dice.Pick(pairs);
        Variable left = new(kind, first.Name);
        Variable right = new(kind, second.Name);
        if (first.Writable != second.Writable || first.Least != second.Least || dice.Chance(30))
            return [new Perform(new Assignment(left, null, right))];
        if (dice.Allows(Feature.Exchanges) && dice.Chance(60))
            return [new Exchange([left, right], [right, left])];
        string name = scope.Fresh(kind, dice);
        var held = Declare(scope, first, left, name);
        return [held, new Perform(new Assignment(left, null, right)), new Perform(new Assignment(right, null, new Variable(kind, name)))];
    }

    private IEnumerable<Statement> FromCall(Scope scope, Kind kind) => calls.Row(expressions, scope, kind) is { } call
        ? [Declare(scope, new Local("", kind) { Writable = CallGenerator.IsWritable(call, scope) }, call, ownLength: true)]
        : [];

    private IEnumerable<Statement> Slice(Scope scope, Local source)
    {
        bool copies = source.Shape == Shape.Array && dice.Allows(Feature.Ranges) && (!dice.Allows(Feature.Slices) || dice.Chance(30));
        var form = copies ? SliceForm.CopyingRange
            : source.Shape == Shape.Array ? SliceForm.AsSpan
            : dice.Allows(Feature.Ranges) && (!dice.Allows(Feature.Slices) || dice.Chance(50)) ? SliceForm.Range
            : SliceForm.Slice;
        if (form is SliceForm.AsSpan or SliceForm.Slice && !dice.Allows(Feature.Slices))
            return [];
        int before = dice.Below(source.Least);
        int after = dice.Below(source.Least - before);
        int least = source.Least - before - after;
        var naturals = scope.Of(Kind.Integer).Where(local => local.Natural).ToList();
        // A window that moves.
        Expression start = before > 0 && naturals.Count > 0 && dice.Chance(40) && form is SliceForm.AsSpan or SliceForm.Slice
            ? new Arithmetic('%', new Variable(Kind.Integer, dice.Pick(naturals).Name), new IntegerLiteral(before + 1))
            : new IntegerLiteral(before);
        Expression? count = after == 0 && start is IntegerLiteral ? null
            : form is SliceForm.Range or SliceForm.CopyingRange ? new FromEnd(new IntegerLiteral(after))
            : dice.Chance(50) ? new IntegerLiteral(least)
            : new Arithmetic('-', Length.Of(source), new IntegerLiteral(before + after));
        var shape = copies ? Shape.Array : Widened(source.Shape == Shape.Array ? Shape.Span : source.Shape);
        var model = source with
        {
            Least = least,
            Shape = shape,
            Writable = copies || source.Writable && shape != Shape.ReadOnlySpan,
            OnStack = !copies && source.OnStack,
        };
        return [Declare(scope, model, new Slice(source.Name, start, count, form, source.Kind), ownLength: true)];
    }

    /// <summary>A type that such a row converts to.</summary>
    private Shape Widened(Shape shape) => shape switch
    {
        Shape.Array => dice.Pick([Shape.Array, Shape.Array, Shape.Span, Shape.ReadOnlySpan]),
        Shape.Span => dice.Pick([Shape.Span, Shape.Span, Shape.Span, Shape.ReadOnlySpan]),
        _ => shape,
    };

    private DeclareRow Declare(Scope scope, Local model, Expression initial, bool ownLength = false) =>
        Declare(scope, model, initial, scope.Fresh(model.Kind, dice), ownLength);

    private static DeclareRow Declare(Scope scope, Local model, Expression initial, string name, bool ownLength = false)
    {
        scope.Declare(model with { Name = name, LengthKey = ownLength ? name : model.LengthKey });
        return new DeclareRow(model.Kind, model.Shape, name, initial);
    }
}
