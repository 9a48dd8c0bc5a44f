using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Schedule;

/// <summary>
/// The rows of which each iteration of a loop touches elements of its own, as <c>y[2 * i]</c> and <c>y[2 * i + 1]</c> are: no other iteration reads or writes them. An index
/// that overflows finds no element before it could find that of another iteration.
/// </summary>
internal static class OwnElements
{
    /// <summary>Those rows.</summary>
    /// <param name="sweeps">The loops with their indices, which take the same values.</param>
    public static HashSet<Variable> Of(params For[] sweeps)
    {
        Dictionary<Variable, List<(long Factor, long Offset)?>> places = [];
        foreach (For sweep in sweeps)
        {
            HashSet<Variable> assigned = Frontend.Effects.AssignedVariables(sweep.Body);
            Dictionary<Variable, Expression> integers = sweep.Body.All().OfType<Declare>()
                .Where(d => d.Variable.Type == IrType.Int && !assigned.Contains(d.Variable) && !d.Value.Variables().Any(assigned.Contains))
                .GroupBy(d => d.Variable).ToDictionary(g => g.Key, g => g.First().Value);
            foreach (Expression e in sweep.Body.All().SelectMany(Mentions).SelectMany(e => e.SelfAndBelow()))
            {
                switch (e)
                {
                    case Element element:
                        Add(element.Array, PlaceOf(element.Index, sweep.Index, integers));
                        break;
                    case Read { Type.IsScalar: false } row:
                        Add(row.Variable, null);
                        break;
                    case View or Item or ZeroLike:
                        Add(e.Variables().First(), null);
                        break;
                }
            }
        }

        return [.. places.Where(p => AreApart(p.Value)).Select(p => p.Key)];

        void Add(Variable row, (long, long)? place)
        {
            if (!places.TryGetValue(row, out List<(long, long)?>? known))
            {
                places[row] = known = [];
            }

            known.Add(place);
        }
    }

    private static IEnumerable<Expression> Mentions(Statement statement) => statement is Opaque or Call or Throw
        ? statement.Expressions().SelectMany(e => e.Variables()).Where(v => !v.Type.IsScalar).Select(v => new Read(v)).Concat(statement.Expressions())
        : statement.Expressions();

    private static bool AreApart(List<(long Factor, long Offset)?> places)
    {
        if (places.Any(p => p is null))
        {
            return false;
        }

        long factor = places[0]!.Value.Factor;
        return factor > 0 && places.All(p => p!.Value.Factor == factor) && places.Max(p => p!.Value.Offset) - places.Min(p => p!.Value.Offset) < factor;
    }

    /// <summary>An index as a multiple of the loop's and a constant; null where it is none.</summary>
    private static (long Factor, long Offset)? PlaceOf(Expression e, Variable index, Dictionary<Variable, Expression> integers)
    {
        switch (e)
        {
            case Literal x:
                return (0, x.AsInt);
            case Read x when x.Variable == index:
                return (1, 0);
            case Read x when integers.TryGetValue(x.Variable, out Expression? value):
                return PlaceOf(value, index, integers);
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } x
                when PlaceOf(x.Left, index, integers) is { } a && PlaceOf(x.Right, index, integers) is { } b:
                return x.Operator switch
                {
                    BinaryOperator.Add => (a.Factor + b.Factor, a.Offset + b.Offset),
                    BinaryOperator.Subtract => (a.Factor - b.Factor, a.Offset - b.Offset),
                    _ when a.Factor == 0 => Small((a.Offset * b.Factor, a.Offset * b.Offset)),
                    _ when b.Factor == 0 => Small((a.Factor * b.Offset, a.Offset * b.Offset)),
                    _ => null,
                };
            default:
                return null;
        }
    }

    private static (long Factor, long Offset)? Small((long Factor, long Offset) place) =>
        System.Math.Abs(place.Factor) < int.MaxValue && System.Math.Abs(place.Offset) < int.MaxValue ? place : null;
}
