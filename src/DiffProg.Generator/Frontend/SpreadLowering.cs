using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Queries;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers collection expressions that spread rows, as in <c>[first, .. rest]</c>. When a row is copied, the moment that it is evaluated or once
/// the others are, the compiler leaves open, so that none of them may write to it; what stands behind the last one comes after the copies.
/// </summary>
internal sealed class SpreadLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>A new row; null where it was refused.</summary>
    public Variable? Row(ICollectionExpressionOperation collection, string name)
    {
        if (Types.TryLower(collection.Type) is not { IsScalar: false, IsRowOfParts: false } type)
        {
            _ = context.Refuse(collection, "a collection expression that spreads arrays or objects", "fill an array in a loop");
            return null;
        }

        if (collection.Elements is [ISpreadOperation { Operand: { } only }] && new QueryForms(context, expressions).OperatorOf(only) is { } call && Types.TryLower(QueryForms.ElementOf(call.Type)) == type.ElementType())
        {
            return new QuerySources(context, expressions).Of(call) is { } query ? new QueryArrays(context, expressions).ToArray(query, type, call).Variable : null;
        }

        int last = collection.Elements.ToList().FindLastIndex(e => e is ISpreadOperation);
        List<Expression> parts = [];
        foreach (IOperation element in collection.Elements.Take(last + 1))
        {
            int mark = context.Output.Count;
            if (Part(element, type) is not { } part)
            {
                return null;
            }

            if (parts.Exists(p => !p.Type.IsScalar && context.Output.Skip(mark).Any(s => Effects.MayChange(s, new Element(((Read)p).Variable, Literal.Of(0))))))
            {
                _ = context.Refuse(element, "an element that may write to what is spread before it", "compute it before");
                return null;
            }

            parts.Add(part);
        }

        Expression count = parts.Select(Count).Append(Literal.Of(collection.Elements.Length - last - 1)).Aggregate((a, b) => new Binary(BinaryOperator.Add, a, b));
        IrType made = type with { Shape = Shape.Array };
        Variable row = context.NewVariable(name, made);
        context.Emit(new Declare(row, new NewArray(made, context.Bind("count", count))));
        Expression at = Literal.Of(0);
        foreach (Expression part in parts)
        {
            Copy(part, row, at);
            at = context.Bind("at", new Binary(BinaryOperator.Add, at, Count(part)));
        }

        for (int i = last + 1; i < collection.Elements.Length; i++)
        {
            Expression value = context.Bind("element", expressions.Lower(collection.Elements[i]));
            context.Emit(new Assign(new Element(row, new Binary(BinaryOperator.Add, at, Literal.Of(i - last - 1))), value));
        }

        return row;
    }

    private Expression? Part(IOperation element, IrType type)
    {
        if (element is not ISpreadOperation spread)
        {
            return context.Bind("element", expressions.Lower(element));
        }

        if (Types.TryLower(spread.Operand.Type) is not { IsScalar: false } given || given.Scalar != type.Scalar)
        {
            _ = context.Refuse(spread, "a spread of this", "spread an array or a span of the same numbers");
            return null;
        }

        return expressions.Row(spread.Operand, "spread") is { } row ? new Read(context.Steady(row)) : null;
    }

    private void Copy(Expression part, Variable row, Expression at)
    {
        if (part is not Read { Variable: { Type.IsScalar: false } spread })
        {
            context.Emit(new Assign(new Element(row, at), part));
            return;
        }

        Variable index = context.NewVariable("i", IrType.Int);
        EquatableArray<Statement> copy = context.Block(() => context.Emit(
            new Assign(new Element(row, new Binary(BinaryOperator.Add, at, new Read(index))), context.Tables.Element(spread, new Read(index)))));
        context.Emit(new For(index, Literal.Of(0), new Length(spread), 1, Inclusive: false, Reversed: false, copy));
    }

    private static Expression Count(Expression part) => part is Read { Variable: { Type.IsScalar: false } row } ? new Length(row) : Literal.Of(1);
}
