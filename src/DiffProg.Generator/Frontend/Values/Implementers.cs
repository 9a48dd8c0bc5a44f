using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>The classes of a compilation that an object may be of, where only a base class or an interface of it is known.</summary>
internal static class Implementers
{
    private static readonly ConditionalWeakTable<Compilation, INamedTypeSymbol[]> Classes = new();

    /// <summary>The classes that can be made and that are, derive from, or implement a type, each with what it runs for a method.</summary>
    public static IReadOnlyList<(INamedTypeSymbol Type, IMethodSymbol? Method)> Of(INamedTypeSymbol type, IMethodSymbol method, Compilation compilation) =>
        [.. Classes.GetValue(compilation, AllOf).Where(c => Is(c, type)).Select(c => (c, Resolve(c, method)))];

    /// <summary>Whether a class of the compilation derives from another one.</summary>
    public static bool DeriveFrom(INamedTypeSymbol type, Compilation compilation) =>
        Classes.GetValue(compilation, AllOf).Any(c => !SymbolEqualityComparer.Default.Equals(c.OriginalDefinition, type.OriginalDefinition) && Is(c, type));

    /// <summary>The method that runs on an object of exactly this class; null where there is none.</summary>
    public static IMethodSymbol? Resolve(INamedTypeSymbol type, IMethodSymbol method)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            ISymbol? member = TypeArguments.Resolve(method.ContainingType)?.GetMembers(method.Name)
                .FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition));

            // What implements the member may be overridden below.
            return type.FindImplementationForInterfaceMember(member ?? method) is not IMethodSymbol found ? null
                : found.ContainingType.TypeKind == TypeKind.Class && (found.IsVirtual || found.IsAbstract || found.IsOverride) ? Resolve(type, found)
                : found;
        }

        for (INamedTypeSymbol? level = type; level is not null; level = level.BaseType)
        {
            if (level.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m => Overrides(m, method)) is { } found)
            {
                return found.IsAbstract ? null : found;
            }
        }

        return null;
    }

    private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
    {
        IMethodSymbol root = Root(method);
        return SymbolEqualityComparer.Default.Equals(Root(candidate).OriginalDefinition, root.OriginalDefinition);
    }

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    private static bool Is(INamedTypeSymbol candidate, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return candidate.AllInterfaces.Contains(type, SymbolEqualityComparer.Default);
        }

        for (INamedTypeSymbol? level = candidate; level is not null; level = level.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(level, type))
            {
                return true;
            }
        }

        return false;
    }

    private static INamedTypeSymbol[] AllOf(Compilation compilation) =>
        [.. Types(compilation.Assembly.GlobalNamespace).Where(t => t is { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false, CanBeReferencedByName: true }).OrderBy(t => t.ToDisplayString(), System.StringComparer.Ordinal)];

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol scope) => scope.GetMembers().OfType<INamespaceOrTypeSymbol>()
        .SelectMany(m => m is INamedTypeSymbol type ? Types(type).Prepend(type) : Types(m));
}
