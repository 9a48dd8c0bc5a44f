using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>Finds how structs and records are taken apart and made from their parts.</summary>
internal static class Anatomies
{
    public static Anatomy? Of(INamedTypeSymbol type, ICollection<Refusal> refusals)
    {
        if (type.IsAbstract || BlockLowering.FormOf(type) == BlockForm.Class)
        {
            return null;
        }

        Storage[] stored = [.. Stored(type)];
        string[] arguments = ArgumentsOf(stored);
        IMethodSymbol? primary = Storage.PrimaryOf(type);
        foreach (Storage member in stored.Where(m => !IsOwn(m, type) && !m.IsInitializable && Covered(m, primary) is null))
        {
            refusals.Add(new Refusal(
                Descriptors.BlockForm,
                LocationInfo.Of(type.Locations[0]),
                [$"the inherited '{member.Symbol.Name}' cannot be set, so that no value can be made from its parts", "give it init, or a parameter of this record's constructor of its name"]));
        }

        if (primary is null && type is { IsReferenceType: true, BaseType: { SpecialType: SpecialType.None } parentType }
            && !parentType.InstanceConstructors.Any(c => c.Parameters.IsEmpty && c.DeclaredAccessibility != Accessibility.Private))
        {
            refusals.Add(new Refusal(
                Descriptors.BlockForm,
                LocationInfo.Of(type.Locations[0]),
                [$"no constructor of the base '{parentType.Name}' takes nothing, so that no value can be made from its parts", "give this record a primary constructor that calls it"]));
        }

        return new Anatomy(
            stored.Select((m, i) => new StoredPart(m.Name, OpaqueTypes.NameOf(m.Type), arguments[i], IsOwn(m, type) || m.IsInitializable)).ToEquatableArray(),
            Accessibilities.Of(stored.Select(m => m.Type), type),
            primary?.Parameters.Select(p => $"{Identifiers.Escaped(p.Name)}: {(IndexOf(p, stored) is >= 0 and var i ? arguments[i] : $"default({OpaqueTypes.NameOf(p.Type)})!")}").ToEquatableArray(),
            type.GetMembers().Concat(stored.Select(m => m.Symbol)).Any(m => m is IFieldSymbol { IsRequired: true } or IPropertySymbol { IsRequired: true }),
            BlockLowering.BaseOf(type) is { IsAbstract: false } parent && Stored(parent).Count() == stored.Length);
    }

    private static bool IsOwn(Storage member, INamedTypeSymbol type) => SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingType, type);

    private static int IndexOf(IParameterSymbol parameter, Storage[] stored) =>
        Array.FindIndex(stored, m => m.Symbol.Name == parameter.Name && SymbolEqualityComparer.Default.Equals(m.Type, parameter.Type));

    private static IParameterSymbol? Covered(Storage member, IMethodSymbol? primary) => primary?.Parameters.FirstOrDefault(p => IndexOf(p, [member]) == 0);

    /// <summary>What a type stores, its bases' first.</summary>
    private static IEnumerable<Storage> Stored(INamedTypeSymbol type) =>
        type.BaseType is { SpecialType: SpecialType.None } parent ? Stored(parent).Concat(Storage.Of(type)) : Storage.Of(type);

    private static string[] ArgumentsOf(Storage[] stored)
    {
        HashSet<string> taken = [];
        return [.. stored.Select(m =>
        {
            string name = m.Symbol.Name.TrimStart('_');
            name = name.Length == 0 || !char.IsLetter(name[0]) ? "part" + name : char.ToLowerInvariant(name[0]) + name.Substring(1);
            while (!taken.Add(name))
            {
                name += "_";
            }

            return Identifiers.Escaped(name);
        })];
    }
}
