using System.Linq;
using System.Threading;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>The runtime's names that emitted blocks use: short, but where the user's code gives them another meaning.</summary>
internal static class RuntimeNames
{
    private static readonly (string Name, string Namespace)[] All =
    [
        ("Span", "System"), ("ReadOnlySpan", "System"),
        ("IDifferentiable", "DiffProg"), ("ITangent", "DiffProg"), ("Arguments", "DiffProg"),
        ("BlockWalk", "DiffProg.Blocks"), ("Parts", "DiffProg.Blocks"), ("Block", "DiffProg.Blocks"), ("Packed", "DiffProg.Blocks"), ("Row", "DiffProg.Blocks"),
        ("ArrayStorage", "DiffProg.Blocks"), ("ListStorage", "DiffProg.Blocks"), ("GridStorage", "DiffProg.Blocks"), ("ArrayOf", "DiffProg.Blocks"), ("ListOf", "DiffProg.Blocks"),
    ];

    public static EquatableArray<string> Hidden(INamedTypeSymbol type, SyntaxReference declaration, Compilation compilation, CancellationToken cancellation)
    {
        SemanticModel model = compilation.GetSemanticModel(declaration.SyntaxTree);
        int inside = declaration.GetSyntax(cancellation).Span.End - 1;
        return All.Where(n => type.GetMembers(n.Name).Any()
            || model.LookupNamespacesAndTypes(inside, name: n.Name).Any(s => s.ContainingNamespace?.ToDisplayString() != n.Namespace))
            .Select(n => n.Name).ToEquatableArray();
    }

    public static string Of(string name, EquatableArray<string> hidden) =>
        hidden.Contains(name) ? $"global::{All.First(n => n.Name == name).Namespace}.{name}" : name;
}
