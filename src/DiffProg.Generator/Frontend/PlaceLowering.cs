using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Finds the places that assignments write to and references refer to.</summary>
internal sealed class PlaceLowering(LoweringContext context, ExpressionLowering expressions)
{
    private readonly ViewLowering _views = new(context);

    /// <summary>The place that an assignment writes to.</summary>
    public Expression? Target(IOperation operation)
    {
        switch (operation)
        {
            case IParenthesizedOperation x:
                return Target(x.Operand);
            case IMemberReferenceOperation x when ValueLowering.IsOfParts(x):
                return Writable(x);
            case IMemberReferenceOperation x when context.IsRefused(x):
                _ = context.StandIn(x);
                return null;
            case IMemberReferenceOperation { Instance: ILocalReferenceOperation or IParameterReferenceOperation } x when UnknownTypes.RefuseUnmarked(context, x.Instance):
                return null;
            case IMemberReferenceOperation { Instance: IArrayElementReferenceOperation { ArrayReference: ILocalReferenceOperation or IParameterReferenceOperation } of } when UnknownTypes.RefuseUnmarked(context, of.ArrayReference):
                return null;
            case IFieldReferenceOperation x:
                context.Refuse(Descriptors.FieldWrite, x.Syntax, x.Field.Name);
                return null;
            case IPropertyReferenceOperation x when !ExpressionLowering.IsSpanIndexer(x) && !expressions.Lists.IsElement(x):
                context.Refuse(Descriptors.FieldWrite, x.Syntax, x.Property.Name);
                return null;
            case ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IPropertyReferenceOperation or IInlineArrayAccessOperation:
            case IImplicitIndexerReferenceOperation when Types.TryLower(operation.Type) is { IsScalar: true }:
                Expression place = expressions.Lower(operation);
                if (context.Tables.FieldOf(place) is { } field)
                {
                    context.Refuse(Descriptors.FieldWrite, operation.Syntax, field);
                    return null;
                }

                return place is Element element ? Steady(element) : place as Read;
            default:
                _ = context.Refuse(operation);
                return null;
        }
    }

    /// <summary>The place of a part of a value.</summary>
    private Expression? Writable(IMemberReferenceOperation member)
    {
        if (!PropertyChange.Applies(member) && expressions.Values.Member(member) is Number { Expression: (Read or Element) and var part } && !(part is Read read && context.Handles.IsAsked(read.Variable)))
        {
            return part;
        }

        if (context.Refusals.Count == 0)
        {
            _ = context.Refuse(member, "an assignment to this", "assign to a variable, or to a part of one");
        }

        return null;
    }

    /// <summary>A write may change what its own index reads, and the index is that from before.</summary>
    private Element Steady(Element place) => place.Index.SelfAndBelow().Any(e => e is Element read && read.Type.Scalar == place.Type.Scalar)
        ? place with { Index = context.Bind("index", place.Index) }
        : place;

    /// <summary>What a reference refers to: a variable, or a view of one element.</summary>
    public Variable? Place(IOperation operation, string name, bool isReadOnly) => operation switch
    {
        IParenthesizedOperation x => Place(x.Operand, name, isReadOnly),
        ILocalReferenceOperation x => context.Find(x.Local) ?? Missing(x, x.Local),
        IParameterReferenceOperation x => context.Find(x.Parameter) ?? Missing(x, x.Parameter),
        IMemberReferenceOperation x when ValueLowering.IsOfParts(x) => PartPlace(x, name, isReadOnly),
        IArrayElementReferenceOperation or IPropertyReferenceOperation or IImplicitIndexerReferenceOperation or IInlineArrayAccessOperation =>
            Target(operation) is Element place ? _views.Reference(place, operation, name, isReadOnly) : null,
        _ => RefusePlace(operation),
    };

    private Variable? PartPlace(IMemberReferenceOperation part, string name, bool isReadOnly) => expressions.Values.Member(part) switch
    {
        Number { Expression: Read read } => read.Variable,
        Number { Expression: Element { Array.Type.IsReference: true } element } => element.Array,
        Number { Expression: Element element } => _views.Reference(element, part, name, isReadOnly),
        _ => RefusePlace(part),
    };

    private Variable? Missing(IOperation operation, ISymbol symbol)
    {
        _ = expressions.Variable(operation, symbol);
        return null;
    }

    private Variable? RefusePlace(IOperation operation)
    {
        _ = context.Refuse(operation, "a reference to this", "refer to a variable or an element");
        return null;
    }
}
