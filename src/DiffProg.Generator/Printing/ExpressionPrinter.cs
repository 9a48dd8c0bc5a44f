using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Printing;

/// <summary>Expressions as C#: with the parentheses that the tree needs and no others, and every number so that it comes back to the bit.</summary>
internal sealed class ExpressionPrinter(Names names, Func<string, string> qualify)
{
    private const int ConditionalLevel = 1;
    private const int UnaryLevel = 12;
    private const int PrimaryLevel = 13;

    public string Print(Expression e) => Print(e, 0);

    /// <summary>An argument of a call: a comparison is parenthesised, since two beside each other could be read as type arguments.</summary>
    public string PrintArgument(Expression e) => Print(e, Level(BinaryOperator.ShiftLeft));

    /// <summary>The value of a declaration or assignment, where an integer becomes a floating-point number by itself.</summary>
    public string PrintValue(Expression e) => e is Ir.Convert convert && IsImplicit(convert) ? Print(convert.Operand) : Print(e);

    public string TypeName(IrType type) => type.Shape switch
    {
        Shape.Array => ScalarName(type.Scalar) + "[]",
        Shape.Span => $"{qualify("Span")}<{ScalarName(type.Scalar)}>",
        Shape.ReadOnlySpan => $"{qualify("ReadOnlySpan")}<{ScalarName(type.Scalar)}>",
        _ => ScalarName(type.Scalar),
    };

    public static string ScalarName(Scalar scalar) => scalar switch
    {
        Scalar.Bool => "bool",
        Scalar.Int => "int",
        Scalar.Double => "double",
        _ => throw new ArgumentOutOfRangeException(nameof(scalar), scalar, "No such scalar."),
    };

    private static bool IsImplicit(Ir.Convert convert) => convert.Type == IrType.Double && convert.Operand.Type == IrType.Int;

    private string Print(Expression e, int level)
    {
        (string text, int own) = e switch
        {
            Literal x => Literal(x),
            Read x => (names[x.Variable], PrimaryLevel),
            Element x => ($"{names[x.Array]}[{Print(x.Index)}]", PrimaryLevel),
            Length x => (names[x.Array] + ".Length", PrimaryLevel),
            Member x => (x.Text, PrimaryLevel),
            Unary x => (Sign(x.Operator) + Print(x.Operand, UnaryLevel + 1), UnaryLevel),
            Binary x => (Binary(x), Level(x.Operator)),
            Conditional x => ($"{Print(x.Condition, ConditionalLevel + 1)} ? {Print(x.WhenTrue, ConditionalLevel)} : {Print(x.WhenFalse, ConditionalLevel)}", ConditionalLevel),
            Ir.Convert x => ($"({TypeName(x.Type)}){Print(x.Operand, UnaryLevel + 1)}", UnaryLevel),
            Apply x => ($"{Callee(x)}({string.Join(", ", x.Arguments.Select(PrintArgument))})", PrimaryLevel),
            NewArray x => ($"new {ScalarName(x.Type.Scalar)}[{Print(x.Count)}]", PrimaryLevel),
            Load x => (Pop(x.Slot.Type), PrimaryLevel),
            _ => throw new InvalidOperationException($"{e.GetType().Name} has no text."),
        };
        return own < level ? $"({text})" : text;
    }

    private string Binary(Binary e)
    {
        int level = Level(e.Operator);
        return $"{Operand(e.Left, e.Right, level)} {Sign(e.Operator)} {Operand(e.Right, e.Left, level + 1)}";
    }

    /// <summary>An integer beside a floating-point operand needs no cast; beside another integer it would be integer arithmetic.</summary>
    private string Operand(Expression e, Expression other, int level) =>
        e is Ir.Convert convert && IsImplicit(convert) && other is not Ir.Convert ? Print(convert.Operand, level) : Print(e, level);

    private string Callee(Apply apply)
    {
        string text = RuleTable.Get(apply.Primitive).Text;
        int dot = text.IndexOf('.');
        return qualify(text.Substring(0, dot)) + text.Substring(dot);
    }

    private static string Pop(IrType type) => type switch
    {
        { IsScalar: false } => $"tape.PopRow<{ScalarName(type.Scalar)}>()",
        { Scalar: Scalar.Double } => "tape.PopDouble()",
        { Scalar: Scalar.Int } => "tape.PopInt()",
        _ => "tape.PopBool()",
    };

    private static (string Text, int Level) Literal(Literal literal)
    {
        string text = literal.Type.Scalar switch
        {
            Scalar.Bool => literal.AsBool ? "true" : "false",
            Scalar.Int => literal.AsInt.ToString(CultureInfo.InvariantCulture),
            _ => Number(literal.AsDouble),
        };
        return (text, text[0] == '-' ? UnaryLevel : PrimaryLevel);
    }

    private static string Number(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
        {
            return double.IsNaN(value) ? "double.NaN" : value > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";
        }

        // Not every host that runs the generator round-trips "R".
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (BitConverter.DoubleToInt64Bits(double.Parse(text, CultureInfo.InvariantCulture)) != BitConverter.DoubleToInt64Bits(value))
        {
            text = value.ToString("G17", CultureInfo.InvariantCulture);
        }

        if (text[0] != '-' && BitConverter.DoubleToInt64Bits(value) < 0)
        {
            text = "-" + text;
        }

        return text.IndexOfAny(['.', 'E']) >= 0 ? text : text + ".0";
    }

    private static string Sign(UnaryOperator op) => op switch
    {
        UnaryOperator.Negate => "-",
        UnaryOperator.Not => "!",
        UnaryOperator.Complement => "~",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such operator."),
    };

    private static string Sign(BinaryOperator op) => op switch
    {
        BinaryOperator.Add => "+",
        BinaryOperator.Subtract => "-",
        BinaryOperator.Multiply => "*",
        BinaryOperator.Divide => "/",
        BinaryOperator.Remainder => "%",
        BinaryOperator.Less => "<",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Greater => ">",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.And => "&",
        BinaryOperator.Or => "|",
        BinaryOperator.ExclusiveOr => "^",
        BinaryOperator.ShiftLeft => "<<",
        BinaryOperator.ShiftRight => ">>",
        BinaryOperator.UnsignedShiftRight => ">>>",
        BinaryOperator.AndAlso => "&&",
        BinaryOperator.OrElse => "||",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "No such operator."),
    };

    private static int Level(BinaryOperator op) => op switch
    {
        BinaryOperator.Multiply or BinaryOperator.Divide or BinaryOperator.Remainder => 11,
        BinaryOperator.Add or BinaryOperator.Subtract => 10,
        BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight => 9,
        BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual => 8,
        BinaryOperator.Equal or BinaryOperator.NotEqual => 7,
        BinaryOperator.And => 6,
        BinaryOperator.ExclusiveOr => 5,
        BinaryOperator.Or => 4,
        BinaryOperator.AndAlso => 3,
        _ => 2,
    };
}
