using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers the methods of lists of numbers. One that grows beyond its array gets a longer one, as the framework does it: its variable of an
/// array becomes another.
/// </summary>
internal sealed class ListCalls(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a call is a method of a list, or gives one.</summary>
    public bool Applies(IInvocationOperation call) => (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name) switch
    {
        ("List", "Add" or "AddRange" or "Clear" or "RemoveAt" or "ToArray") => expressions.Lists.Is(call.Instance),
        ("CollectionExtensions", "AddRange") or ("CollectionsMarshal", "AsSpan") => expressions.Lists.Is(call.Arguments[0].Value),
        ("Enumerable", "ToArray") => expressions.Lists.Is(Given(call)),
        ("Enumerable", "ToList") => expressions.Lists.Is(Given(call)) || BulkCalls.IsRowOfNumbers(Given(call)),
        _ => false,
    };

    /// <summary>Runs a call; null where it gives nothing, or was refused.</summary>
    public Value? Call(IInvocationOperation call, string name = "list")
    {
        ListLowering lists = expressions.Lists;
        if (call.TargetMethod.Name == "ToList")
        {
            return lists.Source(Given(call)) is { } source ? lists.Copy(source, null, call, name) : null;
        }

        if (lists.Value(call.Instance ?? Given(call)) is not { } list)
        {
            return null;
        }

        switch (call.TargetMethod.Name)
        {
            case "ToArray":
                return new Row(lists.ToArray(list, call));
            case "AsSpan":
                return new Row(lists.Elements(list));
            case var _ when !list.IsOwn:
                _ = context.Refuse(call, $"'{call.TargetMethod.Name}' of a list that the caller owns", "change a list of your own, as in 'new(list)'");
                break;
            case "Add":
                Append(list, call.Arguments[0].Value);
                break;
            case "AddRange":
                AppendAll(list, call.Arguments.Last().Value);
                break;
            case "Clear":
                context.Emit(new Assign(list.Count, Literal.Of(0)));
                break;
            default:
                Remove(list, expressions.Lower(call.Arguments[0].Value), call);
                break;
        }

        return null;
    }

    /// <summary>Adds an element behind the others.</summary>
    public void Append(NumberList list, IOperation value)
    {
        if (list.Structs is null)
        {
            Append(list, expressions.Lower(value));
        }
        else if (expressions.Values.Of(value, "item") is Composite item)
        {
            item = expressions.Values.Storage.Copy(item, "item");
            Append(list, value, () => _ = context.Handles.Element(list.Items, list.Count, list.Structs, value) is { } place ? expressions.Values.Storage.Assign(place, item, value) : null);
        }
    }

    /// <summary>Adds a number behind the others.</summary>
    public void Append(NumberList list, Expression value)
    {
        Expression item = value is Literal ? value : context.Temporary("item", value);
        Append(list, null, () => context.Emit(new Assign(new Element(list.Items, list.Count), item)));
    }

    private void Append(NumberList list, IOperation? site, Action store)
    {
        EquatableArray<Statement> longer = context.Block(() =>
        {
            Variable grown = context.NewVariable(list.Items.Name, list.Items.Type);
            context.Emit(new Declare(grown, new NewArray(grown.Type, ListRows.Longer(new Length(list.Items)))));
            expressions.Lists.CopyElements((list.Items, list.Count), grown, list.Structs, site!);
            context.Emit(new Assign(new Read(list.Items), new Read(grown)));
        });
        context.Emit(new If(new Binary(BinaryOperator.Equal, list.Count, new Length(list.Items)), longer, []));
        store();
        context.Emit(new Assign(list.Count, new Binary(BinaryOperator.Add, list.Count, Literal.Of(1))));
    }

    private void AppendAll(NumberList list, IOperation given)
    {
        if (expressions.Lists.Source(given) is not { } source)
        {
            return;
        }

        // A list that is added to itself has as many elements more as it had before.
        Expression count = source.Count is Length ? source.Count : context.Bind("count", source.Count);
        Variable index = context.NewVariable("i", IrType.Int);
        EquatableArray<Statement> body = context.Block(() =>
        {
            if (list.Structs is not { } structs)
            {
                Append(list, context.Tables.Element(source.Row, new Read(index)));
                return;
            }

            // The array may become a longer one, before its element is stored.
            Append(list, given, () => expressions.Values.Storage.CopyElement(source.Row, new Read(index), list.Items, list.Count, structs, given));
        });
        context.Emit(new For(index, Literal.Of(0), count, 1, Inclusive: false, Reversed: false, body));
    }

    private void Remove(NumberList list, Expression index, IOperation site)
    {
        Expression first = context.Bind("removed", ListRows.At(index, list.Count));
        Expression last = context.Bind("last", new Binary(BinaryOperator.Subtract, list.Count, Literal.Of(1)));
        Variable next = context.NewVariable("i", IrType.Int);
        Binary behind = new(BinaryOperator.Add, new Read(next), Literal.Of(1));
        EquatableArray<Statement> moved = context.Block(() => expressions.Values.Storage.CopyElement(list.Items, behind, list.Items, new Read(next), list.Structs, site));
        context.Emit(new For(next, first, last, 1, Inclusive: false, Reversed: false, moved));
        context.Emit(new Assign(list.Count, last));
    }

    /// <summary>What an extension is given first, as the list or array that it is.</summary>
    private static IOperation Given(IInvocationOperation call) =>
        call.Arguments[0].Value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : call.Arguments[0].Value;
}
