using System.Collections.Generic;
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
        INamedTypeSymbol { IsTupleType: true } tuple when IsOfNumbers(tuple) => new IrType(Scalar.Opaque, shape, Unnamed(tuple), Unnamed(tuple)),
        INamedTypeSymbol { IsTupleType: false } named when Layout.TryOf(named) is not null => new IrType(Scalar.Opaque, shape, Bare(named), NameOf(named)) { IsOfObjects = named.IsReferenceType, IsOfReferences = Refers(named) },
        IArrayTypeSymbol { Rank: 1 } array when shape == Shape.Array && Types.TryLower(array) is { IsRowOfParts: false } => new IrType(Scalar.Opaque, shape, OpaqueTypes.NameOf(array.WithNullableAnnotation(NullableAnnotation.NotAnnotated)), NameOf(array)),
        _ => null,
    };

    /// <summary>Whether a tuple is its own tangent: it is made of numbers, of which one at least carries a derivative.</summary>
    private static bool IsOfNumbers(INamedTypeSymbol tuple) => Numbers(tuple) is { } numbers && numbers.Any(n => n.IsDifferentiable);

    /// <summary>The numbers of a tuple; null where it has other parts.</summary>
    private static IEnumerable<IrType>? Numbers(INamedTypeSymbol tuple)
    {
        IEnumerable<IrType>?[] elements = [.. tuple.TupleElements.Select(e => TypeArguments.Resolve(e.Type) switch
        {
            INamedTypeSymbol { IsTupleType: true } inner => Numbers(inner),
            INamedTypeSymbol framework when FrameworkTypes.Is(framework) => [IrType.Double],
            { } type => Types.TryLower(type) is { IsScalar: true } number ? [number] : null,
            null => null,
        })];
        return elements.Contains(null) ? null : elements.SelectMany(n => n!);
    }

    /// <summary>A tuple without the names of its elements, which arrays of one type need not agree in.</summary>
    private static string Unnamed(INamedTypeSymbol tuple) =>
        $"({string.Join(", ", tuple.TupleElements.Select(e => TypeArguments.Resolve(e.Type) is INamedTypeSymbol { IsTupleType: true } inner ? Unnamed(inner) : OpaqueTypes.NameOf(TypeArguments.Resolve(e.Type)!)))})";

    private static string Bare(ITypeSymbol type) => OpaqueTypes.NameOf(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    private static bool Refers(INamedTypeSymbol type) => type.IsReferenceType
        || Layout.TryOf(type)!.Members.Any(m => Layout.TryOf(m.Type) is { Type: INamedTypeSymbol inner } ? Refers(inner) : m.Type is IArrayTypeSymbol);

    private static bool Carries(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class
        || Layout.TryOf(type)!.Members.Any(m => !m.IsConstant && NameOf(m.Type) is not null);
}
