using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The declarations around a method, and what short names mean among them.</summary>
internal static class Containers
{
    /// <summary>The namespaces of the short names that emitted code uses.</summary>
    private static readonly (string Name, string Namespace)[] ShortNames =
    [
        ("Math", "System"), ("MathF", "System"), ("Half", "System"), ("Span", "System"), ("ReadOnlySpan", "System"), ("Tape", "DiffProg"), ("Elementary", "DiffProg"), ("Diff", "DiffProg"), ("Arguments", "DiffProg"), ("BlockArguments", "DiffProg"), ("BlockRows", "DiffProg"), ("Reach", "DiffProg"), ("OverlapChecks", "DiffProg"), ("Loops", "DiffProg"), ("Grids", "DiffProg"), ("Lists", "DiffProg"), ("Lanes", "DiffProg"), ("Directions", "DiffProg"),
        ("Vector512", "System.Runtime.Intrinsics"),
    ];

    public static EquatableArray<string> Of(IMethodSymbol method) => Of(method.ContainingType);

    /// <summary>The declarations of the types around a type, and its own, outermost first.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol innermost)
    {
        List<string> declarations = [];
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            string kind = (type.IsRecord, type.TypeKind) switch
            {
                (true, TypeKind.Struct) => "record struct",
                (true, _) => "record",
                (false, TypeKind.Struct) => "struct",
                _ => "class",
            };
            declarations.Insert(0, $"partial {kind} {type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Split('.').Last()}");
        }

        return declarations.ToEquatableArray();
    }

    /// <summary>The short names that a type or namespace of the user's hides, and that are written out in full instead.</summary>
    public static EquatableArray<string> QualifiedNames(IMethodSymbol method) =>
        ShortNames.Where(s => IsHidden(method, s.Name, s.Namespace)).Select(s => s.Name).ToEquatableArray();

    private static bool IsHidden(IMethodSymbol method, string name, string home)
    {
        for (INamespaceOrTypeSymbol? scope = method.ContainingType; scope is not null; scope = (INamespaceOrTypeSymbol?)scope.ContainingType ?? scope.ContainingNamespace)
        {
            bool isHome = scope is INamespaceSymbol && scope.ToDisplayString() == home;
            if (!isHome && (scope.GetMembers(name).Any() || BaseTypes(scope).Any(b => b.GetMembers(name).Any())))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> BaseTypes(INamespaceOrTypeSymbol scope)
    {
        for (INamedTypeSymbol? type = (scope as INamedTypeSymbol)?.BaseType; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }
}
