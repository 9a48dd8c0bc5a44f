using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.PartFunctions;

namespace DiffProg.Generator.Rules;

/// <summary>Functions of the vectors of <c>System.Numerics</c> by their parts; those of each part alone have the framework's bits.</summary>
internal static class VectorFunctions
{
    public static readonly IReadOnlyDictionary<string, PartFunction> All = new Dictionary<string, PartFunction>(StringComparer.Ordinal)
    {
        ["op_Addition"] = Exact(x => Parts(x, Plus)),
        ["Add"] = Exact(x => Parts(x, Plus)),
        ["op_Subtraction"] = Exact(x => Parts(x, Minus)),
        ["Subtract"] = Exact(x => Parts(x, Minus)),
        ["op_Multiply"] = Exact(x => Parts(x, Times)),
        ["Multiply"] = Exact(x => Parts(x, Times)),
        ["op_Division"] = Exact(x => Parts(x, Over)),
        ["Divide"] = Exact(x => Parts(x, Over)),
        ["op_UnaryNegation"] = Derivative(x => [.. x[0].Select(Negated)]),
        ["Negate"] = Derivative(x => [.. x[0].Select(Negated)]),
        ["op_Equality"] = Exact(x => [AllEqual(x[0], x[1])]),
        ["op_Inequality"] = Exact(x => [Build.Not(AllEqual(x[0], x[1]))]),
        ["Abs"] = Derivative(x => [.. x[0].Select(a => Apply("Math.Abs(double)", a))]),
        ["SquareRoot"] = Derivative(x => [.. x[0].Select(Root)]),
        ["Max"] = Derivative(x => Parts(x, (a, b) => Apply("Math.Max(double,double)", a, b))),
        ["Min"] = Derivative(x => Parts(x, (a, b) => Apply("Math.Min(double,double)", a, b))),
        ["Dot"] = Derivative(x => [Dot(x[0], x[1])]),
        ["LengthSquared"] = Derivative(x => [Dot(x[0], x[0])]),
        ["Length"] = Derivative(x => [Root(Dot(x[0], x[0]))]),
        ["DistanceSquared"] = Derivative(x => [Dot(Parts(x, Minus), Parts(x, Minus))]),
        ["Distance"] = Derivative(x => [Root(Dot(Parts(x, Minus), Parts(x, Minus)))]),
        ["Normalize"] = Derivative(x => [.. x[0].Select(a => Over(a, Root(Dot(x[0], x[0]))))]),
        ["Lerp"] = Derivative(x => [.. x[0].Select((a, i) => Plus(a, Times(Minus(x[1][i], a), x[2][x[2].Length == 1 ? 0 : i])))]),
        ["Cross"] = Derivative(x => x[0].Length switch
        {
            2 => [Turn(x, 0, 1)],
            3 => Cross(x),
            _ => [.. Cross(x), Times(x[0][3], x[1][3])],
        }),
        ["Reflect"] = Derivative(x =>
        {
            Expression twice = Times(Literal.Of(IrType.Float, 2), Dot(x[0], x[1]));
            return [.. x[0].Select((a, i) => Minus(a, Times(twice, x[1][i])))];
        }),
    };

    private static Expression[] Parts(Expression[][] x, Func<Expression, Expression, Expression> function) =>
        [.. Enumerable.Range(0, Math.Max(x[0].Length, x[1].Length)).Select(i => function(x[0][x[0].Length == 1 ? 0 : i], x[1][x[1].Length == 1 ? 0 : i]))];

    private static Expression Dot(Expression[] a, Expression[] b) => a.Zip(b, Times).Aggregate(Plus);

    private static Expression Root(Expression x) => Apply("Math.Sqrt(double)", x);

    private static Expression[] Cross(Expression[][] x) => [Turn(x, 1, 2), Turn(x, 2, 0), Turn(x, 0, 1)];

    private static Expression Turn(Expression[][] x, int i, int k) => Minus(Times(x[0][i], x[1][k]), Times(x[0][k], x[1][i]));
}
