using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>Whether a public field of a block's tangent may have a type: not one that is less accessible than the block.</summary>
internal static class Accessibilities
{
    /// <summary>The first type that stands in a type and is less accessible than the block; null where there is none.</summary>
    public static INamedTypeSymbol? LessAccessible(ITypeSymbol type, INamedTypeSymbol block) =>
        NamesIn(type).FirstOrDefault(n => !Chain(n).All(link => IsVisible(link, block)));

    private static IEnumerable<INamedTypeSymbol> NamesIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => NamesIn(array.ElementType),
        // A tangent that is still to be emitted is as accessible as its block, which stands beside it.
        IErrorTypeSymbol => [],
        INamedTypeSymbol named => [named, .. named.TypeArguments.SelectMany(NamesIn)],
        _ => [],
    };

    private static IEnumerable<INamedTypeSymbol> Chain(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? link = type; link is not null; link = link.ContainingType)
        {
            yield return link;
        }
    }

    private static bool IsVisible(INamedTypeSymbol link, INamedTypeSymbol block) => link.DeclaredAccessibility switch
    {
        Accessibility.Public => true,
        Accessibility.Internal or Accessibility.ProtectedOrInternal => Chain(block).Any(b => b.DeclaredAccessibility != Accessibility.Public),
        _ => Chain(block).Any(b => b.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal
            && Chain(b.ContainingType).Contains(link.ContainingType, SymbolEqualityComparer.Default)),
    };
}
