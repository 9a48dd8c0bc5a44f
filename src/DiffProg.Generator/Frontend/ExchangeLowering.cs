using System.Collections.Generic;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers the assignment of a tuple to a tuple, as in <c>(a, b) = (b, a)</c>: all places are found first, then all values, and then each
/// place is given its value.
/// </summary>
internal sealed class ExchangeLowering(LoweringContext context, ExpressionLowering expressions)
{
    private readonly HandleLowering _handles = new(context, expressions);

    public Expression Lower(IDeconstructionAssignmentOperation exchange)
    {
        if (Elements(exchange.Target) is not { } targets || Unwrap(exchange.Value) is not ITupleOperation values
            || targets.Length != values.Elements.Length || exchange.Parent is not IExpressionStatementOperation)
        {
            return context.Refuse(exchange, "a deconstruction of what is no tuple of as many elements", "assign one variable at a time");
        }

        List<Expression?> places = [];
        foreach (IOperation target in targets)
        {
            bool isPlace = target is not IDiscardOperation && Declared(target) is null;
            Expression? place = isPlace ? Place(target) : null;
            if (isPlace && place is null)
            {
                return LoweringContext.StandIn(exchange);
            }

            places.Add(place);
        }

        List<Expression> given = [];
        foreach (IOperation value in values.Elements)
        {
            if (Value(value) is not { } known)
            {
                return LoweringContext.StandIn(exchange);
            }

            given.Add(known);
        }

        for (int i = 0; i < targets.Length; i++)
        {
            Give(targets[i], places[i], given[i], values.Elements[i]);
        }

        return LoweringContext.StandIn(exchange);
    }

    private static IOperation[]? Elements(IOperation target) => target switch
    {
        ITupleOperation tuple => [.. tuple.Elements],
        IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => [.. tuple.Elements],
        _ => null,
    };

    /// <summary>The variable that a target declares; null where it is a place that is there.</summary>
    private static ILocalSymbol? Declared(IOperation target) => target switch
    {
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => local.Local,
        ILocalReferenceOperation { IsDeclaration: true } local => local.Local,
        _ => null,
    };

    private void Give(IOperation target, Expression? place, Expression value, IOperation operation)
    {
        if (place is not null)
        {
            context.Emit(new Assign(place, Converted(place.Type, value, operation)));
        }
        else if (Declared(target) is { } local)
        {
            if (Types.TryLower(local.Type) is not { Shape: Shape.Scalar or Shape.Array } type)
            {
                _ = context.Refuse(target, "a deconstruction into a variable of this type", "declare it before");
                return;
            }

            context.Emit(new Declare(context.Declare(local, type), Converted(type, value, operation)));
        }
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unwrap(conversion.Operand) : value;

    /// <summary>A place, of which nothing that follows changes which one it is.</summary>
    private Expression? Place(IOperation target)
    {
        if (target is ITupleOperation)
        {
            return RefusePlace(target);
        }

        if (Types.TryLower(target.Type) is { IsScalar: false })
        {
            return _handles.Target(target) is { } row ? new Read(row) : null;
        }

        if (expressions.Target(target) is not { } place)
        {
            return null;
        }

        if (place is not Element element)
        {
            return place;
        }

        Variable array = element.Array;
        if (context.IsAssigned(array))
        {
            array = context.NewVariable(array.Name, array.Type);
            context.Emit(new Declare(array, new Read(element.Array)));
        }

        return new Element(array, element.Index is Literal ? element.Index : context.Bind("index", element.Index));
    }

    private Expression? RefusePlace(IOperation target)
    {
        _ = context.Refuse(target, "a deconstruction inside another", "assign its elements apart");
        return null;
    }

    private Expression? Value(IOperation value)
    {
        if (Types.TryLower(value.Type) is not { IsScalar: false })
        {
            Expression number = expressions.Lower(value);
            return number is Literal ? number : context.Bind("given", number);
        }

        if (_handles.Value(value, "given") is not { } row)
        {
            return null;
        }

        Variable given = context.NewVariable(row.Name, row.Type);
        context.Emit(new Declare(given, new Read(row)));
        return new Read(given);
    }

    private Expression Converted(IrType type, Expression value, IOperation operation) =>
        value.Type == type || !type.IsScalar ? value
        : value is Literal { Type.IsInteger: true } number && type.IsDifferentiable ? Literal.Of(type, number.Bits)
        : ScalarFacts.ConvertsImplicitly(value.Type.Scalar, type.Scalar) ? new Ir.Convert(type, value, context.NewSite(operation))
        : context.Refuse(operation, "a deconstruction that converts", "assign one variable at a time");
}
