using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>
/// Where both sweeps of an iteration run together that writes to its caller's rows, and where eight such iterations run at once, the pullback is that of one sweep after the
/// other: what is written, the gradients, and what is left where the method throws.
/// </summary>
public sealed class MapProgramTests
{
    private const double Tolerance = 1e-12;

    private static readonly int[] Sizes = [0, 1, 2, 7, 8, 9, 16, 17, 31];

    private static readonly Lazy<LoadedAssembly> OneAtATime = new(() => Compile(("DiffProgLanes", "off"), ("DiffProgFloatingPoint", "Strict")));

    private static readonly Lazy<LoadedAssembly> Vectorized = new(() => Compile(("DiffProgFloatingPoint", "Vectorized")));

    private static readonly Lazy<LoadedAssembly> Fused = new(() => Compile(("DiffProgFloatingPoint", "Vectorized"), ("DiffProgLanes", "off")));

    public static TheoryData<string> Names => [.. MapPrograms.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sweeps_that_run_together_give_what_one_after_the_other_gives(string name) => Same(name, Fused);

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_give_what_one_iteration_at_a_time_gives(string name) => Same(name, Vectorized);

    [Theory]
    [MemberData(nameof(Names))]
    public void Sweeps_run_together_where_they_may_and_nowhere_else(string name)
    {
        MapProgram program = MapPrograms.All.Single(p => p.Name == name);
        string text = GeneratorHarness.For(TextOf(program, 0)).WithProperty("DiffProgFloatingPoint", "Vectorized").WithProperty("DiffProgLanes", "off").Run().ShouldCompile().GeneratedText;
        Assert.Equal(program.IsFused, text.Contains("// Reverse sweep of this iteration.", StringComparison.Ordinal));
    }

    private static void Same(string name, Lazy<LoadedAssembly> assembly)
    {
        foreach (int size in Sizes)
        {
            double[] expected = Run(OneAtATime, name, size), actual = Run(assembly, name, size);
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), n => Assert.True(n.First.Equals(n.Second) || Math.Abs(n.First - n.Second) <= Tolerance * (1 + Math.Abs(n.First)), $"size {size}: {n.First:R} has become {n.Second:R}"));
        }
    }

    private static double[] Run(Lazy<LoadedAssembly> assembly, string name, int size)
    {
        int number = MapPrograms.All.Select(p => p.Name).ToList().IndexOf(name);
        return (double[])assembly.Value.Method("Programs.P" + number.ToString(CultureInfo.InvariantCulture), "Run").Invoke(null, [size])!;
    }

    private static LoadedAssembly Compile(params (string Name, string Value)[] properties) =>
        properties.Aggregate(GeneratorHarness.For(MapPrograms.All.Select(TextOf)), (h, p) => h.WithProperty(p.Name, p.Value)).Run().ShouldCompile().Load();

    private static string TextOf(MapProgram program, int number) => $$"""
        using System;
        using System.Collections.Generic;
        using DiffProg;

        namespace Programs;

        public static partial class P{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            [Differentiable]
            public static void F(double[] a, [NoDerivative] double[] c, double x, int n, double[] y) { {{program.Body}} }

            public static double[] Run(int n)
            {
                List<double> all = new();
                double[] a = Row(n, 1), c = Row(n, 2), y = Row(n, 3);
                try
                {
                    {{(program.Body.Contains("a[i + 1] =", StringComparison.Ordinal) ? "double[] ga = new double[a.Length], gy = new double[y.Length]; FVjp(a, c, 0.7, n, y, Row(n, 5), Row(n, 4), ga, out double gx, gy);" : "double[] ga = new double[a.Length], gy = new double[y.Length]; FVjp(a, c, 0.7, n, y, Row(n, 4), ga, out double gx, gy);")}}
                    all.Add(gx);
                    all.AddRange(ga);
                    all.AddRange(gy);
                }
                catch (IndexOutOfRangeException)
                {
                    all.Add(0.5);
                }

                all.AddRange(a);
                all.AddRange(y);
                return all.ToArray();
            }

            private static double[] Row(int n, int seed)
            {
                Random random = new(seed);
                double[] row = new double[4 * n + 16];
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = 2 * random.NextDouble() - 1;
                }

                return row;
            }
        }
        """;
}
