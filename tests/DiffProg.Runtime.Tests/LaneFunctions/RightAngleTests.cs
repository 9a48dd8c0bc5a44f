using System;
using System.Runtime.Intrinsics;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>Next to multiples of a right angle a sine is the difference of two numbers that are nearly the same, and all of its bits count.</summary>
public sealed class RightAngleTests
{
    private const int Samples = 20_000;

    [Theory]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("Tan")]
    public void Nothing_is_lost_next_to_a_right_angle(string name)
    {
        Function function = Functions.Named(name);
        Random random = new(1);
        for (int i = 1; i <= Samples; i++)
        {
            // All small multiples, some of any size below 2²⁶.
            int n = i < Samples / 2 ? i : 1 + random.Next(1 << random.Next(10, 26));
            double x = (Constants.Pi * n / 2).High;
            double distance = function.Reference(x, 0).Distance(function.At(x, 0));
            Assert.True(distance <= function.Bound, $"{name}({x:R}), next to {n} right angles, is {distance:F3} ulp off");
            float single = (float)x;
            float lane = function.Singles(Vector512.Create(single), default).ToScalar();
            distance = function.Reference(single, 0).Distance(lane);
            Assert.True(distance <= function.SingleBound, $"{name}({single:R}), next to {n} right angles, is {distance:F3} ulp off");
        }
    }
}
