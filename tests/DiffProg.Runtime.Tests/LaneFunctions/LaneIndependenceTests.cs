using System;
using System.Linq;
using System.Runtime.Intrinsics;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>What a lane gives depends on that lane alone: not on its place, nor on what stands beside it.</summary>
public sealed class LaneIndependenceTests
{
    private const int Samples = 300;

    public static TheoryData<string> Names => Functions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Neighbours_and_places_do_not_matter(string name)
    {
        Function function = Functions.Named(name);
        Points random = new(Settings.Series);
        (double X, double Y)[] points = [.. random.Of(function, Samples)];
        for (int i = 0; i < points.Length; i++)
        {
            (double x, double y) = points[i];
            double alone = function.At(x, y);
            for (int lane = 0; lane < Vector512<double>.Count; lane++)
            {
                double actual = function.Lanes(Among(x, lane, random), Among(y, lane, random)).GetElement(lane);
                Assert.True(Bits.Equal(alone, actual), $"{name}({x:R}, {y:R}) is {alone:R} alone and {actual:R} in the lane {lane}");
            }
        }
    }

    /// <summary>A number in one lane; in the others random bits, or numbers that take another path.</summary>
    private static Vector512<double> Among(double x, int lane, Points random)
    {
        double[] others = [.. Enumerable.Range(0, Vector512<double>.Count).Select(_ => random.Bits())];
        int exceptional = (int)(BitConverter.DoubleToUInt64Bits(random.Bits()) % (ulong)Points.Exceptional.Length);
        others[exceptional % others.Length] = Points.Exceptional[exceptional];
        others[lane] = x;
        return Vector512.Create(others);
    }
}
