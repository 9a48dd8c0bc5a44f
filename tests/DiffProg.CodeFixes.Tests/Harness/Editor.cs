using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace DiffProg.CodeFixes.Tests.Harness;

/// <summary>
/// A solution as an editor has it open: <c>await (await Editor.Of(text).FixAsync(fixes, title)).TextAsync()</c>. It needs no reference assemblies but
/// those that it is given.
/// </summary>
internal sealed class Editor
{
    private readonly Solution _solution;

    private Editor(Solution solution) => _solution = solution;

    /// <summary>A project with a document for each text.</summary>
    public static Editor Of(params string[] texts)
    {
#pragma warning disable CA2000 // The solution outlives the workspace that made it.
        return new Editor(new AdhocWorkspace().CurrentSolution).AndProject(texts);
#pragma warning restore CA2000
    }

    /// <summary>With another project.</summary>
    public Editor AndProject(params string[] texts)
    {
        GeneratorHarness harness = GeneratorHarness.For(texts);
        string name = "Project" + _solution.ProjectIds.Count;
        ProjectId id = ProjectId.CreateNewId(name);
        Solution solution = _solution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, name, name, LanguageNames.CSharp, parseOptions: harness.ParseOptions, compilationOptions: harness.CompilationOptions))
            .WithProjectMetadataReferences(id, harness.References)
            .WithProjectAnalyzerReferences(id, [Compiler.Instance]);
        foreach ((string path, string text) in harness.Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(id, path), path, SourceText.From(text), filePath: name + path);
        }

        return new Editor(solution);
    }

    /// <summary>The titles that some fixes offer.</summary>
    public async Task<string[]> TitlesAsync(CodeFixProvider fixes) => [.. (await OffersAsync(fixes)).Select(o => o.Title).Distinct()];

    /// <summary>The solution after the first fix of a title.</summary>
    public async Task<Editor> FixAsync(CodeFixProvider fixes, string title) => await DoneAsync(await OfferAsync(fixes, title));

    /// <summary>The solution after all fixes of the kind that a title is of.</summary>
    public async Task<Editor> FixAllAsync(CodeFixProvider fixes, string title, FixAllScope scope)
    {
        FixAllContext context = new(
            _solution.Projects.First().Documents.First(),
            fixes,
            scope,
            (await OfferAsync(fixes, title)).EquivalenceKey!,
            fixes.FixableDiagnosticIds,
            new Reasons(fixes),
            CancellationToken.None);
        return await DoneAsync((await fixes.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    /// <summary>The text of a document.</summary>
    public async Task<string> TextAsync(int document = 0, int project = 0) => (await _solution.Projects.ElementAt(project).Documents.ElementAt(document).GetTextAsync()).ToString();

    /// <summary>What the compiler makes of a project.</summary>
    public async Task<GeneratorOutcome> RunAsync(int project = 0)
    {
        List<string> texts = [];
        foreach (Document document in _solution.Projects.ElementAt(project).Documents)
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return GeneratorHarness.For(texts).Run();
    }

    private async Task<CodeAction> OfferAsync(CodeFixProvider fixes, string title) => (await OffersAsync(fixes)).FirstOrDefault(o => o.Title == title)
        ?? throw new InvalidOperationException($"'{title}' is not among what is offered: {string.Join(", ", await TitlesAsync(fixes))}; {string.Join(", ", (await RunAsync()).GeneratorDiagnostics)}");

    private async Task<IReadOnlyList<CodeAction>> OffersAsync(CodeFixProvider fixes)
    {
        List<CodeAction> offers = [];
        foreach (Project project in _solution.Projects)
        {
            foreach (Diagnostic reason in await new Reasons(fixes).InAsync(project))
            {
                CodeFixContext context = new(_solution.GetDocument(reason.Location.SourceTree)!, reason, (action, _) => offers.Add(action), CancellationToken.None);
                await fixes.RegisterCodeFixesAsync(context);
            }
        }

        return offers;
    }

    private static async Task<Editor> DoneAsync(CodeAction action) =>
        new((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution);
}
