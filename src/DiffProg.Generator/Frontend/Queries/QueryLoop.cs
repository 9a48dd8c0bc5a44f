using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Lowers <c>foreach</c> over a query: its functions and the body run in turn, as the framework runs them.</summary>
internal sealed class QueryLoop(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a collection is a query that is made where the loop stands.</summary>
    public bool Applies(IOperation collection) => new QueryForms(context, expressions).OperatorOf(collection) is not null;

    /// <summary>Lowers the loop; <paramref name="lower"/> lowers its body.</summary>
    public void Lower(IForEachLoopOperation loop, IOperation collection, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        if (new QuerySources(context, expressions).Of(collection) is not { } query)
        {
            return;
        }

        if (query.Overrun is not null || query.EndsItself || loop.IsAsynchronous)
        {
            _ = context.Refuse(loop, "a 'foreach' over this query", "keep its values by 'ToArray', or write the loop");
            return;
        }

        new QueryLoops(context, expressions).Over(query, loop, value =>
        {
            if (Bind(loop.LoopControlVariable, value, loop))
            {
                lower(loop.Body);
            }
            else
            {
                _ = context.Refuse(loop, "a 'foreach' that takes its elements apart, or converts them, like this", "declare one variable of their type");
            }
        });
    }

    private bool Bind(IOperation target, Value value, IForEachLoopOperation loop)
    {
        switch (target, value)
        {
            case (IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } symbol }, _):
                return Bind(symbol, value, loop);
            case (ILocalReferenceOperation x, _):
                return Bind(x.Local, value, loop);
            case (IDeclarationExpressionOperation x, _):
                return Bind(x.Expression, value, loop);
            case (IDiscardOperation, _):
                return true;
            case (ITupleOperation x, Composite { Layout.Type.IsTupleType: true } composite) when x.Elements.Length == composite.Members.Length:
                return x.Elements.Zip(composite.Members, (t, m) => Bind(t, m, loop)).ToArray().All(b => b);
            default:
                return false;
        }
    }

    private bool Bind(ILocalSymbol symbol, Value value, IForEachLoopOperation loop)
    {
        switch (value)
        {
            case Number { Expression: { Type.IsOpaque: true } constant }:
                context.Bind(symbol, new Number(constant));
                return true;
            case Number { Expression: var number } when Types.TryLower(symbol.Type) is { IsScalar: true } own && (own == number.Type || ScalarFacts.ConvertsImplicitly(number.Type.Scalar, own.Scalar)):
                context.Emit(new Declare(context.Declare(symbol, own), own == number.Type ? number : new Ir.Convert(own, number, context.NewSite(loop.Collection))));
                return true;
            case Composite { Layout.IsReference: false } structure:
                context.Bind(symbol, expressions.Values.Storage.Copy(structure, symbol.Name));
                return true;
            case Row or Handle:
                context.Bind(symbol, value);
                return true;
            default:
                return false;
        }
    }
}
