using System;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>What a query runs over, and what stands between a value and who asks for it.</summary>
/// <param name="Source">Where the values come from.</param>
/// <param name="Feed">Hands a value on, changed, or not at all.</param>
internal sealed record Query(QuerySource Source, Action<Value, Action<Value>> Feed)
{
    /// <summary>A query that hands on what its source gives.</summary>
    public Query(QuerySource source)
        : this(source, (value, next) => next(value))
    {
    }

    /// <summary>Whether a value may not be handed on.</summary>
    public bool MayLeaveOut { get; init; }

    /// <summary>Whether a function stands between the value and who asks for it.</summary>
    public bool HasFunctions { get; init; }

    /// <summary>Whether one of the functions does more than compute, so that it can be told how often, and when, it runs.</summary>
    public bool HasEffects { get; init; }

    /// <summary>Whether the query itself leaves the loop once it has handed on what was asked for.</summary>
    public bool EndsItself { get; init; }

    /// <summary>Whether anything is asked for at all; null where it always is.</summary>
    public Expression? Guard { get; init; }

    /// <summary>What runs when one more is asked for than there are; null where nothing does.</summary>
    public Action? Overrun { get; init; }

    /// <summary>The list of the method's own that must not change while the query runs; null where there is none.</summary>
    public NumberList? List { get; init; }

    /// <summary>The indices of the source, where each stands for one value that is handed on.</summary>
    public Indexed? Every => MayLeaveOut || Overrun is not null ? null : Source as Indexed;
}

/// <summary>Where the values of a query come from.</summary>
internal abstract record QuerySource;

/// <summary>Values that are found by an index.</summary>
/// <param name="First">The first index.</param>
/// <param name="Limit">The index behind the last.</param>
/// <param name="At">The value at an index; null where it was refused.</param>
internal sealed record Indexed(Expression First, Expression Limit, Func<Expression, Value?> At) : QuerySource
{
    /// <summary>How many there are.</summary>
    public Expression Count => First == Literal.Of(0) ? Limit : new Binary(BinaryOperator.Subtract, Limit, First);

    /// <summary>The index of a value by its number.</summary>
    public Expression From(Expression number) => First == Literal.Of(0) ? number : new Binary(BinaryOperator.Add, First, number);

    /// <summary>The number of the value at an index, from zero.</summary>
    public Expression Position(Expression index) => First == Literal.Of(0) ? index : new Binary(BinaryOperator.Subtract, index, First);
}

/// <summary>The elements of a constant, of which one after the other is asked for.</summary>
/// <param name="Object">The constant.</param>
/// <param name="Element">The type of its elements.</param>
internal sealed record Sequence(Expression Object, ITypeSymbol Element) : QuerySource;
