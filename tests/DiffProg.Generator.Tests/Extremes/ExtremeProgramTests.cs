using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Extremes;

/// <summary>
/// Whatever the runtime is asked for instead of a loop gives what the loop gives, to the bit but for the sign of zeros: values, gradients, tangents, second
/// derivatives, exceptions, and what is left in the arguments; among rows with equal elements and with NaN.
/// </summary>
public sealed class ExtremeProgramTests
{
    private static readonly int[] Sizes = [0, 1, 2, 7, 8, 9, 17, 40];

    private static readonly Lazy<LoadedAssembly> Loops = new(() => Compile("Strict", "off"));

    private static readonly Lazy<LoadedAssembly> Strict = new(() => Compile("Strict", "on"));

    private static readonly Lazy<LoadedAssembly> LoopsInLanes = new(() => Compile("Vectorized", "off"));

    private static readonly Lazy<LoadedAssembly> Vectorized = new(() => Compile("Vectorized", "on"));

    private static readonly ExtremeProgram[] Programs = [.. ExtremePrograms.All, .. DecidingPrograms.All.Select(p => p with { Name = "Computed: " + p.Name })];

    public static TheoryData<string> Names => [.. Programs.Select(p => p.Name)];

    public static TheoryData<string> NamesOfElements => [.. ExtremePrograms.All.Select(p => p.Name)];

    public static TheoryData<string> NamesOfComputed => [.. DecidingPrograms.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Strict_derivatives_are_those_of_the_loop(string name) => Same(Loops, Strict, name, 0);

    [Theory]
    [MemberData(nameof(Names))]
    public void Vectorized_derivatives_are_those_of_the_loop(string name) => Same(LoopsInLanes, Vectorized, name, name.StartsWith("Computed: ", StringComparison.Ordinal) ? 1e-12 : 0);

    [Theory]
    [MemberData(nameof(NamesOfComputed))]
    public void One_iteration_decides_where_it_does_and_nowhere_else(string name)
    {
        ExtremeProgram program = DecidingPrograms.All.Single(p => p.Name == name);
        GeneratorOutcome outcome = GeneratorHarness.For(TextOf(program, 0)).Run().ShouldCompile();
        Assert.Equal(program.IsFound, outcome.GeneratedText.Contains("At = -1;", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(NamesOfElements))]
    public void The_runtime_is_asked_where_it_should_be_and_nowhere_else(string name)
    {
        ExtremeProgram program = ExtremePrograms.All.Single(p => p.Name == name);
        GeneratorOutcome outcome = GeneratorHarness.For(TextOf(program, 0)).Run().ShouldCompile();
        Assert.Equal(program.IsFound, outcome.GeneratedText.Contains("Extremes.", StringComparison.Ordinal));
    }

    private static void Same(Lazy<LoadedAssembly> loops, Lazy<LoadedAssembly> asked, string name, double tolerance)
    {
        bool isComputed = name.StartsWith("Computed: ", StringComparison.Ordinal);
        foreach (int size in Sizes)
        {
            for (int kind = 0; kind < 3; kind++)
            {
                double[] expected = Run(loops, name, size, kind), actual = Run(asked, name, size, kind);
                Assert.Equal(expected.Length, actual.Length);

                // A loop multiplies what it does not take by zero, and makes NaN of an infinity.
                Assert.All(expected.Zip(actual), n => Assert.True(n.First.Equals(n.Second) || (n.First is 0 && n.Second is 0) || Math.Abs(n.First - n.Second) <= tolerance * (1 + Math.Abs(n.First)) || (isComputed && double.IsNaN(n.First)), $"size {size}, kind {kind}: {n.First:R} has become {n.Second:R}"));
            }
        }
    }

    private static double[] Run(Lazy<LoadedAssembly> assembly, string name, int size, int kind)
    {
        int number = Array.FindIndex(Programs, p => p.Name == name);
        return (double[])assembly.Value.Method("Programs.P" + number.ToString(CultureInfo.InvariantCulture), "Run").Invoke(null, [size, kind])!;
    }

    private static LoadedAssembly Compile(string arithmetic, string extremes) => GeneratorHarness.For(Programs.Select(TextOf))
        .WithProperty("DiffProgFloatingPoint", arithmetic).WithProperty("DiffProgExtremes", extremes).Run().ShouldCompile().Load();

    private static string TextOf(ExtremeProgram program, int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using DiffProg;

        namespace Programs;

        public static partial class P{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
            public static double F(double[] a, double[] b, float[] f, double x, int n) { {{program.Body}} }

            {{program.Beside}}

            public static double[] Run(int n, int kind)
            {
                List<double> all = new();
                double[] a = Row(n, 1, kind), b = Row(n, 2, kind), da = Row(n, 3, 0), db = Row(n, 4, 0);
                float[] f = Narrow(Row(n, 5, kind)), df = Narrow(Row(n, 6, 0));
                double[] p = (double[])a.Clone(), q = (double[])b.Clone();
                Try(() =>
                {
                    double[] ga = new double[a.Length], gb = new double[b.Length];
                    float[] gf = new float[f.Length];
                    all.Add(FValueAndGradient(p, q, f, 0.7, n, ga, gb, gf, out double gx));
                    Add(ga, gb, Wide(gf), new[] { gx });
                });
                Add(p, q);
                Try(() =>
                {
                    (double value, double tangent) = FJvp((double[])a.Clone(), (double[])b.Clone(), f, 0.7, n, (double[])da.Clone(), (double[])db.Clone(), df, 0.3);
                    all.Add(value);
                    all.Add(tangent);
                });
                Try(() =>
                {
                    (double[] ha, double[] hb, float[] hf, double hx) = FHvp((double[])a.Clone(), (double[])b.Clone(), f, 0.7, n, da, db, df, 0.3);
                    Add(ha, hb, Wide(hf), new[] { hx });
                });
                return all.ToArray();

                void Add(params double[][] rows)
                {
                    foreach (double[] row in rows)
                    {
                        all.AddRange(row);
                    }
                }

                void Try(Action run)
                {
                    try
                    {
                        run();
                    }
                    catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or DivideByZeroException)
                    {
                        all.Add(e.GetType().Name.Length + 0.5);
                    }
                }
            }

            private static double[] Wide(float[] row) => row.Select(v => (double)v).ToArray();

            private static float[] Narrow(double[] row) => row.Select(v => (float)v).ToArray();

            private static double[] Row(int n, int seed, int kind)
            {
                Random random = new(seed);
                double[] row = new double[n * n + 2 * n + 8];
                for (int i = 0; i < row.Length; i++)
                {
                    row[i] = kind switch
                    {
                        0 => 2 * random.NextDouble() - 1,
                        1 => random.Next(5) / 4.0 - 0.5,
                        _ => random.Next(4) switch { 0 => double.NaN, 1 => random.Next(3) - 1.0, 2 => -0.0, _ => random.NextDouble() },
                    };
                }

                return row;
            }
        }
        """;
}
