using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Where the elements of a list stand in its array, and how long the array becomes that takes the place of one without room.</summary>
internal static class ListRows
{
    /// <summary>How long the first array is.</summary>
    public const int Shortest = 4;

    /// <summary>The place of an element: the index, and the count.</summary>
    public const string OfPlace = "Lists.At(int,int)";

    private static readonly Rule Place = Step(OfPlace, IrType.Int);

    public static IEnumerable<Rule> All => [Place];

    /// <summary>The place of an element.</summary>
    public static Expression At(Expression index, Expression count) => Place.Of(index, count);

    /// <summary>The length of the next array.</summary>
    public static Expression Longer(Expression length) =>
        RuleTable.Get("Math.Max(int,int)").Of(Literal.Of(Shortest), new Binary(BinaryOperator.Multiply, Literal.Of(2), length));
}
