using System;
using System.Globalization;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>
/// A gradient inside a differentiated method. The derivative of x · ∂(xy)/∂y is 2x, which is 8 at 4, and not the 4 of a system that
/// takes the inner derivative for a constant: right or refused.
/// </summary>
public sealed class NestedGradientTests
{
    [Theory]
    [InlineData("double slope = ProductGradient(x, 3).y; return x * slope;")]
    [InlineData("return x * ProductJvp(x, 3, 0, 1).Tangent;")]
    [InlineData("return x * Slope(x);")]
    public void An_inner_gradient_of_an_active_argument_is_refused_at_the_method(string body)
    {
        GeneratorOutcome outcome = GeneratorHarness.For(Program(body)).Run();
        Diagnostic refusal = Assert.Single(outcome.GeneratorDiagnostics);
        Assert.Equal(("DP0001", "'F'"), (refusal.Id, refusal.GetMessage(CultureInfo.InvariantCulture)[..3]));
        Assert.DoesNotContain(outcome.GeneratedSources, s => s.HintName.StartsWith("C.F(", StringComparison.Ordinal));
    }

    [Fact]
    public void An_inner_gradient_of_a_constant_argument_is_a_constant()
    {
        using LoadedAssembly assembly = GeneratorHarness.For(Program("return x * x * Slope(4);")).Run().ShouldCompile().Load();
        Assert.Equal(2 * 5.0 * 4, assembly.Method<Func<double, double>>("C", "FGradient")(5));
    }

    private static string Program(string body) => $$"""
        using DiffProg;
        public static partial class C
        {
            [Differentiable] public static double Product(double x, double y) => x * y;
            static double Slope(double x) => ProductGradient(x, 3).y;
            [Differentiable] public static double F(double x) { {{body}} }
        }
        """;
}
