using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using DiffProg.Runtime.Tests.Checks;
using Xunit;
using Doubles = System.Runtime.Intrinsics.Vector512<double>;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>The derivatives in lanes are those of numbers: the same bits where nothing is rounded, next to them where something is.</summary>
public sealed class DerivativeTests
{
    private const int Samples = 2000;
    private const double RelativeDifference = 2e-14;

    private static readonly Dictionary<string, (Func<Doubles, Doubles, Doubles> Lanes, Func<double, double, double> Number)> All = new(StringComparer.Ordinal)
    {
        ["Abs"] = ((x, _) => Lanes.AbsDerivative(x), (x, _) => Elementary.AbsDerivative(x)),
        ["Max"] = (Lanes.MaxDerivative, Elementary.MaxDerivative),
        ["MaxNumber"] = (Lanes.MaxNumberDerivative, Elementary.MaxNumberDerivative),
        ["IsAbove"] = (Lanes.IsAbove, Elementary.IsAbove),
        ["UnitOrZero"] = (Lanes.UnitOrZero, Elementary.UnitOrZero),
        ["Tanh"] = ((x, _) => Lanes.TanhDerivative(x, Lanes.Tanh(x)), (x, _) => Elementary.TanhDerivative(x, Math.Tanh(x))),
        ["Logistic"] = ((x, _) => Lanes.LogisticDerivative(x, Lanes.Sigmoid(x)), (x, _) => Elementary.LogisticDerivative(x, Elementary.Logistic(x))),
        ["Pow"] = ((x, y) => Lanes.PowDerivative(x, y, Lanes.Pow(x, y)), (x, y) => Elementary.PowDerivative(x, y, Math.Pow(x, y))),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Lanes_are_as_numbers(string name)
    {
        (Func<Doubles, Doubles, Doubles> lanes, Func<double, double, double> number) = All[name];
        Points random = new(Settings.Series);
        IEnumerable<(double X, double Y)> points = (from x in Points.Exceptional from y in Points.Exceptional select (x, y))
            .Concat(random.Of(Functions.Named("Tanh"), Samples).Zip(random.Of(Functions.Named("Tanh"), Samples), (x, y) => (x.X, y.X)));
        Assert.All(points.Chunk(2), pair =>
        {
            Doubles x = Alternating(pair[0].X, pair[^1].X);
            Doubles y = Alternating(pair[0].Y, pair[^1].Y);
            for (int lane = 0; lane < 2; lane++)
            {
                double expected = number(x.GetElement(lane), y.GetElement(lane));
                double actual = lanes(x, y).GetElement(lane);
                Assert.True(
                    Bits.Equal(expected, actual)
                        || (double.IsNaN(expected) && double.IsNaN(actual))
                        || Math.Abs(expected - actual) <= (RelativeDifference * Math.Abs(expected)) + 1e-300,
                    $"{name}({x.GetElement(lane):R}, {y.GetElement(lane):R}) is {actual:R}, not {expected:R}");
            }
        });
    }

    private static Doubles Alternating(double first, double second) =>
        Vector512.Create(first, second, first, second, first, second, first, second);
}
