using System;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Lowers what makes a query of another one and needs none of its values before.</summary>
internal sealed class QueryOperators(LoweringContext context, ExpressionLowering expressions, QuerySources sources)
{
    private readonly QueryFunctions _functions = new(context, expressions);

    /// <summary>The query that a call makes of another one; null where it was refused.</summary>
    public Query? Apply(Query source, IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "AsEnumerable" => source,
        "Zip" => sources.Of(call.Arguments[1].Value) is { } second ? new QueryPairs(context, expressions).Zip(source, second, call) : null,
        "Skip" => Skip(source, call),
        "Take" => Take(source, call),
        "Reverse" or "Order" or "OrderDescending" or "OrderBy" or "OrderByDescending" => new QueryOrders(context, expressions).Apply(source, call),
        _ => _functions.Known(call.Arguments[1].Value) is { } function ? Through(source, function, call) : null,
    };

    private Query Through(Query source, Closure function, IInvocationOperation call)
    {
        bool isOfPosition = call.Arguments[1].Parameter!.Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: 2 };
        bool isQuiet = _functions.IsQuiet(function);
        (Query counted, Func<Value[], Value[]> values) = isOfPosition ? Counted(source) : (source, given => given);
        Query changed = counted with { HasFunctions = true, HasEffects = source.HasEffects || !isQuiet };
        return call.TargetMethod.Name == "Select"
            ? changed with { Feed = (v, next) => counted.Feed(v, x => _functions.Hand(function, values([x]), call, next)) }
            : changed with { MayLeaveOut = true, Feed = (v, next) => counted.Feed(v, x => _functions.If(_functions.Truth(function, call, values([x])), () => next(x))) };
    }

    /// <summary>The query, and what adds the number of a value to it.</summary>
    private (Query Query, Func<Value[], Value[]> WithPosition) Counted(Query source)
    {
        if (source.Every is { } indexed)
        {
            Expression? at = null;
            return (source with { Source = indexed with { At = i => indexed.At(at = i) } }, v => [.. v, new Number(indexed.Position(at!))]);
        }

        Expression position = context.Bind("position", Literal.Of(-1));
        return (source, Next);

        Value[] Next(Value[] values)
        {
            context.Emit(new Assign(position, new Binary(BinaryOperator.Add, position, Literal.Of(1))));
            return [.. values, new Number(position)];
        }
    }

    /// <summary>The framework does not ask a function for what is left out, where it can find what follows.</summary>
    private Query? Skip(Query source, IInvocationOperation call)
    {
        Expression count = context.Bind("skipped", expressions.Lower(call.Arguments[1].Value));
        if (_functions.IsRefused(source, call))
        {
            return null;
        }

        if (source.Every is { } indexed)
        {
            Expression first = context.Bind("first", indexed.From(AtMost(count, indexed)));
            return source with { Source = indexed with { First = first } };
        }

        return source with
        {
            MayLeaveOut = true,
            Feed = (v, next) => source.Feed(v, x => context.Emit(new If(
                new Binary(BinaryOperator.Greater, count, Literal.Of(0)),
                context.Block(() => context.Emit(new Assign(count, new Binary(BinaryOperator.Subtract, count, Literal.Of(1))))),
                context.Block(() => next(x))))),
        };
    }

    /// <summary>Nothing is asked for behind the last that is wanted.</summary>
    private Query? Take(Query source, IInvocationOperation call)
    {
        Expression count = context.Bind("taken", expressions.Lower(call.Arguments[1].Value));
        if (source.Every is { } indexed)
        {
            return source with { Source = indexed with { Limit = context.Bind("limit", indexed.From(AtMost(count, indexed))) } };
        }

        if (source.Overrun is not null)
        {
            _ = context.Refuse(call, "'Take' behind 'Zip' with functions", "write it as a loop");
            return null;
        }

        if (_functions.IsRefused(source, call))
        {
            return null;
        }

        Expression left = context.Bind("left", count);
        Expression isWanted = new Binary(BinaryOperator.Greater, count, Literal.Of(0));
        return source with
        {
            MayLeaveOut = true,
            EndsItself = true,
            Guard = source.Guard is { } guard ? new Binary(BinaryOperator.AndAlso, guard, isWanted) : isWanted,
            Feed = (v, next) => source.Feed(v, x =>
            {
                context.Emit(new Assign(left, new Binary(BinaryOperator.Subtract, left, Literal.Of(1))));
                next(x);
                _functions.If(new Binary(BinaryOperator.LessOrEqual, left, Literal.Of(0)), () => context.Emit(new Break()));
            }),
        };
    }

    /// <summary>A number of values that is neither below zero nor above how many there are.</summary>
    private Expression AtMost(Expression count, Indexed indexed)
    {
        Expression all = context.Bind("all", indexed.Count);
        return new Conditional(
            new Binary(BinaryOperator.Less, count, Literal.Of(0)),
            Literal.Of(0),
            new Conditional(new Binary(BinaryOperator.Less, count, all), count, all));
    }
}
