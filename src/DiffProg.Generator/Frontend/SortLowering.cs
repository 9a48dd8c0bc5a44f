using System;
using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers <c>Array.Sort</c>, and <c>Sort</c> of a span, of numbers in their own order: the framework says which element comes where, and the
/// elements are moved there with their derivatives.
/// </summary>
internal sealed class SortLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a call sorts a row of numbers as a whole, in their own order.</summary>
    public static bool Knows(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "Sort", ReturnsVoid: true, ContainingType: { Name: "Array" or "MemoryExtensions", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } }
        && BulkCalls.Operands(call) is [{ } row] && BulkCalls.IsRowOfNumbers(row);

    /// <summary>Sorts the row.</summary>
    public void Lower(IInvocationOperation call)
    {
        if (expressions.Row(BulkCalls.Operands(call)[0]) is not { } found)
        {
            return;
        }

        if (context.Tables.FieldOf(found) is { } field)
        {
            context.Refuse(Diagnostics.Descriptors.FieldWrite, call.Syntax, field);
            return;
        }

        Variable row = context.Steady(found);
        Variable order = new QueryOrders(context, expressions).OrderOf(row, "Sorted");
        Variable before = context.NewVariable("before", row.Type with { Shape = Shape.Array });
        context.Emit(new Declare(before, new NewArray(before.Type, new Length(row))));
        Each(row, i => new Assign(new Element(before, i), new Element(row, i)));
        Each(row, i => new Assign(new Element(row, i), new Element(before, new Element(order, i))));
    }

    private void Each(Variable row, Func<Expression, Assign> move)
    {
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> trip = context.Block(() => context.Emit(move(new Read(index))));
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, trip));
    }
}
