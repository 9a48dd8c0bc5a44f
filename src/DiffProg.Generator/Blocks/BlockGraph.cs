using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>Refuses blocks whose graph has no end, and blocks that hold or derive from a refused one.</summary>
internal static class BlockGraph
{
    public static IEnumerable<Refusal> Check(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        if (BlockLowering.BaseOf(type) is { } parent && IsRefused(parent, compilation, cancellation))
        {
            yield return new Refusal(Descriptors.BlockForm, LocationInfo.Of(type.Locations[0]), [$"the base type '{parent.Name}' is no parameter block", "see its own error"]);
        }

        foreach (Storage member in Storage.Of(type).Where(m => !m.IsNoDerivative))
        {
            foreach (INamedTypeSymbol block in BlocksIn(member.Type))
            {
                LocationInfo place = LocationInfo.Of(member.Place);
                if (Reaches(block, type))
                {
                    yield return new Refusal(Descriptors.BlockForm, place, [$"'{member.Symbol.Name}' makes '{type.Name}' contain itself, and parameters must end", $"hand its numbers over in an array, with an index in each '{type.Name}', or mark '{member.Symbol.Name}' [NoDerivative], which makes all that it holds constants"]);
                }
                else if (IsRefused(block, compilation, cancellation))
                {
                    yield return new Refusal(Descriptors.BlockForm, place, [$"the type '{block.Name}' of '{member.Symbol.Name}' is no parameter block", "see its own error"]);
                }
            }
        }
    }

    /// <summary>Whether a block of this compilation is refused. A cycle is refused at each of its members.</summary>
    private static bool IsRefused(INamedTypeSymbol block, Compilation compilation, CancellationToken cancellation)
    {
        INamedTypeSymbol definition = block.OriginalDefinition;
        return SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compilation.Assembly)
            && (Neighbours(definition).Any(n => Reaches(n, definition)) || BlockLowering.Lower(definition, compilation, cancellation).Model is null);
    }

    /// <summary>Whether one block is another or holds it, however deep.</summary>
    private static bool Reaches(INamedTypeSymbol from, INamedTypeSymbol target)
    {
        HashSet<INamedTypeSymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<INamedTypeSymbol> left = new([from.OriginalDefinition]);
        while (left.Count > 0)
        {
            INamedTypeSymbol next = left.Pop();
            if (SymbolEqualityComparer.Default.Equals(next, target.OriginalDefinition))
            {
                return true;
            }

            if (seen.Add(next))
            {
                foreach (INamedTypeSymbol neighbour in Neighbours(next))
                {
                    left.Push(neighbour);
                }
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> Neighbours(INamedTypeSymbol block)
    {
        for (INamedTypeSymbol? owner = block; owner is not null; owner = BlockLowering.BaseOf(owner))
        {
            foreach (INamedTypeSymbol inner in Storage.Of(owner).Where(m => !m.IsNoDerivative).SelectMany(m => BlocksIn(m.Type)))
            {
                yield return inner.OriginalDefinition;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> BlocksIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => BlocksIn(array.ElementType),
        INamedTypeSymbol named => [.. Marks.Differentiable(named) is null ? (INamedTypeSymbol[])[] : [named], .. named.TypeArguments.SelectMany(BlocksIn)],
        _ => [],
    };
}
