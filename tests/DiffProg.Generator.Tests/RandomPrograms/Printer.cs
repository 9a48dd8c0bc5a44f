using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A program as C#, with no more parentheses than the grammar needs.</summary>
internal static class Printer
{
    private const int UnaryLevel = 8;
    private const int PrimaryLevel = 9;

    public static string Print(RandomProgram program, string typeName)
    {
        var text = new StringBuilder();
        text.Append("using System;\nusing DiffProg;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"public static partial class {typeName}\n{{\n");
        foreach (var method in program.Helpers.Prepend(program.Root))
            Print(method, text);
        return text.Append("}\n").ToString();
    }

    public static string Type(Kind kind) => kind switch
    {
        Kind.Real => "double",
        Kind.Integer => "int",
        Kind.Truth => "bool",
        Kind.Array => "double[]",
        _ => "void",
    };

    public static string Type(Shape shape) => shape switch
    {
        Shape.Span => "Span<double>",
        Shape.ReadOnlySpan => "ReadOnlySpan<double>",
        Shape.Array => "double[]",
        Shape.Integer => "int",
        Shape.Truth => "bool",
        _ => "double",
    };

    public static string Print(Expression expression) => Print(expression, 0);

    private static void Print(Method method, StringBuilder text)
    {
        var parameters = method.Parameters.Select(p => $"{(p.NoDerivative ? "[NoDerivative] " : "")}{Type(p.Shape)} {p.Name}");
        text.Append(CultureInfo.InvariantCulture, $"    [Differentiable]\n    public static {Type(method.Returns)} {method.Name}(");
        text.AppendJoin(", ", parameters).Append(")\n");
        Print(method.Body, "    ", text);
    }

    private static void Print(Block block, string indent, StringBuilder text)
    {
        text.Append(indent).Append("{\n");
        foreach (var statement in block.Statements)
            Print(statement, indent + "    ", text);
        text.Append(indent).Append("}\n");
    }

    private static void Print(Statement statement, string indent, StringBuilder text)
    {
        switch (statement)
        {
            case Block block:
                Print(block, indent, text);
                break;
            case If branch:
                text.Append(indent).Append("if (").Append(Print(branch.Condition)).Append(")\n");
                Print(branch.Then, indent, text);
                if (branch.Else is not { } otherwise)
                    break;
                text.Append(indent).Append("else\n");
                Print(otherwise, indent, text);
                break;
            case For loop:
                text.Append(indent).Append("for (int ").Append(loop.Variable).Append(" = ").Append(Print(loop.Start)).Append("; ")
                    .Append(Print(loop.Condition)).Append("; ").Append(Print(loop.Advance)).Append(")\n");
                Print(loop.Body, indent, text);
                break;
            case While { TestsLast: true } loop:
                text.Append(indent).Append("do\n");
                Print(loop.Body, indent, text);
                text.Append(indent).Append("while (").Append(Print(loop.Condition)).Append(");\n");
                break;
            case While loop:
                text.Append(indent).Append("while (").Append(Print(loop.Condition)).Append(")\n");
                Print(loop.Body, indent, text);
                break;
            default:
                text.Append(indent).Append(Simple(statement)).Append(";\n");
                break;
        }
    }

    private static string Simple(Statement statement) => statement switch
    {
        Perform perform => Print(perform.Expression),
        Declare { Initial: { } initial } declare => $"{Type(declare.Kind)} {declare.Name} = {Print(initial)}",
        Declare declare => $"{Type(declare.Kind)} {declare.Name}",
        DeclareArray declare => $"double[] {declare.Name} = new double[{Print(declare.Length)}]",
        Break => "break",
        Continue => "continue",
        Return { Value: { } value } => $"return {Print(value)}",
        Return => "return",
        _ => throw new NotSupportedException(statement.ToString()),
    };

    private static string Print(Expression expression, int level)
    {
        (string text, int own) = Form(expression);
        return own < level ? $"({text})" : text;
    }

    private static (string Text, int Level) Form(Expression expression) => expression switch
    {
        RealLiteral literal => (Real(literal.Value), literal.Value < 0 ? UnaryLevel : PrimaryLevel),
        IntegerLiteral literal => (literal.Value.ToString(CultureInfo.InvariantCulture), literal.Value < 0 ? UnaryLevel : PrimaryLevel),
        Variable variable => (variable.Name, PrimaryLevel),
        Element element => ($"{element.Array}[{Print(element.Index)}]", PrimaryLevel),
        Length length => ($"{length.Array}.Length", PrimaryLevel),
        // An int in C#: without the cast its neighbours would be computed on integers.
        MathCall { Function: "Sign" } call => ($"(double)Math.Sign({Print(call.Arguments[0])})", UnaryLevel),
        MathCall call => ($"Math.{call.Function}({string.Join(", ", call.Arguments.Select(Print))})", PrimaryLevel),
        Call call => ($"{call.Method}({string.Join(", ", call.Arguments.Select(Print))})", PrimaryLevel),
        Widening widening => ($"(double){Print(widening.Operand, PrimaryLevel)}", UnaryLevel),
        // A nested minus would read as a decrement.
        Negation negation => ($"-{Print(negation.Operand, PrimaryLevel)}", UnaryLevel),
        Not not => ($"!{Print(not.Operand, UnaryLevel)}", UnaryLevel),
        Arithmetic arithmetic => Infix(arithmetic),
        Comparison { Operator: "==" or "!=" } comparison => Infix(comparison.Left, comparison.Operator, comparison.Right, 4),
        Comparison comparison => Infix(comparison.Left, comparison.Operator, comparison.Right, 5),
        Connective { IsAnd: true } connective => Infix(connective.Left, "&&", connective.Right, 3),
        Connective connective => Infix(connective.Left, "||", connective.Right, 2),
        Choice choice => ($"{Print(choice.Condition, 2)} ? {Print(choice.Then, 1)} : {Print(choice.Else, 1)}", 1),
        Assignment assignment => ($"{Print(assignment.Target)} {assignment.Operator}= {Print(assignment.Value)}", 0),
        Step { Prefix: true } step => ($"{Sign(step)}{Print(step.Target)}", UnaryLevel),
        Step step => ($"{Print(step.Target)}{Sign(step)}", PrimaryLevel),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private static (string Text, int Level) Infix(Arithmetic arithmetic)
    {
        int level = arithmetic.Operator is '+' or '-' ? 6 : 7;
        var (left, right) = (arithmetic.Left, arithmetic.Right);
        // One side that is a double converts the other without a cast, which is how people write it.
        if (left is Widening first && right is not Widening)
            left = first.Operand;
        else if (right is Widening second && left is not Widening)
            right = second.Operand;
        return Infix(left, arithmetic.Operator.ToString(), right, level);
    }

    private static (string Text, int Level) Infix(Expression left, string op, Expression right, int level) =>
        ($"{Print(left, level)} {op} {Print(right, level + 1)}", level);

    private static string Sign(Step step) => step.Up ? "++" : "--";

    private static string Real(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return text.AsSpan().ContainsAny(".eEN∞") ? text : text + ".0";
    }
}
