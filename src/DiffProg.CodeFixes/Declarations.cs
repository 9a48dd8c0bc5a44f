using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Text;

namespace DiffProg.CodeFixes;

/// <summary>Finds what users declare, and can therefore change, in whichever document it is.</summary>
internal static class Declarations
{
    /// <summary>Whether a type or a member is written in a solution by hand.</summary>
    public static bool IsWrittenIn(Solution solution, ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(r => solution.IsWritten(r.SyntaxTree));

    /// <summary>Whether a tree is a document that a user writes.</summary>
    public static bool IsWritten(this Solution solution, SyntaxTree tree) => solution.GetDocument(tree) is { } and not SourceGeneratedDocument;

    /// <summary>The editor of the document that a tree is.</summary>
    public static Task<DocumentEditor> EditorOf(this SolutionEditor solution, SyntaxTree tree, CancellationToken cancellation) =>
        solution.GetDocumentEditorAsync(solution.OriginalSolution.GetDocument(tree)!.Id, cancellation);

    /// <summary>The node of a kind at a place, in the tree that is edited.</summary>
    public static T At<T>(this DocumentEditor editor, TextSpan span)
        where T : SyntaxNode =>
        editor.OriginalRoot.FindNode(span, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<T>().First(n => n.Span == span);

    /// <summary>Whether members can be emitted into a type, once it is partial.</summary>
    public static bool CanBePartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal || outer.IsExtension || outer.TypeKind is not (TypeKind.Class or TypeKind.Struct) || !outer.CanBeReferencedByName)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a symbol bears an attribute of the runtime.</summary>
    public static bool IsMarked(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == attribute);
}
