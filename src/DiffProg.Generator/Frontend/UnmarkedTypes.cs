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
        !Marks.IsNoDerivative(symbol) && OpaqueTypes.TryLower(type) is not null && Element(type) is { } own && IsOfUser(own) && HeldTypes.Of(own) is { HoldsNumbers: true } held
            ? (Note(symbol, own, held), symbol.Locations[0])
            : null;

    /// <summary>Numbers all along a list or a tree are rarely data, and such a type cannot be marked: this is a warning.</summary>
    private static Refusal Note(ISymbol symbol, INamedTypeSymbol type, HeldTypes held)
    {
        (string name, string typeName) = (symbol.Name, DisplayNames.Of(type));
        string advice = held.IsEndless
            ? $"what contains itself cannot be marked: hand its numbers over in an array, with an index in each '{DisplayNames.Of(held.Endless!)}', or mark '{name}' [NoDerivative] where they are data"
            : $"mark the type, or '{name}' [NoDerivative]";
        return new Refusal(Descriptors.ConstantType, LocationInfo.Of(symbol.Locations[0]), [name, typeName, advice]) { IsUrgent = held.IsEndless };
    }

    /// <summary>Whether the user could mark a type, or could have.</summary>
    public static bool IsOfUser(INamedTypeSymbol type) => type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, DeclaringSyntaxReferences.IsEmpty: false };

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
