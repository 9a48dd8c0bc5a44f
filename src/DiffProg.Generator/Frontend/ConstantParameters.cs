using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Parameters that are constants though they hold numbers, since nobody marked their type.</summary>
internal static class ConstantParameters
{
    /// <summary>What is said of them, each at its place.</summary>
    public static IEnumerable<(Refusal Note, Location Place)> Of(IMethodSymbol method) =>
        from parameter in method.Parameters
        where !Marks.IsNoDerivative(parameter) && OpaqueTypes.TryLower(parameter.Type) is not null
        let type = Element(parameter.Type)
        where type is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } && HoldsNumbers(type)
        select (new Refusal(Descriptors.ConstantParameter, LocationInfo.Of(parameter.Locations[0]), [parameter.Name, DisplayNames.Of(type)]), parameter.Locations[0]);

    private static INamedTypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Element(array.ElementType),
        INamedTypeSymbol named => named,
        _ => null,
    };

    private static bool HoldsNumbers(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && !Marks.IsNoDerivative(f.AssociatedSymbol ?? f) && Types.TryLower(f.Type) is { IsDifferentiable: true });
}
