using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>What a function of values of several parts gives, part by part.</summary>
/// <param name="Of">The parts of its value, from those of its arguments.</param>
/// <param name="IsExact">Whether they are the framework's to the bit; otherwise they say the derivative alone, and the value is the framework's own.</param>
internal sealed record PartFunction(Func<Expression[][], Expression[]> Of, bool IsExact);

/// <summary>Functions of the types of <c>System.Numerics</c>, and those that give a pair of numbers, as what they do to the parts.</summary>
internal static class PartFunctions
{
    /// <summary>The function of a type by its name; null where there is no rule.</summary>
    public static PartFunction? Find(string type, string name)
    {
        IReadOnlyDictionary<string, PartFunction>? all = type switch
        {
            "Complex" => ComplexFunctions.All,
            "Math" or "MathF" or "Double" or "Single" or "Half" => PairFunctions.All,
            "Vector2" or "Vector3" or "Vector4" => VectorFunctions.All,
            _ => null,
        };
        return all is not null && all.TryGetValue(name, out PartFunction? function) ? function : null;
    }

    public static PartFunction Exact(Func<Expression[][], Expression[]> parts) => new(parts, true);

    public static PartFunction Derivative(Func<Expression[][], Expression[]> parts) => new(parts, false);

    public static Expression Plus(Expression a, Expression b) => new Binary(BinaryOperator.Add, a, b);

    public static Expression Minus(Expression a, Expression b) => new Binary(BinaryOperator.Subtract, a, b);

    public static Expression Times(Expression a, Expression b) => new Binary(BinaryOperator.Multiply, a, b);

    public static Expression Over(Expression a, Expression b) => new Binary(BinaryOperator.Divide, a, b);

    public static Expression Negated(Expression a) => new Unary(UnaryOperator.Negate, a);

    public static Expression AllEqual(Expression[] a, Expression[] b) =>
        a.Zip(b, (x, y) => (Expression)new Binary(BinaryOperator.Equal, x, y)).Aggregate((x, y) => new Binary(BinaryOperator.AndAlso, x, y));

    /// <summary>The primitive, named for <c>double</c>, at the width of its arguments.</summary>
    public static Expression Apply(string symbol, params Expression[] x) => RuleTable.Get(symbol, x[0].Type.Scalar).Of(x);
}
