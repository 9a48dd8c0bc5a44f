using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Xunit;
using Settings = DiffProg.Generator.Analysis.Settings;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>
/// The representation evaluated between the passes: none changes what the program computes, and all ways to a gradient give the
/// same one.
/// </summary>
public sealed class PassesPreserveMeaningTests
{
    public static TheoryData<string> Names => [.. SampleSet.Written.Select(s => s.Type), "random"];

    public static TheoryData<string, string> NamesAndSwitches
    {
        get
        {
            TheoryData<string, string> rows = [];
            foreach (string name in SampleSet.Written.Select(s => s.Type).Append("random"))
            {
                foreach (string off in new[] { "Activity", "Recording", "Recompute", "Simplify", "Pool", "Index", "Locals", "Extremes" })
                {
                    rows.Add(name, off);
                }
            }

            return rows;
        }
    }

    [Fact]
    public void The_evaluator_knows_every_primitive() =>
        Assert.Empty(RuleTable.All.Select(r => r.Symbol).Except(Primitives.Symbols, StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void Lowered_it_computes_what_the_compiled_method_does(string name) => Each(name, (sample, _, gradients) =>
        Assert.True(gradients.Primal(Verifier.Raw(gradients.WithJumps())).HasPrimalOf(SampleSet.Run(sample))));

    [Theory]
    [MemberData(nameof(Names))]
    public void Lowered_and_normalised_it_computes_what_the_compiled_method_does(string name) => Each(name, (sample, stages, gradients) =>
        Assert.True(gradients.Primal(stages.Normalized).HasPrimalOf(SampleSet.Run(sample))));

    [Theory]
    [MemberData(nameof(Names))]
    public void With_extremes_asked_for_it_computes_the_same(string name) => Each(name, (sample, stages, gradients) =>
        Assert.True(gradients.Primal(stages.Searched).HasPrimalOf(SampleSet.Run(sample))));

    [Fact]
    public void Of_loops_that_look_for_an_extreme_none_is_left() => Each("Extremes", (_, stages, _) =>
        Assert.DoesNotContain(stages.Searched.Body.All(), s => s is For { Body: [If] }));

    [Theory]
    [MemberData(nameof(Names))]
    public void With_costly_values_bound_it_computes_the_same(string name) => Each(name, (sample, stages, gradients) =>
        Assert.True(gradients.Primal(stages.Bound).HasPrimalOf(SampleSet.Run(sample))));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_adjoint_and_the_tangent_give_the_primals_value_and_leave_its_arguments_as_it_does(string name) => Each(name, (sample, stages, gradients) =>
    {
        Outcome primal = SampleSet.Run(sample);
        Assert.True(gradients.Joint(stages.Adjoint(isCalled: false)).HasPrimalOf(primal));
        Assert.True(gradients.ByTangents(stages.Tangent).HasPrimalOf(primal));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void The_adjoint_gives_the_gradient_that_the_tangents_along_the_axes_give(string name) => Each(name, (sample, stages, gradients) =>
        Near(gradients.ByTangents(stages.Tangent).Gradient, gradients.Joint(stages.Adjoint(isCalled: false)).Gradient, sample));

    [Theory]
    [MemberData(nameof(Names))]
    public void Tidied_it_computes_the_same_to_the_bit(string name) => Each(name, (_, stages, gradients) =>
    {
        Function adjoint = stages.Adjoint(isCalled: false);
        Assert.True(gradients.Joint(Stages.Tidied(adjoint)).IsEqualTo(gradients.Joint(adjoint)));
        Function tangent = stages.Tangent;
        Assert.True(gradients.ByTangents(Stages.Tidied(tangent)).IsEqualTo(gradients.ByTangents(tangent)));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void Split_in_two_it_computes_what_it_does_in_one(string name) => Each(name, (sample, stages, gradients) =>
    {
        Function adjoint = stages.Adjoint(isCalled: true);
        (Function forward, Function reverse) = Stages.Halves(adjoint);
        (Outcome between, Outcome after) = gradients.Halves(forward, reverse);
        Assert.True(between.HasPrimalOf(SampleSet.Run(sample)), "the forward half differs from the primal");
        Assert.True(after.IsEqualTo(gradients.Joint(adjoint)), "the halves differ from the whole");
        Assert.True(Outcome.SameArguments(after.Arguments, sample.Arguments), "the reverse does not bring the arguments back");

        (Function tidyForward, Function tidyReverse) = Stages.Halves(Stages.Tidied(adjoint));
        Assert.True(gradients.Halves(tidyForward, tidyReverse).After.IsEqualTo(after), "tidied, the halves differ");
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void With_what_loops_save_found_by_index_it_computes_the_same_to_the_bit(string name) => Each(name, (_, stages, gradients) =>
    {
        Function adjoint = stages.Adjoint(isCalled: false);
        Assert.True(gradients.Joint(Stages.Indexed(adjoint)).IsEqualTo(gradients.Joint(adjoint)));
        Function called = stages.Adjoint(isCalled: true);
        (Function forward, Function reverse) = Stages.Halves(called);
        (Function indexedForward, Function indexedReverse) = Stages.Halves(Stages.Indexed(called));
        Assert.True(gradients.Halves(indexedForward, indexedReverse).After.IsEqualTo(gradients.Halves(forward, reverse).After));
    });

    [Theory]
    [MemberData(nameof(Names))]
    public void With_pooled_rows_it_computes_the_same_to_the_bit(string name) => Each(name, (_, stages, gradients) =>
    {
        Function adjoint = stages.Adjoint(isCalled: false);
        Assert.True(gradients.Joint(stages.Pooled(adjoint, Phase.Whole)).IsEqualTo(gradients.Joint(adjoint)));
        Function tangent = stages.Tangent;
        Assert.True(gradients.ByTangents(stages.Pooled(tangent, Phase.Whole)).IsEqualTo(gradients.ByTangents(tangent)));
        (Function forward, Function reverse) = Stages.Halves(stages.Adjoint(isCalled: true));
        (Function pooledForward, Function pooledReverse) = (stages.Pooled(forward, Phase.Forward), stages.Pooled(reverse, Phase.Reverse));
        Assert.True(gradients.Halves(pooledForward, pooledReverse).After.IsEqualTo(gradients.Halves(forward, reverse).After));
    });

    [Theory]
    [MemberData(nameof(NamesAndSwitches))]
    public void With_an_analysis_switched_off_the_numbers_are_the_same(string name, string off)
    {
        Settings settings = Without(off);
        Each(name, (sample, stages, gradients) =>
        {
            (Stages otherStages, Gradients otherGradients) = Prepare(sample, settings);
            Outcome expected = gradients.Joint(stages.Adjoint(isCalled: false));
            Outcome other = otherGradients.Joint(otherStages.Adjoint(isCalled: false));
            Assert.True(other.HasPrimalOf(expected));
            Near(expected.Gradient, other.Gradient, sample);
            Near(expected.Gradient, otherGradients.ByTangents(otherStages.Tangent).Gradient, sample);
            (Function forward, Function reverse) = Stages.Halves(otherStages.Adjoint(isCalled: true));
            Near(expected.Gradient, otherGradients.Halves(forward, reverse).After.Gradient, sample);
        });
    }

    private static Settings Without(string analysis) => analysis switch
    {
        "Activity" => Settings.Default with { Activity = false },
        "Recording" => Settings.Default with { Recording = false },
        "Recompute" => Settings.Default with { Recompute = false },
        "Simplify" => Settings.Default with { Simplify = false },
        "Pool" => Settings.Default with { Pool = false },
        "Index" => Settings.Default with { Index = false },
        "Locals" => Settings.Default with { Locals = false },
        "Extremes" => Settings.Default with { Extremes = false },
        _ => throw new ArgumentOutOfRangeException(nameof(analysis)),
    };

    private static void Each(string name, Action<Sample, Stages, Gradients> check)
    {
        IReadOnlyList<Sample> samples = name == "random" ? SampleSet.Random : [SampleSet.Written.Single(s => s.Type == name)];
        List<string> failures = [];
        foreach (Sample sample in samples)
        {
            try
            {
                (Stages stages, Gradients gradients) = Prepare(sample, Settings.Default);
                check(sample, stages, gradients);
            }
#pragma warning disable CA1031 // Whatever a pass or the evaluator throws is a finding about this program.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failures.Add($"{exception.Message}\n{sample.Text}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {samples.Count}; the shortest:\n{failures.MinBy(f => f.Length)}");
    }

    private static (Stages Stages, Gradients Gradients) Prepare(Sample sample, Settings settings)
    {
        LinkedProgram program = SampleSet.Link(sample, settings);
        return (new Stages(program.Root, program.Callees, settings), new Gradients(program, sample));
    }

    private static void Near(double[] expected, double[] actual, Sample sample)
    {
        Assert.Equal(expected.Length, actual.Length);
        double scale = expected.Select(Math.Abs).Append(sample.Scale).Append(1).Max();
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(Math.Abs(expected[i] - actual[i]) <= 1e-12 * scale, $"coordinate {i}: {actual[i]:R}, expected {expected[i]:R}");
        }
    }
}
