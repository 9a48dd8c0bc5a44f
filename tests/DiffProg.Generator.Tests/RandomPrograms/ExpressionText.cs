using System;
using System.Globalization;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>An expression as C#, with no more parentheses and casts than the language needs.</summary>
internal static class ExpressionText
{
    private const int ChoiceLevel = 1;
    private const int EqualityLevel = 7;
    private const int RelationalLevel = 8;
    private const int UnaryLevel = 11;
    private const int PrimaryLevel = 12;

    public static string Print(Expression expression) => Print(expression, 0);

    public static string Print(Pattern pattern) => pattern switch
    {
        AnyPattern => "_",
        ConstantPattern constant => Print(constant.Value, RelationalLevel + 1),
        RelationalPattern relational => $"{relational.Operator} {Print(relational.Value, RelationalLevel + 1)}",
        NotPattern not => $"not ({Print(not.Operand)})",
        BothPattern both => $"({Print(both.Left)} {(both.IsAnd ? "and" : "or")} {Print(both.Right)})",
        _ => throw new NotSupportedException(pattern.ToString()),
    };

    private static string Print(Expression expression, int level)
    {
        (string text, int own) = Form(expression);
        return own < level ? $"({text})" : text;
    }

    private static (string Text, int Level) Form(Expression expression) => expression switch
    {
        RealLiteral literal => Real(literal),
        IntegerLiteral literal => (Integer(literal), literal.Value < 0 ? UnaryLevel : PrimaryLevel),
        Variable variable => (variable.Name, PrimaryLevel),
        Element element => ($"{element.Array}[{Print(element.Index)}]{element.Path}", PrimaryLevel),
        FromEnd end => ($"^{Print(end.Distance, PrimaryLevel)}", UnaryLevel),
        Length length => ($"{length.Array}.{(length.IsCount ? "Count" : "Length")}", PrimaryLevel),
        // An int in C#: without the cast its neighbours would be computed on integers.
        MathCall { Function: "Sign" } call => ($"({Kinds.Name(call.Kind)}){Invocation(call)}", UnaryLevel),
        MathCall call => (Invocation(call), PrimaryLevel),
        Call call => ($"{call.Method}{(call.At == Kind.None ? "" : $"<{Kinds.Name(call.At)}>")}({List(call)})", PrimaryLevel),
        Make { Structure.Form: StructureForm.Tuple } make => ($"({List(make.Arguments)})", PrimaryLevel),
        Make { Structure.Constructor: null } make => (Initializer(make), PrimaryLevel),
        Make make => ($"new {make.Structure.Name}({List(make.Arguments)})", PrimaryLevel),
        With with => ($"{Print(with.Original, PrimaryLevel)} with {{ {with.Part} = {Print(with.Value)} }}", 0),
        MemberCall call => ($"{Print(call.Receiver, PrimaryLevel)}.{call.Method}({List(call.Arguments)})", PrimaryLevel),
        Operated operated => Infix(operated.Left, operated.Operator.ToString(), operated.Right, Level(operated.Operator)),
        Lambda lambda => ($"({Printer.Parameters(lambda.Method)}) => {Print(((Return)lambda.Method.Body.Statements[0]).Value!)}", 0),
        Query query => (Print(query), PrimaryLevel),
        IntegerRange range => ($"Enumerable.Range({Print(range.Start)}, {Print(range.Count)})", PrimaryLevel),
        BulkCall call => ($"Array.{call.Method}({List(call.Arguments)})", PrimaryLevel),
        ListCall call => ($"{call.List}.{call.Method}({List(call.Arguments)})", PrimaryLevel),
        NewList list => (Print(list), PrimaryLevel),
        RowCopy { Form: CopyForm.Constructor } copy => ($"new {Kinds.Name(copy.Kind, Shape.List)}({copy.Row})", PrimaryLevel),
        RowCopy copy => ($"{copy.Row}.{copy.Form}()", PrimaryLevel),
        NewStructures made => ($"new {made.Structure.Name}[{Print(made.Count)}]", PrimaryLevel),
        RecorderCall { Method: "Say" } call => ($"Console.WriteLine({List(call.Arguments)})", PrimaryLevel),
        RecorderCall call => ($"Recorder.{call.Method}({List(call.Arguments)})", PrimaryLevel),
        Reference reference => ($"{Printer.Word(reference.Passing)} {Print(reference.Target)}", 0),
        Conversion conversion => ($"({Kinds.Name(conversion.To)}){Print(conversion.Operand, PrimaryLevel)}", UnaryLevel),
        Checked inner => ($"checked({Print(inner.Operand)})", PrimaryLevel),
        // A nested minus would read as a decrement.
        Negation negation => ($"-{Print(negation.Operand, PrimaryLevel)}", UnaryLevel),
        Not not => ($"!{Print(not.Operand, UnaryLevel)}", UnaryLevel),
        Arithmetic arithmetic => Infix(arithmetic.Left, arithmetic.Operator.ToString(), arithmetic.Right, Level(arithmetic.Operator)),
        Comparison { Operator: "==" or "!=" } comparison => Infix(comparison.Left, comparison.Operator, comparison.Right, EqualityLevel),
        Comparison comparison => Infix(comparison.Left, comparison.Operator, comparison.Right, RelationalLevel),
        Connective { IsAnd: true } connective => Infix(connective.Left, "&&", connective.Right, 3),
        Connective connective => Infix(connective.Left, "||", connective.Right, 2),
        Matches matches => ($"{Print(matches.Subject, RelationalLevel)} is {Print(matches.Pattern)}", RelationalLevel),
        Choice choice => ($"{Print(choice.Condition, ChoiceLevel + 1)} ? {Print(choice.Then, 1)} : {Print(choice.Else, 1)}", ChoiceLevel),
        ThrowValue exception => ($"throw {Printer.New(exception.Exception)}", ChoiceLevel),
        SwitchChoice choice => ($"{Print(choice.Subject, UnaryLevel)} switch {{ {string.Join(", ", choice.Arms.Select(Print))} }}", 0),
        Assignment assignment => ($"{Print(assignment.Target)} {assignment.Operator}= {Print(assignment.Value)}", 0),
        Step { Prefix: true } step => ($"{Sign(step)}{Print(step.Target)}", UnaryLevel),
        Step step => ($"{Print(step.Target)}{Sign(step)}", PrimaryLevel),
        NewRow { OnStack: true } row => ($"stackalloc {Kinds.Name(Kinds.ElementOf(row.Kind))}[{Print(row.Count)}]", 0),
        NewRow row => ($"new {Kinds.Name(Kinds.ElementOf(row.Kind))}[{Print(row.Count)}]", PrimaryLevel),
        Slice slice => (Print(slice), PrimaryLevel),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private static string Initializer(Make make) => make.Structure.IsPositional
        ? $"new {make.Structure.Name}({List(make.Arguments)})"
        : $"new {make.Structure.Name} {{ {string.Join(", ", make.Structure.Fields.Zip(make.Arguments, (field, value) => $"{field.Name} = {Print(value)}"))} }}";

    private static string List(Call call) => string.Join(", ", call.Arguments.Select((argument, i) =>
        (call.Names.IsEmpty || call.Names[i] is not { } name ? "" : name + ": ") + Print(argument)));

    private static string Invocation(MathCall call)
    {
        string owner = call.Kind switch
        {
            Kind.Half => "Half",
            Kind.Single => "MathF",
            Kind.Generic => "T",
            _ => "Math",
        };
        return $"{owner}.{call.Function}({List(call.Arguments)})";
    }

    private static string Print(Query query)
    {
        string stages = string.Concat(query.Stages.Select(stage => $".{stage.Name}({(stage.Other is { } other ? other + ", " : "")}{Print(stage.Function)})"));
        Expression?[] given = [query.Seed, query.Function];
        return $"{Print(query.Source, PrimaryLevel)}{stages}.{query.Ask}({string.Join(", ", given.OfType<Expression>().Select(part => Print(part)))})";
    }

    private static string Print(NewList list) => list.Form == ListForm.Collection
        ? $"[{List(list.Items)}]"
        : $"new {Kinds.Name(list.Kind, Shape.List)}{(list.Form == ListForm.Narrow ? "(1)" : "")} {{ {string.Join(", ", list.Items.Select(item => Print(item, ChoiceLevel)))} }}";

    private static string Print(Slice slice)
    {
        if (slice.Form is SliceForm.AsSpan or SliceForm.Slice)
            return $"{slice.Row}.{slice.Form}({Print(slice.Start)}{(slice.Count is { } count ? ", " + Print(count) : "")})";
        // The end of a range, which the representation gives as a count.
        string end = slice.Count is { } n ? Print(n is FromEnd ? n : new Arithmetic('+', slice.Start, n), UnaryLevel) : "";
        return $"{slice.Row}[{Print(slice.Start, UnaryLevel)}..{end}]";
    }

    private static string Print(Arm arm) =>
        $"{Print(arm.Pattern)}{(arm.Guard is { } guard ? " when " + Print(guard) : "")} => {Print(arm.Value, 1)}";

    private static (string Text, int Level) Infix(Expression left, string op, Expression right, int level)
    {
        // One side converts the other without a cast, which is how people write it.
        if (left is Conversion first && IsImplied(first, right.Kind))
            left = first.Operand;
        else if (right is Conversion second && IsImplied(second, left.Kind))
            right = second.Operand;
        return ($"{Print(left, level)} {op} {Print(right, level + 1)}", level);
    }

    private static bool IsImplied(Conversion conversion, Kind other)
    {
        var from = conversion.Operand.Kind;
        return Kinds.ConvertsImplicitly(from, conversion.To) && Kinds.Promoted(from, other) == conversion.To;
    }

    private static int Level(char op) => op switch
    {
        '|' => 4,
        '^' => 5,
        '&' => 6,
        '+' or '-' => 9,
        _ => 10,
    };

    private static string List(System.Collections.Immutable.ImmutableArray<Expression> list) => string.Join(", ", list.Select(Print));

    private static string Sign(Step step) => step.Up ? "++" : "--";

    private static string Integer(IntegerLiteral literal) => literal.Value.ToString(CultureInfo.InvariantCulture) + literal.Kind switch
    {
        Kind.Unsigned => "u",
        Kind.Long => "L",
        Kind.UnsignedLong => "UL",
        _ => "",
    };

    private static (string Text, int Level) Real(RealLiteral literal)
    {
        int level = literal.Value < 0 ? UnaryLevel : PrimaryLevel;
        if (literal.Kind == Kind.Real)
        {
            string text = literal.Value.ToString("R", CultureInfo.InvariantCulture);
            return (text.AsSpan().ContainsAny(".eEN∞") ? text : text + ".0", level);
        }
        if (literal.Kind == Kind.Generic)
            return ($"T.CreateChecked({literal.Value.ToString("R", CultureInfo.InvariantCulture)})", PrimaryLevel);
        string single = ((float)literal.Value).ToString("R", CultureInfo.InvariantCulture) + "f";
        return literal.Kind == Kind.Single ? (single, level) : ($"(Half)({single})", UnaryLevel);
    }
}
