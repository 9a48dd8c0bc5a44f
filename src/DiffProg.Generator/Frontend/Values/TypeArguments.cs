using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// What the type parameters stand for in the generic method that is being lowered. A lowering runs on one thread from beginning to end,
/// and every question about a type asks for them.
/// </summary>
internal static class TypeArguments
{
    [ThreadStatic]
    private static Dictionary<ITypeParameterSymbol, ITypeSymbol>? _current;

    /// <summary>Lets the type parameters of a method and its type stand for its type arguments until the result is disposed.</summary>
    public static Scope Enter(IMethodSymbol method)
    {
        Dictionary<ITypeParameterSymbol, ITypeSymbol>? outer = _current;
        List<(ITypeParameterSymbol, ITypeSymbol)> pairs = [.. method.OriginalDefinition.TypeParameters.Zip(method.TypeArguments, (p, a) => (p, a))];
        for (INamedTypeSymbol? type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            pairs.AddRange(type.OriginalDefinition.TypeParameters.Zip(type.TypeArguments, (p, a) => (p, a)));
        }

        if (pairs.Count > 0)
        {
            Dictionary<ITypeParameterSymbol, ITypeSymbol> inner = outer is null ? new(ByPlace.Instance) : new(outer, ByPlace.Instance);
            foreach ((ITypeParameterSymbol parameter, ITypeSymbol argument) in pairs)
            {
                inner[parameter] = Resolve(argument)!;
            }

            _current = inner;
        }

        return new Scope(outer);
    }

    /// <summary>The type with every type parameter replaced by what it stands for.</summary>
    public static ITypeSymbol? Resolve(ITypeSymbol? type) => _current is null ? type : type switch
    {
        ITypeParameterSymbol parameter => _current.TryGetValue(parameter, out ITypeSymbol? argument) ? argument : type,
        INamedTypeSymbol { IsGenericType: true } named when named.TypeArguments.Any(a => !SymbolEqualityComparer.Default.Equals(a, Resolve(a))) =>
            named.OriginalDefinition.Construct([.. named.TypeArguments.Select(a => Resolve(a)!)]),
        _ => type,
    };

    /// <summary>The type parameters of a local function are others in each model of its text, while the function is the same.</summary>
    private sealed class ByPlace : IEqualityComparer<ITypeParameterSymbol>
    {
        public static readonly ByPlace Instance = new();

        public bool Equals(ITypeParameterSymbol x, ITypeParameterSymbol y) => SymbolEqualityComparer.Default.Equals(x, y)
            || (x.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } && x.Ordinal == y.Ordinal && SymbolEqualityComparer.Default.Equals(x.ContainingSymbol, y.ContainingSymbol));

        public int GetHashCode(ITypeParameterSymbol parameter) => StringComparer.Ordinal.GetHashCode(parameter.Name);
    }

    /// <summary>Brings back what the type parameters stood for before.</summary>
    internal readonly struct Scope(Dictionary<ITypeParameterSymbol, ITypeSymbol>? outer) : IDisposable
    {
        public void Dispose() => _current = outer;
    }
}
