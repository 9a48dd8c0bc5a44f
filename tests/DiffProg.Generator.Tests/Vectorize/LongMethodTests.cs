using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Text;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace DiffProg.Generator.Tests.Vectorize;

/// <summary>A derivative that is longer than what the runtime's compiler optimises is cut into several methods, each of which it does.</summary>
public sealed class LongMethodTests
{
    private const int Loops = 120;

    /// <summary>Beyond this the runtime's compiler optimises nothing of a method.</summary>
    private const int MostBytes = 60_000;

    private delegate double ValueAndGradient(double[] x, Span<double> gradient);

    [Fact]
    public void All_of_its_loops_run_eight_iterations_at_once()
    {
        string[] said = [.. Long.LaneReports.Select(d => d.GetMessage(CultureInfo.InvariantCulture)).Distinct()];
        Assert.Equal(["this loop runs eight iterations at once"], said);
    }

    [Fact]
    public void No_part_is_longer_than_what_is_optimised_and_the_parts_have_names_of_their_own()
    {
        using LoadedAssembly loaded = Long.Load();
        MethodInfo[] methods = loaded.Type("C").GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic);
        Assert.All(methods, m => Assert.InRange(m.GetMethodBody()!.GetILAsByteArray()!.Length, 1, MostBytes));
        Assert.True(methods.Count(m => m.Name.StartsWith("FAdjointPart", StringComparison.Ordinal)) > 4);
    }

    [Fact]
    public void Its_gradient_is_that_of_the_method_uncut()
    {
        using LoadedAssembly cut = Long.Load();
        using LoadedAssembly whole = Compiled(("DiffProgLanes", "off")).Load();
        double[] x = [.. Enumerable.Range(0, 21).Select(i => 0.8 + (0.01 * i))];
        (double value, double[] gradient) = Run(cut, x);
        (double expected, double[] expectedGradient) = Run(whole, x);
        Assert.Equal(expected, value, 1e-12 * Math.Abs(expected));
        Assert.Contains(expectedGradient, g => g != 0);
        Assert.All(expectedGradient.Zip(gradient), g => Assert.Equal(g.First, g.Second, 1e-12 * expectedGradient.Max(Math.Abs)));
    }

    [Theory]
    [InlineData("public ref partial struct S { public int N; public ReadOnlySpan<int> K; [Differentiable] public double F(double[] x, double s) { BODY } }", LanguageVersion.CSharp14)]
    [InlineData("public static partial class S { const int N = 2; [Differentiable] public static double F(double[] x, double s) { BODY } }", LanguageVersion.CSharp10)]
    public void Where_parts_cannot_hand_on_what_they_share_a_method_is_not_cut(string type, LanguageVersion version) =>
        Assert.DoesNotContain("FAdjointPart", CutSmall(type, version).GeneratedText, StringComparison.Ordinal);

    [Theory]
    [InlineData("public static partial class S { const int N = 2; [Differentiable] public static double F(double[] x, double s) { BODY } }")]
    [InlineData("public static partial class S { const int N = 2; [Differentiable] public static double locals(double s) => s * 2; [Differentiable] public static double F(double[] x, double s) { s *= locals(2.5); BODY } }")]
    [InlineData("public static partial class S { const int N = 2; [Differentiable] public static double F(double[] x, double s, double GetHashCode, double ToString) { s *= GetHashCode; BODY *= ToString; return r; } }")]
    [InlineData("public partial class S { public int N; [Differentiable] public double F(double[] x, double s) { BODY } }")]
    public void Whatever_their_names_are_the_parts_compile(string type) =>
        Assert.Contains("FAdjointPart2", CutSmall(type, LanguageVersion.CSharp14).ShouldCompileWithoutWarnings().GeneratedText, StringComparison.Ordinal);

    private static GeneratorOutcome CutSmall(string type, LanguageVersion version)
    {
        const string Sums = "double r = 0; for (int i = 0; i < x.Length; i++) r += x[i] * s * N; for (int i = 0; i < x.Length; i++) r += x[i] * s * N";
        string text = type.Contains("BODY *=", StringComparison.Ordinal) ? type.Replace("BODY", Sums + "; r", StringComparison.Ordinal) : type.Replace("BODY", Sums + "; return r * s;", StringComparison.Ordinal);
        return GeneratorHarness.For("using System;\nusing DiffProg;\n" + text).WithLanguageVersion(version).WithProperty("DiffProgLongestMethod", "20").Run().ShouldCompile();
    }

    private static GeneratorOutcome Long => Compiled();

    private static (double Value, double[] Gradient) Run(LoadedAssembly assembly, double[] x)
    {
        double[] gradient = new double[x.Length];
        double value = assembly.Method<ValueAndGradient>("C", "FValueAndGradient")(x, gradient);
        return (value, gradient);
    }

    /// <summary>Two methods of one name, so that what is emitted for them has to have different names.</summary>
    private static GeneratorOutcome Compiled(params (string Property, string Value)[] properties)
    {
        StringBuilder body = new();
        for (int i = 0; i < Loops; i++)
        {
            _ = body.AppendLine(CultureInfo.InvariantCulture, $$"""
                        double s{{i}} = 0;
                        for (int i = 0; i < x.Length; i++)
                        {
                            s{{i}} += Math.Sqrt(x[i] * {{(i == 0 ? "0.5" : $"s{i - 1}")}} + {{i + 1}});
                        }
                """);
        }

        string text = $$"""
            using System;
            using DiffProg;
            public static partial class C
            {
                [Differentiable] public static double F(double[] x)
                {
            {{body}}
                    return s{{Loops - 1}};
                }

                [Differentiable] public static double F(ReadOnlySpan<double> x)
                {
            {{body}}
                    return s{{Loops - 1}};
                }
            }
            """;
        return properties.Append(("DiffProgFloatingPoint", "Vectorized")).Aggregate(GeneratorHarness.For(text), (h, p) => h.WithProperty(p.Item1, p.Item2))
            .Run().ShouldCompileWithoutWarnings();
    }
}
