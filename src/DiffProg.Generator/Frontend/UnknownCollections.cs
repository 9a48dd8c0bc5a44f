using System.Linq;
using DiffProg.Generator.Frontend.Queries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Collections of the framework that may hold active numbers and are not known: what is asked of one is refused for what it is, rather than for how it is asked.</summary>
internal static class UnknownCollections
{
    /// <summary>The collection that a call is made on; null where that is a row, a list, a constant, or no collection.</summary>
    public static IOperation? SourceOf(IInvocationOperation call) =>
        (call.Instance ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault()?.Value : null)) is { } given
        && QueryForms.Unwrap(given) is { Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } type } source
        && type.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        && Types.TryLower(type) is null && OpaqueTypes.TryLower(type) is null && !RowContainers.Is(type) && ListType.StructsOf(type) is null
            ? source
            : null;
}
