using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Folds the values of a query by a function of the user's.</summary>
internal sealed class QueryAggregates(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The value that a query is folded to; null where it was refused.</summary>
    public Value? Fold(Query query, IInvocationOperation call) => call.Arguments.Length == 2 ? Reduce(query, call) : Aggregate(query, call);

    /// <summary>The first, and then what the function makes of what there is and the next.</summary>
    private Number? Reduce(Query query, IInvocationOperation call)
    {
        if (_functions.Known(call.Arguments[1].Value) is not { } function)
        {
            return null;
        }

        Expression isAny = context.Bind("isAny", Literal.Of(false));
        Expression result = context.Bind("aggregate", Literal.Zero(Types.TryLower(call.Type)!.Value));
        _loops.Over(query, call, v =>
        {
            EquatableArray<Statement> next = context.Block(() => _functions.Hand(
                function,
                [new Number(context.Bind("before", result)), v],
                call,
                x => context.Emit(new Assign(result, expressions.Part(x, call)))));
            EquatableArray<Statement> first = context.Block(() =>
            {
                context.Emit(new Assign(result, expressions.Part(v, call)));
                context.Emit(new Assign(isAny, Literal.Of(true)));
            });
            context.Emit(new If(isAny, next, first));
        });
        _functions.ThrowIf(new Unary(UnaryOperator.Not, isAny));
        return new Number(result);
    }

    private Value? Aggregate(Query query, IInvocationOperation call)
    {
        Storage storage = expressions.Values.Storage;
        if (expressions.Values.Of(call.Arguments[1].Value) is not { } seed || _functions.Known(call.Arguments[2].Value) is not { } function)
        {
            return null;
        }

        if ((seed is Handle ? storage.Apart(seed, call) : seed) is not { } start)
        {
            return null;
        }

        Value result = storage.Variables(start, "aggregate");
        _loops.Over(query, call, v => _functions.Hand(function, [storage.Values(result), v], call, next => _ = storage.Assign(result, next, call)));
        return result;
    }
}
