using System.Collections.Immutable;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers expressions whose value is an array or a span to the variable of a row.</summary>
internal sealed class RowLowering(LoweringContext context, ExpressionLowering expressions)
{
    private readonly ViewLowering _views = new(context);

    /// <summary>The variable of a row; a new one where the expression makes it.</summary>
    public Variable? Row(IOperation operation, string name)
    {
        switch (operation)
        {
            case { } x when InlineArrayType.TryOf(x.Type) is not null:
                return expressions.InlineArrays.Row(x, name);
            case IConversionOperation x when InlineArrayType.TryOf(x.Operand.Type) is not null && Types.TryLower(x.Type) is { IsScalar: false }:
                return Row(x.Operand, name);
            case IInlineArrayAccessOperation x:
                return _views.Range(x, expressions, name);
            case IParenthesizedOperation x:
                return Row(x.Operand, name);
            case ILocalReferenceOperation x:
                return (expressions.Lower(x) as Read)?.Variable;
            case IParameterReferenceOperation x:
                return (expressions.Lower(x) as Read)?.Variable;
            case IInvocationOperation x when BulkCalls.IsCopy(x):
                return new BulkLowering(context, expressions).Copied(x, name);
            case IConversionOperation { Operand: IInvocationOperation copy } x when BulkCalls.IsCopy(copy) && Types.TryLower(x.Type) is { Shape: Shape.Array }:
                return new BulkLowering(context, expressions).Copied(copy, name);
            case ISimpleAssignmentOperation { Target: IMemberReferenceOperation member } x when ValueLowering.IsOfParts(member):
                return (expressions.Values.Assignments.Lower(x) as Row)?.Variable;
            case ISimpleAssignmentOperation or ICoalesceAssignmentOperation:
                _ = expressions.Lower(operation);
                return null;
            case IConditionalOperation x:
                return new HandleLowering(context, expressions).Choice(x, name);
            case ICoalesceOperation x:
                return new HandleLowering(context, expressions).Coalesce(x, name);
            case { } x when HandleLowering.IsNone(x):
                return new HandleLowering(context, expressions).None(Types.TryLower(x.Type)!.Value, name);
            case IInvocationOperation x when ViewLowering.IsSlice(x):
                return _views.Slice(x, expressions, name);
            case IInvocationOperation x:
                return (expressions.Call(x) as Row)?.Variable;
            case IPropertyReferenceOperation { Instance: { } memory } x when MemoryType.IsSpan(x.Property):
                return Row(memory, name);
            case IMemberReferenceOperation x when MemoryType.SpanOf(x.Type) is not null:
                _ = context.Refuse(x, "a memory that comes from here", "take it as a parameter");
                return null;
            case IMemberReferenceOperation x when ValueLowering.IsOfParts(x):
                return (expressions.Values.Member(x) as Row)?.Variable;
            case IObjectCreationOperation x when ViewLowering.IsSpan(x):
                return _views.Span(x, expressions, name);
            case IImplicitIndexerReferenceOperation x when MemoryType.RowOf(x.Type) is not null:
                return _views.Range(x, expressions, name);
            case IArrayElementReferenceOperation { Indices: [{ } index] } x when index is not IRangeOperation && Types.TryLower(x.ArrayReference.Type) is { IsRowOfParts: true } && Types.TryLower(x.Type) is { IsScalar: false } inner:
                return Row(x.ArrayReference, name) is { } outer ? context.Handles.RowElement(outer, expressions.Index(outer, index), inner, name) : null;
            case IArrayElementReferenceOperation { Indices: [{ } range] } x when Types.TryLower(x.Type) is { IsScalar: false }:
                return _views.Copy(x.ArrayReference, range, expressions, name);
            case IConversionOperation x when MemoryType.RowOf(x.Type) is { } to && MemoryType.RowOf(x.Operand.Type) is { } from && from.Scalar == to.Scalar:
                return Row(x.Operand, name);
            case IArrayCreationOperation { DimensionSizes: [{ } count] } x:
                return NewArray(x, count, x.Initializer?.ElementValues ?? [], name);
            case ICollectionExpressionOperation x when !x.Elements.Any(e => e is ISpreadOperation):
                return NewArray(x, null, x.Elements, name);
            case ICollectionExpressionOperation x:
                return new SpreadLowering(context, expressions).Row(x, name);
            case { } x when ViewLowering.IsStackAllocation(x) && x.ChildOperations.FirstOrDefault() is { } count:
                return NewArray(x, count, [.. x.ChildOperations.Skip(1)], name);
            case IFieldReferenceOperation x when context.Tables.Row(x) is { } table:
                return table;
            case IMemberReferenceOperation x when ConstantMembers.IsRow(x, context):
                return new ConstantMembers(context, expressions).Row(x);
            case IFieldReferenceOperation x:
                _ = expressions.Field(x);
                return null;
            default:
                _ = context.Refuse(operation);
                return null;
        }
    }

    private Variable? NewArray(IOperation creation, IOperation? length, ImmutableArray<IOperation> values, string name)
    {
        if (Types.TryLower(creation.Type) is not { IsScalar: false } type)
        {
            _ = expressions.TypeRefusal(creation);
            return null;
        }

        if (length is not null && Types.TryLower(length.Type) is not { IsInteger: true })
        {
            _ = context.Refuse(creation, "a length that is no int", "use an int");
            return null;
        }

        Expression count = length is null ? Literal.Of(values.Length) : expressions.Lower(length);
        if (type.HoldsArrays)
        {
            return NewArrayOfArrays(type, count, values, name);
        }

        if (type.IsRowOfParts)
        {
            return NewRowOfParts(creation, type, count, values, name);
        }

        Expression[] elements = [.. values.Select(e => context.Bind("element", expressions.Lower(e)))];
        IrType made = type with { Shape = Shape.Array };
        Variable row = context.NewVariable(name, made);
        context.Emit(new Declare(row, new NewArray(made, count)));
        for (int i = 0; i < elements.Length; i++)
        {
            context.Emit(new Assign(new Element(row, Literal.Of(i)), elements[i]));
        }

        return row;
    }

    /// <summary>An array of arrays, all of which are missing where none is given.</summary>
    private Variable NewArrayOfArrays(IrType type, Expression count, ImmutableArray<IOperation> values, string name)
    {
        IrType made = type with { Shape = Shape.Array };
        Variable rows = context.NewVariable(name, made);
        context.Emit(new Declare(rows, new NewArray(made, count)));
        HandleLowering handles = new(context, expressions);
        for (int i = 0; i < values.Length; i++)
        {
            if (handles.Value(values[i], "row") is { } row)
            {
                context.Emit(new Assign(new Item(rows, Literal.Of(i), row.Type), new Read(row)));
            }
        }

        return rows;
    }

    /// <summary>A row of structs; a row of objects would be one of what is missing.</summary>
    private Variable? NewRowOfParts(IOperation creation, IrType type, Expression count, ImmutableArray<IOperation> values, string name)
    {
        ITypeSymbol? element = (creation.Type as IArrayTypeSymbol)?.ElementType;
        if (element is null || Layout.TryOf(element) is not { IsReference: false } layout || expressions.Values.Storage.Zero(layout, creation) is null)
        {
            _ = context.Refuse(creation, "a new array of objects, or of structs that hold such or arrays", "take it as a parameter");
            return null;
        }

        Value?[] elements = [.. values.Select(e => expressions.Values.Parts(e, layout, "element") is Composite value ? expressions.Values.Storage.Copy(value, "element") : null)];
        IrType made = type with { Shape = Shape.Array };
        Variable row = context.NewVariable(name, made);
        context.Emit(new Declare(row, new NewArray(made, count)));
        for (int i = 0; i < elements.Length; i++)
        {
            if (elements[i] is { } value && context.Handles.Element(row, Literal.Of(i), element, creation) is { } place)
            {
                _ = expressions.Values.Storage.Assign(place, value, creation);
            }
        }

        return row;
    }
}
