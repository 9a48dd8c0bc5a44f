using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Printing;

/// <summary>Expressions as C#: with the parentheses that the tree needs and no others, and every number so that it comes back to the bit.</summary>
internal sealed class ExpressionPrinter(Names names, Func<string, string> qualify)
{
    private Overflow _surroundings;

    private const int ConditionalLevel = 1;
    private const int UnaryLevel = 12;
    private const int PrimaryLevel = 13;

    public string Print(Expression e) => Print(e, 0);

    /// <summary>What is assigned or added to.</summary>
    public string PrintPlace(Expression e) => e is Element x
        ? ElementOf(x.Array, x.Index) + (x.Array.Type.IsOfTangents ? PartPaths.InTangent(x.Path) : PartPaths.Assigned(x.Path))
        : Print(e);

    /// <summary>A template with its holes filled.</summary>
    public string Print(Template template) =>
        template.Parts[0] + string.Concat(template.Operands.Select((o, i) => PrintArgument(o) + template.Parts[i + 1]));

    /// <summary>An argument of a call: a comparison is parenthesised, since two beside each other could be read as type arguments.</summary>
    public string PrintArgument(Expression e) => Print(e, Level(BinaryOperator.ShiftLeft));

    /// <summary>The value of a declaration or assignment, where an integer becomes a floating-point number by itself.</summary>
    public string PrintValue(Expression e) => e is Ir.Convert convert && IsImplicit(convert) ? Print(convert.Operand) : Print(e);

    public string TypeName(IrType type) => type.Shape switch
    {
        Shape.Lanes => $"{qualify("Vector512")}<double>",
        Shape.LaneRow => $"{qualify("Span")}<{qualify("Vector512")}<double>>",
        Shape.Array => ElementName(type) + "[]",
        Shape.Span => $"{qualify("Span")}<{ElementName(type)}>",
        Shape.ReadOnlySpan => $"{qualify("ReadOnlySpan")}<{ElementName(type)}>",
        _ when type.Name is { } name => name,
        Shape.Reference => "ref " + ScalarName(type.Scalar),
        Shape.ReadOnlyReference => "ref readonly " + ScalarName(type.Scalar),
        _ => ScalarName(type.Scalar),
    };

    /// <summary>The type of a row's elements, or of a value.</summary>
    public string ElementName(IrType type) => type.Name ?? ScalarName(type.Scalar);

    public string ScalarName(Scalar scalar) => scalar == Scalar.Half ? qualify("Half") : scalar.Name();

    /// <summary>A number on its way to the tape, which keeps those of 32 bits as <c>int</c>, longer ones as <c>long</c>, floating-point ones as <c>double</c>.</summary>
    public string PrintSaved(Expression e) => (e.Type.IsScalar, e.Type.Scalar) switch
    {
        (true, Scalar.UInt) => $"unchecked((int){Print(e, UnaryLevel + 1)})",
        (true, Scalar.ULong or Scalar.NUInt) => $"unchecked((long){Print(e, UnaryLevel + 1)})",
        (true, Scalar.Half) => $"(double){Print(e, UnaryLevel + 1)}",
        _ => Print(e),
    };

    /// <summary>A floating-point operand beside another takes its width, and an integer beside a floating-point one its type, but for <c>Half</c>.</summary>
    private static bool IsImplicit(Ir.Convert convert) =>
        convert.Type.IsDifferentiable && ScalarFacts.ConvertsImplicitly(convert.Operand.Type.Scalar, convert.Type.Scalar);

    /// <summary>An expression in surroundings of its own, where it says otherwise of overflow than what it stands in.</summary>
    private string Print(Expression e, int level)
    {
        if (OverflowOf(e) is not { } own || own == _surroundings)
        {
            return PrintInside(e, level);
        }

        // To say what the project says, inside of what says otherwise, is to say the opposite of that.
        string keyword = own == Overflow.Checked || (own == Overflow.AsProject && _surroundings == Overflow.Unchecked) ? "checked" : "unchecked";
        Overflow outer = _surroundings;
        _surroundings = own;
        string text = $"{keyword}({PrintInside(e, 0)})";
        _surroundings = outer;
        return text;
    }

    private static Overflow? OverflowOf(Expression e) => e switch
    {
        Unary { Operator: UnaryOperator.Negate } x when x.Type.IsInteger => x.Overflow,
        Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply } x when x.Type.IsInteger => x.Overflow,
        Ir.Convert x when x.Type.IsInteger => x.Overflow,
        _ => null,
    };

    private string PrintInside(Expression e, int level)
    {
        if (e is OnGradient hook)
        {
            return Print(hook.Operand, level);
        }

        (string text, int own) = e switch
        {
            Literal { Type.IsLanes: true } x => ($"{TypeName(x.Type)}.{(x.Bits == 0 ? "Zero" : "AllBitsSet")}", PrimaryLevel),
            Literal { Type.IsScalar: false } => ("null!", PrimaryLevel),
            Literal x => Literal(x),
            Read x => (names[x.Variable], PrimaryLevel),
            Element x => (ElementOf(x.Array, x.Index) + PartPaths.Read(x.Path), PrimaryLevel),
            Item x => (ElementOf(x.Rows, x.Index), PrimaryLevel),
            Length { MayBeMissing: true } x => ($"{qualify("Arguments")}.LengthOrNone({names[x.Array]})", PrimaryLevel),
            Length x => (names[x.Array] + ".Length", PrimaryLevel),
            IsNull x => (names[x.Array] + " is null", Level(BinaryOperator.Less)),
            Member x => (x.Text, PrimaryLevel),
            Unary x => (Sign(x.Operator) + Print(x.Operand, UnaryLevel + 1), UnaryLevel),
            Binary x => (Binary(x), Level(x.Operator)),
            Conditional x => ($"{Print(x.Condition, ConditionalLevel + 1)} ? {Print(x.WhenTrue, ConditionalLevel)} : {Print(x.WhenFalse, ConditionalLevel)}", ConditionalLevel),
            Ir.Convert x => ($"({TypeName(x.Type)}){Print(x.Operand, UnaryLevel + 1)}", UnaryLevel),
            RuntimeCall x => ($"{Qualified(x.Function)}({string.Join(", ", x.Arguments.Select(PrintArgument))})", PrimaryLevel),
            Apply x => ($"{Callee(x)}({string.Join(", ", x.Arguments.Select(PrintArgument))})", PrimaryLevel),
            View x => (ViewOf(x), PrimaryLevel),
            ZeroLike x => (ZeroLike(x) + $"({names[x.Object]})", PrimaryLevel),
            NewArray { Type.Shape: Shape.LaneRow } x => ($"tape.NewLaneRow({Print(x.Count)})", PrimaryLevel),
            NewArray { IsPooled: true } x => ($"tape.NewRow<{ElementName(x.Type)}>({Print(x.Count)})", PrimaryLevel),
            NewArray { Type.HoldsArrays: true, Type.Name: { } name } x => (name.Insert(name.IndexOf('['), $"[{Print(x.Count)}]").Insert(0, "new "), PrimaryLevel),
            NewArray x => ($"new {ElementName(x.Type)}[{Print(x.Count)}]", PrimaryLevel),
            Load x => Pop(x.Slot.Type),
            Reserve x => ($"tape.{(x.IsBack ? "Take" : "Reserve")}{RoomOf(x.Type)}({PrintArgument(x.Trips)}, {Math.Max(1, x.Slots.Count)})", PrimaryLevel),
            _ => throw new InvalidOperationException($"{e.GetType().Name} has no text."),
        };
        return own < level ? $"({text})" : text;
    }

    private static string RoomOf(IrType row) => row switch
    {
        { Shape: Shape.LaneRow } => row.Scalar == Scalar.Bool ? "Masks" : "Lanes",
        _ => row.Scalar == Scalar.Double ? "Doubles" : "Ints",
    };

    private string ZeroLike(ZeroLike zero) => zero.Object.Type switch
    {
        { IsObject: true } type when zero.Object.MayBeMissing => $"{qualify("BlockArguments")}.ZeroLike<{type.Name}, {zero.Type.Name}>",
        { HoldsArrays: true } => $"{qualify("BlockArguments")}.ZeroLike<{ElementName(zero.Type).Replace("[]", string.Empty)}>",
        { IsRowOfBlocks: true } type => $"{qualify("BlockRows")}.ZeroLike<{ElementName(type)}, {ElementName(zero.Type)}>",
        _ => $"{zero.Type.Name}.ZeroLike",
    };

    private string ElementOf(Variable row, Expression index) => row.Type.IsReference || row.Type.IsObject ? names[row] : $"{names[row]}[{Index(row, index)}]";

    private string ViewOf(View view) => view.Type.IsReference
        ? "ref " + ElementOf(view.Row, view.Start) + (view.Row.Type.IsOfTangents ? PartPaths.InTangent(view.Path) : PartPaths.Referred(view.Path))
        : view.IsFlat ? $"{qualify("Grids")}.Flat<{ElementName(view.Type)}>({ElementOf(view.Row, view.Start)}{PartPaths.Read(view.Path)})"
        : view is { Path.Length: 0, Row.Type.IsObject: true } ? $"({view.Type.Name}){names[view.Row]}"
        : view.IsPart ? ElementOf(view.Row, view.Start) + PartPaths.Read(view.Path)
        : $"{names[view.Row]}.{(view.Row.Type.Shape == Shape.Array ? "AsSpan" : "Slice")}({Print(view.Start)}, {Print(view.Count)})";

    /// <summary>An array takes an index of any width, a span an <c>int</c>; what is no index of the one is none of the other.</summary>
    private string Index(Variable row, Expression index) => row.Type.Shape == Shape.Array || index.Type == IrType.Int
        ? Print(index)
        : $"checked((int){Print(index, UnaryLevel + 1)})";

    private string Binary(Binary e)
    {
        int level = Level(e.Operator);
        return $"{Operand(e.Left, e.Right, level)} {Sign(e.Operator)} {Operand(e.Right, e.Left, level + 1)}";
    }

    /// <summary>An integer beside a floating-point operand needs no cast; beside another integer it would be integer arithmetic.</summary>
    private string Operand(Expression e, Expression other, int level) =>
        e is Ir.Convert convert && IsImplicit(convert) && other is not Ir.Convert ? Print(convert.Operand, level) : Print(e, level);

    private string Callee(Apply apply) => Qualified(RuleTable.Get(apply.Primitive).Text);

    private string Qualified(string text)
    {
        int dot = text.IndexOf('.');
        return qualify(text.Substring(0, dot)) + text.Substring(dot);
    }

    private (string Text, int Level) Pop(IrType type) => type switch
    {
        { IsLanes: true } => (type.Scalar == Scalar.Bool ? "tape.PopMask()" : "tape.PopLanes()", PrimaryLevel),
        { IsObject: true } => ($"tape.PopObject<{type.Name}>()", PrimaryLevel),
        { IsScalar: false } => ($"tape.PopRow<{ElementName(type)}>()", PrimaryLevel),
        { Scalar: Scalar.Double } => ("tape.PopDouble()", PrimaryLevel),
        { Scalar: Scalar.Int } => ("tape.PopInt()", PrimaryLevel),
        { Scalar: Scalar.Bool } => ("tape.PopBool()", PrimaryLevel),
        { Scalar: Scalar.Long } => ("tape.PopLong()", PrimaryLevel),
        { Scalar: Scalar.NInt } => ("(nint)tape.PopLong()", UnaryLevel),
        { Scalar: Scalar.Float or Scalar.Half } => ($"({ScalarName(type.Scalar)})tape.PopDouble()", UnaryLevel),
        { Scalar: Scalar.ULong or Scalar.NUInt } => ($"unchecked(({ScalarName(type.Scalar)})tape.PopLong())", PrimaryLevel),
        _ => ($"unchecked(({ScalarName(type.Scalar)})tape.PopInt())", PrimaryLevel),
    };

    private (string Text, int Level) Literal(Literal literal)
    {
        string text = literal.Type.Scalar switch
        {
            Scalar.Opaque => "default",
            Scalar.Bool => literal.AsBool ? "true" : "false",
            Scalar.Int => literal.AsInt.ToString(CultureInfo.InvariantCulture),
            Scalar.UInt => literal.Bits.ToString(CultureInfo.InvariantCulture) + "U",
            Scalar.Long => literal.Bits.ToString(CultureInfo.InvariantCulture) + "L",
            Scalar.ULong => unchecked((ulong)literal.Bits).ToString(CultureInfo.InvariantCulture) + "UL",
            Scalar.Double => Number(literal.AsDouble),
            Scalar.Float => Single((float)literal.AsDouble),
            Scalar.Half => $"({ScalarName(Scalar.Half)})({Number(literal.AsDouble)})",
            _ => $"({ScalarName(literal.Type.Scalar)})({literal.Bits.ToString(CultureInfo.InvariantCulture)})",
        };
        return (text, text[0] is '-' or '(' ? UnaryLevel : PrimaryLevel);
    }

    private static string Single(float value)
    {
        if (float.IsNaN(value) || float.IsInfinity(value))
        {
            return float.IsNaN(value) ? "float.NaN" : value > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";
        }

        // Not every host that runs the generator round-trips "R".
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        if (float.Parse(text, CultureInfo.InvariantCulture) != value)
        {
            text = value.ToString("G9", CultureInfo.InvariantCulture);
        }

        return (text[0] != '-' && BitConverter.DoubleToInt64Bits(value) < 0 ? "-" : string.Empty) + text + "F";
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
