using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The derivatives that assemblies have for each other.</summary>
internal static class Exports
{
    /// <summary>The version of what is said of a method; another one is not understood.</summary>
    public const int Version = 1;

    private const string Mark = "DiffProg.ExportDerivativesAttribute";
    private const string Entry = "DiffProg.ExportedDerivativesAttribute";

    private static readonly ConditionalWeakTable<IAssemblySymbol, Dictionary<string, Summary>> Known = new();

    /// <summary>Whether a method's derivatives are there for other assemblies.</summary>
    public static bool IsExported(IMethodSymbol method) => IsPublic(method)
        && method.ContainingAssembly.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == Mark);

    /// <summary>What is known of a method of another assembly; null where that does not say.</summary>
    public static Summary? Of(IMethodSymbol method) =>
        Known.GetValue(method.ContainingAssembly, Read).TryGetValue(Marks.Key(method), out Summary? summary) ? summary : null;

    /// <summary>Whether a symbol stands in another assembly. An editor knows the text of that one too, a build does not.</summary>
    public static bool IsForeign(ISymbol symbol, Compilation compilation) => !SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, compilation.Assembly);

    private static bool IsPublic(ISymbol symbol) =>
        symbol.DeclaredAccessibility == Accessibility.Public && (symbol.ContainingType is null || IsPublic(symbol.ContainingType));

    private static Dictionary<string, Summary> Read(IAssemblySymbol assembly)
    {
        Dictionary<string, Summary> summaries = new(StringComparer.Ordinal);
        foreach (AttributeData entry in assembly.GetAttributes().Where(a => a.AttributeClass?.ToDisplayString() == Entry))
        {
            if (entry.ConstructorArguments is [{ Value: string method }, { Value: Version }, { Value: string active }, { Value: string written }, { Value: bool truncates }, { Value: int modes }])
            {
                summaries[method] = new Summary(method, active.Select(_ => string.Empty).ToEquatableArray(), Flags(active), Flags(written), truncates, (Modes)modes);
            }
        }

        return summaries;
    }

    private static EquatableArray<bool> Flags(string text) => text.Select(c => c == '1').ToEquatableArray();
}
