using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace DiffProg.CodeFixes;

/// <summary>
/// Makes all remedies of a kind in one edit. They may meet in one declaration, also of another document, where merging the texts of separate edits
/// would write a mark twice.
/// </summary>
internal sealed class RemedyAll : FixAllProvider
{
    public static readonly RemedyAll Instance = new();

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        RemedyProvider provider = (RemedyProvider)fixAllContext.CodeFixProvider;
        Dictionary<string, Remedy> remedies = [];
        foreach (Diagnostic diagnostic in await DiagnosticsAsync(fixAllContext).ConfigureAwait(false))
        {
            if (fixAllContext.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                foreach (Remedy remedy in await provider.FindAsync(document, diagnostic, fixAllContext.CancellationToken).ConfigureAwait(false))
                {
                    if (remedy.Kind == fixAllContext.CodeActionEquivalenceKey)
                    {
                        remedies[remedy.Subject] = remedy;
                    }
                }
            }
        }

        return remedies.Count == 0
            ? null
            : RemedyProvider.ActionOf(fixAllContext.CodeActionEquivalenceKey!, fixAllContext.CodeActionEquivalenceKey!, fixAllContext.Solution, [.. remedies.Values]);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        switch (context.Scope)
        {
            case FixAllScope.Document when context.Document is { } document:
                return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            case FixAllScope.Project:
                return await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false);
            case FixAllScope.Solution:
                IEnumerable<Diagnostic>[] all = await Task.WhenAll(context.Solution.Projects.Where(p => p.Language == LanguageNames.CSharp).Select(async p =>
                    (IEnumerable<Diagnostic>)await context.GetAllDiagnosticsAsync(p).ConfigureAwait(false))).ConfigureAwait(false);
                return all.SelectMany(d => d);
            default:
                return [];
        }
    }
}
