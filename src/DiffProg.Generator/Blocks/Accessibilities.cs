using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>How accessible a member of a block may be whose signature has a type: no more than the type is, seen from the block.</summary>
internal static class Accessibilities
{
    /// <summary><c>public</c>, where the type is as accessible as the block; else <c>internal</c> or <c>private</c>.</summary>
    public static string Of(ITypeSymbol type, INamedTypeSymbol block)
    {
        INamedTypeSymbol[] links = [.. NamesIn(type).SelectMany(Chain)];
        return links.All(l => IsVisible(l, block, isInternal: false)) ? "public"
            : links.All(l => IsVisible(l, block, isInternal: true)) ? "internal"
            : "private";
    }

    /// <summary>The same of a signature with several types.</summary>
    public static string Of(IEnumerable<ITypeSymbol> types, INamedTypeSymbol block)
    {
        string[] all = [.. types.Select(t => Of(t, block))];
        return all.Contains("private") ? "private" : all.Contains("internal") ? "internal" : "public";
    }

    private static IEnumerable<INamedTypeSymbol> NamesIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamesIn(array.ElementType),

        // A tangent that is still to be emitted is as accessible as its block, which stands beside it.
        IErrorTypeSymbol => [],
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(NamesIn)],
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol? type)
    {
        for (INamedTypeSymbol? link = type; link is not null; link = link.ContainingType)
        {
            yield return link;
        }
    }

    private static bool IsVisible(INamedTypeSymbol link, INamedTypeSymbol block, bool isInternal) => link.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => isInternal || Chain(block).Any(b => b.DeclaredAccessibility != Accessibility.Public),
        _ => Chain(block).Any(b => b.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
            && Chain(b.ContainingType).Contains(link.ContainingType, SymbolEqualityComparer.Default)),
    };
}
