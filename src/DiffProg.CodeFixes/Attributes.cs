using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Microsoft.CodeAnalysis.Text;

namespace DiffProg.CodeFixes;

/// <summary>Writes and removes the attributes of the runtime.</summary>
internal static class Attributes
{
    public const string Differentiable = "DiffProg.DifferentiableAttribute";
    public const string NoDerivative = "DiffProg.NoDerivativeAttribute";

    /// <summary>Marks what a symbol declares, where it is declared first.</summary>
    public static async Task AddAsync(SolutionEditor solution, ISymbol symbol, INamedTypeSymbol attribute, CancellationToken cancellation)
    {
        SyntaxReference declaration = symbol.DeclaringSyntaxReferences.First(r => solution.OriginalSolution.IsWritten(r.SyntaxTree));
        DocumentEditor editor = await solution.EditorOf(declaration.SyntaxTree, cancellation).ConfigureAwait(false);
        SyntaxNode node = editor.At<SyntaxNode>(declaration.Span);
        SyntaxTrivia end = StartsLine(node) ? LineEnds.Of(editor.OriginalRoot) : SyntaxFactory.Space;
        editor.ReplaceNode(node, (current, generator) => Add(current, Name(generator, attribute), end));
    }

    /// <summary>Removes an attribute.</summary>
    public static async Task RemoveAsync(SolutionEditor solution, SyntaxReference attribute, CancellationToken cancellation)
    {
        DocumentEditor editor = await solution.EditorOf(attribute.SyntaxTree, cancellation).ConfigureAwait(false);
        AttributeListSyntax list = (AttributeListSyntax)editor.At<AttributeSyntax>(attribute.Span).Parent!;
        string text = editor.At<AttributeSyntax>(attribute.Span).ToString();
        editor.ReplaceNode(list.Parent!, (current, _) => Remove(current, text));
    }

    /// <summary>The name of an attribute or another type, which is shortened, and imported, where it is written.</summary>
    public static NameSyntax Name(SyntaxGenerator generator, INamedTypeSymbol type) =>
        (NameSyntax)generator.TypeExpression(type, addImport: true).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation);

    private static SyntaxNode Add(SyntaxNode declaration, NameSyntax name, SyntaxTrivia end)
    {
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        AttributeListSyntax list = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(name)])
            .WithLeadingTrivia(leading)
            .WithTrailingTrivia(end)
            .WithAdditionalAnnotations(Formatter.Annotation);
        bool isIndented = end.IsKind(SyntaxKind.EndOfLineTrivia) && leading is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia }];
        return declaration.WithLeadingTrivia(isIndented ? SyntaxFactory.TriviaList(leading[leading.Count - 1]) : SyntaxFactory.TriviaList()) switch
        {
            MemberDeclarationSyntax x => x.WithAttributeLists(x.AttributeLists.Insert(0, list)),
            ParameterSyntax x => x.WithAttributeLists(x.AttributeLists.Insert(0, list)),
            _ => declaration,
        };
    }

    /// <summary>Whether a member stands on lines of its own, as its attributes then do.</summary>
    private static bool StartsLine(SyntaxNode declaration) => declaration is MemberDeclarationSyntax
        && declaration.SyntaxTree.GetText() is { } text
        && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(text.Lines.GetLineFromPosition(declaration.SpanStart).Start, declaration.SpanStart)));

    private static SyntaxNode Remove(SyntaxNode declaration, string text)
    {
        foreach (AttributeListSyntax list in declaration.ChildNodes().OfType<AttributeListSyntax>())
        {
            if (list.Attributes.FirstOrDefault(a => a.ToString() == text) is { } attribute)
            {
                return list.Attributes.Count > 1 ? declaration.ReplaceNode(list, list.WithAttributes(list.Attributes.Remove(attribute))) : Remove(declaration, list);
            }
        }

        return declaration;
    }

    private static SyntaxNode Remove(SyntaxNode declaration, AttributeListSyntax list)
    {
        SyntaxToken next = list.GetLastToken().GetNextToken();
        SyntaxTriviaList comments = Comments(list.GetTrailingTrivia());
        SyntaxTriviaList kept = list.GetLeadingTrivia()
            .AddRange(comments.SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)))
            .AddRange(comments.Any(SyntaxKind.EndOfLineTrivia) ? next.LeadingTrivia : Comments(next.LeadingTrivia));
        SyntaxToken before = list.GetFirstToken().GetPreviousToken();
        bool joins = kept.Count == 0 && before.Span.End == list.SpanStart && declaration.Span.Contains(before.Span);
        SyntaxNode marked = declaration.TrackNodes(list);
        SyntaxNode moved = marked.ReplaceToken(
            marked.GetCurrentNode(list)!.GetLastToken().GetNextToken(),
            next.WithLeadingTrivia(joins ? list.GetTrailingTrivia() : kept));
        return moved.RemoveNode(moved.GetCurrentNode(list)!, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>What is kept of what stands between two tokens of which one goes: all of it where anything is told there.</summary>
    private static SyntaxTriviaList Comments(SyntaxTriviaList trivia) =>
        trivia.All(t => t.IsKind(SyntaxKind.WhitespaceTrivia) || t.IsKind(SyntaxKind.EndOfLineTrivia)) ? SyntaxFactory.TriviaList() : trivia;
}
