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
        text.Append("using System;\nusing System.Collections.Generic;\nusing System.Diagnostics;\nusing System.Linq;\nusing System.Numerics;\nusing DiffProg;\n\n");
        text.Append(CultureInfo.InvariantCulture, $"public static partial class {typeName}\n{{\n");
        foreach (var table in program.Tables)
        {
            // Without a point it would be an integer, and a negative zero a positive one.
            string values = string.Join(", ", table.Values.Select(value => value.ToString("0.0###############", CultureInfo.InvariantCulture)));
            text.Append(CultureInfo.InvariantCulture, $"    private static readonly double[] {table.Name} = new double[] {{ {values} }};\n\n");
        }
        foreach (var structure in program.Structures)
            Print(structure, text);
        string all = secondOrder ? "(Derivatives = Derivatives.Gradient | Derivatives.Jvp | Derivatives.Hvp)" : "";
        Print(program.Root, $"[Differentiable{all}]", text);
        foreach (var method in program.Helpers)
            Print(method, method.Form == MethodForm.Marked ? "[Differentiable]" : "", text);
        return text.Append("}\n").ToString();
    }

    private static void Print(Method method, string mark, StringBuilder text)
    {
        if (mark.Length > 0)
            text.Append(CultureInfo.InvariantCulture, $"    {mark}\n");
        var printed = method.Form == MethodForm.Generic ? Instantiation.At(method, Kind.Generic) : method;
        (string typeParameter, string constraint) = method.Form == MethodForm.Generic ? ("<T>", " where T : IFloatingPointIeee754<T>") : ("", "");
        text.Append(CultureInfo.InvariantCulture, $"    public static {Returned(printed)} {method.Name}{typeParameter}({Parameters(printed)}){constraint}\n");
        Print(printed.Body, "    ", text);
    }

    private static void Print(Structure structure, StringBuilder text)
    {
        string keyword = structure.Form switch
        {
            StructureForm.Class when !structure.Bases.IsEmpty => "sealed partial class",
            StructureForm.Class => "partial class",
            StructureForm.Abstract => "abstract partial class",
            StructureForm.Interface => "interface",
            StructureForm.Record => "partial record struct",
            StructureForm.Immutable => "sealed partial record",
            _ => "partial struct",
        };
        string positions = structure.IsPositional
            ? $"({string.Join(", ", structure.Fields.Select(field => $"{Structures.TypeName(field.Kind, field.Structure)} {field.Name}"))})"
            : "";
        string mark = structure.Form == StructureForm.Interface ? "" : "    [Differentiable]\n";
        string bases = structure.Bases.IsEmpty ? "" : " : " + string.Join(", ", structure.Bases);
        text.Append(CultureInfo.InvariantCulture, $"{mark}    public {keyword} {structure.Name}{positions}{bases}\n    {{\n");
        foreach (var field in structure.Fields.Where(field => positions.Length == 0 && !field.IsInherited))
            text.Append(CultureInfo.InvariantCulture, $"        public {Structures.TypeName(field.Kind, field.Structure)} {field.Name}{(field.IsProperty ? " { get; set; }" : ";")}\n");
        foreach (var member in structure.Members)
        {
            string head = member.Form switch
            {
                MethodForm.Abstract when structure.Form == StructureForm.Interface => $"{Returned(member)} {member.Name}({Parameters(member)})",
                MethodForm.Abstract => $"abstract {Returned(member)} {member.Name}({Parameters(member)})",
                MethodForm.Virtual => $"virtual {Returned(member)} {member.Name}({Parameters(member)})",
                MethodForm.Override => $"override {Returned(member)} {member.Name}({Parameters(member)})",
                MethodForm.Constructor => $"{structure.Name}({Parameters(member)})",
                MethodForm.Getter => $"{Returned(member)} {member.Name}",
                MethodForm.Operator => $"static {Returned(member)} operator {member.Name}({Parameters(member)})",
                _ => $"{Returned(member)} {member.Name}({Parameters(member)})",
            };
            if (member.Form == MethodForm.Abstract)
                text.Append(CultureInfo.InvariantCulture, $"        {(structure.Form == StructureForm.Interface ? "[Differentiable] " : "public ")}{head};\n");
            else if (member.Form == MethodForm.Getter)
                text.Append(CultureInfo.InvariantCulture, $"        public {head} => {Print(((Return)member.Body.Statements[0]).Value!)};\n");
            else
                Print(member.Body, "        ", text.Append(CultureInfo.InvariantCulture, $"        public {head}\n"));
        }
        text.Append("    }\n");
    }

    private static string Returned(Method method) => Structures.TypeName(method.Returns, method.ReturnsStructure);

    public static string Parameters(Method method) => string.Join(", ", method.Parameters.Select(Print));

    private static string Print(Parameter parameter) =>
        (parameter.NoDerivative ? "[NoDerivative] " : "")
        + (parameter.IsParams ? "params " : "")
        + (parameter.IsReference ? Word(parameter.Passing) + " " : "")
        + $"{TypeName(parameter)} {parameter.Name}"
        + (parameter.Default is { } value ? $" = {Print(value)}" : "");

    private static string TypeName(Parameter parameter) => parameter switch
    {
        { Kind: Kind.Function } => "Func<double, double>",
        { Structure: { } structure, IsArray: false } => Structures.TypeName(parameter.View ?? structure),
        _ => Kinds.Name(parameter.Kind, parameter.Shape),
    };

    private static string DelegateOf(Method method)
    {
        string[] types = [.. method.Parameters.Select(TypeName)];
        return method.Returns != Kind.None ? $"Func<{string.Join(", ", [.. types, Returned(method)])}>"
            : types.Length > 0 ? $"Action<{string.Join(", ", types)}>"
            : "Action";
    }

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
            case DeclareFunction { Method: var function, IsLambda: true }:
                bool isExpression = function.Body.Statements is [Return { Value: not null }];
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"{DelegateOf(function)} {function.Name} = ");
                if (isExpression)
                {
                    text.Append(Print(new Lambda(function))).Append(";\n");
                    break;
                }
                text.Append(CultureInfo.InvariantCulture, $"({Parameters(function)}) =>\n");
                Print(function.Body, indent, text);
                text.Insert(text.Length - 1, ';');
                break;
            case DeclareFunction { Method: var function }:
                text.Append(indent).Append(CultureInfo.InvariantCulture, $"{Returned(function)} {function.Name}({Parameters(function)})\n");
                Print(function.Body, indent, text);
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
        DeclareRow { Initial: NewStructures made } declare => $"{made.Structure.Name}[] {declare.Name} = {Print(made)}",
        DeclareRow declare => $"{Kinds.Name(declare.Kind, declare.Shape)} {declare.Name} = {Print(declare.Initial)}",
        DeclareStructure declare => $"{Structures.TypeName(declare.Structure)} {declare.Name} = {Print(declare.Initial)}",
        TakeApart { Declares: true } apart => $"var ({List(apart.Targets)}) = {Print(apart.Value)}",
        TakeApart apart => $"({List(apart.Targets)}) = {Print(apart.Value)}",
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
