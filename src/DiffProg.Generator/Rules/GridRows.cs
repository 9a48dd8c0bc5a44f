using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Where the elements of an array of several dimensions stand in the row of all of them.</summary>
internal static class GridRows
{
    private static readonly Rule First = Step("Grids.At(int,int,int,int)", IrType.Int);
    private static readonly Rule Next = Step("Grids.At(int,int,int)", IrType.Int);
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
