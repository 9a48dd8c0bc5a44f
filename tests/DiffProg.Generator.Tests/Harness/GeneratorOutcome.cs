using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Tests.Harness;

/// <summary>One run of the generator, and the compilation that came of it.</summary>
internal sealed class GeneratorOutcome
{
    private const string LoopStorage = "DP3003";
    private const string LoopLanes = "DP3004";

    private readonly Compilation _input;
    private readonly Lazy<ImmutableArray<Diagnostic>> _compileDiagnostics;

    private GeneratorOutcome(GeneratorDriver driver, Compilation input, Compilation output)
    {
        Driver = driver;
        _input = input;
        Compilation = output;
        DriverResult = driver.GetRunResult();
        _compileDiagnostics = new(() => [.. output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)]);
    }

    /// <summary>With the steps tracked, for tests of what an edit runs again.</summary>
    public GeneratorDriver Driver { get; }

    public GeneratorDriverRunResult DriverResult { get; }

    /// <summary>The sources together with what was generated.</summary>
    public Compilation Compilation { get; }

    public ImmutableArray<(string HintName, string Text)> GeneratedSources =>
        [.. DriverResult.Results
            .SelectMany(result => result.GeneratedSources)
            .Select(source => (source.HintName, source.SourceText.ToString()))];

    public string GeneratedText => string.Join("\n", GeneratedSources.Select(source => $"// {source.HintName}\n{source.Text}"));

    /// <summary>What the generator says, its reports on loops aside, which are no finding.</summary>
    public ImmutableArray<Diagnostic> GeneratorDiagnostics => [.. DriverResult.Diagnostics.Where(d => d.Id is not (LoopStorage or LoopLanes))];

    /// <summary>What the generator reports of loops.</summary>
    public ImmutableArray<Diagnostic> LoopReports => [.. DriverResult.Diagnostics.Where(d => d.Id == LoopStorage)];

    /// <summary>Which loops run eight iterations at once.</summary>
    public ImmutableArray<Diagnostic> LaneReports => [.. DriverResult.Diagnostics.Where(d => d.Id == LoopLanes)];

    public ImmutableArray<Diagnostic> CompileDiagnostics => _compileDiagnostics.Value;

    public ImmutableArray<Diagnostic> Errors => [.. CompileDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];

    public ImmutableArray<Diagnostic> Warnings => [.. CompileDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Warning)];

    /// <summary>Warnings in what was generated, which a user can not mend.</summary>
    public ImmutableArray<Diagnostic> GeneratedWarnings => [.. Warnings.Where(d => d.Location.SourceTree is { } tree && IsGenerated(tree))];

    public bool IsGenerated(SyntaxTree tree) => !_input.ContainsSyntaxTree(tree);

    public GeneratorOutcome ShouldCompile()
    {
        ImmutableArray<Diagnostic> errors = [.. GeneratorDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), .. Errors];
        return errors.IsEmpty
            ? this
            : throw new InvalidOperationException($"The sources do not compile:\n{string.Join("\n", errors)}\n\n{GeneratedText}");
    }

    public GeneratorOutcome ShouldCompileWithoutWarnings() => ShouldCompile().GeneratedWarnings.IsEmpty
        ? this
        : throw new InvalidOperationException($"Generated code has warnings:\n{string.Join("\n", GeneratedWarnings)}\n\n{GeneratedText}");

    /// <summary>Loads what was compiled.</summary>
    /// <param name="stays">Whether it stays to the end of the process; what can be unloaded is slower to compile and to run.</param>
    public LoadedAssembly Load(bool stays = false)
    {
        using var image = new MemoryStream();
        var emitted = Compilation.Emit(image);
        if (emitted.Success)
            return new LoadedAssembly(image, stays);
        var errors = emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error);
        throw new InvalidOperationException($"The sources do not compile:\n{string.Join("\n", errors)}\n\n{GeneratedText}");
    }

    /// <summary>Runs the same driver again after an edit, as an editor would.</summary>
    public GeneratorOutcome AfterReplacing(string path, string text)
    {
        var old = _input.SyntaxTrees.Single(tree => tree.FilePath == path);
        return Of(Driver, _input.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, path)));
    }

    public GeneratorOutcome AfterAdding(string path, string text)
    {
        var options = (CSharpParseOptions)_input.SyntaxTrees.First().Options;
        return Of(Driver, _input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(text, options, path)));
    }

    /// <summary>Runs the same driver again without some of the sources.</summary>
    public GeneratorOutcome AfterRemoving(IReadOnlySet<string> paths) =>
        Of(Driver, _input.RemoveSyntaxTrees(_input.SyntaxTrees.Where(tree => paths.Contains(tree.FilePath))));

    internal static GeneratorOutcome Of(GeneratorDriver driver, Compilation input)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        var failed = driver.GetRunResult().Results.FirstOrDefault(result => result.Exception is not null);
        return failed.Exception is { } exception
            ? throw new InvalidOperationException($"The generator threw: {exception}", exception)
            : new GeneratorOutcome(driver, input, output);
    }
}
