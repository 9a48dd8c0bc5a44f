using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Lowers two queries side by side, to the end of the shorter one; what stands between must not leave out what its neighbour belongs to.</summary>
internal sealed class QueryPairs(LoweringContext context, ExpressionLowering expressions)
{
    private readonly QueryFunctions _functions = new(context, expressions);
    private readonly QueryLoops _loops = new(context, expressions);

    /// <summary>The pairs, or what a function makes of them; null where it was refused.</summary>
    public Query? Zip(Query first, Query second, IInvocationOperation call)
    {
        if (first.MayLeaveOut || first.Source is not Indexed ones || second.Every is not { } others || second.List is not null)
        {
            _ = context.Refuse(call, "'Zip' behind 'Where', or of what is no array", "write it as a loop");
            return null;
        }

        Expression limit = context.Bind("count", ones.From(new Conditional(new Binary(BinaryOperator.Less, ones.Count, others.Count), ones.Count, others.Count)));
        Closure? function = call.Arguments.Length == 3 ? _functions.Known(call.Arguments[2].Value) : null;
        if (call.Arguments.Length == 3 && function is null)
        {
            return null;
        }

        Layout? pair = function is null && call.Type is INamedTypeSymbol { TypeArguments: [{ } element] } ? Layout.TryOf(element) : null;
        if (function is null && pair is null)
        {
            _ = context.Refuse(call);
            return null;
        }

        Expression? index = null;
        return first with
        {
            Source = ones with { Limit = limit, At = i => ones.At(index = i) },
            HasFunctions = first.HasFunctions || second.HasFunctions || function is not null,
            HasEffects = first.HasEffects || second.HasEffects || (function is not null && !_functions.IsQuiet(function)),
            Overrun = first.HasFunctions ? () => Overrun(first, ones, limit) : null,
            Feed = (v, next) => first.Feed(v, x => _loops.At(second, others, others.From(ones.Position(index!)), y =>
            {
                if (function is null)
                {
                    next(new Composite(pair!, [x, y]));
                }
                else
                {
                    _functions.Hand(function, [x, y], call, next);
                }
            })),
        };
    }

    /// <summary>Whether the second of a pair has ended is asked once the first has given its value, which then is of no use.</summary>
    private void Overrun(Query first, Indexed ones, Expression limit)
    {
        EquatableArray<Statement> longer = context.Block(() => _loops.At(first, ones, limit, _ => { }));
        EquatableArray<Statement> asLong = context.Block(() => first.Overrun?.Invoke());
        if (!asLong.IsEmpty || longer.Any(s => s is not Declare))
        {
            context.Emit(new If(new Binary(BinaryOperator.Less, limit, ones.Limit), longer, asLong));
        }
    }
}
