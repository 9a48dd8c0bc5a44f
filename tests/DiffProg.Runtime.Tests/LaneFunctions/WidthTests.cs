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

    public static TheoryData<string> Names => [.. Kernels(typeof(Lanes)).Where(m => m.ReturnType == typeof(double) || m.ReturnType == typeof((double, double))).Select(m => m.Name)];

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
            object[] values = [.. Values(all, Vector512.Create(x), Vector512.Create(y)).Select(v => v is Vector512<double> w ? Canonical(w.ToScalar()) : v)];
            object[] halves = [.. Values(half, Vector256.Create(x), Vector256.Create(y)).Select(v => v is Vector256<double> w ? Canonical(w.ToScalar()) : v)];
            object[] quarters = [.. Values(quarter, Vector128.Create(x), Vector128.Create(y)).Select(v => v is Vector128<double> w ? Canonical(w.ToScalar()) : v)];
            object[] alone = [.. Values(scalar, x, y).Select(v => v is double w ? Canonical(w) : v)];
            Assert.True(
                Bits.Equal(values, halves) && Bits.Equal(values, quarters) && Bits.Equal(values, alone),
                $"{name}({x:R}, {y:R}) is {values[0]:R}, {halves[0]:R}, {quarters[0]:R}, {alone[0]:R}");
        }
    }

    private static object[] Values(MethodInfo kernel, object x, object y)
    {
        object value = kernel.Invoke(null, kernel.GetParameters().Length == 1 ? [x] : [x, y])!;
        return value is System.Runtime.CompilerServices.ITuple pair ? [pair[0]!, pair[1]!] : [value];
    }

    private static MethodInfo[] Kernels(Type type) => type.GetMethods(BindingFlags.Static | BindingFlags.Public);

    private static MethodInfo Kernel(Type type, string name) => Kernels(type).Single(m => m.Name == name);

    private static double Canonical(double x) => double.IsNaN(x) ? double.NaN : x;
}
