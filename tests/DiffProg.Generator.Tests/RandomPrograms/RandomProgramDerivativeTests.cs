using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;
using Xunit;
using Xunit.Abstractions;
using Analyses = DiffProg.Generator.Analysis.Settings;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Random programs through the compiler, judged by an interpreter on dual numbers. The environment chooses how many, which, and with what
/// in them: DIFFPROG_PROGRAMS, DIFFPROG_SEED, DIFFPROG_FIRST, DIFFPROG_FEATURES; with DIFFPROG_REQUIRE_ALL_FEATURES=1 a feature that the compiler refuses is a
/// failure. The long run is
/// <code>
/// DIFFPROG_PROGRAMS=20000 DIFFPROG_SEED=1 dotnet test tests/DiffProg.Generator.Tests -c Release \
///     --filter "FullyQualifiedName~Every_random_program" --logger "console;verbosity=detailed"
/// </code>
/// </summary>
public sealed class RandomProgramDerivativeTests(ITestOutputHelper output)
{
    /// <summary>The analyses that can be switched off, each by the MSBuild property of its name.</summary>
    public static TheoryData<string> AnalysisProperties =>
        [.. typeof(Analyses).GetConstructors().Single().GetParameters().Select(parameter => "DiffProg" + parameter.Name)];

    public static TheoryData<string> MetamorphosisNames => [.. Metamorphosis.All.Select(m => m.Name)];

    [Fact]
    public void Every_random_program_gets_its_derivatives_and_they_are_right() =>
        Check(Settings.Programs, GeneratorHarness.For());

    [Theory]
    [MemberData(nameof(AnalysisProperties))]
    public void Without_an_analysis_the_derivatives_are_as_right(string analysis) =>
        Check(Settings.Programs / 20, GeneratorHarness.For().WithProperty(analysis, "off"));

    [Theory]
    [InlineData("Strict")]
    [InlineData("Vectorized")]
    public void Cut_into_many_methods_a_program_has_the_same_derivatives(string arithmetic) =>
        Check(Settings.Programs / 10, GeneratorHarness.For().WithProperty("DiffProgFloatingPoint", arithmetic).WithProperty("DiffProgLongestMethod", "20"), longest: 10, isVectorized: arithmetic == "Vectorized");

    /// <summary>Rows of up to 21 elements are two strips of eight and what is left over.</summary>
    [Theory]
    [InlineData("Strict")]
    [InlineData("Vectorized")]
    public void Eight_iterations_at_once_give_derivatives_as_right(string arithmetic) =>
        Check(Settings.Programs / 5, GeneratorHarness.For().WithProperty("DiffProgFloatingPoint", arithmetic), longest: 21, isVectorized: arithmetic == "Vectorized");

    [Theory]
    [MemberData(nameof(MetamorphosisNames))]
    public void Written_in_another_way_a_program_has_the_same_derivatives(string metamorphosis) =>
        Check(Settings.Programs / 10, GeneratorHarness.For(), metamorphosis: Metamorphosis.All.Single(m => m.Name == metamorphosis));

    [Theory]
    [MemberData(nameof(MetamorphosisNames))]
    public void Another_way_is_another_text_of_many_programs(string metamorphosis)
    {
        const int Looked = 50;
        Trial[] drawn = [.. Enumerable.Range(0, Looked).Select(i => Trial.Draw(Settings.Series, (uint)i, Settings.Features))];
        var way = Metamorphosis.All.Single(m => m.Name == metamorphosis);
        int changed = drawn.Count(t => (t with { Metamorphosis = way }).Source != t.Source);
        Assert.True(changed > Looked / 10, $"{metamorphosis}: {changed} of {Looked} programs changed");
    }

    [Fact]
    public void Second_derivatives_are_the_limits_of_differences_of_the_gradient() =>
        Check(Settings.Programs / 10, GeneratorHarness.For(), secondOrder: true);

    [Fact]
    public void The_compiler_takes_every_feature_that_programs_can_have()
    {
        if (FeatureProbe.Missing == Feature.None)
            return;
        output.WriteLine($"not in any program, as the compiler refuses them: {FeatureProbe.Missing}\n{string.Join("\n", FeatureProbe.Reasons)}");
        Assert.False(Settings.RequiresAllFeatures, $"refused: {FeatureProbe.Missing}");
    }

    private void Check(int count, GeneratorHarness options, bool secondOrder = false, Metamorphosis? metamorphosis = null, int longest = 6, bool isVectorized = false)
    {
        if (FeatureProbe.Missing != Feature.None)
            output.WriteLine($"not in any program, as the compiler refuses them: {FeatureProbe.Missing}");
        var trials = Enumerable.Range(Settings.First, count)
            .Select(i => Trial.Draw(Settings.Series, (uint)i, Settings.Features, longest) with { SecondOrder = secondOrder, Metamorphosis = metamorphosis, IsVectorized = isVectorized });
        List<Verdict> verdicts = ProgramBatch.Judge(trials, options);
        string counts = Report.Counts(verdicts);
        output.WriteLine(counts);
        if (!verdicts.Exists(verdict => verdict.IsFailure))
            return;
        Assert.Fail($"{counts}\n{Report.Causes(verdicts)}\n\n{string.Join("\n\n", Report.Failures(verdicts, smaller => ProgramBatch.Judge(smaller, options)))}");
    }
}
