using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Convert = DiffProg.Generator.Ir.Convert;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>Where a variable's value is; a reference parameter shares its caller's.</summary>
internal sealed class Cell(object value)
{
    public object Value { get; set; } = value;
}

/// <summary>The values of expressions, as C# would compute them unchecked.</summary>
/// <param name="frame">The variables.</param>
/// <param name="member">What a member of the user's program is.</param>
/// <param name="apply">What a primitive of arguments is; as written down in <see cref="Primitives"/> where nothing is given.</param>
internal sealed class ExpressionEvaluator(IReadOnlyDictionary<Variable, Cell> frame, Func<string, object> member, Func<string, object[], object>? apply = null)
{
    public object Value(Expression e) => e switch
    {
        Literal { Type.IsScalar: false } => Nothing,
        Literal x => LiteralOf(x),
        Read x => frame[x.Variable].Value,
        Element x => Row(x.Array).GetValue(Int(x.Index))!,
        Item x => Row(x.Rows).GetValue(Int(x.Index))!,
        View { IsPart: true, Path.Length: 0 } x => Row(x.Row).GetValue(Int(x.Start))!,
        Length { MayBeMissing: true } x => IsMissing(x.Array) ? 0 : Row(x.Array).Length,
        Length x => Row(x.Array).Length,
        IsNull x => IsMissing(x.Array),
        Member x => member(x.Text),
        Binary { Overflow: Overflow.Checked } x => Checked(x.Operator, Int(x.Left), Int(x.Right)),
        Unary x => UnaryOf(x.Operator, Value(x.Operand)),
        Binary { Operator: BinaryOperator.AndAlso } x => Bool(x.Left) && Bool(x.Right),
        Binary { Operator: BinaryOperator.OrElse } x => Bool(x.Left) || Bool(x.Right),
        Binary x => BinaryOf(x.Operator, Value(x.Left), Value(x.Right)),
        Conditional x => Bool(x.Condition) ? Value(x.WhenTrue) : Value(x.WhenFalse),
        Convert x => ConvertTo(x.Type, Value(x.Operand)),
        Apply x => (apply ?? Primitives.Apply)(x.Primitive, [.. x.Arguments.Select(Value)]),
        NewArray x => NewRow(x.Type, Int(x.Count)),
        _ => throw new NotSupportedException($"{e.GetType().Name} stands where no value is asked for."),
    };

    public int Int(Expression e) => (int)Value(e);

    public bool Bool(Expression e) => (bool)Value(e);

    public Array Row(Variable row) => (Array)frame[row].Value;

    /// <summary>What an array variable holds that holds no array.</summary>
    private static readonly object Nothing = new();

    private bool IsMissing(Variable row) => ReferenceEquals(frame[row].Value, Nothing);

    private static object LiteralOf(Literal literal) => literal.Type.Scalar switch
    {
        Scalar.Double or Scalar.Float => literal.AsDouble,
        Scalar.Int => literal.AsInt,
        _ => literal.AsBool,
    };

    private static Array NewRow(IrType type, int count) => type.Scalar switch
    {
        Scalar.Double => new double[count],
        Scalar.Int => new int[count],
        Scalar.Bool => new bool[count],
        _ => Enumerable.Repeat(Nothing, count).ToArray(),
    };

    private static object ConvertTo(IrType type, object value) => value switch
    {
        int x when type == IrType.Double => (object)(double)x,
        double x when type == IrType.Int => unchecked((int)x),
        _ => throw new NotSupportedException($"{value.GetType()} to {type.Scalar}"),
    };

    private static object UnaryOf(UnaryOperator op, object operand) => (op, operand) switch
    {
        (UnaryOperator.Negate, double x) => -x,
        (UnaryOperator.Negate, int x) => unchecked(-x),
        (UnaryOperator.Not, bool x) => !x,
        (UnaryOperator.Complement, int x) => ~x,
        _ => throw new NotSupportedException($"{op} of {operand.GetType()}"),
    };

    private static object BinaryOf(BinaryOperator op, object left, object right) => (left, right) switch
    {
        (double x, double y) => Doubles(op, x, y),
        (int x, int y) => Ints(op, x, y),
        (bool x, bool y) => Bools(op, x, y),
        _ => throw new NotSupportedException($"{left.GetType()} {op} {right.GetType()}"),
    };

    private static object Doubles(BinaryOperator op, double x, double y) => op switch
    {
        BinaryOperator.Add => x + y,
        BinaryOperator.Subtract => x - y,
        BinaryOperator.Multiply => x * y,
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static int Checked(BinaryOperator op, int x, int y) => op switch
    {
        BinaryOperator.Add => checked(x + y),
        BinaryOperator.Subtract => checked(x - y),
        BinaryOperator.Multiply => checked(x * y),
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static object Ints(BinaryOperator op, int x, int y) => op switch
    {
        BinaryOperator.Add => unchecked(x + y),
        BinaryOperator.Subtract => unchecked(x - y),
        BinaryOperator.Multiply => unchecked(x * y),
        BinaryOperator.Divide => x / y,
        BinaryOperator.Remainder => x % y,
        BinaryOperator.Less => x < y,
        BinaryOperator.LessOrEqual => x <= y,
        BinaryOperator.Greater => x > y,
        BinaryOperator.GreaterOrEqual => x >= y,
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual => x != y,
        BinaryOperator.And => x & y,
        BinaryOperator.Or => x | y,
        BinaryOperator.ExclusiveOr => x ^ y,
        BinaryOperator.ShiftLeft => x << y,
        BinaryOperator.ShiftRight => x >> y,
        BinaryOperator.UnsignedShiftRight => x >>> y,
        _ => throw new NotSupportedException(op.ToString()),
    };

    private static bool Bools(BinaryOperator op, bool x, bool y) => op switch
    {
        BinaryOperator.Equal => x == y,
        BinaryOperator.NotEqual or BinaryOperator.ExclusiveOr => x != y,
        BinaryOperator.And => x & y,
        BinaryOperator.Or => x | y,
        _ => throw new NotSupportedException(op.ToString()),
    };
}
