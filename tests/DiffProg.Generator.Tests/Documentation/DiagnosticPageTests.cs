using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace DiffProg.Generator.Tests.Documentation;

/// <summary>Each diagnostic has a page whose first program draws it, and whose second does not.</summary>
public sealed class DiagnosticPageTests
{
    private const string Start = "<!-- constructs: begin -->\n";
    private const string End = "<!-- constructs: end -->";

    public static TheoryData<string> Ids => [.. Descriptors.All.Select(d => d.Id).Order(StringComparer.Ordinal)];

    public static TheoryData<string> IdsWithPrograms => [.. Descriptors.All.Select(d => d.Id).Where(id => id != Descriptors.Internal).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_diagnostic_has_a_page_under_its_title(string id) =>
        Assert.StartsWith($"# {id}: {Descriptors.Get(id).Title}\n", Page(id), StringComparison.Ordinal);

    [Fact]
    public void There_is_no_page_without_a_diagnostic() =>
        Assert.Equal(Descriptors.All.Select(d => d.Id).Order(StringComparer.Ordinal), Directory.GetFiles(Folder(), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(IdsWithPrograms))]
    public async Task The_first_program_of_a_page_draws_it(string id) => Assert.Contains(id, await Drawn(Program(id, "refused")));

    [Theory]
    [MemberData(nameof(IdsWithPrograms))]
    public async Task The_second_program_of_a_page_draws_neither_it_nor_an_error(string id)
    {
        string[] drawn = await Drawn(Program(id, "accepted"));
        Assert.DoesNotContain(id, drawn);
        Assert.DoesNotContain(Descriptors.NotDifferentiable, drawn);
        Assert.DoesNotContain(Descriptors.NoRule, drawn);
    }

    [Fact]
    public void The_page_of_constructs_lists_those_that_are_refused()
    {
        string page = Page(Descriptors.Construct);
        int start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        int end = page.IndexOf(End, StringComparison.Ordinal);
        string right = page[..start] + Constructs() + page[end..];
        if (Environment.GetEnvironmentVariable("DIFFPROG_WRITE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(PathOf(Descriptors.Construct), right);
        }
        else
        {
            Assert.Equal(right, page);
        }
    }

    private static string Constructs()
    {
        StringBuilder table = new("| construct | write instead |\n|---|---|\n");
        foreach (FenceRow row in Enum.GetValues<OperationKind>().Where(Fence.Lists).Select(Fence.Get).Where(r => r.Stance == Stance.Refused).Distinct().OrderBy(r => r.What, StringComparer.Ordinal))
        {
            table.Append(System.Globalization.CultureInfo.InvariantCulture, $"| {row.What} | {row.Advice} |\n");
        }

        return table.ToString();
    }

    /// <summary>The ids that the generator and the analyzer draw on a program, which compiles but for them.</summary>
    private static async Task<string[]> Drawn(string program)
    {
        GeneratorOutcome outcome = GeneratorHarness.For("using System;\nusing System.Threading.Tasks;\nusing DiffProg;\n" + program).Run();
        Assert.Empty(outcome.Errors);
        IEnumerable<Diagnostic> reasons = await outcome.Compilation
            .WithAnalyzers(ImmutableArray.Create<DiagnosticAnalyzer>(new DifferentiableAnalyzer())).GetAnalyzerDiagnosticsAsync();
        return [.. outcome.GeneratorDiagnostics.Concat(outcome.LoopReports).Concat(outcome.LaneReports).Concat(reasons).Select(d => d.Id).Concat(Reasons(outcome))];
    }

    /// <summary>The reasons that stand in the one error of a method, and are marked nowhere else.</summary>
    private static IEnumerable<string> Reasons(GeneratorOutcome outcome) =>
        outcome.GeneratorDiagnostics.Any(d => d.GetMessage(null).Contains("which is not differentiable", StringComparison.Ordinal)) ? [Descriptors.RefusedCallee] : [];

    private static string Program(string id, string kind) => Page(id).Split($"```csharp {kind}\n")[1].Split("```")[0];

    private static string Page(string id) => File.ReadAllText(PathOf(id)).ReplaceLineEndings("\n");

    private static string PathOf(string id) => Path.Combine(Folder(), id + ".md");

    private static string Folder([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs", "diagnostics");
}
