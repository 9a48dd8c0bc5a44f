using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary><c>Memory</c> of floating-point numbers, which is lowered to the span that it gives.</summary>
internal static class MemoryType
{
    /// <summary>The type of the span; null where a type is no such memory.</summary>
    public static IrType? SpanOf(ITypeSymbol? type) =>
        TypeArguments.Resolve(type) is INamedTypeSymbol { Arity: 1, Name: "Memory" or "ReadOnlyMemory", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } memory
        && Types.TryLower(memory.TypeArguments[0]) is { IsScalar: true, IsDifferentiable: true } element
            ? element with { Shape = memory.Name == "Memory" ? Shape.Span : Shape.ReadOnlySpan }
            : null;

    /// <summary>The type of the row that a value is, or that its memory gives; null where it is neither.</summary>
    public static IrType? RowOf(ITypeSymbol? type) => Types.TryLower(type) is { } row ? (row.IsScalar ? null : row) : SpanOf(type);

    /// <summary>Whether a member is the span of a memory.</summary>
    public static bool IsSpan(IPropertySymbol property) => property.Name == "Span" && SpanOf(property.ContainingType) is not null;
}
