using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers arrays of several dimensions to the row of their elements and their lengths.</summary>
internal sealed class GridLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>The array; null where it was refused.</summary>
    public Grid? Value(IOperation operation, string name = "grid")
    {
        switch (operation)
        {
            case IParenthesizedOperation x:
                return Value(x.Operand, name);
            case ILocalReferenceOperation x when context.FindValue(x.Local) is Grid grid:
                return grid;
            case IParameterReferenceOperation x when context.FindValue(x.Parameter) is Grid grid:
                return grid;
            case IMemberReferenceOperation x when ValueLowering.IsOfParts(x):
                return expressions.Values.Member(x) as Grid;
            case IFieldReferenceOperation x when context.Tables.Grid(x) is { } table:
                return table;
            case IMemberReferenceOperation x when ConstantMembers.IsGrid(x, context):
                return new ConstantMembers(context, expressions).Grid(x);
            case IArrayCreationOperation x:
                return New(x, name);
            case IConversionOperation { Operand: IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } source } } x
                when GridType.TryOf(source.Type) is { } type && type == GridType.TryOf(x.Type):
                return Value(source) is { } original ? Copy(original, name) : null;
            case IConversionOperation { OperatorMethod: null } x when GridType.TryOf(x.Operand.Type) == GridType.TryOf(x.Type):
                return Value(x.Operand, name);
            default:
                _ = context.Refuse(operation, "an array of several dimensions that is decided late, or comes from here,", "declare it as 'new', or take it as a parameter");
                return null;
        }
    }

    /// <summary>An element, as a value or a place.</summary>
    public Expression Element(IArrayElementReferenceOperation element)
    {
        if (GridType.TryOf(element.ArrayReference.Type) is null)
        {
            return context.Refuse(element, "an array of several dimensions whose elements are no numbers", "use one dimension, as in a[i * columns + j]");
        }

        if (Value(element.ArrayReference) is not { } grid || Integers(element.Indices, "an index") is not { } indices)
        {
            return context.StandIn(element);
        }

        return context.Tables.Element(grid.Row, GridRows.At(indices, grid.Lengths));
    }

    /// <summary>What a property says of an array; null where it is none of these.</summary>
    public Expression? Property(IPropertyReferenceOperation property) =>
        property is not { Property.Name: "Length" or "Rank", Instance: { } instance } || GridType.TryOf(instance.Type) is not { } type ? null
        : Value(instance) is not { } grid ? context.StandIn(property)
        : property.Property.Name == "Rank" ? Literal.Of(type.Rank)
        : new Length(grid.Row);

    /// <summary>Whether a call asks for what is known of one dimension.</summary>
    public static bool IsLength(IInvocationOperation call) =>
        call is { TargetMethod.Name: "GetLength" or "GetUpperBound" or "GetLowerBound", Instance.Type: { } type, Arguments: [_] } && GridType.TryOf(type) is not null;

    /// <summary>Whether a call throws where there is no array, which has been seen to when the array was taken apart.</summary>
    public static bool IsGuard(IInvocationOperation call) =>
        call is { TargetMethod: { Name: "ThrowIfNull", ContainingType.Name: "ArgumentNullException" }, Arguments: [{ Value: { } given }, ..] }
        && GridType.TryOf(given is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand.Type : given.Type) is not null;

    /// <summary>What a method says of one dimension; null where it is none of these.</summary>
    public Expression? Call(IInvocationOperation call)
    {
        if (!IsLength(call) || call is not { Instance: { } instance, Arguments: [{ Value: { } which }] } || GridType.TryOf(instance.Type) is not { } type)
        {
            return null;
        }

        if (which.ConstantValue is not { HasValue: true, Value: int dimension } || dimension < 0 || dimension >= type.Rank)
        {
            return context.Refuse(which, "a dimension that is no constant of this array", "write its number");
        }

        return Value(instance) is not { } grid ? context.StandIn(call) : call.TargetMethod.Name switch
        {
            "GetLength" => grid.Lengths[dimension],
            "GetLowerBound" => Literal.Of(0),
            _ => new Binary(BinaryOperator.Subtract, grid.Lengths[dimension], Literal.Of(1)),
        };
    }

    private Grid? New(IArrayCreationOperation creation, string name)
    {
        if (GridType.TryOf(creation.Type) is not { } type || Integers(creation.DimensionSizes, "a length") is not { } sizes)
        {
            return null;
        }

        Expression[] lengths = [.. sizes.Select((s, d) => s is Literal ? s : context.Bind($"{name}Length{d}", s))];
        Expression[] elements = [.. Elements(creation.Initializer).Select(e => context.Bind("element", expressions.Lower(e)))];
        Variable row = Made(type.Row, GridRows.Count(lengths), name);
        for (int i = 0; i < elements.Length; i++)
        {
            context.Emit(new Assign(new Element(row, Literal.Of(i)), elements[i]));
        }

        return new Grid(row, lengths);
    }

    private Grid Copy(Grid original, string name)
    {
        Variable row = Made(original.Row.Type, new Length(original.Row), name);
        Variable index = context.NewVariable("i", IrType.Int);
        Assign assign = new(new Element(row, new Read(index)), new Element(original.Row, new Read(index))) { Source = context.Source };
        context.Emit(new For(index, Literal.Of(0), new Length(row), 1, Inclusive: false, Reversed: false, [assign]));
        return new Grid(row, original.Lengths);
    }

    private Variable Made(IrType type, Expression count, string name)
    {
        Variable row = context.NewVariable(name, type with { Shape = Shape.Array });
        context.Emit(new Declare(row, new NewArray(row.Type, count)));
        return row;
    }

    /// <summary>Numbers that count, each from before what the later ones change; null where one was refused.</summary>
    private Expression[]? Integers(IReadOnlyList<IOperation> operations, string what)
    {
        Expression[] values = new Expression[operations.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int mark = context.Output.Count;
            Expression value = expressions.Lower(operations[i]);
            if (!ScalarFacts.ConvertsImplicitly(value.Type.Scalar, Scalar.Int))
            {
                _ = context.Refuse(operations[i], $"{what} that is no int", "use an int");
                return null;
            }

            values[i] = value.Type == IrType.Int ? value : new Ir.Convert(IrType.Int, value, context.NewSite(operations[i]));
            for (int k = 0; k < i; k++)
            {
                int length = context.Output.Count;
                values[k] = context.Keep(values[k], mark);
                mark += context.Output.Count - length;
            }
        }

        return values;
    }

    private static IEnumerable<IOperation> Elements(IOperation? operation) => operation switch
    {
        null => [],
        IArrayInitializerOperation x => x.ElementValues.SelectMany(Elements),
        _ => [operation],
    };
}
