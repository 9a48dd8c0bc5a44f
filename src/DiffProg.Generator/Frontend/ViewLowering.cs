using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers parts of rows: slices and ranges of spans to views in place, ranges of arrays to the copies that they are.</summary>
internal sealed class ViewLowering(LoweringContext context)
{
    public static bool IsSlice(IInvocationOperation call) => IsRow(call.Type) && call.TargetMethod switch
    {
        { Name: "AsSpan" or "AsMemory", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } } => IsRow(call.Arguments[0].Value.Type),
        { Name: "Slice" } => call.Instance is { } instance && IsRow(instance.Type),
        _ => false,
    };

    public static bool IsSpan(IObjectCreationOperation creation) =>
        MemoryType.RowOf(creation.Type) is { Shape: Shape.Span or Shape.ReadOnlySpan } && creation.Arguments is [{ } first, ..] && IsRow(first.Value.Type);

    /// <summary>A <c>stackalloc</c>, for which the compiler has no kind of its own.</summary>
    public static bool IsStackAllocation(IOperation operation) =>
        operation is { Kind: OperationKind.None, Syntax: StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax };

    /// <summary>What stands behind a <c>^</c>; null where there is none.</summary>
    public static IOperation? FromEnd(IOperation index) => index switch
    {
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } hat => hat.Operand,
        IParenthesizedOperation inner => FromEnd(inner.Operand),
        _ => null,
    };

    public Variable? Slice(IInvocationOperation call, ExpressionLowering expressions, string name)
    {
        IOperation[] arguments = [.. call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>(), .. call.Arguments.Select(a => a.Value)];
        return Part(call, arguments, expressions, name);
    }

    public Variable? Span(IObjectCreationOperation creation, ExpressionLowering expressions, string name) =>
        Part(creation, [.. creation.Arguments.Select(a => a.Value)], expressions, name);

    public Variable? Range(IImplicitIndexerReferenceOperation reference, ExpressionLowering expressions, string name) =>
        Part(reference, [reference.Instance, reference.Argument], expressions, name);

    public Variable? Range(IInlineArrayAccessOperation access, ExpressionLowering expressions, string name) =>
        Part(access, [access.Instance, access.Argument], expressions, name);

    /// <summary>A range of an array is a new array.</summary>
    public Variable? Copy(IOperation array, IOperation range, ExpressionLowering expressions, string name)
    {
        if (expressions.Row(array) is not { } row || range is not IRangeOperation bounds)
        {
            _ = context.Refuse(range, "a range that is a value", "write its bounds where it is used");
            return null;
        }

        if (row.Type.HoldsArrays && !context.Handles.MayHoldOthers(row))
        {
            _ = context.Refuse(array.Parent ?? array, "a range of an array of arrays that the method is given", "loop over its arrays");
            return null;
        }

        (Expression start, Expression count) = Bounds(row, bounds, expressions);
        start = Named("start", start);
        count = Named("count", count);
        Variable copy = context.NewVariable(name, row.Type with { Shape = Shape.Array });
        Variable index = context.NewVariable("i", IrType.Int);
        context.Emit(new Declare(copy, new NewArray(copy.Type, count)));
        Binary at = new(BinaryOperator.Add, start, new Read(index));
        EquatableArray<Statement> body = context.Block(() => CopyElement(row, at, copy, new Read(index), ((IArrayTypeSymbol)array.Type!).ElementType, array, expressions));
        context.Emit(new For(index, Literal.Of(0), count, 1, Inclusive: false, Reversed: false, body));
        return copy;
    }

    private void CopyElement(Variable row, Expression from, Variable copy, Expression to, ITypeSymbol type, IOperation site, ExpressionLowering expressions)
    {
        if (row.Type.HoldsArrays && Types.TryLower(type) is { } inner)
        {
            context.Emit(new Assign(new Item(copy, to, inner), new Read(context.Handles.RowElement(row, from, inner, "row"))));
            return;
        }

        // Tangents of tuples cannot be added but part by part.
        expressions.Values.Storage.CopyElement(row, from, copy, to, row.Type.IsOfTuples ? type : null, site);
    }

    /// <summary>A view of one element, by reference.</summary>
    public Variable? Reference(Element place, IOperation operation, string name, bool isReadOnly)
    {
        if (IsOfTable(place.Array, operation))
        {
            return null;
        }

        Variable reference = context.NewVariable(name, new IrType(place.Type.Scalar, isReadOnly ? Shape.ReadOnlyReference : Shape.Reference));
        context.Emit(new Declare(reference, new View(reference.Type, place.Array, place.Index, Literal.Of(1)) { Path = place.Path }));
        return reference;
    }

    /// <summary>What a field holds is read by its elements, which others may write.</summary>
    private bool IsOfTable(Variable row, IOperation operation)
    {
        bool isTable = context.Tables.FieldOf(row) is not null;
        if (isTable)
        {
            _ = context.Refuse(operation, "a part of an array that a field holds", "copy it by a range, as in table[1..3]");
        }

        return isTable;
    }

    private static bool IsRow(ITypeSymbol? type) => MemoryType.RowOf(type) is not null;

    private Variable? Part(IOperation whole, IOperation[] arguments, ExpressionLowering expressions, string name)
    {
        if (expressions.Row(arguments[0]) is not { } row || IsOfTable(row, whole))
        {
            return null;
        }

        int before = context.Output.Count;
        if (arguments.Length == 1)
        {
            return row;
        }

        if (arguments.Length == 2 && arguments[1] is IRangeOperation range)
        {
            (Expression first, Expression number) = Bounds(row, range, expressions);
            return View(context.Keep(row, before), first, number, whole, name);
        }

        if (arguments.Skip(1).Any(a => Types.TryLower(a.Type) != IrType.Int))
        {
            _ = context.Refuse(whole, "an index or a range that is a value", "write the bounds as numbers");
            return null;
        }

        Expression start = expressions.Lower(arguments[1]);
        int mark = context.Output.Count;
        Expression count = arguments.Length > 2 ? expressions.Lower(arguments[2]) : Rest(row, start);
        return View(context.Keep(row, before), context.Keep(start, mark), count, whole, name);
    }

    private Variable View(Variable row, Expression start, Expression count, IOperation whole, string name)
    {
        if (context.Tables.FieldOf(row) is { } field)
        {
            _ = context.Refuse(whole, $"a part of the field '{field}'", "index the field itself");
        }

        Variable view = context.NewVariable(name, MemoryType.RowOf(whole.Type)!.Value);
        context.Emit(new Declare(view, new View(view.Type, row, start, count)));
        return view;
    }

    private (Expression Start, Expression Count) Bounds(Variable row, IRangeOperation range, ExpressionLowering expressions)
    {
        Expression start = Bound(row, range.LeftOperand, Literal.Of(0), expressions);
        int mark = context.Output.Count;
        Expression end = Bound(row, range.RightOperand, new Length(row), expressions);
        start = context.Keep(start, mark);
        return (start, start is Literal { Bits: 0 } ? end : new Binary(BinaryOperator.Subtract, end, start));
    }

    private Expression Bound(Variable row, IOperation? bound, Expression otherwise, ExpressionLowering expressions) => bound switch
    {
        null => otherwise,
        _ when FromEnd(bound) is { } distance => new Binary(BinaryOperator.Subtract, new Length(row), expressions.Lower(distance)),
        IConversionOperation { Operand: { } operand } when Types.TryLower(operand.Type) == IrType.Int => expressions.Lower(operand),
        _ => context.Refuse(bound, "an index that is a value", "write it as a number"),
    };

    private static Binary Rest(Variable row, Expression start) => new(BinaryOperator.Subtract, new Length(row), start);

    private Expression Named(string name, Expression value) => value is Literal or Length ? value : context.Bind(name, value);
}
