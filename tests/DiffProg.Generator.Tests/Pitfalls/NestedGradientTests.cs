using System;
using DiffProg.Generator.Tests.Frontend;
using DiffProg.Generator.Tests.Harness;
using Xunit;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>
/// A gradient inside a differentiated method. The derivative of x · ∂(xy)/∂y is 2x, which is 8 at 4, and not the 4 of a system that
/// takes the inner derivative for a constant: right or refused.
/// </summary>
public sealed class NestedGradientTests
{
    private const string Product = "[Differentiable] public static double Product(double x, double y) => x * y; ";

    private static readonly Refused[] Programs =
    [
        new(Product + "[Differentiable] public static double F(double x) { double slope = ProductGradient(x, 3).y; return x * slope; }",
            "DP1001", "ProductGradient(x, 3).y", "a field of another object"),
        new(Product + "static double Slope(double x) => ProductGradient(x, 3).y; [Differentiable] public static double F(double x) => x * Slope(x);",
            "DP2001", "Slope(x)", "the derivative cannot pass through 'Slope'"),
        new(Product + "[Differentiable] public static double F(double x) => x * ProductJvp(x, 3, 0, 1).Tangent;",
            "DP1001", "ProductJvp(x, 3, 0, 1).Tangent", "a field of another object"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void An_active_argument_of_an_inner_gradient_is_refused_at_its_place(int program) => Programs[program].ShouldBeRefused();

    [Fact]
    public void A_gradient_through_a_method_of_constant_arguments_is_a_constant()
    {
        using LoadedAssembly assembly = GeneratorHarness.For($$"""
            using DiffProg;
            public static partial class C
            {
                {{Product}}
                static double Slope(double x) => ProductGradient(x, 3).y;
                [Differentiable] public static double F(double x) => x * x * Slope(4);
            }
            """).Run().ShouldCompile().Load();
        Assert.Equal(2 * 5.0 * 4, assembly.Method<Func<double, double>>("C", "FGradient")(5));
    }
}
