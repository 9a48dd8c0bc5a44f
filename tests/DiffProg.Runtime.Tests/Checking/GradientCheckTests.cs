using System;
using System.Linq;
using Xunit;

namespace DiffProg.Runtime.Tests.Checking;

/// <summary>What is right passes, at all scales, by all members, and the report says how well it was measured.</summary>
public static partial class GradientCheckTests
{
    public static TheoryData<string> Names => [.. Functions.All.Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public static void The_gradient_of_a_known_function_passes(string name)
    {
        (_, Func<double[], double> function, Func<double[], double[]> gradient, double[] at) = Functions.All.Single(f => f.Name == name);

        GradientCheckReport report = GradientCheck.Verify(function, gradient, at);

        Assert.Equal(at.Length, report.LeafCount);
        Assert.Equal(function([.. at]), report.Value);
        Assert.InRange(report.RelativeError, 0, 1e-6);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public static void A_leaf_that_is_off_by_a_thousandth_is_found_wherever_differences_resolve_it(string name)
    {
        (_, Func<double[], double> function, Func<double[], double[]> gradient, double[] at) = Functions.All.Single(f => f.Name == name);
        GradientCheckReport report = GradientCheck.Verify(function, gradient, at);
        foreach (GradientMeasurement leaf in report.Measurements.Where(m => m is { Leaf: not null, IsResolved: true, Derived: not 0 }))
        {
            _ = Assert.Throws<GradientCheckException>(() => GradientCheck.Verify(
                function,
                x => [.. gradient(x).Select((g, i) => i == leaf.Leaf ? g * 1.001 : g)],
                at));
        }
    }

    [Theory]
    [InlineData(1e-8)]
    [InlineData(1.0)]
    [InlineData(1e8)]
    public static void A_function_of_one_number_passes_at_any_scale(double scale)
    {
        GradientCheckReport report = GradientCheck.Verify(x => Math.Sin(x / scale), x => Math.Cos(x / scale) / scale, 0.7 * scale);

        GradientMeasurement only = Assert.Single(report.Measurements);
        Assert.Equal(0, only.Leaf);
        Assert.InRange(report.RelativeError, 0, 1e-7);
    }

    [Fact]
    public static void All_the_members_that_are_emitted_pass()
    {
        GradientCheckReport report = GradientCheck.Verify(
            new DifferentiatedFunction(Valley)
            {
                Gradient = ValleyGradient,
                ValueAndGradient = (x, gradient) => ValleyValueAndGradient(x, gradient),
                AccumulateGradient = (x, seed, gradient) => ValleyAccumulateGradient(x, seed, gradient),
                Jvp = (x, direction) => ValleyJvp(x, direction),
                Hvp = (x, direction) => ValleyHvp(x, direction),
            },
            at: [0.3, -1.2, 0.7, 2.1]);

        Assert.Equal(4, report.Measurements.Count);
    }

    [Fact]
    public static void A_method_that_writes_its_argument_passes_where_that_is_declared() => GradientCheck.Verify(
        new DifferentiatedFunction(InPlace)
        {
            Gradient = InPlaceGradient,
            ValueAndGradient = (x, gradient) => InPlaceValueAndGradient(x, gradient),
            Jvp = (x, direction) => InPlaceJvp(x, direction.ToArray()),
            WritesArgument = true,
        },
        at: [0.3, -1.2, 0.7]);

    [Fact]
    public static void Forward_mode_alone_is_checked_too() => GradientCheck.Verify(
        new DifferentiatedFunction(Valley) { Jvp = (x, direction) => ValleyJvp(x, direction) },
        at: [0.3, -1.2, 0.7]);

    [Fact]
    public static void Beyond_the_limit_of_leaves_random_directions_are_measured()
    {
        double[] at = [.. Enumerable.Range(0, 200).Select(i => Math.Sin(i))];

        GradientCheckReport report = GradientCheck.Verify(Valley, ValleyGradient, at, new() { Directions = 5 });

        Assert.Equal(5, report.Measurements.Count);
        Assert.All(report.Measurements, m => Assert.Null(m.Leaf));
        Assert.StartsWith("200 leaves checked along 5 random directions", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void Several_threads_pass() =>
        GradientCheck.Verify(Valley, ValleyGradient, [0.3, -1.2, 0.7], new() { Threads = 8 });

    [Fact]
    public static void A_leaf_that_drowns_in_rounding_is_reported_as_such()
    {
        GradientCheckReport report = GradientCheck.Verify(x => (1e8 * x[0]) + (1e-12 * x[1]), _ => [1e8, 1e-12], [1, 1]);

        Assert.Equal([true, false], report.Measurements.Select(m => m.IsResolved));
        Assert.Contains("1 too small for differences to resolve", report.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void Steps_shrink_where_the_domain_ends_nearby()
    {
        static double Log(double x) => x > 0 ? Math.Log(x) : throw new ArgumentOutOfRangeException(nameof(x));

        _ = GradientCheck.Verify(Log, x => 1 / x, 1e-7);
        _ = GradientCheck.Verify(Math.Log, x => 1 / x, 1e-7);
    }

    [Fact]
    public static void The_same_seed_gives_the_same_report()
    {
        double[] at = [.. Enumerable.Range(0, 100).Select(i => Math.Cos(i))];
        static GradientCheckReport Run(double[] at, int seed) => GradientCheck.Verify(Valley, ValleyGradient, at, new() { Seed = seed });

        Assert.Equal(Run(at, 1).Measurements, Run(at, 1).Measurements);
        Assert.NotEqual(Run(at, 1).Measurements, Run(at, 2).Measurements);
    }

    [Fact]
    public static void The_point_is_left_alone()
    {
        double[] at = [0.3, -1.2, 0.7];

        _ = GradientCheck.Verify(new DifferentiatedFunction(InPlace) { Gradient = InPlaceGradient, WritesArgument = true }, at);

        Assert.Equal([0.3, -1.2, 0.7], at);
    }

    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    private static double Valley(double[] x)
    {
        double sum = 0;
        for (int i = 1; i < x.Length; i++)
        {
            double bend = x[i] - (x[i - 1] * x[i - 1]);
            sum += (100 * bend * bend) + ((1 - x[i - 1]) * (1 - x[i - 1]));
        }

        return sum;
    }

    [Differentiable]
    private static double InPlace(double[] x)
    {
        for (int i = 1; i < x.Length; i++)
        {
            x[i] *= Math.Exp(x[i - 1]);
        }

        return x[x.Length - 1] * x[0];
    }
}
