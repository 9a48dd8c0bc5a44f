using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of C# that the representation has a type for.</summary>
internal static class Types
{
    /// <summary>The representation's type, or null where it has none.</summary>
    public static IrType? TryLower(ITypeSymbol? type) => type switch
    {
        { TypeKind: TypeKind.Enum } => null,
        { SpecialType: SpecialType.System_Double } => IrType.Double,
        { SpecialType: SpecialType.System_Int32 } => IrType.Int,
        { SpecialType: SpecialType.System_Boolean } => IrType.Bool,
        IArrayTypeSymbol { Rank: 1, IsSZArray: true } array => Row(array.ElementType, Shape.Array),
        INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => span.Name switch
        {
            "Span" => Row(span.TypeArguments[0], Shape.Span),
            "ReadOnlySpan" => Row(span.TypeArguments[0], Shape.ReadOnlySpan),
            _ => null,
        },
        _ => null,
    };

    private static IrType? Row(ITypeSymbol element, Shape shape) =>
        TryLower(element) is { IsScalar: true } scalar ? new IrType(scalar.Scalar, shape) : null;
}
