using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Zeros, infinities and NaN are those of IEEE 754, with their signs; so the framework's are, and neither is far from the other.</summary>
public sealed class ExceptionalValueTests
{
    public static TheoryData<string> Names => [.. Functions.All.Where(f => f.Scalar is not null).Select(f => f.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Exceptional_values_are_those_of_the_framework(string name)
    {
        Function function = Functions.Named(name);
        Assert.All(Arguments(function), p =>
        {
            double expected = function.Scalar!(p.X, p.Y);
            double actual = function.At(p.X, p.Y);
            Assert.True(
                IsExceptional(expected)
                    ? Bits.Equal(Canonical(expected), Canonical(actual))
                    : Math.Abs(actual - expected) <= (1e-15 * Math.Abs(expected)) + double.Epsilon,
                $"{name}({p.X:R}, {p.Y:R}) is {actual:R}, not {expected:R}");
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void So_are_those_of_single_precision(string name)
    {
        Function function = Functions.Named(name);
        Assert.All(Arguments(function), p =>
        {
            (float x, float y) = ((float)p.X, (float)p.Y);
            float expected = (float)function.Scalar!(x, y);
            float actual = function.Singles(Vector512.Create(x), Vector512.Create(y)).ToScalar();
            Assert.True(
                IsExceptional(expected)
                    ? Bits.Equal(Canonical(expected), Canonical(actual))
                    : Math.Abs(actual - expected) <= (2e-7f * Math.Abs(expected)) + float.Epsilon,
                $"{name}({x:R}, {y:R}) is {actual:R}, not {expected:R}");
        });
    }

    /// <summary>Where the framework has no function, or one that loses what is near 0.</summary>
    [Theory]
    [InlineData("Erf", 1, -1)]
    [InlineData("ExpM1", double.PositiveInfinity, -1)]
    [InlineData("Exp2M1", double.PositiveInfinity, -1)]
    [InlineData("Exp10M1", double.PositiveInfinity, -1)]
    [InlineData("LogP1", double.PositiveInfinity, double.NaN)]
    [InlineData("Log2P1", double.PositiveInfinity, double.NaN)]
    [InlineData("Log10P1", double.PositiveInfinity, double.NaN)]
    public void Limits_are_reached_and_zeros_kept(string name, double atInfinity, double atMinusInfinity)
    {
        Function function = Functions.Named(name);
        double[] arguments = [double.PositiveInfinity, double.NegativeInfinity, double.MinValue, 0, -0.0, double.NaN];
        double[] expected = [atInfinity, atMinusInfinity, atMinusInfinity, 0, -0.0, double.NaN];
        Assert.All(arguments.Zip(expected), p => Assert.True(Bits.Equal(Canonical(p.Second), Canonical(function.At(p.First, 0))), $"{name}({p.First:R})"));
    }

    [Theory]
    [InlineData("LogP1")]
    [InlineData("Log2P1")]
    [InlineData("Log10P1")]
    public void The_pole_of_a_logarithm_is_infinite(string name) => Assert.Equal(double.NegativeInfinity, Functions.Named(name).At(-1, 0));

    private static IEnumerable<(double X, double Y)> Arguments(Function function) =>
        from x in Points.Exceptional
        from y in function.IsBinary ? Points.Exceptional : [0.0]
        select (x, y);

    private static bool IsExceptional(double value) => value == 0 || !double.IsFinite(value);

    private static double Canonical(double x) => double.IsNaN(x) ? double.NaN : x;

    private static float Canonical(float x) => float.IsNaN(x) ? float.NaN : x;
}
