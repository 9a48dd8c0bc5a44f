using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws what the framework's queries ask of arrays and of ranges of integers, by functions that capture what is in scope.</summary>
internal sealed class QueryGenerator(Dice dice, ExpressionGenerator expressions)
{
    private const int DeepestLoop = 2;

    /// <summary>A floating-point number; null where no query gives one of the kind.</summary>
    public Query? Number(Scope scope, Kind kind)
    {
        if (kind == Kind.Half || Flow(scope, kind) is not { } flow)
            return null;
        string ask = dice.Weigh<string>(
            (5, () => "Sum"),
            (3, () => "Aggregate"),
            // Of nothing there is no mean, and nothing is the largest.
            (!flow.MayLeaveOut || dice.Chance(10) ? 6 : 0, () => dice.Pick(["Average", "Min", "Max"])));
        if (ask == "Aggregate")
        {
            var seed = expressions.In(kind).Tame(scope, 1);
            return flow.Query with { Kind = kind, Ask = ask, Seed = seed, Function = Function(scope, kind, [(kind, null), (flow.Kind, flow.Structure)]) };
        }
        return flow.Kind == kind && dice.Chance(40)
            ? flow.Query with { Kind = kind, Ask = ask }
            : flow.Query with { Kind = kind, Ask = ask, Function = Function(scope, kind, [(flow.Kind, flow.Structure)]) };
    }

    /// <summary>How many elements hold to a condition.</summary>
    public Query? Count(Scope scope) => Asked(scope, Kind.Integer, "Count");

    /// <summary>Whether any or all elements hold to a condition.</summary>
    public Query? Truth(Scope scope) => Asked(scope, Kind.Truth, dice.Pick(["Any", "All"]));

    /// <summary>A new array, declared, or in place of one that is as long.</summary>
    public IEnumerable<Statement> Array(Scope scope)
    {
        var kind = dice.RowKind();
        List<Local> targets = [.. scope.Writable(kind).Where(row => row is { Shape: Shape.Array, IsTable: false })];
        if (dice.Allows(Feature.Reseating) && targets.Count > 0 && dice.Chance(60))
        {
            var target = dice.Pick(targets);
            List<Local> alike = [.. scope.Of(kind).Where(row => row.LengthKey == target.LengthKey && row.Shape == Shape.Array)];
            var query = new Query(kind, new Variable(kind, dice.Pick(alike).Name), [], "ToArray");
            return [new Perform(new Assignment(new Variable(kind, target.Name), null, query with { Stages = [Select(scope, Kinds.ElementOf(kind), Kinds.ElementOf(kind), null)] }))];
        }
        if (Flow(scope, Kinds.ElementOf(kind), isWhole: true) is not { } flow)
            return [];
        var stages = flow.Kind == Kinds.ElementOf(kind) && flow.Query.Stages.Length > 0
            ? flow.Query.Stages
            : flow.Query.Stages.Add(Select(scope, Kinds.ElementOf(kind), flow.Kind, flow.Structure));
        string name = scope.Fresh(kind, dice);
        scope.Declare(new Local(name, kind) { Least = flow.Least });
        return [new DeclareRow(kind, Shape.Array, name, flow.Query with { Kind = kind, Stages = stages, Ask = "ToArray" })];
    }

    private Query? Asked(Scope scope, Kind kind, string ask) => Flow(scope, dice.Pick(dice.Floating)) is { } flow
        ? flow.Query with { Kind = kind, Ask = ask, Function = Condition(scope, flow.Kind, flow.Structure) }
        : null;

    /// <summary>A source and what changes or chooses its elements; null where there is no source, or too many loops are around.</summary>
    private Elements? Flow(Scope scope, Kind kind, bool isWhole = false)
    {
        if (scope.LoopDepth > DeepestLoop || kind == Kind.Half)
            return null;
        List<Local> rows = [.. scope.Visible.Where(row => Kinds.IsRow(row.Kind) && row is { Shape: Shape.Array, Least: >= 1 })];
        if (rows.Count == 0 && !dice.Allows(Feature.Integers))
            return null;
        var flow = rows.Count == 0 || dice.Chance(15) ? Range(scope, isWhole) : Over(dice.Pick(rows));
        int stages = dice.Below(3);
        for (int i = 0; i < stages; i++)
        {
            List<Local> others = [.. rows.Where(row => row.Kind is Kind.Array or Kind.SingleArray)];
            flow = dice.Weigh<Elements>(
                (4, () => flow.Then(Select(scope, kind, flow.Kind, flow.Structure), kind)),
                (isWhole ? 0 : 3, () => flow.Where(new Stage("Where", Condition(scope, flow.Kind, flow.Structure), null))),
                (others.Count > 0 && !flow.MayLeaveOut ? 3 : 0, () => Zip(scope, flow, kind, dice.Pick(others))));
        }
        return flow;
    }

    private static Elements Over(Local row) =>
        new(new Query(Kind.None, new Variable(row.Kind, row.Name), [], ""), Kinds.ElementOf(row.Kind), row.Structure, row.Least);

    private Elements Range(Scope scope, bool isWhole)
    {
        int least = isWhole ? 2 : dice.Below(3);
        Expression count = dice.Chance(40) ? new IntegerLiteral(least)
            : new Arithmetic('+', new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(4)), new IntegerLiteral(least));
        // One that may be empty is as one of which all may be left out.
        return new Elements(new Query(Kind.None, new IntegerRange(new IntegerLiteral(dice.Below(3)), count), [], ""), Kind.Integer, null, least) { MayLeaveOut = least == 0 };
    }

    private Stage Select(Scope scope, Kind kind, Kind element, Structure? structure) => new("Select", Function(scope, kind, [(element, structure)]), null);

    private Elements Zip(Scope scope, Elements flow, Kind kind, Local other)
    {
        var zip = new Stage("Zip", Function(scope, kind, [(flow.Kind, flow.Structure), (Kinds.ElementOf(other.Kind), null)]), other.Name);
        return flow.Then(zip, kind) with { Least = Math.Min(flow.Least, other.Least) };
    }

    private Lambda Condition(Scope scope, Kind element, Structure? structure)
    {
        var (inner, parameters) = Inside(scope, [(element, structure)]);
        return Of(Kind.Truth, parameters, dice.Chance(30)
            ? expressions.Truth(inner, 1)
            : Kinds.IsInteger(element)
            ? new Comparison(dice.Pick(["<", ">", "=="]), new Arithmetic('%', new Variable(element, parameters[0].Name), new IntegerLiteral(3)), new IntegerLiteral(dice.Below(3)))
            : Compared(inner, parameters[0]));
    }

    private Comparison Compared(Scope inner, Parameter parameter)
    {
        var kind = parameter.Structure is null ? parameter.Kind : dice.Pick(dice.Floating);
        var typed = expressions.In(kind);
        return new Comparison(dice.Pick(["<", ">"]), Given(inner, parameter, kind), dice.Chance(50) ? typed.Literal(-1, 1) : typed.Real(inner, 1));
    }

    private Lambda Function(Scope scope, Kind kind, (Kind Kind, Structure? Structure)[] elements)
    {
        var (inner, parameters) = Inside(scope, elements);
        var typed = expressions.In(kind);
        Expression value = Given(inner, parameters[^1], kind);
        value = dice.Weigh<Expression>(
            (5, () => ExpressionGenerator.Times(value, typed.Real(inner, 1))),
            (2, () => new Arithmetic('+', value, typed.Real(inner, 1))),
            (2, () => ExpressionGenerator.Times(value, value)),
            (3, () => typed.Real(inner, 2)));
        if (parameters.Length > 1 && elements[0].Kind == kind)
            value = new Arithmetic(dice.Pick(['+', '-', '*']), new Variable(kind, parameters[0].Name), value);
        return Of(kind, parameters, typed.Squash(value));
    }

    /// <summary>What a function is given, as a number of a kind.</summary>
    private Expression Given(Scope inner, Parameter parameter, Kind kind)
    {
        Expression value = new Variable(parameter.Kind, parameter.Name);
        if (parameter.Structure is { } structure)
        {
            var leaf = dice.Pick([.. Structures.Leaves(structure)]);
            value = new Variable(leaf.Kind, $"{parameter.Name}.{leaf.Path}");
        }
        else if (dice.Chance(10))
        {
            return expressions.In(kind).Real(inner, 1);
        }
        return value.Kind == kind ? value : new Conversion(kind, value);
    }

    private (Scope Inner, ImmutableArray<Parameter> Parameters) Inside(Scope scope, (Kind Kind, Structure? Structure)[] elements)
    {
        var inner = new Scope(scope, isLoop: true) { IsFunction = true };
        var parameters = ImmutableArray.CreateBuilder<Parameter>();
        foreach (var (kind, structure) in elements)
        {
            Local local = new(inner.Fresh(kind, dice), kind) { Structure = structure, Natural = Kinds.IsInteger(kind), Writable = !Kinds.IsInteger(kind) };
            if (structure is null)
                inner.Declare(local);
            else
                inner.DeclareWhole(local);
            parameters.Add(new Parameter(local.Name, kind) { Structure = structure });
        }
        return (inner, parameters.ToImmutable());
    }

    private static Lambda Of(Kind kind, ImmutableArray<Parameter> parameters, Expression value) =>
        new(new Method("", kind, parameters, new Block([new Return(value)])));

    /// <summary>A query that is not yet asked: what its elements are, and how many there are at least where none is left out.</summary>
    private sealed record Elements(Query Query, Kind Kind, Structure? Structure, int Least)
    {
        public bool MayLeaveOut { get; init; }

        public Elements Then(Stage stage, Kind kind) => this with { Query = Query with { Stages = Query.Stages.Add(stage) }, Kind = kind, Structure = null };

        public Elements Where(Stage stage) => this with { Query = Query with { Stages = Query.Stages.Add(stage) }, MayLeaveOut = true };
    }
}
