using System;
using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers <c>foreach</c> over a row to a loop over its indices, in which the variable is a copy of the element.</summary>
internal sealed class ForEachLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Lowers the loop; <paramref name="lower"/> lowers its body.</summary>
    public void Lower(IForEachLoopOperation loop, Action<IOperation> lower)
    {
        IOperation collection = Unwrap(loop.Collection);
        if (new QueryLoop(context, expressions) is var query && query.Applies(collection))
        {
            query.Lower(loop, collection, lower);
            return;
        }

        if (expressions.Lists.Is(collection))
        {
            new ListLoop(context, expressions).Lower(loop, collection, lower);
            return;
        }

        if (BlockLists.Refuse(context, collection))
        {
            return;
        }

        if (!loop.IsAsynchronous && loop.LoopControlVariable is IVariableDeclaratorOperation { Symbol.RefKind: RefKind.None } or ITupleOperation or IDeclarationExpressionOperation
            && GridType.TryOf(collection.Type) is null && SequenceLowering.ElementOf(collection.Type) is not null)
        {
            new SequenceLowering(context, expressions).Lower(loop, collection, lower);
            return;
        }

        if (!loop.IsAsynchronous && VariablesOf(loop) is { } variables && BulkCalls.StructsOf(collection) is { } structs)
        {
            TakenApart(loop, collection, variables, structs, lower);
            return;
        }

        if (loop.IsAsynchronous || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { } symbol }
            || (GridType.TryOf(collection.Type)?.Row ?? InlineArrayType.TryOf(collection.Type)?.Row ?? Types.TryLower(collection.Type)) is not { IsScalar: false } type)
        {
            _ = context.Refuse(loop, "a 'foreach' of this form", "loop over the elements of an array or a span by value");
            return;
        }

        if (type.IsRowOfParts)
        {
            OverParts(loop, collection, symbol, lower);
            return;
        }

        if (symbol.RefKind != RefKind.None)
        {
            ByReference(loop, collection, symbol, type, lower);
            return;
        }

        if (Types.TryLower(symbol.Type) is not { } own || !ScalarFacts.ConvertsImplicitly(type.Scalar, own.Scalar))
        {
            _ = context.Refuse(loop, "a 'foreach' that converts", "give its variable the type of the elements");
            return;
        }

        context.Source = SourceText.Of(loop.Collection);
        if ((GridType.TryOf(collection.Type) is null ? expressions.Row(collection) : expressions.Grids.Value(collection)?.Row) is not { } row)
        {
            return;
        }

        if (context.IsAssigned(row))
        {
            Variable walked = context.NewVariable(row.Name, row.Type);
            context.Emit(new Declare(walked, new Read(row)));
            row = walked;
        }

        Variable index = context.NewVariable(symbol.Name + "Index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            Expression element = context.Tables.Element(row, new Read(index));
            context.Emit(new Declare(
                context.Declare(symbol, own),
                own == element.Type ? element : new Ir.Convert(own, element, context.NewSite(loop.Collection))));
            lower(loop.Body);
        });
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, body));
    }

    /// <summary>Over the places of a span of numbers.</summary>
    private void ByReference(IForEachLoopOperation loop, IOperation collection, ILocalSymbol symbol, IrType type, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        if (expressions.Row(collection) is not { } row)
        {
            return;
        }

        Variable index = context.NewVariable(symbol.Name + "Index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            IrType reference = new(type.Scalar, symbol.RefKind == RefKind.Ref ? Shape.Reference : Shape.ReadOnlyReference);
            context.Emit(new Declare(context.Declare(symbol, reference), new View(reference, row, new Read(index), Literal.Of(1))));
            lower(loop.Body);
        });
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, body));
    }

    /// <summary>Over structs, of which each trip has a copy, unless its variable is a reference, over objects, or over rows.</summary>
    private void OverParts(IForEachLoopOperation loop, IOperation collection, ILocalSymbol symbol, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        if (expressions.Row(collection) is not { } found)
        {
            return;
        }

        Variable row = context.Steady(found);
        Variable index = context.NewVariable(symbol.Name + "Index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            Value? element = Types.TryLower(symbol.Type) is { IsScalar: false } inner
                ? new Row(context.Handles.RowElement(row, new Read(index), inner, symbol.Name))
                : context.Handles.Element(row, new Read(index), symbol.Type, loop);
            if (element is null)
            {
                _ = context.Refuse(loop, "a 'foreach' that converts", "give its variable the type of the elements");
                return;
            }

            context.Bind(symbol, element is Composite structure && symbol.RefKind == RefKind.None ? expressions.Values.Storage.Copy(structure, symbol.Name) : element);
            lower(loop.Body);
        });
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, body));
    }

    /// <summary>Over structs or tuples, each of which is taken apart.</summary>
    private void TakenApart(IForEachLoopOperation loop, IOperation collection, ITupleOperation variables, ITypeSymbol structs, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        if (expressions.Row(collection) is not { } found)
        {
            return;
        }

        Variable row = context.Steady(found);
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            if (context.Handles.Element(row, new Read(index), structs, loop) is { } element && new Deconstruction(context, expressions.Values).Declare(variables, element, loop))
            {
                lower(loop.Body);
            }
        });
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, body));
    }

    private static ITupleOperation? VariablesOf(IForEachLoopOperation loop) =>
        loop.LoopControlVariable as ITupleOperation ?? (loop.LoopControlVariable as IDeclarationExpressionOperation)?.Expression as ITupleOperation;

    /// <summary>The array itself, where the loop would see it by its interface.</summary>
    public static IOperation Unwrap(IOperation collection) =>
        collection is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unwrap(conversion.Operand)
        : collection is IParenthesizedOperation parenthesized ? Unwrap(parenthesized.Operand)
        : collection;
}
