using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>A program as C#.</summary>
internal static class Printer
{
    public static string Print(RandomProgram program, string typeName, bool secondOrder = false)
    {
        var text = new StringBuilder();
        text.Append("using System;\nusing System.Diagnostics;\nusing DiffProg;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"public static partial class {typeName}\n{{\n");
        foreach (var table in program.Tables)
        {
            string values = string.Join(", ", table.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
            text.Append(CultureInfo.InvariantCulture, $"    private static readonly double[] {table.Name} = new double[] {{ {values} }};\n\n");
        }
        string all = secondOrder ? "(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)" : "";
        Print(program.Root, all, text);
        foreach (var method in program.Helpers)
            Print(method, "", text);
        return text.Append("}\n").ToString();
    }

    private static void Print(Method method, string derivatives, StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $"    [Differentiable{derivatives}]\n    public static {Kinds.Name(method.Returns)} {method.Name}(");
        text.AppendJoin(", ", method.Parameters.Select(Print)).Append(")\n");
        Print(method.Body, "    ", text);
    }

    private static string Print(Parameter parameter) =>
        (parameter.NoDerivative ? "[NoDerivative] " : "")
        + (parameter.IsReference ? Word(parameter.Passing) + " " : "")
        + $"{Kinds.Name(parameter.Kind, parameter.Shape)} {parameter.Name}";

    public static string Word(Passing passing) => passing switch
    {
        Passing.Ref => "ref",
        Passing.Out => "out",
        _ => "in",
    };

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
                Head($"if ({Print(branch.Condition)})", branch.Then);
                if (branch.Else is { } otherwise)
                    Head("else", otherwise);
                break;
            case For loop:
                string start = $"int {loop.Variable} = {Print(loop.Start)}";
                Head($"for ({start}; {Print(loop.Condition)}; {Print(loop.Advance)})", loop.Body);
                break;
            case While { TestsLast: true } loop:
                Head("do", loop.Body);
                text.Append(indent).Append("while (").Append(Print(loop.Condition)).Append(");\n");
                break;
            case While loop:
                Head($"while ({Print(loop.Condition)})", loop.Body);
                break;
            case ForEach loop:
                Head($"foreach ({Kinds.Name(loop.Kind)} {loop.Variable} in {loop.Row})", loop.Body);
                break;
            case Switch choice:
                text.Append(indent).Append("switch (").Append(Print(choice.Subject)).Append(")\n").Append(indent).Append("{\n");
                foreach (var section in choice.Sections)
                {
                    foreach (var label in section.Labels)
                        text.Append(indent).Append("    ").Append(Print(label)).Append(":\n");
                    foreach (var inner in section.Body.Statements)
                        Print(inner, indent + "        ", text);
                }
                text.Append(indent).Append("}\n");
                break;
            default:
                text.Append(indent).Append(Simple(statement)).Append(";\n");
                break;
        }

        void Head(string head, Block body)
        {
            text.Append(indent).Append(head).Append('\n');
            Print(body, indent, text);
        }
    }

    private static string Simple(Statement statement) => statement switch
    {
        Perform perform => Print(perform.Expression),
        Declare { Initial: { } initial } declare => $"{Kinds.Name(declare.Kind)} {declare.Name} = {Print(initial)}",
        Declare declare => $"{Kinds.Name(declare.Kind)} {declare.Name}",
        DeclareRow declare => $"{Kinds.Name(declare.Kind, declare.Shape)} {declare.Name} = {Print(declare.Initial)}",
        Exchange exchange => $"({List(exchange.Targets)}) = ({List(exchange.Values)})",
        Throw exception => $"throw {New(exception.Exception)}",
        Assertion assertion => $"Debug.Assert({Print(assertion.Condition)})",
        GotoCase { Value: { } value } => $"goto case {Print(value)}",
        GotoCase => "goto default",
        Break => "break",
        Continue => "continue",
        Return { Value: { } value } => $"return {Print(value)}",
        Return => "return",
        _ => throw new NotSupportedException(statement.ToString()),
    };

    private static string Print(Label label) => label switch
    {
        { Pattern: null } => "default",
        { Guard: { } guard } => $"case {ExpressionText.Print(label.Pattern)} when {Print(guard)}",
        _ => $"case {ExpressionText.Print(label.Pattern)}",
    };

    public static string New(string exception) => $"new {exception}(\"thrown\")";

    private static string Print(Expression expression) => ExpressionText.Print(expression);

    private static string List(System.Collections.Immutable.ImmutableArray<Expression> list) => string.Join(", ", list.Select(Print));
}
