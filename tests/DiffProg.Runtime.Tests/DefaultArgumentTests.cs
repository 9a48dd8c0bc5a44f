using System;
using System.Globalization;
using System.Linq;
using System.Reflection;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>The gradient is called with as few arguments as the method itself.</summary>
public static partial class DefaultArgumentTests
{
    [Fact]
    public static void Gradient_keeps_default_values()
    {
        Assert.Equal((6, 3), WeightedGradient(3));
        Assert.Equal((6, 0.5), WeightedGradient(0.5, y: 6));
    }

    [Fact]
    public static void Gradient_keeps_params()
    {
        (double first, double[] others) = ProductGradient(2, 3, 5);
        Assert.Equal(15, first);
        Assert.Equal([10, 6], others);
        Assert.Empty(ProductGradient(2).others);
    }

    [Fact]
    public static void Members_of_an_extension_method_extend_too()
    {
        Assert.Equal(12, 2.0.CubedGradient());
        Assert.Equal((8, 12), 2.0.CubedJvp(1));
    }

    [Fact]
    public static void Default_values_are_the_primals()
    {
        static object?[] Defaults(string method) =>
        [
            .. typeof(DefaultArgumentTests).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!.GetParameters().Select(p => p.DefaultValue),
        ];
        Assert.Equal(Defaults(nameof(OfEveryKind)), Defaults(nameof(OfEveryKindGradient)));
    }

    [Differentiable]
    private static double Weighted(double x, double y = 6) => x * y;

    [Differentiable]
    private static double Product(double first, params double[] others)
    {
        foreach (double other in others)
        {
            first *= other;
        }

        return first;
    }

    [Differentiable]
    private static double OfEveryKind(
        double x,
        double nan = double.NaN,
        double infinity = double.NegativeInfinity,
        double zero = -0.0,
        double small = 1e-310,
        float f = 0.1f,
        int n = -3,
        bool b = true,
        char c = '\'',
        string? s = "a = \"b\"",
        string? missing = null,
        DayOfWeek d = DayOfWeek.Friday,
        NumberStyles styles = NumberStyles.AllowExponent | NumberStyles.AllowHexSpecifier,
        DateTime t = default,
        int? maybe = null)
        => x * nan * infinity * zero * small * f * n;
}

/// <summary>Extension methods stand in a class of their own.</summary>
internal static partial class Cubes
{
    [Differentiable]
    internal static double Cubed(this double x) => x * x * x;
}
