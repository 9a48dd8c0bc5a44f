using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// The searches of the framework: they compare a number with those of a row, and give a place. As an integer that an active number was converted to, the place
/// may steer, and is refused where it flows back into a floating-point value.
/// </summary>
internal static class Searches
{
    /// <summary>Whether a method is one, and compares as the operators do.</summary>
    public static bool Is(IMethodSymbol method) => method.Name == "BinarySearch"
        && method.ContainingType.OriginalDefinition.ToDisplayString() is "System.Array" or "System.MemoryExtensions" or "System.Collections.Generic.List<T>"
        && method.Parameters.All(p => Types.TryLower(p.Type) is { IsOpaque: false });
}
