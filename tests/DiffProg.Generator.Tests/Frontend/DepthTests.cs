using System;
using System.Linq;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Frontend;

/// <summary>Code may be as deep as it likes: it is differentiated or refused, and the compiler's stack holds.</summary>
public sealed class DepthTests
{
    [Fact]
    public void An_expression_of_four_hundred_terms_is_differentiated()
    {
        using LoadedAssembly assembly = GeneratorHarness.For(Program($"return {Terms(400)};")).Run().ShouldCompile().Load();

        Assert.Equal(400, assembly.Method<Func<double, double>>("P", "FGradient")(1.5));
    }

    [Fact]
    public void An_expression_of_a_thousand_terms_is_refused_at_its_place() =>
        Assert.Equal("DP0001", Assert.Single(GeneratorHarness.For(Program($"return {Terms(1000)};")).Run().GeneratorDiagnostics).Id);

    [Fact]
    public void A_hundred_nested_branches_and_loops_are_differentiated()
    {
        string opening = string.Concat(Enumerable.Range(0, 50).Select(i => $"if (x > {i - 60}) for (int i{i} = 0; i{i} < 1; i{i}++) {{ "));
        using LoadedAssembly assembly = GeneratorHarness.For(Program($"double s = 0; {opening} s += x * x; {new string('}', 50)} return s;"))
            .Run().ShouldCompile().Load();

        Assert.Equal(3, assembly.Method<Func<double, double>>("P", "FGradient")(1.5));
    }

    private static string Terms(int count) => string.Join(" + ", Enumerable.Repeat("x", count));

    private static string Program(string body) =>
        $"using DiffProg; public static partial class P {{ [Differentiable] public static double F(double x) {{ {body} }} }}";
}
