using System;

namespace DiffProg.Generator.Ir;

/// <summary>
/// Derivative expressions by their usual signs, tidied as they are made. No rewriting turns a NaN or an infinity into a number:
/// neither <c>0 * x</c> nor <c>x - x</c> is touched. Primal expressions are never built here, since their bits must stay.
/// </summary>
internal static class Build
{
    public static Literal Number(double value) => Literal.Of(value);

    public static Read Read(Variable variable) => new(variable);

    public static bool IsNumber(this Expression e, double value) =>
        e is Literal literal && literal.Type == IrType.Double && literal.Bits == BitConverter.DoubleToInt64Bits(value);

    public static Expression Add(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x + y) is { } folded ? folded
        : b is Unary { Operator: UnaryOperator.Negate } negated ? Subtract(a, negated.Operand)
        : a == b ? Multiply(Number(2), a)
        : new Binary(BinaryOperator.Add, a, b);

    public static Expression Subtract(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x - y) is { } folded ? folded : new Binary(BinaryOperator.Subtract, a, b);

    public static Expression Multiply(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x * y) is { } folded ? folded
        : a.IsNumber(1) ? b
        : b.IsNumber(1) ? a
        : a.IsNumber(-1) ? Negate(b)
        : b.IsNumber(-1) ? Negate(a)
        : a is Unary { Operator: UnaryOperator.Negate } left ? Negate(Multiply(left.Operand, b))
        : b is Unary { Operator: UnaryOperator.Negate } right ? Negate(Multiply(a, right.Operand))
        : b is Binary { Operator: BinaryOperator.Divide } quotient && quotient.Left.IsNumber(1) ? Divide(a, quotient.Right)
        : new Binary(BinaryOperator.Multiply, a, b);

    public static Expression Divide(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x / y) is { } folded ? folded
        : b.IsNumber(1) ? a
        : a is Unary { Operator: UnaryOperator.Negate } left ? Negate(Divide(left.Operand, b))
        : new Binary(BinaryOperator.Divide, a, b);

    public static Expression Negate(Expression a) => a switch
    {
        Literal literal when literal.Type == IrType.Double => Number(-literal.AsDouble),
        Unary { Operator: UnaryOperator.Negate } inner => inner.Operand,
        _ => new Unary(UnaryOperator.Negate, a),
    };

    public static Expression Compare(BinaryOperator op, Expression a, Expression b) =>
        a is Literal x && b is Literal y && a.Type == IrType.Double
            ? Literal.Of(op switch
            {
                BinaryOperator.Less => x.AsDouble < y.AsDouble,
                BinaryOperator.LessOrEqual => x.AsDouble <= y.AsDouble,
                BinaryOperator.Greater => x.AsDouble > y.AsDouble,
                BinaryOperator.GreaterOrEqual => x.AsDouble >= y.AsDouble,
                BinaryOperator.Equal => x.AsDouble == y.AsDouble,
                BinaryOperator.NotEqual => x.AsDouble != y.AsDouble,
                _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No comparison."),
            })
            : new Binary(op, a, b);

    public static Expression Choose(Expression condition, Expression whenTrue, Expression whenFalse) =>
        condition is Literal literal ? (literal.AsBool ? whenTrue : whenFalse) : new Conditional(condition, whenTrue, whenFalse);

    public static Expression Not(Expression a) => a switch
    {
        Literal literal => Literal.Of(!literal.AsBool),
        Unary { Operator: UnaryOperator.Not } inner => inner.Operand,
        _ => new Unary(UnaryOperator.Not, a),
    };

    public static Expression AndAlso(Expression a, Expression b) =>
        a is Literal left ? (left.AsBool ? b : a) : new Binary(BinaryOperator.AndAlso, a, b);

    public static Statement Accumulate(Expression place, Expression value) => new Accumulate(place, value);

    private static Literal? Fold(Expression a, Expression b, Func<double, double, double> operation) =>
        a is Literal x && b is Literal y && a.Type == IrType.Double ? Number(operation(x.AsDouble, y.AsDouble)) : null;
}
