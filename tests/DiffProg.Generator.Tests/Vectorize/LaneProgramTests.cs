using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>
/// Whatever runs eight iterations at once gives what one at a time give: to the bit where the arithmetic is strict, to rounding where it is not; at every number
/// of iterations, with what is left over; values, gradients, tangents, Hessians, and what is left in the arguments.
/// </summary>
public sealed class LaneProgramTests
{
    private const double Tolerance = 1e-12;

    private static readonly int[] Sizes = [0, 1, 2, 7, 8, 9, 15, 16, 17, 24, 31];

    private static readonly Lazy<LoadedAssembly> OneAtATime = new(() => Compile(("DiffProgLanes", "off"), ("DiffProgFloatingPoint", "Strict")));

    private static readonly Lazy<LoadedAssembly> Strict = new(() => Compile(("DiffProgFloatingPoint", "Strict")));

    private static readonly Lazy<LoadedAssembly> Vectorized = new(() => Compile(("DiffProgFloatingPoint", "Vectorized")));

    public static TheoryData<string> Names => [.. LanePrograms.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Strict_lanes_have_the_bits_of_one_iteration_at_a_time(string name)
    {
        foreach (int size in Sizes)
        {
            Assert.Equal(Bits(Run(OneAtATime, name, size)), Bits(Run(Strict, name, size)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_agree_with_one_iteration_at_a_time_to_rounding(string name)
    {
        foreach (int size in Sizes)
        {
            double[] expected = Run(OneAtATime, name, size);
            double[] actual = Run(Vectorized, name, size);
            Assert.Equal(expected.Length, actual.Length);
            double scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(1).Max() + 1;
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= Tolerance * scale,
                    $"of {size} iterations, number {i}: {expected[i]:R} one at a time, {actual[i]:R} in lanes");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_are_taken_where_they_should_be_and_nowhere_else(string name)
    {
        LaneProgram program = LanePrograms.All.Single(p => p.Name == name);
        GeneratorOutcome outcome = GeneratorHarness.For(TextOf(program, 0)).WithProperty("DiffProgFloatingPoint", "Vectorized").Run().ShouldCompile();
        Assert.Equal(program.IsInLanes, outcome.GeneratedText.Contains("Lanes.End(", StringComparison.Ordinal) || outcome.GeneratedText.Contains("Lanes.FitInPart(", StringComparison.Ordinal));
        Assert.All(outcome.LaneReports, r => Assert.StartsWith("this loop runs ", r.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    private static long[] Bits(double[] numbers) => [.. numbers.Select(BitConverter.DoubleToInt64Bits)];

    private static double[] Run(Lazy<LoadedAssembly> assembly, string name, int size)
    {
        int number = LanePrograms.All.Select(p => p.Name).ToList().IndexOf(name);
        return (double[])assembly.Value.Method("Programs.P" + number.ToString(CultureInfo.InvariantCulture), "Run").Invoke(null, [size])!;
    }

    private static LoadedAssembly Compile(params (string Name, string Value)[] properties)
    {
        GeneratorHarness harness = GeneratorHarness.For(LanePrograms.All.Select(TextOf));
        foreach ((string name, string value) in properties)
        {
            harness = harness.WithProperty(name, value);
        }

        return harness.Run().ShouldCompile().Load();
    }

    private static string TextOf(LaneProgram program, int number) => $$"""
        using System;
        using System.Collections.Generic;
        using DiffProg;

        namespace Programs;

        public static partial class P{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
            public static double F(double[] a, double[] b, [NoDerivative] double[] c, double x, int n) { {{program.Body}} }

            {{program.Beside}}

            public static double[] Run(int n)
            {
                List<double> all = new();
                double[] a = Row(n, 1), b = Row(n, 2), c = Row(n, 3), da = Row(n, 4), db = Row(n, 5);
                try
                {
                    double[] ga = new double[a.Length], gb = new double[b.Length];
                    all.Add(FValueAndGradient(a, b, c, 0.7, n, ga, gb, out double gx));
                    all.Add(gx);
                    all.AddRange(ga);
                    all.AddRange(gb);
                    all.AddRange(a);
                    all.AddRange(b);
                    (double value, double tangent) = FJvp(Row(n, 1), Row(n, 2), c, 0.7, n, Row(n, 4), Row(n, 5), 0.3);
                    all.Add(value);
                    all.Add(tangent);
                    (double[] ha, double[] hb, double hx) = FHvp(Row(n, 1), Row(n, 2), c, 0.7, n, da, db, 0.3);
                    all.AddRange(ha);
                    all.AddRange(hb);
                    all.Add(hx);
                }
                catch (Exception e) when (e is IndexOutOfRangeException or NullReferenceException or DivideByZeroException)
                {
                    // Where the method throws half-way, what it has written before stands in its arguments.
                    all.Add(e.GetType().Name.Length);
                    all.AddRange(a);
                    all.AddRange(b);
                }

                return all.ToArray();
            }

            private static double[] Row(int n, int seed)
            {
                Random random = new(seed);
                double[] row = new double[n * n + 4 * n + 16];
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = 2 * random.NextDouble() - 1;
                }

                return row;
            }
        }
        """;
}
