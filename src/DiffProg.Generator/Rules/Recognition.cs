using System;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>
/// Expressions that are a primitive written out. The primitive computes the same bits, and its derivative stays right where one that is
/// put together from the parts would overflow: of <c>1 / (1 + Math.Exp(-x))</c> it would be <c>0 * ∞</c> at -800.
/// </summary>
internal static class Recognition
{
    public static Expression Of(Binary expression) => Exponent(expression) switch
    {
        null => expression,
        Unary { Operator: UnaryOperator.Negate } negated => Primitive.Logistic(negated.Operand),
        { } exponent => Primitive.Logistic(Build.Negate(exponent)),
    };

    /// <summary>The exponent in <c>1 / (1 + exp(…))</c>.</summary>
    private static Expression? Exponent(Binary expression)
    {
        if (expression is not { Operator: BinaryOperator.Divide, Right: Binary { Operator: BinaryOperator.Add } sum } || !expression.Left.IsNumber(1))
        {
            return null;
        }

        Expression? other = sum.Left.IsNumber(1) ? sum.Right : sum.Right.IsNumber(1) ? sum.Left : null;
        return other is Apply apply && RuleTable.Get(apply.Primitive).Text.EndsWith(".Exp", StringComparison.Ordinal) ? apply.Arguments[0] : null;
    }
}
