using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Recognises the framework's methods that copy, fill, clear and reverse rows.</summary>
internal static class BulkCalls
{
    private static readonly HashSet<(string Type, string Method, int Rows, int Numbers)> Forms =
    [
        ("Array", "Copy", 2, 1),
        ("Array", "Copy", 2, 3),
        ("Array", "CopyTo", 2, 1),
        ("Array", "Clear", 1, 0),
        ("Array", "Clear", 1, 2),
        ("Array", "Fill", 1, 1),
        ("Array", "Fill", 1, 3),
        ("Array", "Reverse", 1, 0),
        ("Array", "Reverse", 1, 2),
        ("Span", "CopyTo", 2, 0),
        ("ReadOnlySpan", "CopyTo", 2, 0),
        ("MemoryExtensions", "CopyTo", 2, 0),
        ("Memory", "CopyTo", 2, 0),
        ("ReadOnlyMemory", "CopyTo", 2, 0),
        ("Span", "Clear", 1, 0),
        ("Span", "Fill", 1, 1),
        ("MemoryExtensions", "Reverse", 1, 0),
    ];

    private static readonly HashSet<(string Type, string Method)> Copies =
    [
        ("Array", "Clone"),
        ("Span", "ToArray"),
        ("ReadOnlySpan", "ToArray"),
        ("Memory", "ToArray"),
        ("ReadOnlyMemory", "ToArray"),
        ("Enumerable", "ToArray"),
    ];

    /// <summary>Whether a call changes a row.</summary>
    public static bool Knows(IInvocationOperation call)
    {
        IOperation[] rows = [.. Operands(call).Where(IsRow)];
        return call.TargetMethod.ReturnsVoid && rows.Select(r => MemoryType.RowOf(r.Type)!.Value.ElementType()).Distinct().Count() == 1
            && (!rows.Any(HoldsStructs) || call.TargetMethod.Name is "Copy" or "CopyTo" or "Clear" or "Fill")
            && Forms.Contains((Owner(call), call.TargetMethod.Name, rows.Length, Operands(call).Length - rows.Length))
            && call.TargetMethod.Parameters.All(p => p.Type.SpecialType != SpecialType.System_Int64);
    }

    /// <summary>Whether a call makes a new row with the elements of another.</summary>
    public static bool IsCopy(IOperation operation) =>
        operation is IInvocationOperation call && Copies.Contains((Owner(call), call.TargetMethod.Name)) && Operands(call) is [{ } row] && IsRow(row);

    /// <summary>What the method is given, in the order of its parameters, its own object first.</summary>
    public static IOperation[] Operands(IInvocationOperation call) =>
    [
        .. (call.Instance is { } instance ? [instance] : Enumerable.Empty<IOperation>())
            .Concat(call.Arguments.OrderBy(a => a.Parameter?.Ordinal).Select(a => a.Value)).Select(Unwrap),
    ];

    /// <summary>Whether a value is a row of numbers, or of structs.</summary>
    public static bool IsRow(IOperation operation) => IsRowOfNumbers(operation) || HoldsStructs(operation);

    /// <summary>Whether a value is a row of numbers.</summary>
    public static bool IsRowOfNumbers(IOperation operation) => MemoryType.RowOf(operation.Type) is { IsRowOfParts: false };

    /// <summary>The type of the structs that a row holds.</summary>
    public static ITypeSymbol? StructsOf(IOperation row) => !HoldsStructs(row) ? null
        : row.Type is IArrayTypeSymbol array ? array.ElementType
        : ((INamedTypeSymbol)row.Type!).TypeArguments[0];

    private static bool HoldsStructs(IOperation operation) => Types.TryLower(operation.Type) is { IsRowOfParts: true, IsOfObjects: false, HoldsArrays: false };

    /// <summary>The array, where a method takes it by the type of all arrays.</summary>
    private static IOperation Unwrap(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && !IsRow(conversion) && IsRow(conversion.Operand) ? conversion.Operand : operation;

    private static string Owner(IInvocationOperation call) =>
        call.TargetMethod.ContainingType is { ContainingNamespace: { } space } owner && space.ToDisplayString() is "System" or "System.Linq" ? owner.Name : string.Empty;
}
