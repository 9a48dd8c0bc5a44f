using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.Pitfalls;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Batched;

/// <summary>Every program of the corpus that can run along several directions in one call gives along each of them what it gives along that alone.</summary>
public sealed class BatchedCorpusTests
{
    private const string Mark = "Derivatives = Both)";
    private const string Batched = "Derivatives = Derivatives.Jvp | Derivatives.BatchedJvp)";
    private const string Alone = "Derivatives = Derivatives.Jvp)";
    private const string Refusal = "the BatchedJvp that is asked for cannot be made";

    private const string Questions = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using DiffProg.Runtime.Tests.Checks;

        public static class Questions
        {
            public static IEnumerable<string> Names => Programs.All.Keys.Where(p => Programs.Subject(p).Has("BatchedJvp"));

            public static void Ask(string program, int directions, bool isToTheBit) =>
                new BatchedJudge(Programs.Subject(program), Programs.All[program].Case.Inputs)
                    .EachDirectionIsAsAlone(directions, isToTheBit ? Bits.Equal : AreNear);

            private static bool AreNear(object? x, object? y) => (x, y) switch
            {
                (double a, double b) => a.Equals(b) || Math.Abs(a - b) <= 1e-12 * Math.Max(1, Math.Abs(a)),
                (Array a, Array b) => a.Length == b.Length && a.Cast<object>().Zip(b.Cast<object>(), AreNear).All(near => near),
                _ => Equals(x, y),
            };
        }
        """;

    private static readonly int[] Directions = [0, 1, 8, 11];

    /// <summary>The corpus where every program asks for the member that can have it.</summary>
    private static readonly Lazy<IReadOnlyList<(string Path, string Text)>> Sources = new(() =>
    {
        (string Path, string Text)[] sources = [.. CompiledCorpus.Sources().Append(("Questions.cs", Questions)).Select(s => (s.Item1, s.Item2.Replace(Mark, Batched, StringComparison.Ordinal)))];
        while (Refused(sources) is { Count: > 0 } refused)
        {
            sources = [.. sources.Select(s => (s.Path, refused[s.Path].OrderByDescending(d => d.Location.SourceSpan.Start).Aggregate(s.Text, Without)))];
        }

        return sources;
    });

    [Fact]
    public void Strict_columns_have_the_bits_of_one_direction()
    {
        (IReadOnlyList<string> objections, int programs, int inLanes) = Ask("Strict");
        Assert.True(objections.Count == 0, string.Join(Environment.NewLine, objections));

        // Most of the corpus has a form, and most of that in lanes: a form that is lost is seen here.
        Assert.True(programs > 300, $"{programs} programs run along several directions.");
        Assert.True(inLanes > 150, $"{inLanes} functions run in lanes.");
    }

    [Fact]
    public void Columns_agree_with_one_direction_to_rounding_where_the_analyses_are_off() =>
        Assert.Empty(Ask("Vectorized", ("DiffProgActivity", "off"), ("DiffProgSimplify", "off"), ("DiffProgPool", "off")).Objections);

    [Fact]
    public void Where_nothing_runs_in_lanes_columns_have_the_bits_of_one_direction() => Assert.Empty(Ask("Strict", ("DiffProgLanes", "off")).Objections);

    private static (IReadOnlyList<string> Objections, int Programs, int InLanes) Ask(string arithmetic, params (string Name, string Value)[] properties)
    {
        GeneratorHarness harness = properties.Aggregate(Harness(Sources.Value).WithProperty("DiffProgFloatingPoint", arithmetic), (h, p) => h.WithProperty(p.Name, p.Value));
        GeneratorOutcome outcome = harness.Run().ShouldCompile();
        using LoadedAssembly assembly = outcome.Load();
        string[] programs = [.. (IEnumerable<string>)assembly.Type("Questions").GetProperty("Names")!.GetValue(null)!];
        var ask = assembly.Method<Action<string, int, bool>>("Questions", "Ask");
        List<string> objections = [];
        foreach (string program in programs)
        {
            foreach (int directions in Directions)
            {
                try
                {
                    ask(program, directions, arithmetic == "Strict");
                }
                catch (Exception e) when (e is not OutOfMemoryException)
                {
                    objections.Add($"{program}, {directions} directions: {e.Message}");
                }
            }
        }

        return (objections, programs.Length, outcome.GeneratedSources.Count(s => s.HintName.EndsWith(".BatchedTangent.g.cs", StringComparison.Ordinal)));
    }

    /// <summary>What is refused by where it stands; where a callee is, its callers are only then.</summary>
    private static ILookup<string, Diagnostic> Refused(IEnumerable<(string Path, string Text)> sources) => Harness(sources).Run().GeneratorDiagnostics
        .Where(d => d.GetMessage(CultureInfo.InvariantCulture).Contains(Refusal, StringComparison.Ordinal))
        .ToLookup(d => d.Location.GetLineSpan().Path);

    private static GeneratorHarness Harness(IEnumerable<(string Path, string Text)> sources) => sources
        .Aggregate(GeneratorHarness.For(), (h, s) => h.WithSource(s.Path, s.Text))
        .WithReference(MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location));

    /// <summary>The text where the method that is refused does not ask for the member.</summary>
    private static string Without(string text, Diagnostic refusal)
    {
        int start = text.LastIndexOf(Batched, refusal.Location.SourceSpan.Start, StringComparison.Ordinal);
        return text[..start] + Alone + text[(start + Batched.Length)..];
    }
}
