using System;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Runs the functions that queries are given, in the loop in which the framework calls them.</summary>
internal sealed class QueryFunctions(LoweringContext context, ExpressionLowering expressions)
{
    private const string Empty = "new global::System.InvalidOperationException(\"Sequence contains no elements\")";

    /// <summary>The function that an argument is; null where it is none that is known.</summary>
    public Closure? Known(IOperation operation)
    {
        if (expressions.Values.Of(operation) is Closure function)
        {
            return function;
        }

        _ = context.Refuse(operation, "a function that is not known here", "write it as a lambda, or name a method");
        return null;
    }

    /// <summary>Whether a function only computes.</summary>
    public bool IsQuiet(Closure function) => QuietFunctions.Is(function, context.Compilation);

    /// <summary>Hands on what a function makes of values.</summary>
    public void Hand(Closure function, Value[] values, IOperation site, Action<Value> next)
    {
        if (expressions.Values.Inlining.Invoke(function, values, site) is not { } value)
        {
            context.LeaveOut();
            return;
        }

        next(value is Number { Expression: not (Literal or Read) } number ? new Number(context.Temporary("item", number.Expression)) : value);
    }

    /// <summary>What a function says of values; where there is none, every value is meant.</summary>
    public Expression Truth(Closure? function, IOperation site, params Value[] values) =>
        function is null ? Literal.Of(true) : expressions.Part(expressions.Values.Inlining.Invoke(function, values, site), site);

    /// <summary>Runs what follows where a condition holds.</summary>
    public void If(Expression condition, Action then) => context.Emit(new If(condition, context.Block(then), []));

    /// <summary>Ends the path where a condition holds.</summary>
    public void ThrowIf(Expression condition, string exception = Empty) => If(condition, () => context.Emit(new Throw(new Template([exception], []))));

    /// <summary>Refuses a function that does more than compute where the framework may run it more or less often.</summary>
    public bool IsRefused(Query query, IInvocationOperation call)
    {
        if (query.HasEffects)
        {
            _ = context.Refuse(call, $"'{call.TargetMethod.Name}' behind a function that does more than compute", "write it as a loop");
        }

        return query.HasEffects;
    }
}
