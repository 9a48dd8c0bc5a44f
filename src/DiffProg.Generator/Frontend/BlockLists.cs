using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Lists and other collections of marked types, whose elements cannot be followed as those of an array can.</summary>
internal static class BlockLists
{
    /// <summary>The marked type whose objects a collection holds; null where it is none, or an array.</summary>
    public static INamedTypeSymbol? ElementOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: false } named && Marks.Differentiable(named) is null
        && named.AllInterfaces.Append(named).Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            ? named.TypeArguments.OfType<INamedTypeSymbol>().FirstOrDefault(a => Marks.Differentiable(a) is not null)
            : null;

    /// <summary>Refuses what is asked of such a collection; false where an operation is none.</summary>
    public static bool Refuse(LoweringContext context, IOperation? collection)
    {
        if (ElementOf(collection?.Type) is not { } element)
        {
            return false;
        }

        _ = context.Refuse(collection!, What(element), Advice(element));
        return true;
    }

    public static string What(INamedTypeSymbol element) => $"a collection of '{element.Name}' objects, which are of a marked type,";

    public static string Advice(INamedTypeSymbol element) => $"make it an array, '{element.Name}[]'";
}
