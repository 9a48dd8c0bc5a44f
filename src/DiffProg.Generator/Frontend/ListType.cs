using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Lists of floating-point numbers; one of anything else is a constant, like any object.</summary>
internal static class ListType
{
    /// <summary>The type of the elements; null where a type is no such list.</summary>
    public static IrType? ElementOf(ITypeSymbol? type) =>
        TypeArguments.Resolve(type) is INamedTypeSymbol { Name: "List", Arity: 1, ContainingNamespace: { } home } list && home.ToDisplayString() == "System.Collections.Generic"
        && Types.TryLower(list.TypeArguments[0]) is { IsScalar: true, IsDifferentiable: true } element
            ? element
            : null;
}
