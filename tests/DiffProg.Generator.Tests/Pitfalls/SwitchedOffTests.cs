using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.Snapshots;
using Xunit;
using Settings = DiffProg.Generator.Analysis.Settings;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>An analysis may make a derivative cheaper. It may never change a number of it.</summary>
public sealed class SwitchedOffTests
{
    private static readonly Lazy<IReadOnlyDictionary<string, Usual>> Corpus = new(() =>
    {
        using CompiledCorpus corpus = CompiledCorpus.Without();
        return corpus.Programs.ToDictionary(p => p, p => new Usual(corpus.Derive(p), corpus.Record(p)), StringComparer.Ordinal);
    });

    /// <summary>Every switch that there is, so that a new one joins by itself.</summary>
    private static readonly PropertyInfo[] Switches =
        [.. typeof(Settings).GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(p => p.PropertyType == typeof(bool) && p.Name is not (nameof(Settings.IsStrict) or nameof(Settings.MayCut)))];

    public static TheoryData<string> Analyses => [.. Switches.Select(s => s.Name)];

    /// <summary>Three or four ways at a time, for the time that it takes. Sweeps are fused only where the arithmetic is not strict.</summary>
    public static TheoryData<string> OtherWays
    {
        get
        {
            string[] ways = [.. Switches.Select(s => s.Name).Where(n => n != nameof(Settings.Fuse)).Select(n => n + "=off"), nameof(Settings.LongestMethod) + "=20"];
            int groups = ways.Length / 3;
            return [.. Enumerable.Range(0, groups).Select(g => string.Join(' ', ways.Where((_, i) => i % groups == g)))];
        }
    }

    [Fact]
    public void Where_the_arithmetic_is_strict_every_derivative_of_the_corpus_is_right() =>
        Assert.Empty(Corpus.Value.Values.Select(u => u.Derived.Objection).OfType<string>());

    /// <summary>Whatever is switched off, the lanes as well: a strict derivative is what the adjoint gives that runs one iteration after the other and keeps everything.</summary>
    /// <summary>
    /// Whatever is switched off, the lanes as well, and into however many methods it is cut: a strict derivative is what the adjoint gives that runs one iteration
    /// after the other and keeps everything.
    /// </summary>
    [Theory]
    [MemberData(nameof(OtherWays))]
    public void Emitted_in_other_ways_every_derivative_of_the_corpus_has_the_same_bits(string ways)
    {
        using CompiledCorpus corpus = CompiledCorpus.With([.. ways.Split(' ').Select(w => w.Split('=')).Select(w => (w[0], w[1]))]);
        Assert.Equal(Corpus.Value.Keys.Order(), corpus.Programs.Order());
        string[] differences = [.. corpus.Programs.Select(p => CorpusRecord.Difference(p, Corpus.Value[p].Recorded, corpus.Record(p))).OfType<string>()];
        Assert.True(differences.Length == 0, string.Join(Environment.NewLine, differences));
    }

    [Fact]
    public void What_is_compared_by_bits_is_numbers_and_hardly_ever_an_exception()
    {
        CorpusRecord[] all = [.. Corpus.Value.Values.SelectMany(u => u.Recorded)];
        Assert.All(all.Where(r => r.IsAsInTheCorpus), r => Assert.Null(r.Exception));
        Assert.All(Corpus.Value, u => Assert.Contains(u.Value.Recorded, r => r.Bits.Length > 0));
        foreach (IGrouping<int, CorpusRecord> larger in all.Where(r => r.Size.Rows > 0).GroupBy(r => r.Size.Rows))
        {
            Assert.InRange(larger.Count(r => r.Exception is null), larger.Count() * 95 / 100, larger.Count());
        }
    }

    /// <summary>The corpus calls its checks strict; here its loops are arranged anew, and sums taken in eight parts.</summary>
    [Fact]
    public void Where_the_arithmetic_is_not_strict_every_derivative_of_the_corpus_is_right()
    {
        using CompiledCorpus corpus = CompiledCorpus.Vectorized();
        Assert.Equal(Corpus.Value.Keys.Order(), corpus.Programs.Order());
        string[] differences = [.. corpus.Programs.Select(p => Difference(p, Corpus.Value[p].Derived.Gradient, corpus)).OfType<string>()];
        Assert.True(differences.Length == 0, string.Join(Environment.NewLine, differences));

        // That the bits of some sums are others shows that a comparison by bits would see it, and that the rows are long enough for lanes.
        int other = corpus.Programs.Count(p => CorpusRecord.Difference(p, Corpus.Value[p].Recorded, corpus.Record(p)) is not null);
        Assert.True(other > 40, $"{other} programs have other bits.");
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void A_switch_turns_off_its_own_analysis_alone(string analysis)
    {
        Settings settings = Read("build_property.DiffProg" + analysis);
        Assert.Equal(Switches.Select(s => s.Name != analysis), Switches.Select(s => (bool)s.GetValue(settings)!));
        Assert.Equal(Settings.Default, Read("build_property.DiffProg"));

        static Settings Read(string off) => SettingsReader.Read(new GlobalOptionsProvider(ImmutableDictionary<string, string>.Empty.Add(off, "off")).GlobalOptions);
    }

    [Theory]
    [MemberData(nameof(Analyses))]
    public void Without_an_analysis_other_code_is_emitted(string analysis)
    {
        GeneratorHarness usual = GeneratorHarness.For(Showcases.All.Values).WithProperty("DiffProgFloatingPoint", analysis == nameof(Settings.Fuse) ? "Vectorized" : "Strict");
        Assert.NotEqual(Emitted(usual), Emitted(usual.WithProperty("DiffProg" + analysis, "off")));
    }

    private static string Emitted(GeneratorHarness harness) => harness.Run().GeneratedText;

    /// <summary>What is wrong with a program's derivatives, or how its gradient differs from the usual one; null where nothing is and it does not.</summary>
    private static string? Difference(string program, double[] usual, CompiledCorpus corpus)
    {
        (double[] gradient, string? objection) = corpus.Derive(program);
        double tolerance = corpus.Precision(program) * usual.Select(Math.Abs).Append(1).Max();
        return objection ?? (usual.Length == gradient.Length && usual.Zip(gradient).All(g => Math.Abs(g.First - g.Second) <= tolerance)
            ? null
            : $"{program}: ({string.Join("; ", usual)}) has become ({string.Join("; ", gradient)})");
    }

    /// <summary>What is known of a program where nothing is switched off.</summary>
    private sealed record Usual((double[] Gradient, string? Objection) Derived, IReadOnlyList<CorpusRecord> Recorded);
}
