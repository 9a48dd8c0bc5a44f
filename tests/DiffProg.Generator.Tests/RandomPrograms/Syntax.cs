using System.Collections.Immutable;

namespace DiffProg.Generator.Tests.RandomPrograms;

internal enum Kind
{
    None,
    Real,
    Integer,
    Truth,
    Array,
}

internal abstract record Expression(Kind Kind);

internal sealed record RealLiteral(double Value) : Expression(Kind.Real);

internal sealed record IntegerLiteral(int Value) : Expression(Kind.Integer);

internal sealed record Variable(Kind Kind, string Name) : Expression(Kind);

internal sealed record Element(string Array, Expression Index) : Expression(Kind.Real);

internal sealed record Length(string Array) : Expression(Kind.Integer);

internal sealed record Negation(Expression Operand) : Expression(Operand.Kind);

internal sealed record Not(Expression Operand) : Expression(Kind.Truth);

/// <summary>One of + - * / % on operands of one kind.</summary>
internal sealed record Arithmetic(char Operator, Expression Left, Expression Right) : Expression(Left.Kind);

internal sealed record Comparison(string Operator, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Connective(bool IsAnd, Expression Left, Expression Right) : Expression(Kind.Truth);

internal sealed record Choice(Expression Condition, Expression Then, Expression Else) : Expression(Then.Kind);

/// <summary>An integer where a double is wanted.</summary>
internal sealed record Widening(Expression Operand) : Expression(Kind.Real);

internal sealed record MathCall(string Function, params ImmutableArray<Expression> Arguments) : Expression(Kind.Real);

internal sealed record Call(Kind Kind, string Method, ImmutableArray<Expression> Arguments) : Expression(Kind);

/// <summary>An assignment, compound where it has an operator.</summary>
internal sealed record Assignment(Expression Target, char? Operator, Expression Value) : Expression(Target.Kind);

/// <summary>An increment or decrement by one.</summary>
internal sealed record Step(Expression Target, bool Up, bool Prefix) : Expression(Target.Kind);

internal abstract record Statement;

internal sealed record Perform(Expression Expression) : Statement;

internal sealed record Declare(Kind Kind, string Name, Expression? Initial) : Statement;

internal sealed record DeclareArray(string Name, Expression Length) : Statement;

internal sealed record If(Expression Condition, Block Then, Block? Else) : Statement;

internal sealed record For(string Variable, Expression Start, Expression Condition, Expression Advance, Block Body) : Statement;

internal sealed record While(Expression Condition, Block Body, bool TestsLast) : Statement;

internal sealed record Break : Statement;

internal sealed record Continue : Statement;

internal sealed record Return(Expression? Value) : Statement;

internal sealed record Block(ImmutableArray<Statement> Statements) : Statement;

internal enum Shape
{
    Real,
    Integer,
    Truth,
    Array,
    Span,
    ReadOnlySpan,
}

internal sealed record Parameter(string Name, Shape Shape, bool NoDerivative)
{
    public bool IsArray => Shape is Shape.Array or Shape.Span or Shape.ReadOnlySpan;

    public bool IsDifferentiable => !NoDerivative && (IsArray || Shape == Shape.Real);

    public Kind Kind => Shape switch
    {
        Shape.Real => Kind.Real,
        Shape.Integer => Kind.Integer,
        Shape.Truth => Kind.Truth,
        _ => Kind.Array,
    };
}

internal sealed record Method(string Name, Kind Returns, ImmutableArray<Parameter> Parameters, Block Body);

/// <summary>A method to differentiate and the methods that it calls.</summary>
internal sealed record RandomProgram(Method Root, ImmutableArray<Method> Helpers);
