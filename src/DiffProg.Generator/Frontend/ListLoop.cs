using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers <c>foreach</c> over a list of numbers. C# ends such a loop by an exception once its list has changed, which a loop over indices would not.</summary>
internal sealed class ListLoop(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Lowers the loop; <paramref name="lower"/> lowers its body.</summary>
    public void Lower(IForEachLoopOperation loop, IOperation collection, Action<IOperation> lower)
    {
        if (!loop.IsAsynchronous && ListType.StructsOf(collection.Type) is { } structs && expressions.Lists.Value(collection) is { } found)
        {
            OverStructs(loop, found, structs, lower);
            return;
        }

        if (loop.IsAsynchronous || loop.LoopControlVariable is not IVariableDeclaratorOperation { Symbol: { RefKind: RefKind.None } symbol }
            || Types.TryLower(symbol.Type) is not { IsScalar: true } own || ListType.ElementOf(collection.Type) is not { } type || !ScalarFacts.ConvertsImplicitly(type.Scalar, own.Scalar))
        {
            _ = context.Refuse(loop, "a 'foreach' that converts", "give its variable the type of the elements");
            return;
        }

        context.Source = SourceText.Of(loop.Collection);
        if (expressions.Lists.Value(collection) is not { } list)
        {
            return;
        }

        Variable index = context.NewVariable(symbol.Name + "Index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            Element element = new(list.Items, new Read(index));
            context.Emit(new Declare(context.Declare(symbol, own), own == element.Type ? element : new Ir.Convert(own, element, context.NewSite(loop.Collection))));
            lower(loop.Body);
        });
        Emit(loop, list, index, body);
    }

    private void OverStructs(IForEachLoopOperation loop, NumberList list, ITypeSymbol structs, Action<IOperation> lower)
    {
        context.Source = SourceText.Of(loop.Collection);
        Variable index = context.NewVariable("index", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            if (context.Handles.Element(list.Items, new Read(index), structs, loop) is Composite element && new ElementVariables(context, expressions).Declare(loop, element))
            {
                lower(loop.Body);
            }
        });
        Emit(loop, list, index, body);
    }

    private void Emit(IForEachLoopOperation loop, NumberList list, Variable index, EquatableArray<Statement> body)
    {
        if (body.All().Any(s => Changes(s, list)))
        {
            _ = context.Refuse(loop, "a 'foreach' over a list that its body changes", "loop over the indices, or over a copy");
            return;
        }

        context.Emit(new For(index, Literal.Of(0), list.Count, 1, Inclusive: false, Reversed: false, body));
    }

    /// <summary>Whether a statement changes a list: how many elements it has, or one of them.</summary>
    public static bool Changes(Statement statement, NumberList list) => statement is Assign or Accumulate
        && statement.Expressions().First() switch
        {
            Read target => target == list.Count,
            Element target => target.Array == list.Items,
            _ => false,
        };
}
