using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers the arguments of one call that are passed by reference. A callee without derivatives gets temporaries, which are written back
/// after it: nothing would bring back what it overwrites.
/// </summary>
internal sealed class ReferenceArguments(LoweringContext context, bool calleeIsDifferentiable)
{
    private readonly List<Assign> _writeBacks = [];

    /// <summary>What follows the call.</summary>
    public void WriteBack() => _writeBacks.ForEach(context.Emit);

    /// <summary>The place that the callee is given; null where it was refused.</summary>
    public Expression? Lower(IArgumentOperation argument, IInvocationOperation call, ExpressionLowering expressions)
    {
        RefKind kind = argument.Parameter!.RefKind;
        if (Types.TryLower(argument.Parameter) is null)
        {
            _ = context.Refuse(argument, "an array or span by reference to a method", "pass it by value, or make the method a local function");
            return null;
        }

        bool isReadOnly = kind is RefKind.In or RefKind.RefReadOnlyParameter;
        bool mayChange = MayChange(call, argument);
        if (isReadOnly && mayChange && IsOfTable(argument.Value, context, expressions))
        {
            // What a method writes is none of a field's rows; what is not differentiable may write anywhere.
            if (call.Arguments.Any(a => a != argument && a.Descendants().Any(RunsUnmarked)))
            {
                _ = context.Refuse(argument, "an element of a field's array, passed by 'in' beside an argument that runs other code", "evaluate that argument before the call");
                return null;
            }

            mayChange = false;
        }

        if (isReadOnly && !mayChange)
        {
            return Temporary(argument.Parameter.Name, expressions.Lower(argument.Value));
        }

        if (Declared(argument.Value, argument.Parameter) is { } declared)
        {
            return new Read(declared);
        }

        if (!calleeIsDifferentiable)
        {
            if (isReadOnly)
            {
                _ = context.Refuse(argument, "a variable passed by 'in' that another argument may change", "evaluate that argument before the call");
                return null;
            }

            return expressions.Places.Target(argument.Value) is { } target ? Exchanged(target, argument.Parameter) : null;
        }

        return expressions.Places.Place(argument.Value, argument.Parameter.Name, isReadOnly) is { } place ? new Read(place) : null;
    }

    /// <summary>Whether another argument lets the callee write to what this one reads, or writes to it itself.</summary>
    private static bool MayChange(IInvocationOperation call, IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.Explicit && IsPlace(argument.Value) && call.Arguments.Any(a => a != argument && (Types.TryLower(a.Parameter!) is { IsWritableRow: true } || a.Descendants().Any(HasEffect)));

    /// <summary>Whether a place is an element of an array that a field holds.</summary>
    public static bool IsOfTable(IOperation place, LoweringContext context, ExpressionLowering expressions)
    {
        IOperation? row = place switch
        {
            IArrayElementReferenceOperation x => x.ArrayReference,
            IImplicitIndexerReferenceOperation x => x.Instance,
            _ => null,
        };
        IOperation? whole = row;
        while (whole is IArrayElementReferenceOperation inner)
        {
            whole = inner.ArrayReference;
        }

        // Of an array of arrays, or of several dimensions, no method writes the elements either.
        return whole is IFieldReferenceOperation field && (whole != row || GridType.TryOf(field.Type) is not null)
            ? !ValueLowering.IsOfParts(field)
            : row is IFieldReferenceOperation or ILocalReferenceOperation && expressions.Row(row) is { } variable && context.Tables.FieldOf(variable) is not null;
    }

    private static bool RunsUnmarked(IOperation operation) =>
        operation is IInvocationOperation call && !CallLowering.IsPrimitive(call.TargetMethod) && !Marks.IsDifferentiable(call.TargetMethod);

    private static bool HasEffect(IOperation operation) => operation is IAssignmentOperation or IIncrementOrDecrementOperation
        || (operation is IInvocationOperation call && !CallLowering.IsPrimitive(call.TargetMethod));

    /// <summary>Whether an argument for an <c>in</c> parameter is the variable itself rather than a copy of what it holds.</summary>
    public static bool IsPlace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IArrayElementReferenceOperation or IInlineArrayAccessOperation => true,
        IImplicitIndexerReferenceOperation x => x.IndexerSymbol is IPropertySymbol { ReturnsByRef: true } or IPropertySymbol { ReturnsByRefReadonly: true },
        IFieldReferenceOperation x => ValueLowering.IsOfParts(x),
        IPropertyReferenceOperation x => x.Property.ReturnsByRef || x.Property.ReturnsByRefReadonly,
        _ => false,
    };

    /// <summary>The variable of <c>out var x</c> or of a discard.</summary>
    private Variable? Declared(IOperation value, IParameterSymbol parameter)
    {
        if (Types.TryLower(parameter.Type) is not { } type)
        {
            return null;
        }

        if (value is IDeclarationExpressionOperation { Expression: ILocalReferenceOperation early } && new PatternVariables(context).Before(early.Local) is { } before)
        {
            return before;
        }

        Variable? variable = value switch
        {
            IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } => context.Declare(local.Local, type),
            IDiscardOperation => context.NewVariable(parameter.Name, type),
            _ => null,
        };
        if (variable is not null)
        {
            context.Emit(new Declare(variable, Literal.Zero(type)));
        }

        return variable;
    }

    private Read Exchanged(Expression target, IParameterSymbol parameter)
    {
        Read temporary = Temporary(parameter.Name, parameter.RefKind == RefKind.Out ? Literal.Zero(target.Type) : target);
        _writeBacks.Add(new Assign(target, temporary) { Source = context.Source });
        return temporary;
    }

    private Read Temporary(string name, Expression value)
    {
        Variable variable = context.NewVariable(name, value.Type);
        context.Emit(new Declare(variable, value));
        return new Read(variable);
    }
}
