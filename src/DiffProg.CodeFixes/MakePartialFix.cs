using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.CodeFixes;

/// <summary>Makes the type that derivatives are emitted into partial, and with it the types around it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MakePartialFix : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP0002"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation)
    {
        if (refused.Node is not TypeDeclarationSyntax refusedType)
        {
            return [];
        }

        // Each type of a nest is refused, and one action mends them all.
        TypeDeclarationSyntax[] declarations = [.. refusedType.AncestorsAndSelf().Concat(refusedType.DescendantNodes().Where(HoldsMark)).OfType<TypeDeclarationSyntax>()];
        INamedTypeSymbol[] types = [.. declarations.Select(d => refused.Model.GetDeclaredSymbol(d, cancellation)).OfType<INamedTypeSymbol>()];
        string[] names = [.. declarations.Where(d => !d.Modifiers.Any(SyntaxKind.PartialKeyword)).OrderBy(d => d.SpanStart).Select(d => $"'{d.Identifier.Text}'")];
        if (names.Length == 0)
        {
            return [];
        }

        string list = names.Length > 1 ? $"{string.Join(", ", names.Take(names.Length - 1))} and {names[names.Length - 1]}" : names[0];
        return
        [
            new Remedy($"Make {list} partial", "Make types with derivatives partial", list, async (solution, stop) =>
            {
                foreach (INamedTypeSymbol type in types)
                {
                    await PartialTypes.MakeAsync(solution, type, stop).ConfigureAwait(false);
                }
            }),
        ];
    }

    private static bool HoldsMark(SyntaxNode node) => node is TypeDeclarationSyntax
        && node.DescendantNodes().OfType<AttributeSyntax>().Any(a => a.Name.ToString().Contains("Differentiable"));
}
