using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Blocks;

/// <summary>What cannot be a block is one error at the type and a reason at its place; what can compiles wherever it stands.</summary>
public sealed class BlockFormTests
{
    public static TheoryData<string> Refused => [.. BlockPrograms.Refused.Select(r => r.Name)];

    public static TheoryData<string> Accepted => [.. BlockPrograms.Accepted];

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_a_block_is_said_at_the_type_and_its_reason_where_it_stands(string name)
    {
        RefusedBlock program = BlockPrograms.Refused.Single(r => r.Name == name);
        GeneratorOutcome outcome = GeneratorHarness.For("using DiffProg;\n" + program.Text).Run();
        Diagnostic error = outcome.GeneratorDiagnostics.Single(d => d.GetMessage(CultureInfo.InvariantCulture).StartsWith("'T' is not", StringComparison.Ordinal));
        Assert.Equal("DP0001", error.Id);
        Assert.Contains(program.Says, error.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        ImmutableArray<Diagnostic> reasons = await Analyze(outcome);
        Assert.Contains(reasons, r => r.Id == program.Id
            && TextAt(r.Location) == program.Located
            && r.GetMessage(CultureInfo.InvariantCulture).StartsWith(program.Says, StringComparison.Ordinal));
        Assert.Equal(
            outcome.GeneratorDiagnostics.SelectMany(d => d.AdditionalLocations).Select(l => l.SourceSpan).Order(),
            reasons.Where(r => r.Severity == DiagnosticSeverity.Error).Select(r => r.Location.SourceSpan).Order());
        Assert.Empty(outcome.Errors.Where(e => e.Location.SourceTree is { } tree && outcome.IsGenerated(tree)));
    }

    [Theory]
    [MemberData(nameof(Accepted))]
    public async Task What_can_be_a_block_compiles_without_a_warning(string text)
    {
        GeneratorOutcome outcome = GeneratorHarness.For("namespace Models;\nusing DiffProg;\n" + text).WithAllWarnings().WithDocumentation().Run().ShouldCompileWithoutWarnings();
        Assert.Empty((await Analyze(outcome)).Where(d => d.Severity > DiagnosticSeverity.Info));
        GeneratorHarness.For("using DiffProg;\n" + text).WithNullable(NullableContextOptions.Disable).WithOverflowChecks().WithAllWarnings().Run().ShouldCompileWithoutWarnings();
    }

    [Fact]
    public void A_type_that_the_compiler_itself_refuses_to_mark_gets_no_tangent()
    {
        foreach (string type in new[] { "enum T { A }", "partial interface T { double X { get; } }", "delegate void T();" })
        {
            GeneratorOutcome outcome = GeneratorHarness.For($"using DiffProg;\n[Differentiable] public {type}").Run();
            Assert.Contains(outcome.Errors, e => e.Id == "CS0592");
            Assert.Empty(outcome.GeneratedSources);
            Assert.All(outcome.GeneratorDiagnostics, d => Assert.Equal("DP0001", d.Id));
        }
    }

    [Fact]
    public void Parts_of_a_type_in_several_files_are_one_block()
    {
        GeneratorOutcome outcome = GeneratorHarness.For(
            "using DiffProg;\npublic partial class O { [Differentiable] public partial class T { public double A; } }",
            "public partial class O { public partial class T { public double B; } }").Run().ShouldCompile();
        Assert.Contains("this.B += scale * other.B;", outcome.GeneratedText, StringComparison.Ordinal);
        Assert.Single(outcome.GeneratedSources);
    }

    [Fact]
    public void A_block_derives_from_one_of_another_assembly()
    {
        GeneratorOutcome library = GeneratorHarness.For("using DiffProg;\n[Differentiable] public partial class B { public double X; private double _y; }").Run().ShouldCompile();
        GeneratorHarness.For("using DiffProg;\n[Differentiable] public partial class T : B { public double[] Z = []; public B? Inner; }")
            .WithReference(library.Compilation.ToMetadataReference()).Run().ShouldCompileWithoutWarnings();
    }

    private static string TextAt(Location location) => location.SourceTree!.GetText().ToString(location.SourceSpan);

    private static async Task<ImmutableArray<Diagnostic>> Analyze(GeneratorOutcome outcome) =>
        await outcome.Compilation.WithAnalyzers([new DifferentiableAnalyzer()]).GetAnalyzerDiagnosticsAsync(CancellationToken.None);
}
