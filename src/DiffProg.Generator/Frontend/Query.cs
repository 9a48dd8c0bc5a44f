using System;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>What a query runs over: indices, the value at each, and what stands between the value and who asks for it.</summary>
/// <param name="First">The first index.</param>
/// <param name="Limit">The index behind the last.</param>
/// <param name="At">The value at an index.</param>
/// <param name="Feed">Hands a value on, changed, or not at all.</param>
/// <param name="MayLeaveOut">Whether it may not be handed on.</param>
internal sealed record Query(Expression First, Expression Limit, Func<Expression, Value?> At, Action<Value, Action<Value>> Feed, bool MayLeaveOut)
{
    /// <summary>Whether a function stands between the value and who asks for it.</summary>
    public bool HasFunctions { get; init; }

    /// <summary>What runs when one more is asked for than there are; null where nothing does.</summary>
    public Action? Overrun { get; init; }

    /// <summary>Whether a method is one of <c>System.Linq.Enumerable</c>.</summary>
    public static bool IsMethod(IMethodSymbol method) => method.ContainingType is { Name: "Enumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    /// <summary>Whether an operation is an array, a range of integers, or one of these with functions that change or choose its elements.</summary>
    public static bool Is(IOperation operation) => Unwrap(operation) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Range" } method } => IsMethod(method),
        IInvocationOperation { TargetMethod: { Name: "Select" or "Where", Parameters.Length: 2 } method } x => IsMethod(method) && Is(x.Arguments[0].Value) && IsFunction(x.Arguments[1], 1),
        IInvocationOperation { TargetMethod: { Name: "Zip" } method } x => IsMethod(method) && Is(x.Arguments[0].Value) && IsArray(Unwrap(x.Arguments[1].Value)) && x.Arguments.Skip(2).All(a => IsFunction(a, 2)),
        { } array => IsArray(array),
    };

    /// <summary>The value behind conversions that leave it what it is.</summary>
    public static IOperation Unwrap(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => Unwrap(x.Operand),
        IConversionOperation { IsImplicit: true, OperatorMethod: null } x => Unwrap(x.Operand),
        _ => operation,
    };

    private static bool IsArray(IOperation operation) => operation.Type is IArrayTypeSymbol { Rank: 1 } && Types.TryLower(operation.Type) is { IsScalar: false };

    /// <summary>Whether an argument is a function of so many values, which may be known.</summary>
    private static bool IsFunction(IArgumentOperation argument, int count) =>
        argument.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod.Parameters.Length: var given } && given == count
        && argument.Value is IDelegateCreationOperation or ILocalReferenceOperation or IParameterReferenceOperation;
}
