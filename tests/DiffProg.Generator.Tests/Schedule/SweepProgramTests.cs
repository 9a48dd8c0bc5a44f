using System;
using System.Globalization;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Schedule;

/// <summary>
/// Where both sweeps of an iteration or of a call run together, values and gradients are those of one sweep after the other and of forward mode, and the arguments are left
/// as the method leaves them.
/// </summary>
public sealed class SweepProgramTests
{
    private const double Tolerance = 1e-11;

    private static readonly int[] Sizes = [0, 1, 2, 3, 7, 8, 9, 16, 17, 31];

    private static readonly Lazy<LoadedAssembly> Apart = new(() => Compile(("DiffProgLanes", "off"), ("DiffProgFloatingPoint", "Strict")));

    private static readonly Lazy<LoadedAssembly> Together = new(() => Compile(("DiffProgLanes", "off"), ("DiffProgFloatingPoint", "Vectorized")));

    private static readonly Lazy<LoadedAssembly> InLanes = new(() => Compile(("DiffProgFloatingPoint", "Vectorized")));

    public static TheoryData<string> Names => [.. SweepPrograms.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Sweeps_that_run_together_give_what_one_after_the_other_gives(string name) => Same(name, Together);

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_give_what_one_iteration_at_a_time_gives(string name) => Same(name, InLanes);

    [Theory]
    [MemberData(nameof(Names))]
    public void Sweeps_run_together_where_they_may_and_nowhere_else(string name)
    {
        SweepProgram program = SweepPrograms.All.Single(p => p.Name == name);
        GeneratorOutcome outcome = GeneratorHarness.For(TextOf(program, 0)).WithProperty("DiffProgFloatingPoint", "Vectorized").WithProperty("DiffProgLanes", "off").Run().ShouldCompile();
        string text = string.Concat(outcome.GeneratedSources.Where(s => s.HintName.Contains(".F(", StringComparison.Ordinal) && s.HintName.EndsWith(".Adjoint.g.cs", StringComparison.Ordinal)).Select(s => s.Text));
        Assert.Equal(
            (program.IsFused, program.IsJoined),
            (RunsTogether(text), text.Contains("= GAdjoint", StringComparison.Ordinal)));
    }

    /// <summary>How far a statement is indented that stands in another.</summary>
    private const string Inside = "                ";

    /// <summary>Where calls are all that an iteration goes back through, nothing is left of its reverse sweep, but no loop stands behind the forward sweep.</summary>
    private static bool RunsTogether(string text)
    {
        int turn = text.IndexOf("// Reverse sweep.", StringComparison.Ordinal);
        return text.Contains("// Reverse sweep of this iteration.", StringComparison.Ordinal)
            || (HasLoop(text) && (turn < 0 || !HasLoop(text[turn..])) && text.Split('\n').Any(l => l.Contains("= GAdjoint", StringComparison.Ordinal) && l.StartsWith(Inside, StringComparison.Ordinal)));

        static bool HasLoop(string text) => text.Contains("for (", StringComparison.Ordinal) || text.Contains("while (", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Derivatives.Hvp")]
    [InlineData("Derivatives.Default | Derivatives.Hvp")]
    public void A_second_derivative_calls_what_is_emitted_of_a_callee_that_only_writes_integers(string derivatives)
    {
        GeneratorHarness.For($$"""
            using DiffProg;

            public static partial class P
            {
                [Differentiable(Derivatives = {{derivatives}})]
                public static double G(double[] a, int[] t, double x, int d)
                {
                    if (d <= 0) return x * a[0];
                    double s = 0;
                    s += x * G(a, t, x, d - 1);
                    t[2] = 1;
                    return s;
                }

                [Differentiable(Derivatives = {{derivatives}})]
                public static double F(double[] a, int[] t, double x)
                {
                    double s = x * a[0], unused = x;
                    unused *= G(a, t, x, 2);
                    return s + a[t[2]];
                }
            }
            """).WithProperty("DiffProgFloatingPoint", "Vectorized").Run().ShouldCompile();
    }

    private static void Same(string name, Lazy<LoadedAssembly> assembly)
    {
        foreach (int size in Sizes)
        {
            double[] expected = Run(Apart, name, size), actual = Run(assembly, name, size);
            Assert.Equal(expected.Length, actual.Length);
            Assert.All(expected.Zip(actual), n => Assert.True(n.First.Equals(n.Second) || Math.Abs(n.First - n.Second) <= Tolerance * (1 + Math.Abs(n.First)), $"size {size}: {n.First:R} has become {n.Second:R}"));
        }
    }

    private static double[] Run(Lazy<LoadedAssembly> assembly, string name, int size)
    {
        int number = SweepPrograms.All.Select(p => p.Name).ToList().IndexOf(name);
        return (double[])assembly.Value.Method("Programs.P" + number.ToString(CultureInfo.InvariantCulture), "Run").Invoke(null, [size])!;
    }

    private static LoadedAssembly Compile(params (string Name, string Value)[] properties) =>
        properties.Aggregate(GeneratorHarness.For(SweepPrograms.All.Select(TextOf)), (h, p) => h.WithProperty(p.Name, p.Value)).Run().ShouldCompile().Load();

    private static string TextOf(SweepProgram program, int number) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using DiffProg;

        namespace Programs;

        public static partial class P{{number.ToString(CultureInfo.InvariantCulture)}}
        {
            [Differentiable]
            public static double F(double[] a, double[] b, int[] t, double x, int n) { {{program.Body}} }

            {{program.Beside}}

            public static double[] Run(int n)
            {
                List<double> all = new();
                double[] a = Row(n, 1), b = Row(n, 2), da = Row(n, 3), db = Row(n, 4);
                int[] t = Row(n, 5).Select(v => (int)(4 + 4 * v)).ToArray(), u = (int[])t.Clone();
                double[] p = (double[])a.Clone(), q = (double[])b.Clone();
                double along = 0;
                Try(() =>
                {
                    double[] ga = new double[a.Length], gb = new double[b.Length];
                    all.Add(FValueAndGradient(p, q, u, 0.7, n, ga, gb, out double gx));
                    all.Add(gx);
                    all.AddRange(ga);
                    all.AddRange(gb);
                    along = 0.3 * gx + ga.Zip(da, (g, d) => g * d).Sum() + gb.Zip(db, (g, d) => g * d).Sum();
                });
                all.AddRange(p);
                all.AddRange(q);
                all.AddRange(u.Select(v => (double)v));
                Try(() =>
                {
                    double tangent = FJvp((double[])a.Clone(), (double[])b.Clone(), (int[])t.Clone(), 0.7, n, (double[])da.Clone(), (double[])db.Clone(), 0.3).Tangent;
                    if (!(Math.Abs(tangent - along) <= 1e-10 * (1 + Math.Abs(along))))
                    {
                        throw new InvalidOperationException($"size {n}: along the direction, the gradient gives {along:R} and forward mode {tangent:R}");
                    }
                });
                return all.ToArray();

                void Try(Action run)
                {
                    try
                    {
                        run();
                    }
                    catch (IndexOutOfRangeException)
                    {
                        all.Add(0.5);
                    }
                }
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
