using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>The types of tangents.</summary>
internal static class Tangents
{
    /// <summary>The type of a type's tangents in C#; null where its values carry no derivative.</summary>
    public static string? NameOf(ITypeSymbol type) => TypeArguments.Resolve(type) switch
    {
        null => null,
        { } number when Types.TryLower(number) is { IsScalar: true } scalar => scalar.IsDifferentiable ? OpaqueTypes.NameOf(number) : null,
        IArrayTypeSymbol { Rank: 1 } array => NameOf(array.ElementType) is { } element ? element + "[]" : null,
        IArrayTypeSymbol array when GridType.TryOf(array) is { } grid => grid.Row.IsDifferentiable ? OpaqueTypes.NameOf(array.WithNullableAnnotation(NullableAnnotation.NotAnnotated)) : null,
        INamedTypeSymbol framework when FrameworkTypes.Is(framework) => OpaqueTypes.NameOf(framework),
        INamedTypeSymbol named when Marks.Differentiable(named) is not null => Carries(named) ? Bare(named) + ".Tangent" : null,
        _ => null,
    };

    /// <summary>The type of a handle to an object; null where objects of the type are none.</summary>
    public static IrType? ObjectOf(ITypeSymbol type) => TypeArguments.Resolve(type) is INamedTypeSymbol { TypeKind: TypeKind.Class } named && Layout.TryOf(named) is not null
        ? new IrType(Scalar.Opaque, Shape.Object, Bare(named), NameOf(named))
        : null;

    /// <summary>The type of a row of values, objects or rows; null where its elements are none of these.</summary>
    public static IrType? RowOf(ITypeSymbol element, Shape shape) => TypeArguments.Resolve(element) switch
    {
        INamedTypeSymbol { IsTupleType: false } named when Layout.TryOf(named) is not null => new IrType(Scalar.Opaque, shape, Bare(named), NameOf(named)) { IsOfObjects = named.IsReferenceType },
        IArrayTypeSymbol { Rank: 1 } array when shape == Shape.Array && Types.TryLower(array) is { IsRowOfParts: false } => new IrType(Scalar.Opaque, shape, OpaqueTypes.NameOf(array), NameOf(array)),
        _ => null,
    };

    private static string Bare(ITypeSymbol type) => OpaqueTypes.NameOf(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    private static bool Carries(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class
        || Layout.TryOf(type)!.Members.Any(m => !m.IsConstant && NameOf(m.Type) is not null);
}
