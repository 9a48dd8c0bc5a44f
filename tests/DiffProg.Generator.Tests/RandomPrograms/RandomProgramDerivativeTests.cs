using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Random programs through the compiler, judged by an interpreter on dual numbers.
/// DIFFPROG_PROGRAMS, DIFFPROG_SEED and DIFFPROG_FEATURES choose how many, which and with what in them.
/// </summary>
public sealed class RandomProgramDerivativeTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_random_program_gets_its_derivatives_and_they_are_right() =>
        Check(Settings.Programs, Settings.Features, GeneratorHarness.For());

    [Fact]
    public void Side_effects_inside_expressions_are_differentiated_in_the_order_of_the_language() =>
        Check(Settings.Programs / 3, Feature.Default | Feature.SideEffects | Feature.LoopVariableWrites, GeneratorHarness.For());

    [Theory]
    [InlineData("DiffProgActivity")]
    [InlineData("DiffProgRecording")]
    [InlineData("DiffProgRecompute")]
    [InlineData("DiffProgSimplify")]
    [InlineData("DiffProgPool")]
    [InlineData("DiffProgIndex")]
    [InlineData("DiffProgLocals")]
    public void Without_an_analysis_the_derivatives_are_as_right(string analysis) =>
        Check(Settings.Programs / 6, Feature.Default | Feature.SideEffects, GeneratorHarness.For().WithProperty(analysis, "off"));

    private void Check(int count, Feature features, GeneratorHarness options)
    {
        var trials = Enumerable.Range(0, count).Select(i => Trial.Draw(Settings.Series, (uint)i, features));
        List<Verdict> verdicts = ProgramBatch.Judge(trials, options);
        string counts = Report.Counts(verdicts);
        output.WriteLine(counts);
        if (!verdicts.Exists(verdict => verdict.IsFailure))
            return;
        Assert.Fail($"{counts}\n\n{string.Join("\n\n", Report.Failures(verdicts, smaller => ProgramBatch.Judge(smaller, options)))}");
    }
}
