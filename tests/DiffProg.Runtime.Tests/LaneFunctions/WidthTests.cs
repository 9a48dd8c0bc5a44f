using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.Intrinsics;
using DiffProg.Runtime.Tests.Checks;
using Xunit;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>The kernels for halves and quarters, and the functions of one number, give the bits of those for all lanes.</summary>
public sealed class WidthTests
{
    private const int Samples = 2000;

    public static TheoryData<string> Names =>
        [.. Kernels(typeof(Lanes)).Where(m => m.ReturnType == typeof(double) || m.ReturnType == typeof((double, double))).Select(m => m.Name).Intersect(Kernels(typeof(Lanes512.Kernel)).Select(m => m.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_width_has_the_same_bits(string name)
    {
        Function function = Functions.All.FirstOrDefault(f => f.Name == name) ?? Functions.Named("Sin");
        Points random = new(Settings.Series);
        IEnumerable<(double X, double Y)> points = random.Of(function, Samples).Concat(Enumerable.Range(0, Samples).Select(_ => (random.Bits(), random.Bits())))
            .Concat(from x in Points.Exceptional from y in Points.Exceptional select (x, y));
        MethodInfo all = Kernel(typeof(Lanes512.Kernel), name);
        MethodInfo half = Kernel(typeof(Lanes256.Kernel), name);
        MethodInfo quarter = Kernel(typeof(Lanes128.Kernel), name);
        MethodInfo scalar = typeof(Lanes).GetMethod(name, [.. all.GetParameters().Select(_ => typeof(double))])!;
        foreach ((double x, double y) in points)
        {
            object[] values = [.. Values(all, Vector512.Create(x), Vector512.Create(y)).Select(First)];
            object[] halves = [.. Values(half, Vector256.Create(x), Vector256.Create(y)).Select(First)];
            object[] quarters = [.. Values(quarter, Vector128.Create(x), Vector128.Create(y)).Select(First)];
            object[] alone = [.. Values(scalar, x, y).Select(First)];
            Assert.True(
                Bits.Equal(values, halves) && Bits.Equal(values, quarters) && Bits.Equal(values, alone),
                $"{name}({x:R}, {y:R}) is {values[0]:R}, {halves[0]:R}, {quarters[0]:R}, {alone[0]:R}");
        }
    }

    [Fact]
    public void A_derivative_in_lanes_has_the_bits_of_that_of_one_number()
    {
        Points random = new(Settings.Series);
        double[] numbers = [.. random.Of(Functions.Named("Tanh"), Samples).Select(p => 4 * p.X), .. Points.Exceptional, 0.75, -0.75, 1, -1];
        foreach (double x in numbers)
        {
            double tanh = Lanes.Tanh(x), logistic = Lanes.Sigmoid(x);
            Same(Lanes.TanhDerivative(Vector512.Create(x), Vector512.Create(tanh)), Lanes.TanhDerivative(x, tanh));
            Same(Lanes.LogisticDerivative(Vector512.Create(x), Vector512.Create(logistic)), Lanes.LogisticDerivative(x, logistic));
            foreach (double y in (double[])[0, 1, 2, -1.5, 0.3, double.NaN])
            {
                double power = Lanes.Pow(x, y);
                Same(Lanes.PowDerivative(Vector512.Create(x), Vector512.Create(y), Vector512.Create(power)), Lanes.PowDerivative(x, y, power));
            }
        }

        static void Same(Vector512<double> lanes, double alone) => Assert.True(Bits.Equal((object[])[lanes.GetElement(5)], (object[])[alone]), $"{lanes.GetElement(5):R} in lanes, {alone:R} alone");
    }

    [Theory]
    [InlineData("Exp")]
    [InlineData("Log")]
    [InlineData("Sin")]
    [InlineData("Cos")]
    [InlineData("SinCos")]
    public void So_has_every_width_of_single_precision(string name)
    {
        Points random = new(Settings.Series);
        IEnumerable<double> points = random.Of(Functions.Named("Tanh"), Samples).Select(p => 4 * p.X)
            .Concat(Enumerable.Range(0, Samples).Select(_ => random.Bits()))
            .Concat(Points.Exceptional);
        foreach (float x in points.Select(p => (float)p))
        {
            object[] values = Of(typeof(Lanes512.SingleKernel), Vector512.Create(x));
            object[] halves = Of(typeof(Lanes256.SingleKernel), Vector256.Create(x));
            object[] quarters = Of(typeof(Lanes128.SingleKernel), Vector128.Create(x));
            object[] alone = [.. Values(typeof(Lanes).GetMethod(name, [typeof(float)])!, x, x).Select(First)];
            Assert.True(
                Bits.Equal(values, halves) && Bits.Equal(values, quarters) && Bits.Equal(values, alone),
                $"{name}({x:R}) is {values[0]:R}, {halves[0]:R}, {quarters[0]:R}, {alone[0]:R}");
        }

        object[] Of(Type type, object x) => [.. Values(Kernel(type, name), x, x).Select(First)];
    }

    private static object First(object vector) => vector switch
    {
        Vector512<float> lanes => Canonical(lanes.ToScalar()),
        Vector256<float> lanes => Canonical(lanes.ToScalar()),
        Vector128<float> lanes => Canonical(lanes.ToScalar()),
        Vector512<double> lanes => Canonical(lanes.ToScalar()),
        Vector256<double> lanes => Canonical(lanes.ToScalar()),
        Vector128<double> lanes => Canonical(lanes.ToScalar()),
        double number => Canonical(number),
        float number => Canonical(number),
        _ => vector,
    };

    private static object[] Values(MethodInfo kernel, object x, object y)
    {
        object value = kernel.Invoke(null, kernel.GetParameters().Length == 1 ? [x] : [x, y])!;
        return value is System.Runtime.CompilerServices.ITuple pair ? [pair[0]!, pair[1]!] : [value];
    }

    private static MethodInfo[] Kernels(Type type) => type.GetMethods(BindingFlags.Static | BindingFlags.Public);

    private static MethodInfo Kernel(Type type, string name) => Kernels(type).Single(m => m.Name == name);

    private static double Canonical(double x) => double.IsNaN(x) ? double.NaN : x;

    private static float Canonical(float x) => float.IsNaN(x) ? float.NaN : x;
}
