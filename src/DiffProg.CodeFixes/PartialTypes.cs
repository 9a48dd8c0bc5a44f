using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace DiffProg.CodeFixes;

/// <summary>Makes types partial, since derivatives are emitted into them.</summary>
internal static class PartialTypes
{
    /// <summary>Makes a type and those around it partial, wherever they are declared.</summary>
    public static async Task MakeAsync(SolutionEditor solution, INamedTypeSymbol type, CancellationToken cancellation)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            foreach (SyntaxReference declaration in outer.DeclaringSyntaxReferences.Where(r => solution.OriginalSolution.IsWritten(r.SyntaxTree)))
            {
                DocumentEditor editor = await solution.EditorOf(declaration.SyntaxTree, cancellation).ConfigureAwait(false);
                editor.ReplaceNode(editor.At<TypeDeclarationSyntax>(declaration.Span), (current, _) => Partial((TypeDeclarationSyntax)current));
            }
        }
    }

    private static TypeDeclarationSyntax Partial(TypeDeclarationSyntax type)
    {
        if (type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        // It stands right before the keyword, which keeps what is written between the two.
        SyntaxToken partial = SyntaxFactory.Token(SyntaxKind.PartialKeyword).WithTrailingTrivia(SyntaxFactory.Space);
        return type.Modifiers.Count > 0
            ? type.WithModifiers(type.Modifiers.Add(partial))
            : type.WithKeyword(type.Keyword.WithLeadingTrivia()).WithModifiers([partial.WithLeadingTrivia(type.Keyword.LeadingTrivia)]);
    }
}
