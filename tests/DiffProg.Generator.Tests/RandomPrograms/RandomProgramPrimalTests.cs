using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The oracle itself: the interpreter against the C# compiler, and its tangents against differences.</summary>
public sealed class RandomProgramPrimalTests(ITestOutputHelper output)
{
    public static TheoryData<string> FeatureSets =>
        new("Core", "All", "None", "ForLoops, Arrays, ArrayWrites", "Helpers, Recursion, Exits");

    [Theory]
    [MemberData(nameof(FeatureSets))]
    public void The_interpreter_computes_what_the_compiled_program_computes_bit_for_bit(string features)
    {
        var trials = Fit(Feature.Parse(features), Settings.Programs / 3);
        var harness = trials.Aggregate(GeneratorHarness.For(RecorderSource.Text).WithoutGenerator(), (all, trial) => all
            .WithSource(trial.TypeName + ".cs", trial.Source)
            .WithSource(trial.TypeName + "Adapter.cs", Adapter.Print(trial, withDerivatives: false)));
        using var assembly = harness.Run().ShouldCompile().Load();
        var take = RecorderSource.Take(assembly);
        foreach (var trial in trials)
        {
            var expected = Interpreter.Run(trial.Program, trial.Arguments.Values, trial.Arguments.Direction);
            take();
            if (expected.Thrown is { } thrown)
            {
                var exception = Record.Exception(() => CompiledProgram.LoadPrimal(assembly, trial)(Arguments.Copy(trial.Arguments.Values)));
                Assert.True(thrown == exception?.GetType().Name, $"{exception} compiled, {thrown} interpreted\n{trial}");
                continue;
            }
            double[][] arguments = Arguments.Copy(trial.Arguments.Values);
            double value = CompiledProgram.LoadPrimal(assembly, trial)(arguments);
            Assert.True(Bits.Equal(expected.Result.Value, value), $"{expected.Result.Value:R} interpreted, {value:R} compiled\n{trial}");
            Assert.True(Bits.Equal(trial.Program, expected.Memory, arguments), $"arguments differ afterwards\n{trial}");
            string calls = take();
            Assert.True(expected.Journal.Calls.Text == calls, $"{expected.Journal.Calls.Text} interpreted, {calls} compiled\n{trial}");
        }
        RecorderSource.Stop();
    }

    [Theory]
    [MemberData(nameof(FeatureSets))]
    public void The_interpreters_tangents_are_the_limits_of_differences(string features)
    {
        int checkedCount = 0;
        int smooth = 0;
        var trials = Fit(Feature.Parse(features), Settings.Programs);
        foreach (var trial in trials)
        {
            var run = Interpreter.Run(trial.Program, trial.Arguments.Values, trial.Arguments.Direction);
            // A narrow kind rounds more than a small step moves.
            if (run.Thrown is not null || Precision.Of(trial.Program, run) != Kind.Real)
                continue;
            smooth++;
            if (Differences.Along(trial, run) is not { } error)
                continue;
            checkedCount++;
            Assert.True(error < 1e-5, $"tangents differ from differences by {error:R}\n{trial}");
        }
        output.WriteLine($"{checkedCount} of {smooth} compared with differences");
        Assert.True(checkedCount > smooth * 9 / 10);
    }

    private List<Trial> Fit(Feature features, int count)
    {
        var drawn = Enumerable.Range(0, count).Select(i => Trial.Draw(Settings.Series, (uint)i, features)).ToList();
        var reasons = drawn.ToLookup(trial => trial.Unfit());
        foreach (var reason in reasons.Where(group => group.Key is not null))
            output.WriteLine($"{reason.Count()} skipped: {reason.Key}");
        var fit = reasons[null].ToList();
        Assert.True(fit.Count >= count * 85 / 100, $"{count - fit.Count} of {count} programs skipped");
        return fit;
    }
}
