using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Asks the runtime which element a loop ends with that looks for a largest or a smallest one, and takes that element behind it: the derivatives
/// then know of one element instead of a loop, and the runtime looks at eight elements at once. No number is computed, so that none is rounded.
/// </summary>
internal sealed class Extremes
{
    private readonly Fresh _fresh;

    /// <summary>What the end of a <c>try</c> asks for, also where the loop throws half-way.</summary>
    private readonly HashSet<Variable> _askedForAtEnds;
    private readonly bool _isInLanes;

    private Extremes(Function function, bool isInLanes)
    {
        _isInLanes = isInLanes;
        _fresh = new Fresh(function.NextId);
        _askedForAtEnds = [.. function.Body.All().OfType<Try>().SelectMany(t => t.Cleanup.All()).SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())];
    }

    /// <summary>The function without such loops.</summary>
    /// <param name="function">The function.</param>
    /// <param name="isInLanes">Whether eight trips of a loop around such a loop may run at once, which then each look for an extreme of their own.</param>
    public static Function Of(Function function, bool isInLanes)
    {
        Extremes pass = new(function, isInLanes);
        EquatableArray<Statement> body = pass.Block(function.Body);
        return function with { Body = body, NextId = pass._fresh.NextId };
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(One).ToEquatableArray();

    private IEnumerable<Statement> One(Statement statement) => statement is For loop && ExtremeLoop.TryMatch(loop) is { } extremes && !extremes.Targets.Any(_askedForAtEnds.Contains)
        ? extremes.Searches.SelectMany(s => Search(loop, s))
        : [_isInLanes && statement is For ? statement : statement.Map(e => e, Block)];

    private List<Statement> Search(For loop, ExtremeSearch search)
    {
        Expression index = search.Element.Index;
        Read place = new(_fresh.Variable(search.Best.Name + "At", IrType.Int));
        if (index is Read)
        {
            return [Ask(place.Variable, search, loop.First, Trips.Number(loop)), Take(place, search, loop.Index, place)];
        }

        // Where an index is checked against a dimension, that of the last trip is as well.
        Read start = new(_fresh.Variable("start", IrType.Int));
        Expression trips = index is Apply
            ? Trips.Sum(new Binary(BinaryOperator.Subtract, Placed(index, loop.Index, Trips.Last(loop)), start), Literal.Of(1))
            : Trips.Number(loop, isKnownToRun: true);
        Expression trip = Trips.Sum(new Binary(BinaryOperator.Subtract, place, start), loop.First);
        EquatableArray<Statement> asked =
        [
            new Declare(start.Variable, Placed(index, loop.Index, loop.First)),
            Ask(place.Variable, search, start, trips),
            Take(place, search, loop.Index, trip),
        ];

        // Where there is no trip, there need not be such an element.
        return loop is { First: Literal, Limit: Literal } ? [.. asked] : [new If(Trips.Any(loop), asked, [])];
    }

    private static Opaque Ask(Variable place, ExtremeSearch search, Expression start, Expression trips) => new(
        place,
        new Template(
            [$"global::DiffProg.Extremes.{search.Comparison}<{search.Best.Type.Scalar.Name()}>(", ", ", ", ", ", ", ")"],
            [new Read(search.Element.Array), start, trips, new Read(search.Best)]),
        null)
    {
        Source = search.Source,
    };

    /// <summary>What happens when the element takes the place of the best before it, for the last time.</summary>
    private static If Take(Read place, ExtremeSearch search, Variable index, Expression trip)
    {
        return new If(new Binary(BinaryOperator.GreaterOrEqual, place, Literal.Of(0)), search.Take.Select(Last).ToEquatableArray(), []) { Source = search.Source };

        Statement Last(Assign taken) => taken with
        {
            Value = taken.Value == search.Element ? search.Element with { Index = place }
                : taken.Value == new Read(index) ? trip
                : taken.Value == search.Element.Index ? place
                : taken.Value,
        };
    }

    /// <summary>An index in a trip.</summary>
    private static Expression Placed(Expression e, Variable index, Expression trip) => e.Rewrite(x => x switch
    {
        Read read when read.Variable == index => trip,
        Binary { Operator: BinaryOperator.Add, Right: Literal { Bits: 0 } } sum => sum.Left,
        Binary { Operator: BinaryOperator.Add, Left: Literal { Bits: 0 } } sum => sum.Right,
        _ => null,
    });
}
