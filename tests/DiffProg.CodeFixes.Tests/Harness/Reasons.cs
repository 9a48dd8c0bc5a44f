using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.CodeFixes.Tests.Harness;

/// <summary>The reasons that the analyzer gives in a project, for the fixes that mend them.</summary>
internal sealed class Reasons(CodeFixProvider fixes) : FixAllContext.DiagnosticProvider
{
    /// <summary>In the order of the documents and their text.</summary>
    public async Task<IReadOnlyList<Diagnostic>> InAsync(Project project)
    {
        Compilation compilation = (await project.GetCompilationAsync())!;
        CompilationWithAnalyzers analysis = compilation.WithAnalyzers([.. project.AnalyzerReferences.SelectMany(r => r.GetAnalyzers(project.Language))]);
        ImmutableArray<Diagnostic> reasons = await analysis.GetAnalyzerDiagnosticsAsync(CancellationToken.None);
        return [.. reasons.Where(r => fixes.FixableDiagnosticIds.Contains(r.Id)).OrderBy(r => r.Location.SourceTree!.FilePath).ThenBy(r => r.Location.SourceSpan)];
    }

    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await InAsync(project);

    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        SyntaxTree? tree = await document.GetSyntaxTreeAsync(cancellationToken);
        return (await InAsync(document.Project)).Where(r => r.Location.SourceTree == tree);
    }

    public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        Task.FromResult(Enumerable.Empty<Diagnostic>());
}
