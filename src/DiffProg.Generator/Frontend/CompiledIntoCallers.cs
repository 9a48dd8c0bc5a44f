using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Marked methods without derivatives of their own: a generic method is compiled into each method that calls it, for the types that it is
/// called with, and a member of an interface is what its implementers are.
/// </summary>
internal static class CompiledIntoCallers
{
    /// <summary>What is said of such a method; null where a method is none.</summary>
    public static Refusal? Note(IMethodSymbol method, LocationInfo place) =>
        method.ContainingType.TypeKind == TypeKind.Interface && method.IsAbstract ? Of(method, place, "its implementers have them, and who calls it chooses between them")
        : IsGeneric(method) ? Of(method, place, "it is compiled into each method that calls it, for the types that it is called with")
        : null;

    /// <summary>Whether a method is compiled for the types that it is called with.</summary>
    public static bool IsGeneric(IMethodSymbol method) => method.IsGenericMethod || IsOfGenericType(method.ContainingType);

    private static Refusal Of(IMethodSymbol method, LocationInfo place, string reason) => new(Descriptors.CompiledIntoCallers, place, [method.Name, reason]);

    private static bool IsOfGenericType(INamedTypeSymbol? type) => type is not null && (type.IsGenericType || IsOfGenericType(type.ContainingType));
}
