using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Makes the loop that a query is.</summary>
internal sealed class QueryLoops(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);

    /// <summary>Runs a body for every value.</summary>
    /// <param name="query">The query.</param>
    /// <param name="site">Where it stands.</param>
    /// <param name="body">What is done with a value; it may leave the loop.</param>
    /// <param name="endsEarly">Whether it has left the loop; null where it never does.</param>
    public void Over(Query query, IOperation site, Action<Value> body, Expression? endsEarly = null)
    {
        if (query.Guard is { } guard)
        {
            _functions.If(guard, () => Over(query with { Guard = null }, site, body, endsEarly));
            return;
        }

        if (query.Source is Sequence sequence)
        {
            SequenceLowering walk = new(context, expressions);
            walk.Over(sequence.Object, sequence.Element, enumerator => Trip(query, walk.Current(enumerator, sequence.Element, "item", site), body));
            return;
        }

        Indexed indexed = (Indexed)query.Source;
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> trip = context.Block(() => Trip(query, indexed.At(new Read(index)), body));
        if (query.List is { } list && trip.All().Any(s => ListLoop.Changes(s, list)))
        {
            _ = context.Refuse(site, "a query over a list that its functions change", "write it as a loop over the indices");
            return;
        }

        context.Emit(new For(index, indexed.First, indexed.Limit, 1, Inclusive: false, Reversed: false, trip));
        if (query.Overrun is not { } overrun)
        {
            return;
        }

        if (endsEarly is null)
        {
            overrun();
        }
        else
        {
            _functions.If(Build.Not(endsEarly), overrun);
        }
    }

    /// <summary>Does something with one value of a query, of which each index stands for one.</summary>
    public void At(Query query, Indexed indexed, Expression index, Action<Value> body) => Trip(query, indexed.At(index), body);

    private void Trip(Query query, Value? value, Action<Value> body)
    {
        if (value is null)
        {
            context.LeaveOut();
            return;
        }

        query.Feed(value, body);
    }
}
