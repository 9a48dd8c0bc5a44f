using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>
/// The marked types that are refused, and have no tangent. A method that is given one must not be emitted: it would name the tangent, and a
/// compiler that stops at that name shows none of the reasons.
/// </summary>
internal static class RefusedBlocks
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<INamedTypeSymbol, bool>> Known = new();

    /// <summary>The refused type that a type is, or is an array of; null where it is none.</summary>
    public static INamedTypeSymbol? In(ITypeSymbol type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => In(array.ElementType, compilation),
        INamedTypeSymbol named when Marks.Differentiable(named) is not null && SymbolEqualityComparer.Default.Equals(named.ContainingAssembly, compilation.Assembly) => IsRefused(named.OriginalDefinition, compilation) ? named : null,
        _ => null,
    };

    private static bool IsRefused(INamedTypeSymbol type, Compilation compilation) =>
        Known.GetValue(compilation, _ => new ConcurrentDictionary<INamedTypeSymbol, bool>(SymbolEqualityComparer.Default))
            .GetOrAdd(type, t => !BlockLowering.Lower(t, compilation, CancellationToken.None).Refusals.IsEmpty);
}
