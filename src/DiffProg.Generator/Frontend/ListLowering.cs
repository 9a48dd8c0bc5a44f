using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers lists of numbers to the array of their elements and their count: what they are made of, and what is read of them.</summary>
internal sealed class ListLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether an expression is a list that is taken apart, rather than one that the user marked as a constant.</summary>
    public bool Is(IOperation? operation) => operation switch
    {
        null => false,
        IParenthesizedOperation x => Is(x.Operand),
        ILocalReferenceOperation { Local: var local } when context.FindValue(local) is NumberList => true,
        IParameterReferenceOperation { Parameter: var parameter } when context.FindValue(parameter) is NumberList => true,
        _ when ListType.ElementOf(operation.Type) is null => false,
        ILocalReferenceOperation x => context.FindValue(x.Local) is not Number,
        IParameterReferenceOperation x => context.FindValue(x.Parameter) is not Number,
        _ => !ConstantOrigins.Is(operation, context),
    };

    /// <summary>Whether a property is an element of such a list.</summary>
    public bool IsElement(IPropertyReferenceOperation property) => property is { Property.IsIndexer: true, Arguments.Length: 1 } && Is(property.Instance);

    /// <summary>The list; null where it was refused.</summary>
    public NumberList? Value(IOperation operation, string name = "list")
    {
        switch (operation)
        {
            case IParenthesizedOperation x:
                return Value(x.Operand, name);
            case IConversionOperation { OperatorMethod: null } x when (ListType.ElementOf(x.Type) is not null && (Is(x.Operand) || x.Operand is ICollectionExpressionOperation))
                || (ListType.StructsOf(x.Type) is not null && x.Operand is ICollectionExpressionOperation or IObjectCreationOperation):
                return Value(x.Operand, name);
            case ILocalReferenceOperation x when context.FindValue(x.Local) is NumberList list:
                return list;
            case IParameterReferenceOperation x when context.FindValue(x.Parameter) is NumberList list:
                return list;
            case IMemberReferenceOperation x when ValueLowering.IsOfParts(x):
                return expressions.Values.Member(x) as NumberList ?? Refused(operation);
            case IObjectCreationOperation x:
                return New(x, name);
            case ICollectionExpressionOperation x:
                return Collected(x, name);
            case IInvocationOperation x:
                return expressions.Call(x) as NumberList ?? Refused(operation);
            default:
                return Refused(operation);
        }
    }

    /// <summary>The elements that a list has now, in place.</summary>
    public Variable Elements(NumberList list, string name = "elements")
    {
        if (!list.IsOwn)
        {
            return list.Items;
        }

        Variable view = context.NewVariable(name, list.Items.Type with { Shape = Shape.Span });
        context.Emit(new Declare(view, new View(view.Type, list.Items, Literal.Of(0), list.Count)));
        return view;
    }

    /// <summary>A new list with these elements.</summary>
    public NumberList Copy((Variable Row, Expression Count) source, ITypeSymbol? structs, IOperation site, string name)
    {
        NumberList copy = Made(source.Row.Type.ElementType(), structs, source.Count, source.Count, name);
        CopyElements(source, copy.Items, structs, site);
        return copy;
    }

    /// <summary>A new list without elements.</summary>
    public NumberList Empty(IrType element, string name) => Made(element, null, Literal.Of(ListRows.Shortest), Literal.Of(0), name);

    /// <summary>A new array with the elements of a list.</summary>
    public Variable ToArray(NumberList list, IOperation site)
    {
        Variable copy = context.NewVariable("elements", list.Items.Type with { Shape = Shape.Array });
        context.Emit(new Declare(copy, new NewArray(copy.Type, list.Count)));
        CopyElements((list.Items, list.Count), copy, list.Structs, site);
        return copy;
    }

    /// <summary>Copies elements to the beginning of an array.</summary>
    public void CopyElements((Variable Row, Expression Count) source, Variable target, ITypeSymbol? structs, IOperation site)
    {
        Variable index = context.NewVariable("i", IrType.Int);
        EquatableArray<Statement> body = context.Block(() => expressions.Values.Storage.CopyElement(source.Row, new Read(index), target, new Read(index), structs, site));
        context.Emit(new For(index, Literal.Of(0), source.Count, 1, Inclusive: false, Reversed: false, body));
    }

    /// <summary>An element, as a value or a place.</summary>
    public Expression Element(IOperation operation, IOperation index, IOperation whole)
    {
        if (Value(operation) is not { } list)
        {
            return context.StandIn(whole);
        }

        return list.Structs is null ? new Element(list.Items, Place(list, index)) : expressions.TypeRefusal(whole);
    }

    /// <summary>An element that is a struct, as a value or a place; null where it was refused.</summary>
    public Value? Struct(IOperation operation, IOperation index, IOperation whole) =>
        Value(operation) is { Structs: { } structs } list ? context.Handles.Element(list.Items, Place(list, index), structs, whole) : null;

    private Expression Place(NumberList list, IOperation index)
    {
        Expression place = ViewLowering.FromEnd(index) is { } distance
            ? new Binary(BinaryOperator.Subtract, list.Count, expressions.Lower(distance))
            : Types.TryLower(index.Type) is { IsInteger: true } ? expressions.Lower(index)
            : context.Refuse(index, $"an index of type '{index.Type?.ToDisplayString()}'", "use an int");
        return list.IsOwn ? ListRows.At(place, list.Count) : place;
    }

    /// <summary>What a property says of a list; null where it is none of these.</summary>
    public Expression? Property(IPropertyReferenceOperation property) =>
        property.Property.Name != "Count" || !Is(property.Instance) ? null
        : Value(property.Instance!) is { } list ? list.Count
        : context.StandIn(property);

    /// <summary>Whether a call throws where there is no list, which has been seen to when the list was taken apart.</summary>
    public bool IsGuard(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" }, Arguments: [{ Value: { } given }, ..] }
        && Is(given is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : given);

    /// <summary>Refuses a list where only its elements can be.</summary>
    public Expression AsObject(IOperation operation, ISymbol symbol) =>
        MethodOf(operation) is { } method
            ? context.Refuse(operation, $"'{method}' of the list '{symbol.Name}'", method is "Sort" or "Reverse" ? "copy it by 'ToArray()', and call that of 'Array'" : "write it as a loop, with the elements, 'Count', 'Add' and 'RemoveAt'")
            : context.Refuse(operation, $"the list '{symbol.Name}' as an object", "loop over it, or hand over 'ToArray()'");

    /// <summary>The framework's method that is called on a list; null where there is none.</summary>
    private static string? MethodOf(IOperation list) => list.Parent switch
    {
        IConversionOperation { IsImplicit: true } x => MethodOf(x),
        IInvocationOperation { TargetMethod: { } method } x when x.Instance == list => method.Name,
        IArgumentOperation { Parameter.Ordinal: 0, Parent: IInvocationOperation { TargetMethod: { IsExtensionMethod: true, ContainingType.Name: "Enumerable" or "CollectionExtensions" or "MemoryExtensions" } method } } => method.Name,
        _ => null,
    };

    /// <summary>A list of which nothing was stored yet.</summary>
    private NumberList Made(IrType element, ITypeSymbol? structs, Expression capacity, Expression count, string name)
    {
        Variable items = context.NewVariable(name, element with { Shape = Shape.Array });
        _ = context.ListItems.Add(items);
        Variable number = context.NewVariable($"{name}Count", IrType.Int);
        context.Emit(new Declare(items, new NewArray(items.Type, capacity)));
        context.Emit(new Declare(number, count));
        return new NumberList(items, new Read(number), IsOwn: true) { Structs = structs };
    }

    private NumberList? New(IObjectCreationOperation creation, string name)
    {
        ITypeSymbol? structs = ListType.StructsOf(creation.Type);
        IrType element = ItemOf(creation.Type, structs);
        if (structs is not null && expressions.Values.Storage.Zero(structs, creation) is null)
        {
            return null;
        }

        NumberList? made = creation.Arguments switch
        {
            [] => Made(element, structs, Literal.Of(ListRows.Shortest), Literal.Of(0), name),
            [{ Value: { } capacity }] when Types.TryLower(capacity.Type) == IrType.Int => Made(element, structs, expressions.Lower(capacity), Literal.Of(0), name),
            [{ Value: { } given }] => Source(given) is { } source ? Copy(source, structs, creation, name) : null,
            _ => Refused(creation),
        };
        foreach (IOperation operation in made is null ? [] : creation.Initializer?.Initializers ?? [])
        {
            if (operation is not IInvocationOperation { TargetMethod: { Name: "Add", Parameters.Length: 1, IsExtensionMethod: false }, Arguments: [{ Value: { } value }] })
            {
                _ = context.Refuse(operation, "this initializer", "add after the list is made");
                return null;
            }

            new ListCalls(context, expressions).Append(made!, value);
        }

        return made;
    }

    /// <summary>What a list is made from: another list, an array or a span; null where it was refused.</summary>
    public (Variable Row, Expression Count)? Source(IOperation source)
    {
        IOperation inner = source is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && IsRowOrList(conversion.Operand) ? conversion.Operand : source;
        if (!IsRowOrList(inner))
        {
            _ = context.Refuse(source, "a list that is made from this", "make it from an array, a span or a list, or add in a loop");
            return null;
        }

        return Is(inner)
            ? Value(inner) is { } list ? (list.Items, list.Count) : null
            : expressions.Row(inner) is { } row ? (row, new Length(row)) : null;
    }

    private static IrType ItemOf(ITypeSymbol? list, ITypeSymbol? structs) => structs is null ? ListType.ElementOf(list)!.Value : Tangents.RowOf(structs, Shape.Array)!.Value.ElementType();

    private bool IsRowOrList(IOperation operation) => Is(operation) || BulkCalls.IsRow(operation);

    private NumberList? Collected(ICollectionExpressionOperation collection, string name)
    {
        if (collection.Elements.Any(e => e is ISpreadOperation))
        {
            _ = context.Refuse(collection, "a spread", "copy the list, as in 'new(a)', and add in a loop");
            return null;
        }

        ITypeSymbol? structs = ListType.StructsOf(collection.Type);
        IrType element = ItemOf(collection.Type, structs);
        if (structs is not null)
        {
            NumberList empty = Made(element, structs, Literal.Of(collection.Elements.Length), Literal.Of(0), name);
            foreach (IOperation value in collection.Elements)
            {
                new ListCalls(context, expressions).Append(empty, value);
            }

            return empty;
        }

        Expression[] elements = [.. collection.Elements.Select(e => context.Bind("element", expressions.Lower(e)))];
        Literal count = Literal.Of(elements.Length);
        NumberList made = Made(element, null, count, count, name);
        for (int i = 0; i < elements.Length; i++)
        {
            context.Emit(new Assign(new Element(made.Items, Literal.Of(i)), elements[i]));
        }

        return made;
    }

    private NumberList? Refused(IOperation operation)
    {
        if (context.Refusals.Count == 0)
        {
            _ = Fence.Get(operation.Kind).Stance == Stance.Refused ? context.Refuse(operation) : context.Refuse(operation, "a list that is decided late, or comes from here,", "declare it as 'new', or take it as a parameter");
        }

        return null;
    }
}
