using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Queries;

/// <summary>Recognises queries: arrays, lists, ranges of integers and sequences of constants, and what the methods of <c>System.Linq.Enumerable</c> make of them.</summary>
internal sealed class QueryForms(LoweringContext context, ExpressionLowering expressions)
{
    /// <summary>Whether a method is one of <c>System.Linq.Enumerable</c>.</summary>
    public static bool IsMethod(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether a call asks a query for a number, an object or an array. One that only concerns constants runs as it stands.</summary>
    public bool IsAnswered(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return IsMethod(method) && call.Arguments.Length > 0 && Is(call.Arguments[0].Value) && !IsOfConstants(call) && method.Name switch
        {
            "Sum" or "Average" => method.ReturnType.SpecialType is SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Int32 && IsOfResult(method),
            "Min" or "Max" => Types.TryLower(method.ReturnType) is { IsScalar: true } && (method.Parameters.Length == 1 || IsOfResult(method)),
            "Count" or "Any" or "All" => true,
            "First" or "FirstOrDefault" or "Last" or "LastOrDefault" => IsFound(method) && (method.Parameters.Length == 1 || (method.Parameters.Length == 2 && IsFunction(call.Arguments[1], 1))),
            "ElementAt" => IsFound(method) && Types.TryLower(method.Parameters[1].Type) == IrType.Int,
            "Aggregate" => method.Parameters.Length == 2 ? Types.TryLower(method.ReturnType) is { IsScalar: true } : method.Parameters.Length == 3 && (Types.TryLower(method.ReturnType) is { IsScalar: true } || Layout.TryOf(method.ReturnType) is { IsValue: true }),
            "ToArray" => !expressions.Lists.Is(Unwrap(call.Arguments[0].Value)) && Types.TryLower(method.ReturnType) is { IsScalar: false, IsRowOfParts: false },
            "ToList" => OperatorOf(call.Arguments[0].Value) is not null && ListType.ElementOf(method.ReturnType) is not null,
            _ => false,
        };
    }

    /// <summary>Whether an operation is a query.</summary>
    public bool Is(IOperation operation)
    {
        operation = Unwrap(operation);
        return OperatorOf(operation) is not null || IsRow(operation) || expressions.Lists.Is(operation) || IsSequence(operation);
    }

    /// <summary>The call that makes a query of another one, or of nothing; null where an operation is none.</summary>
    public IInvocationOperation? OperatorOf(IOperation operation) => Unwrap(operation) is IInvocationOperation call && IsOperator(call) ? call : null;

    /// <summary>Whether a call makes a query of another one, or of nothing.</summary>
    public bool IsOperator(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        return IsMethod(method) && (method.Name == "Range" || (call.Arguments.Length > 0 && Is(call.Arguments[0].Value) && !IsSequence(call) && (method.Name, call.Arguments.Length) switch
        {
            ("Select" or "Where", 2) => IsFunction(call.Arguments[1], 1) || IsFunction(call.Arguments[1], 2),
            ("Skip" or "Take", 2) => Types.TryLower(method.Parameters[1].Type) == IrType.Int,
            ("Reverse" or "Order" or "OrderDescending", 1) => IsOfNumbers(method.ReturnType),
            ("OrderBy" or "OrderByDescending", 2) => IsOfNumbers(method.ReturnType) && IsFunction(call.Arguments[1], 1) && Types.TryLower(method.TypeArguments[1]) is { IsScalar: true },
            ("Zip", 2 or 3) => Is(call.Arguments[1].Value) && call.Arguments.Skip(2).All(a => IsFunction(a, 2)),
            ("AsEnumerable", 1) => true,
            _ => false,
        }));
    }

    /// <summary>Whether an operation is a sequence of constants, which is one itself.</summary>
    public bool IsSequence(IOperation operation) =>
        BlockLists.ElementOf(operation.Type) is null && SequenceLowering.ElementOf(operation.Type) is { } element
        && ((OpaqueTypes.TryLower(operation.Type) is not null && operation is not IInvocationOperation) || ConstantOrigins.Is(operation, context))
        && ((Types.TryLower(element) ?? OpaqueTypes.TryLower(element, isConstant: true)) is { IsScalar: true } or { Shape: Shape.Array, IsRowOfParts: false } || Layout.TryOf(element) is { IsReference: false });

    /// <summary>The value behind conversions that leave it what it is.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => Unwrap(x.Operand),
        IConversionOperation { IsImplicit: true, OperatorMethod: null } x => Unwrap(x.Operand),
        _ => operation,
    };

    /// <summary>The type of the values of a query.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? sequence) => sequence is INamedTypeSymbol { TypeArguments: [{ } element, ..] } ? element : null;

    private static bool IsRow(IOperation operation) => operation.Type is IArrayTypeSymbol { Rank: 1 } && Types.TryLower(operation.Type) is { IsScalar: false };

    /// <summary>Whether a query is a constant, and so are the functions that it is given: their code runs as it stands.</summary>
    private bool IsOfConstants(IInvocationOperation call) => IsSequence(Unwrap(call.Arguments[0].Value))
        && call.Arguments.Skip(1).All(a => a.Parameter?.Type.TypeKind != TypeKind.Delegate || ConstantOrigins.Is(a.Value, context));

    private static bool IsFound(IMethodSymbol method) => (Types.TryLower(method.ReturnType) ?? OpaqueTypes.TryLower(method.ReturnType, isConstant: true)) is { IsScalar: true };

    private static bool IsOfNumbers(ITypeSymbol sequence) => Types.TryLower(ElementOf(sequence)) is { IsScalar: true };

    /// <summary>Whether the numbers are of the type of the result; the framework adds those of another in that one, or checks for overflow.</summary>
    private static bool IsOfResult(IMethodSymbol method) => method.Parameters.Length == 1
        ? method.Parameters[0].Type is INamedTypeSymbol { TypeArguments: [{ } element] } && SymbolEqualityComparer.Default.Equals(element, method.ReturnType)
        : method.Parameters[1].Type is INamedTypeSymbol { TypeArguments: [_, { } given] } && SymbolEqualityComparer.Default.Equals(given, method.ReturnType);

    /// <summary>Whether an argument is a function of so many values, which may be known.</summary>
    private static bool IsFunction(IArgumentOperation argument, int count) =>
        argument.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: var given } && given == count
        && argument.Value is IDelegateCreationOperation or ILocalReferenceOperation or IParameterReferenceOperation;
}
