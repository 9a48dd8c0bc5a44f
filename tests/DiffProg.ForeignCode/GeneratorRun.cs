using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using DiffProg.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.ForeignCode;

/// <summary>What the generator and the analyzer made of a compilation.</summary>
internal sealed class GeneratorRun
{
    private readonly HashSet<SyntaxTree> _inputs;

    private GeneratorRun(Compilation input, Compilation output, GeneratorDriverRunResult result, ImmutableArray<Diagnostic> analysis)
    {
        _inputs = [.. input.SyntaxTrees];
        Input = input;
        Output = output;
        Files = [.. result.Results.SelectMany(r => r.GeneratedSources).Select(s => (s.HintName, s.SourceText.ToString()))];
        Said = [.. result.Diagnostics, .. analysis];
        Exceptions =
        [
            .. result.Results.Where(r => r.Exception is not null).Select(r => r.Exception!.ToString()),
            .. Said.Where(d => d.Id is "DP9001" or "CS8785" or "AD0001").Select(d => d.ToString()),
        ];
    }

    public Compilation Input { get; }

    /// <summary>The code together with what was emitted.</summary>
    public Compilation Output { get; }

    public ImmutableArray<(string HintName, string Text)> Files { get; }

    /// <summary>What the generator and the analyzer reported.</summary>
    public ImmutableArray<Diagnostic> Said { get; }

    /// <summary>Where one of them failed, in its own words.</summary>
    public ImmutableArray<string> Exceptions { get; }

    public static GeneratorRun Of(CSharpCompilation input, CSharpParseOptions options)
    {
        GeneratorDriver driver = Driver(options).RunGeneratorsAndUpdateCompilation(input, out Compilation output, out _);
        ImmutableArray<Diagnostic> analysis = output.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None).GetAwaiter().GetResult();
        return new(input, output, driver.GetRunResult(), analysis);
    }

    /// <summary>The names of the files that another run on the same code gives another text.</summary>
    public IReadOnlyList<string> Unstable(CSharpParseOptions options)
    {
        GeneratorDriverRunResult again = Driver(options).RunGenerators(Input).GetRunResult();
        (string HintName, string Text)[] files = [.. again.Results.SelectMany(r => r.GeneratedSources).Select(s => (s.HintName, s.SourceText.ToString()))];
        return [.. files.Except(Files).Concat(Files.Except(files)).Select(f => f.HintName).Distinct()];
    }

    /// <summary>The output without the emitted files that do not compile, nor those that are lost with them.</summary>
    public Compilation Sound()
    {
        Compilation sound = Output;
        while (true)
        {
            SyntaxTree[] broken = [.. sound.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error && IsEmitted(d.Location.SourceTree)).Select(d => d.Location.SourceTree!).Distinct()];
            if (broken.Length == 0)
            {
                return sound;
            }

            sound = sound.RemoveSyntaxTrees(broken);
        }
    }

    public bool IsEmitted(SyntaxTree? tree) => tree is not null && !_inputs.Contains(tree);

    private static CSharpGeneratorDriver Driver(CSharpParseOptions options) =>
        CSharpGeneratorDriver.Create([new DifferentiableGenerator().AsSourceGenerator()], parseOptions: options);
}
