using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers inline arrays of numbers: each variable has an array of its own, and where C# copies the struct the elements are copied.</summary>
internal sealed class InlineArrayLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether an expression is an inline array of numbers, rather than a parameter that is a constant.</summary>
    public bool Is(IOperation operation) => InlineArrayType.TryOf(operation.Type) is not null && operation switch
    {
        ILocalReferenceOperation x => context.FindValue(x.Local) is not Number,
        IParameterReferenceOperation x => context.FindValue(x.Parameter) is not Number,
        _ => true,
    };

    /// <summary>Declares a variable.</summary>
    public void Declare(ILocalSymbol symbol, IOperation? initializer, IOperation declaration)
    {
        if (symbol.RefKind != RefKind.None)
        {
            _ = context.Refuse(declaration, "a reference to an inline array", "refer to an element, or to a span of it");
        }
        else if ((initializer is null ? Zero(InlineArrayType.TryOf(symbol.Type)!.Value, symbol.Name) : Copy(initializer, symbol.Name)) is { } row)
        {
            context.Bind(symbol, new InlineArray(row));
        }
    }

    /// <summary>The array of a variable, in place, or of a new value; null where it was refused.</summary>
    public Variable? Row(IOperation operation, string name)
    {
        switch (operation)
        {
            case IParenthesizedOperation x:
                return Row(x.Operand, name);
            case IConversionOperation { OperatorMethod: null } x when InlineArrayType.TryOf(x.Operand.Type) is not null:
                return Row(x.Operand, name);
            case ILocalReferenceOperation x when context.FindValue(x.Local) is InlineArray array:
                return array.Row;
            case IParameterReferenceOperation x when context.FindValue(x.Parameter) is InlineArray array:
                return array.Row;
            case IDefaultValueOperation:
            case IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null }:
                return Zero(InlineArrayType.TryOf(operation.Type)!.Value, name);
            case IMemberReferenceOperation x when ValueLowering.IsOfParts(x) && expressions.Values.Member(x) is InlineArray part:
                return part.Row;
            case IInvocationOperation x when expressions.Call(x) is InlineArray returned:
                return returned.Row;
            default:
                if (context.Refusals.Count == 0)
                {
                    _ = context.Refuse(operation, "an inline array that comes from here", "use a local variable, or an array");
                }

                return null;
        }
    }

    /// <summary>A copy that nothing else names; null where it was refused.</summary>
    public Variable? Copy(IOperation operation, string name) => Row(operation, name) is not { } row ? null : context.IsNamed(row) ? Copy(row, name) : row;

    /// <summary>A copy of an array.</summary>
    public Variable Copy(Variable row, string name)
    {
        Variable copy = context.NewVariable(name, row.Type);
        context.Emit(new Declare(copy, new NewArray(copy.Type, new Length(row))));
        CopyElements(row, copy);
        return copy;
    }

    /// <summary>Overwrites a variable.</summary>
    public Expression Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.IsRef || assignment.Parent is not IExpressionStatementOperation)
        {
            return context.Refuse(assignment, "the assignment of an inline array inside an expression", "assign it before");
        }

        if (Row(assignment.Target, "target") is not { } target || Row(assignment.Value, "value") is not { } value)
        {
            return context.StandIn(assignment);
        }

        CopyElements(value, target);
        return LoweringContext.Unused(assignment);
    }

    private Variable Zero(InlineArrayType type, string name)
    {
        Variable row = context.NewVariable(name, type.Row);
        context.Emit(new Declare(row, new NewArray(row.Type, Literal.Of(type.Length))));
        return row;
    }

    private void CopyElements(Variable source, Variable target)
    {
        Variable index = context.NewVariable("i", IrType.Int);
        Assign assign = new(new Element(target, new Read(index)), new Element(source, new Read(index))) { Source = context.Source };
        context.Emit(new For(index, Literal.Of(0), new Length(target), 1, Inclusive: false, Reversed: false, [assign]));
    }
}
