using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;
using Xunit.Abstractions;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>How far the lanes are from the values.</summary>
/// <param name="output">Where the largest distances are said.</param>
public sealed class AccuracyTests(ITestOutputHelper output)
{
    public static TheoryData<string> Names => Functions.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void No_lane_is_far_from_the_value(string name)
    {
        Function function = Functions.Named(name);
        Worst worst = new(name);
        foreach ((double X, double Y)[] points in Sample(function).Chunk(Vector512<double>.Count))
        {
            Vector512<double> lanes = function.Lanes(Vector(points, p => p.X), Vector(points, p => p.Y));
            for (int i = 0; i < points.Length; i++)
            {
                Exact reference = function.Reference(points[i].X, points[i].Y);
                worst.Add(points[i].X, points[i].Y, lanes.GetElement(i), reference.Distance(lanes.GetElement(i)));
            }
        }

        output.WriteLine(worst.ToString());
        Assert.True(worst.Distance <= function.Bound, worst.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_lane_of_single_precision_is_far_from_the_value(string name)
    {
        Function function = Functions.Named(name);
        Worst worst = new(name);
        foreach ((double X, double Y) in Sample(function).Take(Settings.Points / 2))
        {
            (float x, float y) = ((float)X, (float)Y);
            if (x < function.Low || x > function.High || x == 0 || (function.IsBinary && (y == 0 || !float.IsFinite(y))))
            {
                continue;
            }

            float lane = function.Singles(Vector512.Create(x), Vector512.Create(y)).GetElement(Vector512<float>.Count - 1);
            worst.Add(x, y, lane, function.Reference(x, y).Distance(lane));
        }

        output.WriteLine(worst.ToString());
        Assert.True(worst.Distance <= function.SingleBound, worst.ToString());
    }

    private static IEnumerable<(double X, double Y)> Sample(Function function) => new Points(Settings.Series).Of(function, Settings.Points);

    private static Vector512<double> Vector((double X, double Y)[] points, Func<(double X, double Y), double> part) =>
        Vector512.Create([.. Enumerable.Range(0, Vector512<double>.Count).Select(i => part(points[Math.Min(i, points.Length - 1)]))]);

    private sealed class Worst(string name)
    {
        private int _count;
        private (double X, double Y, double Value) _where;

        public double Distance { get; private set; } = -1;

        public void Add(double x, double y, double value, double distance)
        {
            _count++;
            if (!(distance <= Distance))
            {
                (Distance, _where) = (distance, (x, y, value));
            }
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {Distance:F3} ulp at ({_where.X:R}, {_where.Y:R}), where it is {_where.Value:R}; {_count} points of the series {Settings.Series}");
    }
}
