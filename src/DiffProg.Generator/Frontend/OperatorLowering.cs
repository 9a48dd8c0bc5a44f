using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Lowers operators and conversions of numbers, in the widths and with the overflow that C# has there.</summary>
internal sealed class OperatorLowering(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>A conversion between numbers, or of the user's.</summary>
    public Expression Conversion(IConversionOperation conversion)
    {
        if (new OpaqueLowering(context, expressions).Convert(conversion) is { } given)
        {
            return given;
        }

        if (conversion.OperatorMethod is { } method && !IsBuiltIn(method))
        {
            return Layout.TryOf(method.ContainingType) is not null
                ? expressions.Part(expressions.Values.Operator(method, conversion, conversion.Operand), conversion)
                : context.Refuse(conversion, "a conversion of a user's type", "convert numbers");
        }

        IrType? to = Types.TryLower(conversion.Type);
        IrType? from = Types.TryLower(conversion.Operand.Type);
        if (to is not { IsScalar: true } target || from is not { IsScalar: true } source)
        {
            return expressions.TypeRefusal(from is null ? conversion.Operand : conversion);
        }

        Expression operand = expressions.Lower(conversion.Operand);
        if (target == source)
        {
            return operand;
        }

        return target == IrType.Bool || source == IrType.Bool
            ? context.Refuse(conversion, "a conversion of a bool", "use a condition")
            : Converted(target, operand, conversion, conversion.IsChecked);
    }

    /// <summary>An operator of one operand.</summary>
    public Expression Unary(IUnaryOperation unary)
    {
        if (unary.OperatorMethod is { } method && !IsBuiltIn(method) && Layout.TryOf(method.ContainingType) is not null)
        {
            return expressions.Part(expressions.Values.Operator(method, unary, unary.Operand), unary);
        }

        if (!IsBuiltIn(unary.OperatorMethod) || unary.IsLifted || Types.TryLower(unary.Type) is not { IsScalar: true } type)
        {
            return context.Refuse(unary, "this operator", "use operators on double, int and bool");
        }

        Expression operand = expressions.Lower(unary.Operand);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => operand,
            UnaryOperatorKind.Minus => new Unary(UnaryOperator.Negate, operand) { Overflow = OverflowOf(type, unary.IsChecked) },
            UnaryOperatorKind.Not when type == IrType.Bool => new Unary(UnaryOperator.Not, operand),
            UnaryOperatorKind.BitwiseNegation when type.IsInteger => new Unary(UnaryOperator.Complement, operand),
            _ => context.Refuse(unary),
        };
    }

    /// <summary>An operator of two operands.</summary>
    public Expression Binary(IBinaryOperation binary)
    {
        if (Equality.Applies(binary))
        {
            return new Equality(context, expressions).Of(binary);
        }

        if (binary.OperatorMethod is { } method && !IsBuiltIn(method) && Layout.TryOf(method.ContainingType) is not null)
        {
            return expressions.Part(expressions.Values.Operator(method, binary, binary.LeftOperand, binary.RightOperand), binary);
        }

        if (Types.TryLower(binary.LeftOperand.Type) is null && new OpaqueLowering(context, expressions).Operate(binary) is { } found)
        {
            return found;
        }

        if (!IsOperator(binary, binary.OperatorKind, binary.OperatorMethod, binary.IsLifted, binary.LeftOperand.Type, out BinaryOperator op)
            || Types.TryLower(binary.RightOperand.Type) is not { IsScalar: true })
        {
            return context.StandIn(binary);
        }

        Expression left = expressions.Lower(binary.LeftOperand);
        if (op.IsShortCircuit())
        {
            return expressions.ShortCircuit(op, left, () => expressions.Lower(binary.RightOperand));
        }

        int mark = context.Output.Count;
        Expression right = expressions.Lower(binary.RightOperand);
        return Recognition.Of(Computed(op, context.Keep(left, mark), right, binary.IsChecked));
    }

    /// <summary><c>a op= b</c>.</summary>
    public Expression Compound(ICompoundAssignmentOperation compound)
    {
        if (!IsOperator(compound, compound.OperatorKind, compound.OperatorMethod, compound.IsLifted, compound.Target.Type, out BinaryOperator op)
            || Types.TryLower(compound.Value.Type) is not { IsScalar: true } valueType)
        {
            return context.StandIn(compound);
        }

        if (PropertyChange.Applies(compound.Target))
        {
            return expressions.Part(expressions.Values.Properties.Change((IPropertyReferenceOperation)compound.Target, Changed)?.New, compound);
        }

        if (expressions.Places.Target(compound.Target) is not { } target)
        {
            return context.StandIn(compound);
        }

        int mark = context.Output.Count;
        Expression value = expressions.Lower(compound.Value);
        bool kept = context.Output.Skip(mark).Any(s => Effects.MayChange(s, target));
        Expression old = context.Keep(target, mark);
        target = KeepPlace(target, kept ? mark + 1 : mark);
        bool isPlain = !kept && target.Type.IsDifferentiable && ComputedIn(target.Type) == target.Type;
        context.Emit((op, isPlain) switch
        {
            (BinaryOperator.Add, true) => new Accumulate(target, value),
            (BinaryOperator.Subtract, true) => new Accumulate(target, new Unary(UnaryOperator.Negate, value)),
            _ => new Assign(target, Next(old, value)),
        });
        return target;

        IrType ComputedIn(IrType type) =>
            op is BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight ? Promoted(type) : valueType;

        Expression Next(Expression before, Expression given) => Converted(
            before.Type,
            Computed(op, Converted(ComputedIn(before.Type), before, compound, compound.IsChecked), given, compound.IsChecked),
            compound,
            OverflowContext.Of(compound.Syntax) ?? context.CheckOverflow);

        Number? Changed(Value before)
        {
            int start = context.Output.Count;
            Expression given = expressions.Lower(compound.Value);
            return before is Number number ? new Number(Next(context.Keep(number.Expression, start), given)) : null;
        }
    }

    /// <summary>What C# computes in: there is no arithmetic narrower than <c>int</c>.</summary>
    private static IrType Promoted(IrType type) => type.IsInteger && type.Scalar < Scalar.Int ? IrType.Int : type;

    /// <summary>A value as a number of another type.</summary>
    public Expression Converted(IrType type, Expression value, IOperation place, bool isChecked) => value.Type == type
        ? value
        : new Ir.Convert(type, value, context.NewSite(place))
        {
            Overflow = ScalarFacts.ConvertsImplicitly(value.Type.Scalar, type.Scalar) ? Overflow.AsProject : OverflowOf(type, isChecked),
        };

    private Binary Computed(BinaryOperator op, Expression left, Expression right, bool isChecked) => new(op, left, right)
    {
        Overflow = op is BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply ? OverflowOf(left.Type, isChecked) : Overflow.AsProject,
    };

    private Overflow OverflowOf(IrType type, bool isChecked) =>
        !type.IsInteger || isChecked == context.CheckOverflow ? Overflow.AsProject : isChecked ? Overflow.Checked : Overflow.Unchecked;

    /// <summary>An operator of the language, or of <c>Half</c>, which has its own in the framework.</summary>
    public static bool IsBuiltIn(IMethodSymbol? method) =>
        method is null || Types.TryLower(method.ContainingType) is { Scalar: Scalar.Half, IsScalar: true } || StaticAbstracts.IsOfNumbers(method);

    /// <summary>The array and the index of a place are evaluated before the value that is written there.</summary>
    public Expression KeepPlace(Expression target, int mark) =>
        target is Element element ? element with { Array = context.Keep(element.Array, mark), Index = context.Keep(element.Index, mark) } : target;

    /// <summary><c>++</c> and <c>--</c>, before or behind.</summary>
    public Expression Increment(IIncrementOrDecrementOperation increment)
    {
        if (!IsBuiltIn(increment.OperatorMethod) || increment.IsLifted || Types.TryLower(increment.Target.Type) is not { IsScalar: true } type)
        {
            return context.Refuse(increment, "this operator", "use operators on double, int and bool");
        }

        if (PropertyChange.Applies(increment.Target))
        {
            return expressions.Values.Properties.Change((IPropertyReferenceOperation)increment.Target, before => new Number(Next(((Number)before).Expression))) is (var was, var becomes)
                ? expressions.Part(increment.IsPostfix ? was : becomes, increment)
                : expressions.Part(null, increment);
        }

        if (expressions.Places.Target(increment.Target) is not { } target)
        {
            return context.StandIn(increment);
        }

        bool isStatement = increment.Parent is IExpressionStatementOperation or IForLoopOperation;
        Expression old = increment.IsPostfix && !isStatement ? context.Bind("old", target) : target;
        context.Emit(new Assign(target, Next(target)));
        return old;

        Expression Next(Expression before)
        {
            BinaryOperator op = increment.Kind == OperationKind.Increment ? BinaryOperator.Add : BinaryOperator.Subtract;
            IrType computed = Promoted(type);
            Expression one = type.IsDifferentiable ? Literal.Of(type, 1) : new Literal(computed, 1);
            Binary next = Computed(op, Converted(computed, before, increment, increment.IsChecked), one, increment.IsChecked);
            return Converted(type, next, increment, OverflowContext.Of(increment.Syntax) ?? context.CheckOverflow);
        }
    }

    private bool IsOperator(
        IOperation operation,
        BinaryOperatorKind kind,
        IMethodSymbol? method,
        bool isLifted,
        ITypeSymbol? operand,
        out BinaryOperator op)
    {
        op = default;
        IrType? type = Types.TryLower(operand);
        if (operand is null or IErrorTypeSymbol)
        {
            FenceRow broken = Fence.Get(OperationKind.Invalid);
            _ = context.Refuse(operation, broken.What, broken.Advice);
            return false;
        }

        if (!IsBuiltIn(method) || isLifted || type is not { IsScalar: true })
        {
            _ = context.Refuse(operation, "this operator", "use operators on double, int and bool");
            return false;
        }

        BinaryOperator? found = Operators.TryLower(kind);
        if (found is null)
        {
            _ = context.Refuse(operation, "this operator", "use operators on double, int and bool");
            return false;
        }

        op = found.Value;
        return true;
    }
}
