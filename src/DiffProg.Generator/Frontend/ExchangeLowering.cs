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
        if (exchange.Target is not ITupleOperation targets || Unwrap(exchange.Value) is not ITupleOperation values
            || targets.Elements.Length != values.Elements.Length || exchange.Parent is not IExpressionStatementOperation)
        {
            return context.Refuse(exchange);
        }

        List<Expression?> places = [];
        foreach (IOperation target in targets.Elements)
        {
            if (target is IDiscardOperation)
            {
                places.Add(null);
            }
            else if (Place(target) is { } place)
            {
                places.Add(place);
            }
            else
            {
                return LoweringContext.StandIn(exchange);
            }
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

        for (int i = 0; i < places.Count; i++)
        {
            if (places[i] is { } place)
            {
                context.Emit(new Assign(place, Converted(place.Type, given[i], values.Elements[i])));
            }
        }

        return LoweringContext.StandIn(exchange);
    }

    private static IOperation Unwrap(IOperation value) => value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? Unwrap(conversion.Operand) : value;

    /// <summary>A place, of which nothing that follows changes which one it is.</summary>
    private Expression? Place(IOperation target)
    {
        if (target is IDeclarationExpressionOperation or ITupleOperation)
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
        _ = context.Refuse(target, "a deconstruction into new variables", "declare them before");
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
