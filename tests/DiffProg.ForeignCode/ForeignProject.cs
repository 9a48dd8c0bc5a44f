using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.ForeignCode;

/// <summary>A folder of C# as one compilation, each method of it marked or left as it is.</summary>
internal sealed class ForeignProject
{
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly ImmutableArray<(string Path, SyntaxTree Tree)> _files;

    public ForeignProject(SurveyOptions options)
    {
        ParseOptions = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: options.Symbols);
        _references =
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
            .. options.References.Select(r => MetadataReference.CreateFromFile(r.FullName)),
        ];
        _files =
        [
            .. options.Folder.EnumerateFiles("*.cs", SearchOption.AllDirectories)
                .Select(f => (Path: Path.GetRelativePath(options.Folder.FullName, f.FullName).Replace('\\', '/'), f.FullName))
                .Where(f => !options.Excluded.Any(e => f.Path.Contains(e, StringComparison.Ordinal)))
                .OrderBy(f => f.Path, StringComparer.Ordinal)
                .Select(f => (f.Path, Parse(File.ReadAllText(f.FullName), f.Path))),
        ];
    }

    public int Files => _files.Length;

    /// <summary>The code as it was found.</summary>
    public CSharpCompilation Plain => Compile(_files.Select(f => f.Tree));

    /// <summary>The code with a mark on every method with a body that is chosen, and where those stand, in the order of the files.</summary>
    public (CSharpCompilation Compilation, IReadOnlyList<MethodPlace> Marks) Marked(Func<MethodPlace, bool> isMarked)
    {
        List<MethodPlace> marks = [];
        List<SyntaxTree> trees = [];
        foreach ((string path, SyntaxTree tree) in _files)
        {
            MarkingRewriter rewriter = new(path, isMarked);
            SyntaxNode root = rewriter.Visit(tree.GetRoot());
            marks.AddRange(rewriter.Marked);

            // Read again from its text, as a compiler reads what a person marked.
            trees.Add(rewriter.Marked.Count == 0 ? tree : Parse(root.ToFullString(), path));
        }

        return (Compile(trees), marks);
    }

    public CSharpParseOptions ParseOptions { get; }

    private SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Foreign",
        trees,
        _references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            warningLevel: 4,
            nullableContextOptions: NullableContextOptions.Disable));
}
