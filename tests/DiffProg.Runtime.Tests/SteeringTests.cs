using System;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>What only chooses a branch has no cotangent: an infinite slope of it makes no gradient of the rest a NaN.</summary>
public static partial class SteeringTests
{
    [Fact]
    public static void A_callee_that_only_steers_is_not_adjoined() => Assert.Equal((3, 0.25), SteeredGradient(0, 1.7));

    [Fact]
    public static void A_callee_that_writes_what_only_steers_brings_back_what_it_wrote_and_no_more() => Assert.Equal((4, 1), SteeredByWrittenGradient(0, 0.3));

    [Fact]
    public static void Its_second_derivatives_are_finite() => Assert.Equal((0, 0), SteeredHvp(0, 1.7, 0.3, 0.7));

    [Differentiable]
    private static double Limit(double m) => 0.5 + Math.Cbrt(m);

    [Differentiable(Derivatives = Derivatives.Gradient | Derivatives.Hvp)]
    private static double Steered(double m, double u)
    {
        double limit = Limit(m);
        while (Math.Abs(u) > limit)
        {
            u /= 2;
        }

        return u + (3 * m);
    }

    [Differentiable]
    private static void LimitInto(double m, double[] row, out double limit)
    {
        row[0] = Math.Cbrt(m);
        limit = 0.5 + row[0];
    }

    [Differentiable]
    private static double SteeredByWritten(double m, double u)
    {
        double[] row = [m];
        LimitInto(m, row, out double limit);
        u = Math.Abs(u) > limit ? u * u : u + m;
        return u + (3 * m);
    }
}
