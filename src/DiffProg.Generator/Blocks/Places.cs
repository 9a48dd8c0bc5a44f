using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>
/// Finds the parts that C# gives no place: a property, or a read-only field of a struct. Emitted code overwrites a struct part by part, so
/// that the marked type offers a reference to each.
/// </summary>
internal static class Places
{
    /// <summary>What the member is called that gives the place of a part.</summary>
    public static string NameOf(string part) => part + "Place";

    /// <summary>Whether the type that stores a part offers its place.</summary>
    public static bool IsOffered(IFieldSymbol field) => IsHidden(field)
        && Marks.Differentiable(field.ContainingType) is not null && !field.ContainingType.DeclaringSyntaxReferences.IsEmpty
        && field.Type is { IsReferenceType: false, TypeKind: not (TypeKind.Pointer or TypeKind.FunctionPointer) }
        && !new Storage(field.AssociatedSymbol ?? field, field).HasOwnAccessors
        && field.AssociatedSymbol is null or { CanBeReferencedByName: true, IsVirtual: false, IsOverride: false };

    /// <summary>Whether a part is none that C# could refer to, though a struct around or behind it is overwritten.</summary>
    public static bool IsHidden(IFieldSymbol field) => field.ContainingType.IsValueType
        ? field.IsReadOnly || field.AssociatedSymbol is IPropertySymbol
        : field.AssociatedSymbol is IPropertySymbol { SetMethod.IsInitOnly: false } && (field.OriginalDefinition.Type is ITypeParameterSymbol { IsReferenceType: false } || IsOfParts(field.Type));

    /// <summary>Whether values of a type are overwritten part by part.</summary>
    public static bool IsOfParts(ITypeSymbol type) => TypeArguments.Resolve(type) is INamedTypeSymbol { IsValueType: true } named
        && (named.IsTupleType || FrameworkTypes.Is(named) || Marks.Differentiable(named) is not null);

    /// <summary>The places that a type offers.</summary>
    public static EquatableArray<PartPlace> Of(INamedTypeSymbol type) => Storage.Of(type).Where(m => IsOffered(m.Field)).Select(m => new PartPlace(
        NameOf(m.Symbol.Name),
        m.Name,
        m.Field.Name,
        OpaqueTypes.NameOf(m.Type),
        Accessibilities.Of(m.Type, type) == "private" ? "private" : "internal",
        Bases(type).Any(b => b.GetMembers(m.Symbol.Name).Any()))).ToEquatableArray();

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? level = type.BaseType; level is not null; level = level.BaseType)
        {
            yield return level;
        }
    }
}
