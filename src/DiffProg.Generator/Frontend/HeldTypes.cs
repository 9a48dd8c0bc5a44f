using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of the user's that an object of one may hold: in members, arrays and lists, in classes derived from those, and so on.</summary>
internal sealed class HeldTypes
{
    /// <summary>How many are looked at.</summary>
    private const int Most = 200;

    private readonly HashSet<INamedTypeSymbol> _all = new(SymbolEqualityComparer.Default);

    /// <summary>What each holds at once, which takes a look through a namespace.</summary>
    private readonly Dictionary<INamedTypeSymbol, INamedTypeSymbol[]> _next;

    private HeldTypes(Dictionary<INamedTypeSymbol, INamedTypeSymbol[]> next) => _next = next;

    /// <summary>Whether one of them stores numbers that would be parameters, were it marked, or are of one that is.</summary>
    public bool HoldsNumbers => _all.Any(HasNumbers);

    /// <summary>One that holds others of its type, and so on without end, with numbers in them; null where there is none.</summary>
    public INamedTypeSymbol? Endless { get; private set; }

    public bool IsEndless => Endless is not null;

    /// <summary>What an object of a type may hold, itself included.</summary>
    public static HeldTypes Of(INamedTypeSymbol type)
    {
        HeldTypes held = new(new(SymbolEqualityComparer.Default));
        held.Add(type.OriginalDefinition);
        held.Endless = held.HoldsNumbers ? held._all.FirstOrDefault(t => held.Behind(t) is var behind && behind._all.Contains(t) && behind.HoldsNumbers) : null;
        return held;
    }

    private HeldTypes Behind(INamedTypeSymbol type)
    {
        HeldTypes held = new(_next);
        foreach (INamedTypeSymbol inner in Next(type))
        {
            held.Add(inner);
        }

        return held;
    }

    private void Add(INamedTypeSymbol first)
    {
        Stack<INamedTypeSymbol> left = new([first]);
        while (left.Count > 0 && _all.Count < Most)
        {
            INamedTypeSymbol type = left.Pop();
            if (_all.Add(type))
            {
                foreach (INamedTypeSymbol inner in Next(type))
                {
                    left.Push(inner);
                }
            }
        }
    }

    private INamedTypeSymbol[] Next(INamedTypeSymbol type)
    {
        if (!_next.TryGetValue(type, out INamedTypeSymbol[]? next))
        {
            _next.Add(type, next = [.. Stored(type).SelectMany(Named).Concat(Derived(type)).Where(t => UnmarkedTypes.IsOfUser(t) && Marks.Differentiable(t) is null)]);
        }

        return next;
    }

    private static bool HasNumbers(INamedTypeSymbol type) => UnmarkedTypes.HoldsNumbers(type)
        || Stored(type).Any(t => Types.TryLower(t) is { IsDifferentiable: true } || Named(t).Any(n => Marks.Differentiable(n) is not null));

    /// <summary>What a type stores, that of its bases included; of an interface, what it shows.</summary>
    private static IEnumerable<ITypeSymbol> Stored(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? owner = type; owner is not null && UnmarkedTypes.IsOfUser(owner); owner = owner.BaseType)
        {
            foreach (IFieldSymbol field in owner.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !Marks.IsNoDerivative(f.AssociatedSymbol ?? f)))
            {
                yield return field.Type;
            }
        }

        if (type.TypeKind == TypeKind.Interface)
        {
            foreach (IPropertySymbol property in type.GetMembers().OfType<IPropertySymbol>().Where(p => !p.IsStatic && !Marks.IsNoDerivative(p)))
            {
                yield return property.Type;
            }
        }
    }

    /// <summary>The classes beside a type or within it that an object of it may be of.</summary>
    private static IEnumerable<INamedTypeSymbol> Derived(INamedTypeSymbol type) =>
        type is { IsSealed: false, TypeKind: TypeKind.Class or TypeKind.Interface }
            ? ((INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace).GetTypeMembers().Concat(type.GetTypeMembers())
                .Where(t => SymbolEqualityComparer.Default.Equals(t.BaseType?.OriginalDefinition, type) || t.Interfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, type)))
            : [];

    private static IEnumerable<INamedTypeSymbol> Named(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol named => [named.OriginalDefinition, .. named.TypeArguments.SelectMany(Named)],
        _ => [],
    };
}
