using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of C# that the representation has a type for.</summary>
internal static class Types
{
    /// <summary>The representation's type, or null where it has none.</summary>
    public static IrType? TryLower(ITypeSymbol? type) => TypeArguments.Resolve(type) switch
    {
        { TypeKind: TypeKind.Enum } => null,
        { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_UIntPtr } number => ScalarOf(number.SpecialType),
        INamedTypeSymbol { Name: "Half", Arity: 0, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => new IrType(Scalar.Half, Shape.Scalar),
        IArrayTypeSymbol { Rank: 1, IsSZArray: true } array => RowOf(array.ElementType, Shape.Array),
        INamedTypeSymbol { Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } span => span.Name switch
        {
            "Span" => RowOf(span.TypeArguments[0], Shape.Span),
            "ReadOnlySpan" => RowOf(span.TypeArguments[0], Shape.ReadOnlySpan),
            _ => null,
        },
        _ => null,
    };

    /// <summary>The type of a parameter: one number by reference is a row of one element.</summary>
    public static IrType? TryLower(IParameterSymbol parameter) => (TryLower(parameter.Type), parameter.RefKind) switch
    {
        ({ } type, RefKind.None) => type,
        ({ IsScalar: true } type, RefKind.Ref or RefKind.Out) => type with { Shape = Shape.Reference },
        ({ IsScalar: true } type, RefKind.In or RefKind.RefReadOnlyParameter) => type with { Shape = Shape.ReadOnlyReference },
        _ => null,
    };

    private static IrType? ScalarOf(SpecialType type)
    {
        Scalar? scalar = type switch
        {
            SpecialType.System_Boolean => Scalar.Bool,
            SpecialType.System_SByte => Scalar.SByte,
            SpecialType.System_Byte => Scalar.Byte,
            SpecialType.System_Int16 => Scalar.Short,
            SpecialType.System_UInt16 => Scalar.UShort,
            SpecialType.System_Char => Scalar.Char,
            SpecialType.System_Int32 => Scalar.Int,
            SpecialType.System_UInt32 => Scalar.UInt,
            SpecialType.System_Int64 => Scalar.Long,
            SpecialType.System_UInt64 => Scalar.ULong,
            SpecialType.System_IntPtr => Scalar.NInt,
            SpecialType.System_UIntPtr => Scalar.NUInt,
            SpecialType.System_Single => Scalar.Float,
            SpecialType.System_Double => Scalar.Double,
            _ => null,
        };
        return scalar is { } s ? new IrType(s, Shape.Scalar) : null;
    }

    /// <summary>The type of a row of elements; null where the representation has none.</summary>
    public static IrType? RowOf(ITypeSymbol element, Shape shape) =>
        TryLower(element) is { IsScalar: true } scalar ? new IrType(scalar.Scalar, shape) : Tangents.RowOf(element, shape);
}
