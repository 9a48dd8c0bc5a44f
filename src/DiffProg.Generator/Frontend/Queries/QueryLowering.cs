using DiffProg.Generator.Frontend.Values;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>
/// Lowers a call of <c>System.Linq.Enumerable</c> that asks a query for a number, an object or an array, to the loop that it runs; the functions
/// that it is given stand in that loop, in the order in which the framework calls them.
/// </summary>
internal sealed class QueryLowering(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);

    /// <summary>Whether a call is one of these.</summary>
    public bool Applies(IInvocationOperation call) => QueryForms.IsMethod(call.TargetMethod) && new QueryForms(context, expressions).IsAnswered(call);

    /// <summary>Runs the call; null where it was refused.</summary>
    public Value? Call(IInvocationOperation call)
    {
        if (new QuerySources(context, expressions).Of(call.Arguments[0].Value) is not { } query)
        {
            return null;
        }

        switch (call.TargetMethod.Name)
        {
            case "ToArray":
                return new QueryArrays(context, expressions).ToArray(query, Types.TryLower(call.Type)!.Value, call);
            case "ToList":
                return new QueryArrays(context, expressions).ToList(query, ListType.ElementOf(call.Type)!.Value, call);
            case "Aggregate":
                return new QueryAggregates(context, expressions).Fold(query, call);
            case "ElementAt":
                return new QueryFinds(context, expressions).Find(query, null, call);
        }

        Closure? function = call.Arguments.Length == 2 ? _functions.Known(call.Arguments[1].Value) : null;
        if (call.Arguments.Length == 2 && function is null)
        {
            return null;
        }

        return call.TargetMethod.Name is "Sum" or "Average" or "Min" or "Max"
            ? new QueryFolds(context, expressions).Fold(function is null ? query : Mapped(query, function, call), call)
            : new QueryFinds(context, expressions).Find(query, function, call);
    }

    private Query Mapped(Query query, Closure function, IInvocationOperation call) =>
        query with { HasFunctions = true, Feed = (v, next) => query.Feed(v, x => _functions.Hand(function, [x], call, next)) };
}
