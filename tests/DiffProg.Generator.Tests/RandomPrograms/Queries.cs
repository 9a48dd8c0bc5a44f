using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Runs queries by the framework itself, which asks for elements one by one, and says only what it does with numbers.</summary>
internal sealed class Queries(Evaluator evaluator, Operators operators, Journal journal)
{
    public Row Array(Query query, Frame frame) => new([.. Elements(query, frame)]);

    public Value Ask(Query query, Frame frame)
    {
        var elements = Elements(query, frame);
        if (query.Ask == "Aggregate")
            return elements.Aggregate(evaluator.Value(query.Seed!, frame), (r, x) => Call(query.Function!, frame, r, x));
        if (query.Ask is "Count")
            return elements.LongCount(x => Call(query.Function!, frame, x).Truth);
        if (query.Ask is "Any")
            return elements.Any(x => Call(query.Function!, frame, x).Truth);
        if (query.Ask is "All")
            return elements.All(x => Call(query.Function!, frame, x).Truth);
        if (query.Function is { } function)
            elements = elements.Select(x => Call(function, frame, x));
        return query.Ask switch
        {
            "Sum" => operators.Convert(elements.Aggregate(Dual.Constant(0), (s, x) => Added(s, x, query)), Kind.Real, query.Kind),
            "Average" => Average(elements, query),
            _ => Extreme(elements, query),
        };
    }

    private IEnumerable<Value> Elements(Query query, Frame frame)
    {
        var elements = Source(query.Source, frame);
        foreach (var stage in query.Stages)
        {
            var source = elements;
            elements = stage switch
            {
                { Name: "Select" } => source.Select(x => Call(stage.Function, frame, x)),
                { Name: "Where" } => source.Where(x => Call(stage.Function, frame, x).Truth),
                _ => source.Zip(Each(frame.Row(stage.Other!)), (x, y) => Call(stage.Function, frame, x, y)),
            };
        }
        return elements;
    }

    private IEnumerable<Value> Source(Expression source, Frame frame)
    {
        if (source is not IntegerRange range)
            return Each(frame.Row(((Variable)source).Name));
        long start = evaluator.Value(range.Start, frame).Integer;
        long count = evaluator.Value(range.Count, frame).Integer;
        return count >= 0 ? Enumerable.Range((int)start, (int)count).Select(i => (Value)(long)i) : throw new ProgramException(nameof(ArgumentOutOfRangeException));
    }

    private static IEnumerable<Value> Each(Row row)
    {
        for (int i = 0; i < row.Count; i++)
            yield return row.Memory[row.At(i)];
    }

    private Value Call(Lambda function, Frame frame, params ReadOnlySpan<Value> given)
    {
        journal.Tick();
        var inner = new Frame(frame);
        for (int i = 0; i < given.Length; i++)
            inner.Declare(function.Method.Parameters[i].Name, given[i]);
        return evaluator.Value(((Return)function.Method.Body.Statements[0]).Value!, inner);
    }

    /// <summary>A sum of numbers of any kind is one of double precision until it is done.</summary>
    private Dual Added(Dual sum, Value item, Query query) => operators.Combine('+', Kind.Real, sum, operators.Convert(item, query.Kind, Kind.Real)).Real;

    private Value Average(IEnumerable<Value> elements, Query query)
    {
        Dual? sum = null;
        long count = 0;
        foreach (var item in elements)
        {
            // A sum of an array, or of what a function gives, begins with nothing, and one of what is chosen with its first element.
            sum = sum is null && !BeginsWithNothing(query) ? operators.Convert(item, query.Kind, Kind.Real).Real : Added(sum ?? Dual.Constant(0), item, query);
            count++;
        }
        if (sum is not { } total)
            throw new ProgramException(nameof(InvalidOperationException));
        return operators.Convert(operators.Combine('/', Kind.Real, total, Dual.Constant(count)), Kind.Real, query.Kind);
    }

    private static bool BeginsWithNothing(Query query) => query.Function is null && query.Stages.IsEmpty;

    private Value Extreme(IEnumerable<Value> elements, Query query)
    {
        Value? best = null;
        foreach (var item in elements)
        {
            if (best is null || operators.Compare(query.Ask == "Max" ? ">" : "<", query.Kind, item, best.Value))
                best = item;
        }
        return best ?? throw new ProgramException(nameof(InvalidOperationException));
    }
}
