using System;

namespace DiffProg.Generator.Ir;

/// <summary>
/// Derivative expressions by their usual signs, tidied as they are made. No rewriting turns a NaN or an infinity into a number:
/// neither <c>0 * x</c> nor <c>x - x</c> is touched. A constant takes the type of what it stands beside. Primal expressions are never
/// built here, since their bits must stay.
/// </summary>
internal static class Build
{
    public static Literal Number(double value) => Literal.Of(value);

    public static Read Read(Variable variable) => new(variable);

    public static bool IsNumber(this Expression e, double value) =>
        e is Literal literal && literal.Type.IsDifferentiable && literal.Bits == BitConverter.DoubleToInt64Bits(value);

    public static Expression Add(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x + y) is { } folded ? folded
        : b is Unary { Operator: UnaryOperator.Negate } negated ? Subtract(a, negated.Operand)
        : a == b ? Multiply(Number(2), a)
        : Operation(BinaryOperator.Add, a, b);

    public static Expression Subtract(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x - y) is { } folded ? folded : Operation(BinaryOperator.Subtract, a, b);

    public static Expression Multiply(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x * y) is { } folded ? folded
        : a.IsNumber(1) ? b
        : b.IsNumber(1) ? a
        : a.IsNumber(-1) ? Negate(b)
        : b.IsNumber(-1) ? Negate(a)
        : a is Unary { Operator: UnaryOperator.Negate } left ? Negate(Multiply(left.Operand, b))
        : b is Unary { Operator: UnaryOperator.Negate } right ? Negate(Multiply(a, right.Operand))
        : b is Binary { Operator: BinaryOperator.Divide } quotient && quotient.Left.IsNumber(1) ? Divide(a, quotient.Right)
        : Operation(BinaryOperator.Multiply, a, b);

    public static Expression Divide(Expression a, Expression b) =>
        Fold(a, b, static (x, y) => x / y) is { } folded ? folded
        : b.IsNumber(1) ? a
        : a is Unary { Operator: UnaryOperator.Negate } left ? Negate(Divide(left.Operand, b))
        : Operation(BinaryOperator.Divide, a, b);

    public static Expression Negate(Expression a) => a switch
    {
        Literal literal when literal.Type.IsDifferentiable => Literal.Of(literal.Type, -literal.AsDouble),
        Unary { Operator: UnaryOperator.Negate } inner => inner.Operand,
        _ => new Unary(UnaryOperator.Negate, a),
    };

    public static Expression Compare(BinaryOperator op, Expression a, Expression b) =>
        a is Literal x && b is Literal y && a.Type.IsDifferentiable
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
            : Operation(op, a, b);

    public static Expression Choose(Expression condition, Expression whenTrue, Expression whenFalse)
    {
        (Expression a, Expression b) = Alike(whenTrue, whenFalse);
        return condition is Literal literal ? (literal.AsBool ? a : b) : new Conditional(condition, a, b);
    }

    public static Expression Not(Expression a) => a switch
    {
        Literal literal => Literal.Of(!literal.AsBool),
        Unary { Operator: UnaryOperator.Not } inner => inner.Operand,
        _ => new Unary(UnaryOperator.Not, a),
    };

    public static Expression AndAlso(Expression a, Expression b) =>
        a is Literal left ? (left.AsBool ? b : a) : new Binary(BinaryOperator.AndAlso, a, b);

    public static Statement Accumulate(Expression place, Expression value) => new Accumulate(place, Convert(place.Type, value));

    /// <summary>The value as a floating-point number of another width; a derivative crosses a conversion by a conversion.</summary>
    public static Expression Convert(IrType type, Expression value) => value switch
    {
        _ when value.Type == type => value,
        Literal { Type.IsDifferentiable: true } literal => Literal.Of(type, literal.AsDouble),
        Unary { Operator: UnaryOperator.Negate } negated => Negate(Convert(type, negated.Operand)),
        _ => new Convert(type, value, Ir.Convert.NoSite),
    };

    /// <summary>A constant beside a number of another width is of that width.</summary>
    public static (Expression A, Expression B) Alike(Expression a, Expression b) =>
        a.Type == b.Type ? (a, b)
        : a is Literal ? (Convert(b.Type, a), b)
        : b is Literal ? (a, Convert(a.Type, b))
        : throw new InvalidOperationException($"A {a.Type.Scalar} and a {b.Type.Scalar} have no operation in common.");

    private static Binary Operation(BinaryOperator op, Expression a, Expression b)
    {
        (Expression left, Expression right) = Alike(a, b);
        return new Binary(op, left, right);
    }

    /// <summary>The runtime rounds to <c>Half</c>, which the generator's host does not know.</summary>
    private static Literal? Fold(Expression a, Expression b, Func<double, double, double> operation)
    {
        if (a is not Literal || b is not Literal || !a.Type.IsDifferentiable)
        {
            return null;
        }

        (Expression left, Expression right) = a.Type == IrType.Double ? (Convert(b.Type, a), b) : (a, Convert(a.Type, b));
        return left is Literal x && right is Literal y && left.Type.Scalar != Scalar.Half ? Literal.Of(left.Type, operation(x.AsDouble, y.AsDouble)) : null;
    }
}
