using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace DiffProg.CodeFixes;

/// <summary>Offers remedies for what DiffProg refuses, one at a time or all of a kind.</summary>
public abstract class RemedyProvider : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => RemedyAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            foreach (Remedy remedy in await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(ActionOf(remedy.Title, remedy.Kind, context.Document.Project.Solution, [remedy]), diagnostic);
            }
        }
    }

    /// <summary>The remedies for one refusal.</summary>
    internal async Task<IReadOnlyList<Remedy>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellation) =>
        await document.GetSyntaxRootAsync(cancellation).ConfigureAwait(false) is { } root
        && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
        && await document.GetSemanticModelAsync(cancellation).ConfigureAwait(false) is { } model
            ? [.. Find(new Refused(document, model, root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic), cancellation)]
            : [];

    /// <summary>The edit that makes some remedies at once.</summary>
    internal static CodeAction ActionOf(string title, string kind, Solution solution, IReadOnlyList<Remedy> remedies) => CodeAction.Create(
        title,
        async cancellation =>
        {
            SolutionEditor editor = new(solution);
            foreach (Remedy remedy in remedies)
            {
                await remedy.Apply(editor, cancellation).ConfigureAwait(false);
            }

            return editor.GetChangedSolution();
        },
        kind);

    private protected abstract IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation);
}
