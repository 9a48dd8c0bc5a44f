using System.Collections.Immutable;
using DiffProg.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.CodeFixes.Tests.Harness;

/// <summary>The generator and the analyzer, as a project refers to them.</summary>
internal sealed class Compiler : AnalyzerReference
{
    public static readonly Compiler Instance = new();

    // A workspace asks again and again, and knows a generator by its identity.
    private readonly ImmutableArray<ISourceGenerator> _generators = [new DifferentiableGenerator().AsSourceGenerator()];

    public override string? FullPath => null;

    public override object Id => nameof(Compiler);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => GetAnalyzersForAllLanguages();

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [new DifferentiableAnalyzer()];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
