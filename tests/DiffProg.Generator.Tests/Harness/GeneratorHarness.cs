using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Tests.Harness;

/// <summary>
/// Compiles C# text in memory with the generator: <c>GeneratorHarness.For(text).WithOverflowChecks().Run().ShouldCompile().Load()</c>.
/// </summary>
internal sealed record GeneratorHarness
{
    private static readonly MetadataReference Runtime = MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location);

    private static readonly CSharpParseOptions DefaultParseOptions = new CSharpParseOptions(LanguageVersion.CSharp14)
        .WithFeatures([new("InterceptorsNamespaces", "DiffProg.Interceptors")]);

    private GeneratorHarness()
    {
    }

    internal ImmutableArray<(string Path, string Text)> Sources { get; init; } = [];

    /// <summary>Strict, unless a test says otherwise: most compare bits.</summary>
    internal ImmutableDictionary<string, string> Properties { get; private init; } =
        ImmutableDictionary<string, string>.Empty.Add("build_property.DiffProgFloatingPoint", "Strict");

    internal ImmutableArray<MetadataReference> References { get; private init; } = [.. Net100.References.All, Runtime];

    internal CSharpParseOptions ParseOptions { get; private init; } = DefaultParseOptions;

    internal bool RunsGenerator { get; private init; } = true;

    internal CSharpCompilationOptions CompilationOptions { get; private init; } = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: false,
        // At level 0 the driver hides the exceptions of a generator.
        warningLevel: 4,
        nullableContextOptions: NullableContextOptions.Enable);

    public static GeneratorHarness For(params IEnumerable<string> texts) =>
        new() { Sources = [.. texts.Select((text, i) => ($"Source{i}.cs", text))] };

    public GeneratorHarness WithSource(string path, string text) => this with { Sources = Sources.Add((path, text)) };

    public GeneratorHarness WithOverflowChecks() => this with { CompilationOptions = CompilationOptions.WithOverflowChecks(true) };

    public GeneratorHarness WithOptimization(OptimizationLevel level) => this with { CompilationOptions = CompilationOptions.WithOptimizationLevel(level) };

    /// <summary>With every warning that the compiler knows, also those that came with later versions and are asked for.</summary>
    public GeneratorHarness WithAllWarnings() => this with { CompilationOptions = CompilationOptions.WithWarningLevel(9999) };

    public GeneratorHarness WithUnsafeCode() => this with { CompilationOptions = CompilationOptions.WithAllowUnsafe(true) };

    public GeneratorHarness WithNullable(NullableContextOptions nullable) =>
        this with { CompilationOptions = CompilationOptions.WithNullableContextOptions(nullable) };

    /// <summary>With documentation comments read and judged, as in a project that emits a documentation file.</summary>
    public GeneratorHarness WithDocumentation() => this with { ParseOptions = ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose) };

    public GeneratorHarness WithReference(MetadataReference reference) => this with { References = References.Add(reference) };

    public GeneratorHarness WithLanguageVersion(LanguageVersion version) =>
        this with { ParseOptions = ParseOptions.WithLanguageVersion(version) };

    /// <summary>Sets an MSBuild property that the compiler sees, by its bare name.</summary>
    public GeneratorHarness WithProperty(string name, string value) => WithGlobalOption("build_property." + name, value);

    public GeneratorHarness WithGlobalOption(string key, string value) => this with { Properties = Properties.SetItem(key, value) };

    public GeneratorHarness WithGlobalOptions(IReadOnlyDictionary<string, string> options) =>
        this with { Properties = Properties.SetItems(options) };

    /// <summary>Compiles the sources alone, for what the primal does without derivatives.</summary>
    public GeneratorHarness WithoutGenerator() => this with { RunsGenerator = false };

    public GeneratorOutcome Run()
    {
        SyntaxTree[] trees = [.. Sources.Select(source => CSharpSyntaxTree.ParseText(source.Text, ParseOptions, source.Path))];
        var compilation = CSharpCompilation.Create("Test" + Guid.NewGuid().ToString("N"), trees, References, CompilationOptions);
        IEnumerable<ISourceGenerator> generators = RunsGenerator ? [new DifferentiableGenerator().AsSourceGenerator()] : [];
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            generators,
            parseOptions: ParseOptions,
            optionsProvider: new GlobalOptionsProvider(Properties),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return GeneratorOutcome.Of(driver, compilation);
    }
}
