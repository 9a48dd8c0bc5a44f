using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>A <c>for</c> whose header has the form of a counted loop; whether the body leaves index and limit alone is still to be seen.</summary>
internal sealed record CountedLoop(ILocalSymbol Index, IOperation First, IOperation Limit, int Step, bool Inclusive)
{
    /// <summary>Matches a loop.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="checkOverflow">Whether the project computes integers checked, and so the loop that is emitted.</param>
    public static CountedLoop? TryMatch(IForLoopOperation loop, bool checkOverflow)
    {
        if (loop.Before is not [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [{ } declarator] }] }]
            || declarator.Symbol.Type.SpecialType != SpecialType.System_Int32
            || declarator.Initializer?.Value is not { } first
            || loop.Condition is not IBinaryOperation { OperatorMethod: null } condition
            || Unwrap(condition.LeftOperand) is not ILocalReferenceOperation left
            || !SymbolEqualityComparer.Default.Equals(left.Local, declarator.Symbol)
            || Types.TryLower(condition.RightOperand.Type) != IrType.Int
            || HasEffects(condition.RightOperand)
            || condition.RightOperand.DescendantsAndSelf().Any(o => IsIndex(o, declarator.Symbol))
            || loop.AtLoopBottom is not [IExpressionStatementOperation { Operation: { } bottom }]
            || StepOf(bottom, declarator.Symbol) is not { } step
            || IsChecked(bottom) != checkOverflow)
        {
            return null;
        }

        (bool ascending, bool inclusive)? direction = Operators.TryLower(condition.OperatorKind) switch
        {
            BinaryOperator.Less => (true, false),
            BinaryOperator.LessOrEqual => (true, true),
            BinaryOperator.Greater => (false, false),
            BinaryOperator.GreaterOrEqual => (false, true),
            _ => null,
        };
        return direction is { } d && step != 0 && d.ascending == step > 0
            ? new CountedLoop(declarator.Symbol, first, condition.RightOperand, step, d.inclusive)
            : null;
    }

    private static bool IsChecked(IOperation step) => step is IIncrementOrDecrementOperation { IsChecked: true } or ICompoundAssignmentOperation { IsChecked: true };

    private static int? StepOf(IOperation operation, ILocalSymbol index) => operation switch
    {
        IIncrementOrDecrementOperation x when IsIndex(x.Target, index) => x.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Add, Value.ConstantValue: { HasValue: true, Value: int step } } x
            when IsIndex(x.Target, index) => step,
        ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.Subtract, Value.ConstantValue: { HasValue: true, Value: int step and not int.MinValue } } x
            when IsIndex(x.Target, index) => -step,
        _ => null,
    };

    private static bool IsIndex(IOperation operation, ILocalSymbol index) =>
        Unwrap(operation) is ILocalReferenceOperation local && SymbolEqualityComparer.Default.Equals(local.Local, index);

    /// <summary>Whether evaluating it once differs from evaluating it before each iteration.</summary>
    private static bool HasEffects(IOperation operation) => operation.DescendantsAndSelf().Any(o => o switch
    {
        IInvocationOperation x => !GridLowering.IsLength(x),
        IAssignmentOperation or IIncrementOrDecrementOperation => true,
        IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: false } } x => !IsRowOfParts(x),
        IPropertyReferenceOperation x => MemoryType.RowOf(x.Instance?.Type) is null && GridType.TryOf(x.Instance?.Type) is null && ListType.ElementOf(x.Instance?.Type) is null && !IsRowOfParts(x),
        _ => false,
    });

    /// <summary>Whether it is an array that an object refers to, which stays the one it is.</summary>
    private static bool IsRowOfParts(IMemberReferenceOperation reference) =>
        (Types.TryLower(reference.Type) is { IsScalar: false } || GridType.TryOf(reference.Type) is not null)
        && Layout.TryOf(reference.Member.ContainingType)?.IndexOf(reference.Member) is not null;

    private static IOperation Unwrap(IOperation operation) => operation is IParenthesizedOperation x ? Unwrap(x.Operand) : operation;
}
