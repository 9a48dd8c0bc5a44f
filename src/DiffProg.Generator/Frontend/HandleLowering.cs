using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Lowers arrays as values: variables that become other arrays, choices between arrays, the array that is none. A variable that nobody
/// assigns, initialised from another that nobody assigns, is that other variable and not met here.
/// </summary>
internal sealed class HandleLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>The array variables that a method assigns after their declaration, or lets a function assign that it hands them to by reference.</summary>
    public static IEnumerable<ISymbol> Assigned(IOperation body) => body.Descendants()
        .SelectMany(o => o switch
        {
            IAssignmentOperation x => Targets(x.Target),
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } x => [x.Value],
            _ => Enumerable.Empty<IOperation>(),
        })
        .Select(Symbol)
        .OfType<ISymbol>();

    private static IEnumerable<IOperation> Targets(IOperation target) => target is ITupleOperation tuple ? tuple.Elements.SelectMany(Targets) : [target];

    /// <summary>Declares an array variable; <paramref name="isOwnResult"/> gives its name to what a call just returned.</summary>
    public void Declare(ILocalSymbol symbol, IOperation initializer, Func<Variable, ILocalSymbol, bool> isOwnResult)
    {
        if (expressions.Row(initializer, symbol.Name) is not { } found || isOwnResult(found, symbol) || (context.IsAssigned(symbol) ? Movable(found, initializer) : found) is not { } row)
        {
            return;
        }

        if (!context.IsNamed(row) || !(context.IsAssigned(symbol) || context.IsAssigned(row)))
        {
            context.Alias(symbol, row);
        }
        else if (row.Type.Shape != Shape.Array)
        {
            RefuseSpan(initializer);
        }
        else
        {
            context.Emit(new Declare(context.Declare(symbol, row.Type), new Read(row)));
        }
    }

    /// <summary>Declares an array variable that gets its array later.</summary>
    public void Declare(ILocalSymbol symbol, IrType type) => context.Emit(new Declare(context.Declare(symbol, type), Literal.Zero(type)));

    /// <summary>Assigns an array variable.</summary>
    public Expression Assign(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Parent is not IExpressionStatementOperation)
        {
            return context.Refuse(assignment, "the assignment of an array variable inside an expression", "assign it before");
        }

        if (Place(assignment.Target) is { } place)
        {
            int mark = context.Output.Count;
            if (Value(assignment.Value, "row") is { } row)
            {
                context.Emit(new Assign(place with { Index = context.Keep(place.Index, mark) }, new Read(row)));
                return LoweringContext.Unused(assignment);
            }
        }
        else if (Target(assignment.Target) is { } target && Assign(target, assignment.Value))
        {
            return LoweringContext.Unused(assignment);
        }

        return context.StandIn(assignment);
    }

    /// <summary>Makes an array variable name an array; false where that was refused.</summary>
    public bool Assign(Variable target, IOperation value)
    {
        if (Value(value, target.Name) is not { } row)
        {
            return false;
        }

        context.Emit(new Assign(new Read(target), new Read(row)));
        return true;
    }

    /// <summary>The place of an array in an array of arrays that the method makes; null where an operation is none.</summary>
    public Item? Place(IOperation operation)
    {
        if (operation is not IArrayElementReferenceOperation { Indices: [{ } index] } element || Types.TryLower(element.ArrayReference.Type) is not { HoldsArrays: true }
            || Types.TryLower(element.Type) is not { Shape: Shape.Array } type || expressions.Row(element.ArrayReference) is not { } found || !context.Handles.MayHoldOthers(found))
        {
            return null;
        }

        Variable rows = context.Steady(found);
        Expression at = expressions.Index(rows, index);
        return new Item(rows, at is Literal ? at : context.Temporary("index", at), type, context.NewSite(operation));
    }

    /// <summary>Assigns an array variable where it holds none.</summary>
    public Expression AssignIfNone(ICoalesceAssignmentOperation assignment)
    {
        if (assignment.Parent is not IExpressionStatementOperation || Symbol(assignment.Target) is null)
        {
            return context.Refuse(assignment, "'??='", "use an if");
        }

        if (Target(assignment.Target) is { } target)
        {
            Variable? value = null;
            EquatableArray<Statement> effects = context.Block(() => value = Value(assignment.Value, target.Name));
            if (value is not null)
            {
                context.Emit(new If(new IsNull(target), [.. effects, new Assign(new Read(target), new Read(value)) { Source = context.Source }], []));
                return LoweringContext.Unused(assignment);
            }
        }

        return context.StandIn(assignment);
    }

    /// <summary>The variable that an assignment gives another array; null where it is refused.</summary>
    public Variable? Target(IOperation operation)
    {
        if (Symbol(operation) is not { } symbol)
        {
            _ = operation is IArrayElementReferenceOperation { ArrayReference: { } rows } && Types.TryLower(rows.Type) is { HoldsArrays: true }
                ? context.Refuse(operation, "an array stored in an array of arrays that the method is given", "store it in one that the method makes, or copy its elements")
                : expressions.Places.Target(operation);
            return null;
        }

        if (Types.TryLower(operation.Type) is { Shape: Shape.Array } && context.Find(symbol) is { } variable)
        {
            return variable;
        }

        RefuseSpan(operation);
        return null;
    }

    /// <summary>An array as a value; null where it is refused.</summary>
    public Variable? Value(IOperation operation, string name) =>
        expressions.Row(operation, name) is { } row ? Movable(row, operation) : null;

    /// <summary>One of two arrays.</summary>
    public Variable? Choice(IConditionalOperation choice, string name)
    {
        if (choice.IsRef || choice.WhenFalse is null || Types.TryLower(choice.Type) is not { Shape: Shape.Array } type)
        {
            _ = context.Refuse(choice, "a choice between spans", "choose between arrays, or between their elements");
            return null;
        }

        Expression condition = expressions.Lower(choice.Condition);
        return Choice(type, condition, choice.WhenTrue, choice.WhenFalse, name);
    }

    /// <summary>An array, or another where it is none.</summary>
    public Variable? Coalesce(ICoalesceOperation operation, string name)
    {
        if (Types.TryLower(operation.Type) is not { Shape: Shape.Array } type)
        {
            _ = context.Refuse(operation);
            return null;
        }

        if (Value(operation.Value, name) is not { } value)
        {
            return null;
        }

        Variable? other = null;
        EquatableArray<Statement> effects = context.Block(() => other = Value(operation.WhenNull, name));
        return other is null ? null : Chosen(type, new IsNull(value), (effects, other), ([], value), name);
    }

    /// <summary>No array.</summary>
    public Variable None(IrType type, string name)
    {
        Variable none = context.NewVariable(name, type);
        context.Emit(new Declare(none, Literal.Zero(type)));
        return none;
    }

    /// <summary>Whether an operation is <c>null</c> in the place of an array.</summary>
    public static bool IsNone(IOperation operation) => operation switch
    {
        IConversionOperation { OperatorMethod: null } x => Types.TryLower(x.Type) is { Shape: Shape.Array } && IsNull(x),
        IDefaultValueOperation x => Types.TryLower(x.Type) is { Shape: Shape.Array },
        _ => false,
    };

    /// <summary>The test of an array or object for <c>null</c>; null where an operator is none.</summary>
    public Expression? Test(IBinaryOperation binary)
    {
        if (!IsPlain(binary.OperatorMethod) || binary.OperatorKind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals))
        {
            return null;
        }

        IOperation? array = IsNull(binary.RightOperand) ? binary.LeftOperand : IsNull(binary.LeftOperand) ? binary.RightOperand : null;
        return array is null ? null : Test(array, binary.OperatorKind == BinaryOperatorKind.Equals);
    }

    /// <summary>Whether an operator compares references, or is that of a record, to which nothing but <c>null</c> is <c>null</c>.</summary>
    private static bool IsPlain(IMethodSymbol? method) => method is null || (method.IsImplicitlyDeclared && method.ContainingType.GetMembers("Equals").All(m => m.IsImplicitlyDeclared));

    /// <summary>The test of an array for <c>null</c> by a pattern; null where a pattern is none.</summary>
    public Expression? Test(IIsPatternOperation test) => test.Pattern switch
    {
        IConstantPatternOperation x when IsNull(x.Value) => Test(test.Value, isNull: true),
        INegatedPatternOperation { Pattern: IConstantPatternOperation x } when IsNull(x.Value) => Test(test.Value, isNull: false),
        _ => null,
    };

    private Expression? Test(IOperation operation, bool isNull)
    {
        IOperation array = operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion ? conversion.Operand : operation;
        if (Layout.TryOf(array.Type) is { IsReference: true })
        {
            MarkedPatterns patterns = new(context, expressions);
            return patterns.Tested(array) is not Read found ? context.StandIn(operation) : isNull ? patterns.IsNone(found) : Build.Not(patterns.IsNone(found));
        }

        if (Types.TryLower(array.Type) is not { Shape: Shape.Array } || expressions.Row(array) is not { } row)
        {
            return null;
        }

        return isNull ? new IsNull(row) : Build.Not(new IsNull(row));
    }

    private static bool IsNull(IOperation operation) => operation switch
    {
        { ConstantValue: { HasValue: true, Value: null } } => true,
        IConversionOperation { IsImplicit: true, OperatorMethod: null } x => IsNull(x.Operand),
        _ => false,
    };

    private Variable? Choice(IrType type, Expression condition, IOperation whenTrue, IOperation whenFalse, string name)
    {
        Variable? first = null;
        Variable? second = null;
        EquatableArray<Statement> firstEffects = context.Block(() => first = Value(whenTrue, name));
        EquatableArray<Statement> secondEffects = context.Block(() => second = Value(whenFalse, name));
        return first is null || second is null ? null : Chosen(type, condition, (firstEffects, first), (secondEffects, second), name);
    }

    private Variable Chosen(IrType type, Expression condition, (EquatableArray<Statement> Effects, Variable Row) first, (EquatableArray<Statement> Effects, Variable Row) second, string name)
    {
        Variable chosen = context.NewVariable(name, type);
        if (first.Effects.IsEmpty && second.Effects.IsEmpty)
        {
            context.Emit(new Declare(chosen, new Conditional(condition, new Read(first.Row), new Read(second.Row))));
            return chosen;
        }

        context.Emit(new Declare(chosen, Literal.Zero(type)));
        context.Emit(new If(
            condition,
            [.. first.Effects, new Assign(new Read(chosen), new Read(first.Row)) { Source = context.Source }],
            [.. second.Effects, new Assign(new Read(chosen), new Read(second.Row)) { Source = context.Source }]));
        return chosen;
    }

    /// <summary>An array that a variable may become: itself, or a copy where it has an owner; null where that was refused.</summary>
    public Variable? Movable(Variable row, IOperation operation) =>
        context.Tables.FieldOf(row) is null && !context.Handles.IsOwned(row) ? row : new StandInLowering(context).Value(row, operation);

    private void RefuseSpan(IOperation operation) =>
        _ = context.Refuse(operation, "the assignment of a span variable", "give each span a variable of its own, or assign arrays");

    private static ISymbol? Symbol(IOperation target) => target switch
    {
        IParenthesizedOperation x => Symbol(x.Operand),
        ILocalReferenceOperation x when NamesOther(x.Type) => x.Local,
        IParameterReferenceOperation x when NamesOther(x.Type) => x.Parameter,
        _ => null,
    };

    /// <summary>Whether a variable of a type names what another one may name too.</summary>
    private static bool NamesOther(ITypeSymbol? type) => Types.TryLower(type) is { IsScalar: false } || GridType.TryOf(type) is not null || Layout.TryOf(type) is { IsReference: true };
}
