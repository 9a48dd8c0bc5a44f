using System.Collections.Immutable;

namespace DiffProg.Generator.Tests.RandomPrograms;

internal abstract record Expression(Kind Kind);

internal sealed record RealLiteral(double Value, Kind Kind = Kind.Real) : Expression(Kind);

internal sealed record IntegerLiteral(long Value, Kind Kind = Kind.Integer) : Expression(Kind);

internal sealed record Variable(Kind Kind, string Name) : Expression(Kind);

internal sealed record Element(string Array, Expression Index, Kind Kind = Kind.Real) : Expression(Kind);

/// <summary>An index counted from the end, as <c>a[^1]</c>.</summary>
internal sealed record FromEnd(Expression Distance) : Expression(Kind.Integer);

internal sealed record Length(string Array) : Expression(Kind.Integer);

internal sealed record Negation(Expression Operand) : Expression(Operand.Kind);

internal sealed record Not(Expression Operand) : Expression(Kind.Truth);

/// <summary>One of + - * / % on operands of one kind; on integers also &amp; | ^.</summary>
internal sealed record Arithmetic(char Operator, Expression Left, Expression Right) : Expression(Left.Kind);

internal sealed record Comparison(string Operator, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Connective(bool IsAnd, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Choice(Expression Condition, Expression Then, Expression Else) : Expression(Then.Kind);

/// <summary>A number as one of another kind.</summary>
internal sealed record Conversion(Kind To, Expression Operand) : Expression(To);

/// <summary>An expression whose integers throw where they overflow.</summary>
internal sealed record Checked(Expression Operand) : Expression(Operand.Kind);

internal sealed record MathCall(string Function, params ImmutableArray<Expression> Arguments) : Expression(Arguments[0].Kind);

internal sealed record Call(Kind Kind, string Method, ImmutableArray<Expression> Arguments) : Expression(Kind);

/// <summary>A call of the recorder, which has no part in any derivative and must be made exactly as often as the program makes it.</summary>
internal sealed record RecorderCall(Kind Kind, string Method, params ImmutableArray<Expression> Arguments) : Expression(Kind);

/// <summary>A variable or an element handed over by reference.</summary>
internal sealed record Reference(Passing Passing, Expression Target) : Expression(Target.Kind);

/// <summary>An assignment, compound where it has an operator.</summary>
internal sealed record Assignment(Expression Target, char? Operator, Expression Value) : Expression(Target.Kind);

/// <summary>An increment or decrement by one.</summary>
internal sealed record Step(Expression Target, bool Up, bool Prefix) : Expression(Target.Kind);

/// <summary>A switch expression.</summary>
internal sealed record SwitchChoice(Expression Subject, ImmutableArray<Arm> Arms) : Expression(Arms[0].Value.Kind);

internal sealed record Arm(Pattern Pattern, Expression? Guard, Expression Value);

internal sealed record Matches(Expression Subject, Pattern Pattern) : Expression(Kind.Truth);

/// <summary>An exception in place of a value.</summary>
internal sealed record ThrowValue(Kind Kind, string Exception) : Expression(Kind);

/// <summary>A new row of zeros.</summary>
internal sealed record NewRow(Kind Kind, Expression Count, bool OnStack) : Expression(Kind);

/// <summary>A part of a row, which shares its memory.</summary>
internal sealed record Slice(string Row, Expression Start, Expression? Count, SliceForm Form, Kind Kind) : Expression(Kind);

internal enum SliceForm
{
    AsSpan,
    Slice,

    /// <summary>A range of a span. Where the count is from the end, it is the range's end.</summary>
    Range,

    /// <summary>A range of an array, which is a new array.</summary>
    CopyingRange,
}

internal abstract record Pattern;

internal sealed record AnyPattern : Pattern;

internal sealed record ConstantPattern(Expression Value) : Pattern;

internal sealed record RelationalPattern(string Operator, Expression Value) : Pattern;

internal sealed record NotPattern(Pattern Operand) : Pattern;

internal sealed record BothPattern(bool IsAnd, Pattern Left, Pattern Right) : Pattern;

internal abstract record Statement;

internal sealed record Perform(Expression Expression) : Statement;

internal sealed record Declare(Kind Kind, string Name, Expression? Initial) : Statement;

internal sealed record DeclareRow(Kind Kind, Shape Shape, string Name, Expression Initial) : Statement;

/// <summary>Assigns several targets at once, as a tuple does.</summary>
internal sealed record Exchange(ImmutableArray<Expression> Targets, ImmutableArray<Expression> Values) : Statement;

internal sealed record If(Expression Condition, Block Then, Block? Else) : Statement;

internal sealed record For(string Variable, Expression Start, Expression Condition, Expression Advance, Block Body) : Statement;

internal sealed record While(Expression Condition, Block Body, bool TestsLast) : Statement;

internal sealed record ForEach(Kind Kind, string Variable, string Row, Block Body) : Statement;

internal sealed record Switch(Expression Subject, ImmutableArray<Section> Sections) : Statement;

internal sealed record Section(ImmutableArray<Label> Labels, Block Body);

/// <summary>A case, or the default where it has no pattern.</summary>
internal sealed record Label(Pattern? Pattern, Expression? Guard);

/// <summary>A jump to another section of the switch around it, to the default where there is no value.</summary>
internal sealed record GotoCase(Expression? Value) : Statement;

internal sealed record Throw(string Exception) : Statement;

/// <summary>A call of Debug.Assert, which is not compiled and whose condition never runs.</summary>
internal sealed record Assertion(Expression Condition) : Statement;

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return(Expression? Value) : Statement;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement;

internal enum Shape
{
    Scalar,
    Array,
    Span,
    ReadOnlySpan,
}

internal enum Passing
{
    Value,
    Ref,
    Out,
    In,
}

/// <summary>A parameter: of a number's kind, or of a row's where the shape is one.</summary>
internal sealed record Parameter(string Name, Kind Kind, Shape Shape = Shape.Scalar, bool NoDerivative = false, Passing Passing = Passing.Value)
{
    public bool IsArray => Shape != Shape.Scalar;

    public bool IsDifferentiable => !NoDerivative && Kinds.IsReal(Kinds.ElementOf(Kind));

    /// <summary>Whether the method is given the caller's variable itself.</summary>
    public bool IsReference => Passing != Passing.Value;
}

internal sealed record Method(string Name, Kind Returns, ImmutableArray<Parameter> Parameters, Block Body);

/// <summary>A static readonly array of constants.</summary>
internal sealed record Table(string Name, ImmutableArray<double> Values);

/// <summary>A method to differentiate and the methods that it calls.</summary>
internal sealed record RandomProgram(Method Root, ImmutableArray<Method> Helpers, ImmutableArray<Table> Tables);
