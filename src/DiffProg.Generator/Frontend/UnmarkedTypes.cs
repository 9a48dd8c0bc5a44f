using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>What is a constant though it holds numbers, since nobody marked its type: parameters of marked methods and members of marked types.</summary>
internal static class UnmarkedTypes
{
    /// <summary>How deep structs stand in structs: code that does not compile may nest them without end.</summary>
    private const int Depth = 8;

    /// <summary>What is said of the parameters of a method, each at its place.</summary>
    public static IEnumerable<(Refusal Note, Location Place)> Of(IMethodSymbol method) => method.Parameters.Select(p => Of(p, p.Type)).OfType<(Refusal, Location)>();

    /// <summary>What is said of the members that a type declares itself.</summary>
    public static IEnumerable<(Refusal Note, Location Place)> Of(INamedTypeSymbol type) => type.GetMembers().OfType<IFieldSymbol>()
        .Where(f => !f.IsStatic && !Marks.IsEmitted(f))
        .Select(f => Of(f.AssociatedSymbol ?? f, f.Type)).OfType<(Refusal, Location)>();

    private static (Refusal Note, Location Place)? Of(ISymbol symbol, ITypeSymbol type) =>
        !Marks.IsNoDerivative(symbol) && OpaqueTypes.TryLower(type) is not null
        && Element(type) is { TypeKind: TypeKind.Class or TypeKind.Struct, DeclaringSyntaxReferences.IsEmpty: false } own && HoldsNumbers(own)
            ? (new Refusal(Descriptors.ConstantType, LocationInfo.Of(symbol.Locations[0]), [symbol.Name, DisplayNames.Of(own)]), symbol.Locations[0])
            : null;

    private static INamedTypeSymbol? Element(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Element(array.ElementType),
        INamedTypeSymbol named => named,
        _ => null,
    };

    /// <summary>Whether a type stores numbers that would be parameters, were it marked; those of a struct that it stores are its own.</summary>
    public static bool HoldsNumbers(INamedTypeSymbol type) => HoldsNumbers(type, Depth);

    private static bool HoldsNumbers(INamedTypeSymbol type, int depth) =>
        type.GetMembers().OfType<IFieldSymbol>().Any(f => !f.IsStatic && !Marks.IsNoDerivative(f.AssociatedSymbol ?? f)
            && (Types.TryLower(f.Type) is { IsDifferentiable: true }
                || (depth > 0 && f.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None, DeclaringSyntaxReferences.IsEmpty: false } inner && HoldsNumbers(inner, depth - 1))));
}
