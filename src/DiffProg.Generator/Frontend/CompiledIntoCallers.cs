using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend.Values;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Marked methods without derivatives of their own: a generic method is compiled into each method that calls it, for the types that it is
/// called with, or for the functions that it is given, and a member of an interface is what its implementers are.
/// </summary>
internal static class CompiledIntoCallers
{
    /// <summary>What is said of such a method; null where a method is none.</summary>
    public static Refusal? Note(IMethodSymbol method, LocationInfo place) =>
        method.ContainingType.TypeKind == TypeKind.Interface && method.IsAbstract ? Of(method, place, "its implementers have them, and who calls it chooses between them")
        : IsGeneric(method) ? Of(method, place, "it is compiled into each method that calls it, for the types that it is called with")
        : TakesFunctions(method) ? Of(method, place, "it is compiled into each method that calls it with a lambda or the name of a method")
        : null;

    /// <summary>Whether a method has no derivatives but where another calls it.</summary>
    public static bool NeedsCallers(IMethodSymbol method) => IsGeneric(method) || TakesFunctions(method);

    /// <summary>Whether a method is given a function that active numbers may be handed to; one marked [NoDerivative] is a constant, and takes constants.</summary>
    public static bool TakesFunctions(IMethodSymbol method) => method.Parameters.Any(p => !Marks.IsNoDerivative(p)
        && p.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && invoke.Parameters.Any(i => Signature.Of(i)?.Any(l => l.Type.IsDifferentiable) == true));

    /// <summary>Whether a method is compiled for the types that it is called with.</summary>
    public static bool IsGeneric(IMethodSymbol method) => method.IsGenericMethod || IsOfGenericType(method.ContainingType);

    private static Refusal Of(IMethodSymbol method, LocationInfo place, string reason) => new(Descriptors.CompiledIntoCallers, place, [method.Name, reason]);

    private static bool IsOfGenericType(INamedTypeSymbol? type) => type is not null && (type.IsGenericType || IsOfGenericType(type.ContainingType));
}
