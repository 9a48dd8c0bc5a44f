using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.Generator.Tests.Typing;

/// <summary>Generator and analyzer on one program and its edits, the generator with what it remembers of the program, as in an editor.</summary>
internal sealed class TypingRun
{
    private static readonly GeneratorHarness Project = GeneratorHarness.For().WithUnsafeCode();

    // A namespace is looked for in every reference, again for each compilation.
    private static readonly string[] References =
    [
        "System.Runtime", "System.Collections", "System.Console", "System.Linq", "System.Linq.Expressions", "System.Memory", "System.Runtime.Numerics",
        "System.Numerics.Vectors", "Microsoft.CSharp", "DiffProg.Runtime",
    ];

    // Bound once: what a compilation knows of its references, all that come of it share.
    private static readonly Lazy<CSharpCompilation> Empty = new(() =>
    {
        var empty = CSharpCompilation.Create("Typing", [], Project.References.Where(r => References.Contains(Path.GetFileNameWithoutExtension(r.Display))), Project.CompilationOptions);
        _ = empty.GetDiagnostics();
        return empty;
    });

    private readonly SyntaxTree _tree;
    private readonly CSharpCompilation _compilation;
    private readonly GeneratorDriver _driver;

    public TypingRun(string text)
    {
        _tree = Parse(text);
        _compilation = Empty.Value.AddSyntaxTrees(_tree);
        _driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions)
            .RunGenerators(_compilation);
    }

    /// <summary>What is wrong with what DiffProg makes of a text; null where nothing is.</summary>
    public string? Complaint(string text)
    {
        SyntaxTree tree = Parse(text);
        CSharpCompilation before = _compilation.ReplaceSyntaxTree(_tree, tree);
        try
        {
            return Complaint(tree, before);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException && FailsByItself(before))
        {
            return null;
        }
    }

    private string? Complaint(SyntaxTree tree, CSharpCompilation before)
    {
        GeneratorRunResult result = _driver.RunGeneratorsAndUpdateCompilation(before, out Compilation after, out _).GetRunResult().Results[0];
        if (result.Exception is not null)
        {
            return $"The generator threw: {result.Exception}";
        }

        ImmutableArray<Diagnostic> reported = [.. result.Diagnostics, .. Analyzed(after)];
        if (reported.FirstOrDefault(d => d.Id is "AD0001" or "DP9001") is { } failure)
        {
            return failure.ToString();
        }

        if (result.GeneratedSources.SelectMany(s => s.SyntaxTree.GetDiagnostics()).FirstOrDefault(IsError) is { } unreadable)
        {
            return $"What is generated does not parse: {unreadable}";
        }

        if (tree.GetDiagnostics().Any(IsError) || before.GetDiagnostics().Any(IsError))
        {
            return null;
        }

        return after.GetDiagnostics().FirstOrDefault(IsError) is { } broken
            ? $"What is generated breaks the build: {broken}"
            : Forgotten(before, tree, result, reported);
    }

    /// <summary>On a few texts the C# compiler fails, with and without DiffProg.</summary>
    private static bool FailsByItself(CSharpCompilation compilation)
    {
        try
        {
            _ = compilation.Clone().GetDiagnostics();
            return false;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return true;
        }
    }

    /// <summary>The program has no error, and yet there is a mark without code and without an error.</summary>
    private static string? Forgotten(CSharpCompilation compilation, SyntaxTree tree, GeneratorRunResult result, ImmutableArray<Diagnostic> reported)
    {
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (AttributeSyntax attribute in tree.GetRoot().DescendantNodes().OfType<AttributeSyntax>())
        {
            SyntaxNode owner = attribute.Parent!.Parent!;
            ISymbol? symbol = owner is LambdaExpressionSyntax ? model.GetSymbolInfo(owner).Symbol : model.GetDeclaredSymbol(owner);
            bool isMark = model.GetTypeInfo(attribute).Type?.ToDisplayString() == Marks.DifferentiableAttribute;
            bool hasError = reported.Any(d => IsError(d) && owner.Span.Contains(d.Location.SourceSpan));
            if (isMark && !hasError && !(symbol is IMethodSymbol method && result.GeneratedSources.Any(s => s.HintName.StartsWith(HintNames.Of(method), StringComparison.Ordinal))))
            {
                return $"'{owner}' is marked and has neither code nor an error.";
            }
        }

        return null;
    }

    private static ImmutableArray<Diagnostic> Analyzed(Compilation compilation)
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [new DifferentiableAnalyzer()];
        CompilationWithAnalyzersOptions options = new(new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false);
        return compilation.WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    private static SyntaxTree Parse(string text) => CSharpSyntaxTree.ParseText(text, Project.ParseOptions, "Typed.cs");

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;
}
