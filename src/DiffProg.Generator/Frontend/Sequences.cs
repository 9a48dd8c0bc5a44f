using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of the framework whose values may be the memory of a row under another name: what an array or a list converts to, and what wraps one.</summary>
internal static class Sequences
{
    /// <summary>The type in C# of the elements; null where a type is no such sequence, or its elements carry no derivative anywhere.</summary>
    public static string? ElementOf(ITypeSymbol type) =>
        SequenceOf(type) is { } sequence && Types.RowOf(sequence.TypeArguments[0], Shape.Array) is { IsDifferentiable: true } row
            ? row.Name ?? row.Scalar.Name()
            : null;

    private static INamedTypeSymbol? SequenceOf(ITypeSymbol type)
    {
        for (INamedTypeSymbol? level = type as INamedTypeSymbol; level is not null; level = level.BaseType)
        {
            if (level is { Arity: 1, Name: "IEnumerable" or "ICollection" or "IList" or "IReadOnlyCollection" or "IReadOnlyList" or "List" or "ArraySegment" or "ImmutableArray" or "Collection" or "ReadOnlyCollection" }
                && level.ContainingNamespace?.ToDisplayString() is "System" or "System.Collections.Generic" or "System.Collections.Immutable" or "System.Collections.ObjectModel")
            {
                return level;
            }
        }

        return null;
    }
}
