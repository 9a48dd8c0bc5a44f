using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>An array of several dimensions.</summary>
/// <param name="Row">The row of all its elements, the last index running fastest.</param>
/// <param name="Rank">How many dimensions it has.</param>
internal readonly record struct GridType(IrType Row, int Rank)
{
    /// <summary>The type; null where it is none of numbers.</summary>
    public static GridType? TryOf(ITypeSymbol? type) =>
        TypeArguments.Resolve(type) is IArrayTypeSymbol { Rank: > 1 } array && Types.TryLower(array.ElementType) is { IsScalar: true } element
            ? new GridType(element with { Shape = Shape.Span }, array.Rank)
            : null;
}
