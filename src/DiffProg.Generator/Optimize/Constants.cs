using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>Decides what a constant argument of a method decides whose body stands in for its call, which the compiler would warn of.</summary>
internal static class Constants
{
    public static Function Fold(Function function) => function with
    {
        Body = Block(function.Body),
        Results = function.Results.Select(r => r.Rewrite(Decided)).ToEquatableArray(),
    };

    private static EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(One).ToEquatableArray();

    private static IEnumerable<Statement> One(Statement statement)
    {
        Statement folded = statement.Map(e => e.Rewrite(Decided), Block);
        return folded is If { Condition: Literal condition } branch ? (condition.AsBool ? branch.Then : branch.Else) : [folded];
    }

    private static Expression? Decided(Expression e) => e switch
    {
        Binary { Left: Literal { Type.IsInteger: true } a, Right: Literal { Type.IsInteger: true } b } x when a.Type == b.Type && IsSigned(a.Type) && x.Operator.IsComparison() =>
            Literal.Of(Holds(x.Operator, a.Bits, b.Bits)),
        Binary { Left: Literal { Type.IsFloatingScalar: true } a, Right: Literal { Type.IsFloatingScalar: true } b } x when x.Operator.IsComparison() => Build.Compare(x.Operator, a, b),
        Binary { Operator: BinaryOperator.AndAlso, Left: Literal a } x => a.AsBool ? x.Right : a,
        Binary { Operator: BinaryOperator.OrElse, Left: Literal a } x => a.AsBool ? a : x.Right,
        Unary { Operator: UnaryOperator.Not, Operand: Literal a } => Literal.Of(!a.AsBool),
        Conditional { Condition: Literal condition } x => condition.AsBool ? x.WhenTrue : x.WhenFalse,
        _ => null,
    };

    private static bool IsSigned(IrType type) => type.Scalar is Scalar.Int or Scalar.Long;

    private static bool Holds(BinaryOperator op, long a, long b) => op switch
    {
        BinaryOperator.Less => a < b,
        BinaryOperator.LessOrEqual => a <= b,
        BinaryOperator.Greater => a > b,
        BinaryOperator.GreaterOrEqual => a >= b,
        BinaryOperator.Equal => a == b,
        _ => a != b,
    };
}
