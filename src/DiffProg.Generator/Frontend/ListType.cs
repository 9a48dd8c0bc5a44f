using DiffProg.Generator.Blocks;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Lists of floating-point numbers, and those of structs that a method makes and keeps to itself; any other is a constant, like any object.</summary>
internal static class ListType
{
    /// <summary>The type of the elements; null where a type is no such list.</summary>
    public static IrType? ElementOf(ITypeSymbol? type) => ItemOf(type) is { } item && Types.TryLower(item) is { IsScalar: true, IsDifferentiable: true } element ? element : null;

    /// <summary>The type of the elements of a list of structs, each made of numbers; null where a type is no such list.</summary>
    public static ITypeSymbol? StructsOf(ITypeSymbol? type) => ItemOf(type) is { } item && Places.IsOfParts(item) && Tangents.RowOf(item, Ir.Shape.Array) is { IsDifferentiable: true } ? item : null;

    /// <summary>The type of the elements of any list.</summary>
    public static ITypeSymbol? ItemOf(ITypeSymbol? type) =>
        TypeArguments.Resolve(type) is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { } home } list && home.ToDisplayString() == "System.Collections.Generic"
            ? TypeArguments.Resolve(list.TypeArguments[0])
            : null;
}
