using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Where the elements of an array of several dimensions stand in the row of all of them.</summary>
internal static class GridRows
{
    /// <summary>The place in two dimensions: the two indices, and the lengths of the dimensions.</summary>
    public const string OfPlace = "Grids.At(int,int,int,int)";

    /// <summary>The place in one dimension more: that in those before, the index, and the length of the dimension.</summary>
    public const string OfNext = "Grids.At(int,int,int)";

    private static readonly Rule First = Step(OfPlace, IrType.Int);
    private static readonly Rule Next = Step(OfNext, IrType.Int);
    private static readonly Rule Number = Step("Grids.Count(int,int)", IrType.Int);

    public static IEnumerable<Rule> All => [First, Next, Number];

    /// <summary>The place of an element.</summary>
    public static Expression At(IReadOnlyList<Expression> indices, IReadOnlyList<Expression> lengths)
    {
        Expression place = First.Of(indices[0], indices[1], lengths[0], lengths[1]);
        for (int d = 2; d < indices.Count; d++)
        {
            place = Next.Of(place, indices[d], lengths[d]);
        }

        return place;
    }

    /// <summary>The indices of which an expression makes a place, each with the length of its dimension.</summary>
    public static IEnumerable<(Expression Index, Expression Length)> Indices(Expression e) => e.SelfAndBelow().OfType<Apply>().SelectMany(a => a switch
    {
        { Primitive: OfPlace, Arguments: [var i, var j, var rows, var columns] } => new[] { (i, rows), (j, columns) },
        { Primitive: OfNext, Arguments: [_, var k, var length] } => [(k, length)],
        _ => [],
    });

    /// <summary>The number of elements.</summary>
    public static Expression Count(IReadOnlyList<Expression> lengths)
    {
        Expression count = lengths[0];
        for (int d = 1; d < lengths.Count; d++)
        {
            count = Number.Of(count, lengths[d]);
        }

        return count;
    }
}
