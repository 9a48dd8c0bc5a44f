using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>What is computed for each index of the rows, from their elements and from numbers beside them.</summary>
internal delegate Expression ElementFunction(EquatableArray<Expression> x);

/// <summary>
/// Functions of <c>System.Numerics.Tensors.TensorPrimitives</c>, as the loop over elements that each means. Those that write a row are
/// the very operations of that loop, to the bit. Those that give a number may add in another order: there the framework's own value
/// stands, and the loop says its derivative alone.
/// </summary>
internal static class RowFunctions
{
    private static readonly Dictionary<string, (int Operands, ElementFunction Function)> Maps = new(StringComparer.Ordinal)
    {
        ["Add"] = (2, x => new Binary(BinaryOperator.Add, x[0], x[1])),
        ["Subtract"] = (2, x => new Binary(BinaryOperator.Subtract, x[0], x[1])),
        ["Multiply"] = (2, x => new Binary(BinaryOperator.Multiply, x[0], x[1])),
        ["Divide"] = (2, x => new Binary(BinaryOperator.Divide, x[0], x[1])),
        ["Max"] = (2, x => Apply("Math.Max(double,double)", x)),
        ["Min"] = (2, x => Apply("Math.Min(double,double)", x)),
        ["Negate"] = (1, x => new Unary(UnaryOperator.Negate, x[0])),
        ["Abs"] = (1, x => Apply("Math.Abs(double)", x)),
        ["Sqrt"] = (1, x => Apply("Math.Sqrt(double)", x)),
        ["MultiplyAdd"] = (3, x => new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Multiply, x[0], x[1]), x[2])),
        ["AddMultiply"] = (3, x => new Binary(BinaryOperator.Multiply, new Binary(BinaryOperator.Add, x[0], x[1]), x[2])),
        ["FusedMultiplyAdd"] = (3, x => Apply("Math.FusedMultiplyAdd(double,double,double)", x)),
    };

    private static readonly Dictionary<string, (int Operands, ElementFunction Term, bool IsRoot)> Sums = new(StringComparer.Ordinal)
    {
        ["Sum"] = (1, x => x[0], false),
        ["SumOfMagnitudes"] = (1, x => Apply("Math.Abs(double)", x), false),
        ["SumOfSquares"] = (1, x => new Binary(BinaryOperator.Multiply, x[0], x[0]), false),
        ["Norm"] = (1, x => new Binary(BinaryOperator.Multiply, x[0], x[0]), true),
        ["Dot"] = (2, x => new Binary(BinaryOperator.Multiply, x[0], x[1]), false),
        ["Distance"] = (2, SquareOfDifference, true),
    };

    /// <summary>What a function writes to each element of its destination, which is its last parameter; null where it is none of this kind.</summary>
    public static ElementFunction? Map(string name, int operands) =>
        Maps.TryGetValue(name, out (int Operands, ElementFunction Function) row) && row.Operands == operands ? row.Function : null;

    /// <summary>What a function sums over the elements, and whether it takes the root of that; null where it is none of this kind.</summary>
    public static (ElementFunction Term, bool IsRoot)? Sum(string name, int operands) =>
        Sums.TryGetValue(name, out (int Operands, ElementFunction Term, bool IsRoot) row) && row.Operands == operands ? (row.Term, row.IsRoot) : null;

    private static Binary SquareOfDifference(EquatableArray<Expression> x)
    {
        Binary difference = new(BinaryOperator.Subtract, x[0], x[1]);
        return new Binary(BinaryOperator.Multiply, difference, difference);
    }

    private static Expression Apply(string symbol, EquatableArray<Expression> x) => RuleTable.Get(symbol, x[0].Type.Scalar).Of([.. x]);
}
