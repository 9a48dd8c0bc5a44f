using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Basic.Reference.Assemblies;
using DiffProg.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.Latency;

/// <summary>What the generator and the analyzer take of an edit, beside what the compiler takes of it alone.</summary>
internal static class Measurement
{
    private const int Repetitions = 7;

    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private static readonly MetadataReference[] References = [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)];

    /// <summary>The least times of several edits, in milliseconds.</summary>
    /// <param name="methods">How many marked methods the project has.</param>
    public static IReadOnlyList<(string What, double Milliseconds)> Of(int methods)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Project",
            [.. Enumerable.Range(0, methods).GroupBy(i => i / MethodTexts.PerFile).Select(g => Parsed(MethodTexts.File(g.Key, g), $"File{g.Key}.cs")), Parsed("static class Other { static int F() => 0; }", "Other.cs")],
            References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        GeneratorDriver driver = CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: ParseOptions);
        double first = Milliseconds(() => driver = Run(driver, compilation));

        int edit = 0;
        double body = Least(
            () => Edited(compilation, "File0.cs", text => text.Replace("double first = 0;", $"double first = {++edit};", StringComparison.Ordinal)),
            edited => driver = Run(driver, edited));
        double other = Least(
            () => Edited(compilation, "Other.cs", _ => $"static class Other {{ static int F() => {++edit}; }}"),
            edited => driver = Run(driver, edited));
        double bound = Least(
            () => Edited(compilation, "Other.cs", _ => $"static class Other {{ static int F() => {++edit}; }}"),
            edited => _ = edited.GetDiagnostics().Length);
        double analyzed = Least(
            () => Edited(compilation, "File0.cs", text => text.Replace("double first = 0;", $"double first = {++edit};", StringComparison.Ordinal)),
            edited => AnalyzeFile(edited, "File0.cs"));
        return
        [
            ("the first run", first),
            ("after an edit of one method", body),
            ("after an edit elsewhere", other),
            ("the analyzer on the file that is edited", analyzed),
            ("the compiler's own diagnostics, for comparison", bound),
        ];
    }

    private static GeneratorDriver Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        GeneratorDriver after = driver.RunGenerators(compilation);
        GeneratorDriverRunResult result = after.GetRunResult();
        Diagnostic? error = result.Diagnostics.FirstOrDefault(d => d.Severity == DiagnosticSeverity.Error);
        return error is null && result.GeneratedTrees.Length > 0 ? after : throw new InvalidOperationException($"The generator does not take the project: {error}");
    }

    /// <summary>What an editor asks for of the open file.</summary>
    private static void AnalyzeFile(CSharpCompilation compilation, string path)
    {
        CompilationWithAnalyzers analyzed = compilation.WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new DifferentiableAnalyzer()));
        SemanticModel model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single(t => t.FilePath == path));
        _ = analyzed.GetAnalyzerSemanticDiagnosticsAsync(model, null, default).GetAwaiter().GetResult();
    }

    private static double Least(Func<CSharpCompilation> edit, Action<CSharpCompilation> run) => Enumerable.Range(0, Repetitions).Min(_ =>
    {
        CSharpCompilation edited = edit();
        return Milliseconds(() => run(edited));
    });

    private static CSharpCompilation Edited(CSharpCompilation compilation, string path, Func<string, string> change)
    {
        SyntaxTree old = compilation.SyntaxTrees.Single(t => t.FilePath == path);
        return compilation.ReplaceSyntaxTree(old, Parsed(change(old.ToString()), path));
    }

    private static SyntaxTree Parsed(string text, string path) => CSharpSyntaxTree.ParseText(text, ParseOptions, path);

    private static double Milliseconds(Action run)
    {
        long start = Stopwatch.GetTimestamp();
        run();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
