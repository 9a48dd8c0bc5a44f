using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Looks for a value of a query, or counts those that are meant.</summary>
internal sealed class QueryFinds(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The value, or the number, that a query is asked for; null where it was refused.</summary>
    public Number? Find(Query query, Closure? function, IInvocationOperation call) => call.TargetMethod.Name switch
    {
        "Count" => Count(query, function, call),
        "Any" when function is null && _functions.IsRefused(query, call) => null,
        "Any" or "All" => Search(query, function, call, call.TargetMethod.Name == "Any"),
        "ElementAt" => ElementAt(query, call),
        "First" or "FirstOrDefault" => First(query, function, call),
        _ => Last(query, function, call),
    };

    private Number Count(Query query, Closure? function, IInvocationOperation call)
    {
        Expression count = context.Bind("count", Literal.Of(0));
        _loops.Over(query, call, v => _functions.If(_functions.Truth(function, call, v), () => context.Emit(new Assign(count, new Binary(BinaryOperator.Add, count, Literal.Of(1))))));
        return new Number(count);
    }

    /// <summary>Nothing is asked behind the one that decides.</summary>
    private Number Search(Query query, Closure? function, IInvocationOperation call, bool isAny)
    {
        Expression found = context.Bind(isAny ? "any" : "all", Literal.Of(!isAny));
        _loops.Over(query, call, v =>
        {
            Expression truth = _functions.Truth(function, call, v);
            _functions.If(isAny ? truth : new Unary(UnaryOperator.Not, truth), () =>
            {
                context.Emit(new Assign(found, Literal.Of(isAny)));
                context.Emit(new Break());
            });
        }, isAny ? found : new Unary(UnaryOperator.Not, found));
        return new Number(found);
    }

    /// <summary>Nothing is asked behind the first that is meant.</summary>
    private Number First(Query query, Closure? function, IInvocationOperation call)
    {
        (Expression isFound, Expression found) = Nothing(call);
        _loops.Over(query, call, v => _functions.If(_functions.Truth(function, call, v), () =>
        {
            Take(isFound, found, v, call);
            context.Emit(new Break());
        }), isFound);
        return Found(isFound, found, function, call);
    }

    /// <summary>The framework looks for it from the end where it can.</summary>
    private Number? Last(Query query, Closure? function, IInvocationOperation call)
    {
        if (_functions.IsRefused(query with { HasEffects = query.HasEffects || (function is not null && !_functions.IsQuiet(function)) }, call))
        {
            return null;
        }

        (Expression isFound, Expression found) = Nothing(call);
        if (function is null && query.Every is { } indexed)
        {
            _functions.If(new Binary(BinaryOperator.Less, indexed.First, indexed.Limit), () =>
                _loops.At(query, indexed, new Binary(BinaryOperator.Subtract, indexed.Limit, Literal.Of(1)), v => Take(isFound, found, v, call)));
        }
        else
        {
            _loops.Over(query, call, v => _functions.If(_functions.Truth(function, call, v), () => Take(isFound, found, v, call)));
        }

        return Found(isFound, found, function, call);
    }

    private Number? ElementAt(Query query, IInvocationOperation call)
    {
        if (_functions.IsRefused(query, call))
        {
            return null;
        }

        const string outside = "new global::System.ArgumentOutOfRangeException(\"index\", \"Index was out of range. Must be non-negative and less than the size of the collection.\")";
        (Expression isFound, Expression found) = Nothing(call);
        Expression index = context.Bind("index", expressions.Lower(call.Arguments[1].Value));
        _functions.ThrowIf(new Binary(BinaryOperator.Less, index, Literal.Of(0)), outside);
        if (query.Every is { } indexed)
        {
            _functions.ThrowIf(new Binary(BinaryOperator.GreaterOrEqual, index, indexed.Count), outside);
            _loops.At(query, indexed, indexed.From(index), v => Take(isFound, found, v, call));
            return new Number(found);
        }

        Expression left = context.Bind("left", index);
        _loops.Over(query, call, v =>
        {
            _functions.If(new Binary(BinaryOperator.Equal, left, Literal.Of(0)), () =>
            {
                Take(isFound, found, v, call);
                context.Emit(new Break());
            });
            context.Emit(new Assign(left, new Binary(BinaryOperator.Subtract, left, Literal.Of(1))));
        });
        _functions.ThrowIf(new Unary(UnaryOperator.Not, isFound), outside);
        return new Number(found);
    }

    private (Expression IsFound, Expression Found) Nothing(IInvocationOperation call)
    {
        IrType type = Types.TryLower(call.Type) ?? OpaqueTypes.TryLower(call.Type, isConstant: true)!.Value;
        return (context.Bind("isFound", Literal.Of(false)), context.Bind("found", Literal.Zero(type)));
    }

    private void Take(Expression isFound, Expression found, Value value, IInvocationOperation call)
    {
        context.Emit(new Assign(found, expressions.Part(value, call)));
        context.Emit(new Assign(isFound, Literal.Of(true)));
    }

    private Number Found(Expression isFound, Expression found, Closure? function, IInvocationOperation call)
    {
        if (!call.TargetMethod.Name.EndsWith("Default", System.StringComparison.Ordinal))
        {
            _functions.ThrowIf(new Unary(UnaryOperator.Not, isFound), $"new global::System.InvalidOperationException(\"Sequence contains no {(function is null ? string.Empty : "matching ")}element{(function is null ? "s" : string.Empty)}\")");
        }

        return new Number(found);
    }
}
