using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using DiffProg.ForeignCode.Probing;
using DiffProg.ForeignCode.Reporting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.ForeignCode;

/// <summary>Marks everything, runs the generator, and counts what it did with each method.</summary>
internal sealed class Survey
{
    private readonly SurveyOptions _options;
    private readonly TextWriter _output;
    private int _broken;

    private Survey(SurveyOptions options, TextWriter output)
    {
        _options = options;
        _output = output;
    }

    /// <summary>Surveys a folder; 0 where every promise was kept.</summary>
    public static int Run(SurveyOptions options) => new Survey(options, Console.Out).Run();

    private int Run()
    {
        Stopwatch watch = Stopwatch.StartNew();
        ForeignProject project = new(_options);
        Diagnostic[] already = [.. Errors(project.Plain)];
        _output.WriteLine($"## {_options.Folder.Name}: {project.Files} files\n");
        Section("Errors of the code as it was found", already.Select(e => e.ToString()), isPromise: false);

        HashSet<string> known = [.. already.Select(TextOf)];
        (_, IReadOnlyList<MarkedMethod> all) = Pass("Every method is marked", project, known, _ => true);

        // A mark on what cannot be differentiated stands in the way of those that call it for values that carry no derivative.
        Dictionary<MethodPlace, MarkedMethod> refused = all.Where(m => m.Fate == Fate.Refused && m.Refused.IsEmpty).ToDictionary(m => m.Place);
        (GeneratorRun run, IReadOnlyList<MarkedMethod> rest) = Pass("Every method is marked but those that are refused for reasons of their own", project, known, p => !refused.ContainsKey(p));
        Section("Files that another run gives another text", run.Unstable(project.ParseOptions));
        MarkedMethod[] methods = [.. rest, .. refused.Values];

        MarkedMethod[] numeric = [.. methods.Where(m => m.IsNumeric)];
        Counts("All methods", methods);
        Counts("Static functions of numbers", numeric);
        RefusalTable.Write(_output, "All methods", methods);
        RefusalTable.Write(_output, "Static functions of numbers", numeric);
        CauseTable.Write(_output, methods, numeric);
        if (_options.ListsRefused)
        {
            Section("Refused functions of numbers", numeric.Where(m => m.Fate == Fate.Refused).Select(m => $"{m.Name} in {m.Place.Path}: {string.Join("; ", m.Reasons.Select(r => r.Message))}"), isPromise: false);
        }

        ProbeAll(run, numeric.Where(m => m.Fate == Fate.Differentiated));
        _output.WriteLine($"\n{_broken} promises are broken ({watch.Elapsed.TotalSeconds:F0} s)");
        return _broken == 0 ? 0 : 1;
    }

    /// <summary>Runs the generator on some marks and looks whether it keeps what it promises of any program.</summary>
    private (GeneratorRun Run, IReadOnlyList<MarkedMethod> Methods) Pass(string title, ForeignProject project, HashSet<string> known, Func<MethodPlace, bool> isMarked)
    {
        Stopwatch watch = Stopwatch.StartNew();
        (CSharpCompilation compilation, IReadOnlyList<MethodPlace> places) = project.Marked(isMarked);
        GeneratorRun run = GeneratorRun.Of(compilation, project.ParseOptions);
        IReadOnlyList<MarkedMethod> methods = MarkedMethod.All(run, places);
        _output.WriteLine($"### {title}\n\n{methods.Count} methods are marked; {run.Files.Length} files are emitted ({watch.Elapsed.TotalSeconds:F0} s)\n");
        Section("Failures of the generator or the analyzer", run.Exceptions);
        Section("Errors that emitted code has or causes", Errors(run.Output).Where(e => run.IsEmitted(e.Location.SourceTree) || !known.Contains(TextOf(e))).Select(e => e.ToString()));
        Section("Methods with neither a derivative nor an error", methods.Where(m => m.Fate == Fate.Silent).Select(m => $"{m.Name} in {m.Place.Path}"));
        Section("Methods that the analyzer alone refuses", methods.Where(m => m.Fate == Fate.Disputed).Select(m => $"{m.Name} in {m.Place.Path}: {m.Reasons[0].Message}"));
        return (run, methods);
    }

    private void ProbeAll(GeneratorRun run, IEnumerable<MarkedMethod> differentiated)
    {
        EmittedAssembly assembly = EmittedAssembly.Load(run.Sound(), _options.References);
        List<(MarkedMethod Method, ProbeResult Result)> results = [];
        foreach (MarkedMethod method in differentiated)
        {
            if (!_options.Skipped.Contains($"{method.Symbol.ContainingType.Name}.{method.Symbol.Name}") && assembly.Function(method.Symbol) is { } function)
            {
                results.Add((method, new Probe(function, _options.Seed, _options.Points).Run()));
            }
        }

        _output.WriteLine($"\n### Derivatives against differences, and forward mode against reverse mode\n");
        _output.WriteLine($"{results.Count} functions at {results.Sum(r => r.Result.Points)} points; differences judge {results.Sum(r => r.Result.Compared)} derivatives and cannot judge {results.Sum(r => r.Result.Unresolved)}\n");
        Section("Not probed", results.Where(r => r.Result.Skipped is not null).Select(r => $"{r.Method.Name}: {r.Result.Skipped}"), isPromise: false);
        Section("Not finite where the value is", results.Where(r => r.Result.NotFinite.Count > 0).Select(r => $"{r.Method.Name}, {r.Result.NotFinite.Count} times: {r.Result.NotFinite[0]}"), isPromise: false);
        Section("Looks wrong and is not", results.SelectMany(r => r.Result.Explained.Select(m => $"{r.Method.Name} {m}")), isPromise: false);
        Section("Wrong", results.SelectMany(r => r.Result.Mismatches.Select(m => $"{r.Method.Name} {m}")));
    }

    private void Counts(string title, MarkedMethod[] methods)
    {
        int Count(Fate fate) => methods.Count(m => m.Fate == fate);
        _output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{title}: {methods.Length}; differentiated {Count(Fate.Differentiated)} ({100.0 * Count(Fate.Differentiated) / Math.Max(1, methods.Length):F1} %), refused {Count(Fate.Refused)}, compiled into callers {Count(Fate.CompiledIntoCallers)}\n"));
    }

    private void Section(string title, IEnumerable<string> lines, bool isPromise = true)
    {
        string[] all = [.. lines];
        _output.WriteLine($"{title}: {all.Length}");
        foreach (string line in all)
        {
            _output.WriteLine($"- {line}");
        }

        _output.WriteLine();
        _broken += isPromise ? all.Length : 0;
    }

    private static string TextOf(Diagnostic error) => error.Id + error.GetMessage(CultureInfo.InvariantCulture);

    private static IEnumerable<Diagnostic> Errors(Compilation compilation) => compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error);
}
