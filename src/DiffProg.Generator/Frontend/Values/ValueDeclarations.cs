using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Declares variables whose value has several parts, or is a function that is known.</summary>
internal sealed class ValueDeclarations(LoweringContext context, ExpressionLowering expressions, ValueLowering values)
{
    /// <summary>Declares a variable whose value has several parts, or is a known function; false where it is neither.</summary>
    public bool Declare(ILocalSymbol symbol, IOperation? initializer, IOperation declaration)
    {
        if (initializer is not null && values.FunctionOf(initializer) is { } function)
        {
            context.Bind(symbol, function);
            return true;
        }

        if (GridType.TryOf(symbol.Type) is not null)
        {
            DeclareGrid(symbol, initializer, declaration);
            return true;
        }

        if (ListType.ElementOf(symbol.Type) is not null && (initializer is null || expressions.Lists.Is(initializer)))
        {
            DeclareList(symbol, initializer, declaration);
            return true;
        }

        if (initializer is not null && symbol.RefKind == RefKind.None && ListType.StructsOf(symbol.Type) is not null && ListUses.AreKnown(symbol, initializer))
        {
            DeclareList(symbol, initializer, declaration);
            return true;
        }

        if (InlineArrayType.TryOf(symbol.Type) is not null && (initializer is null || expressions.InlineArrays.Is(initializer)))
        {
            expressions.InlineArrays.Declare(symbol, initializer, declaration);
            return true;
        }

        if (MemoryType.SpanOf(symbol.Type) is not null && initializer is not null && symbol.RefKind == RefKind.None)
        {
            values.Handles.Declare(symbol, initializer, (_, _) => false);
            return true;
        }

        if (initializer is not null && symbol.RefKind == RefKind.None && KnownObjects.Is(initializer, context))
        {
            if (values.Of(initializer, symbol.Name) is { } known)
            {
                context.Bind(symbol, known);
            }

            return true;
        }

        if (Layout.TryOf(symbol.Type) is not { } layout)
        {
            return false;
        }

        if (symbol.RefKind != RefKind.None && initializer is IConditionalOperation or IParenthesizedOperation { Operand: IConditionalOperation })
        {
            _ = context.Refuse(initializer, "a reference to one of two places", "use if, and write to each by its own name");
            return true;
        }

        Value? value = initializer is not null ? values.Parts(initializer, layout, symbol.Name)
            : !layout.IsValue ? null
            : values.Storage.Zero(layout, declaration);
        if (value is null)
        {
            if (context.Refusals.Count == 0)
            {
                _ = context.Refuse(declaration, "an object variable without a value", "give it its object where it is declared");
            }

            return true;
        }

        if (layout.IsValue && symbol.RefKind == RefKind.None && (layout.IsReference ? context.IsAssigned(symbol) : Mutation.Of(symbol, declaration)))
        {
            value = values.Storage.Apart(value, declaration);
            if (value is null)
            {
                return true;
            }
        }

        bool isOtherName = symbol.RefKind != RefKind.None || !layout.IsValue;
        context.Bind(symbol, isOtherName || value is not Composite copied ? values.Storage.Pinned(value) : values.Storage.Copy(copied, symbol.Name));
        return true;
    }

    private void DeclareGrid(ILocalSymbol symbol, IOperation? initializer, IOperation declaration)
    {
        if (initializer is null || symbol.RefKind != RefKind.None)
        {
            _ = context.Refuse(declaration, "a variable of this form for an array of several dimensions", "give it its array where it is declared");
        }
        else if (expressions.Grids.Value(initializer, symbol.Name) is { } grid)
        {
            values.GridVariables.Declare(symbol, grid, initializer);
        }
    }

    private void DeclareList(ILocalSymbol symbol, IOperation? initializer, IOperation declaration)
    {
        if (initializer is null || symbol.RefKind != RefKind.None)
        {
            _ = context.Refuse(declaration, "a list variable of this form", "give it its list where it is declared");
        }
        else if (expressions.Lists.Value(initializer, symbol.Name) is { } list)
        {
            context.Bind(symbol, list);
        }
    }
}
