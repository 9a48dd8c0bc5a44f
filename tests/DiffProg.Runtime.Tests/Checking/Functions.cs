using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Runtime.Tests.Checking;

/// <summary>Functions with their gradients by hand, smooth where they are taken, of all scales.</summary>
internal static class Functions
{
    public static IReadOnlyList<(string Name, Func<double[], double> Function, Func<double[], double[]> Gradient, double[] At)> All { get; } =
    [
        ("linear", x => (3 * x[0]) - x[1], _ => [3, -1], [2, 5]),
        ("constant", _ => 7, _ => [0, 0], [1, 2]),
        ("zero", _ => 0, _ => [0], [0.4]),
        ("product", x => x[0] * x[1] * x[2], x => [x[1] * x[2], x[0] * x[2], x[0] * x[1]], [0.7, -1.3, 2.1]),
        ("product at zero", x => x[0] * x[1], x => [x[1], x[0]], [0, 3]),
        ("square at its minimum", x => x[0] * x[0], x => [2 * x[0]], [0]),
        ("cube at its saddle", x => (x[0] * x[0] * x[0]) - (x[0] * x[0]), x => [(3 * x[0] * x[0]) - (2 * x[0])], [0]),
        ("stationary above zero", x => 1 + (x[0] * x[0]), x => [2 * x[0]], [0]),
        ("logarithm of a sum of exponentials", LogSumExp, Softmax, [0.1, -2, 3, 0.7]),
        ("Gauss", x => Math.Exp(-x[0] * x[0]), x => [-2 * x[0] * Math.Exp(-x[0] * x[0])], [0.9]),
        ("narrow Gauss", x => Math.Exp(-1e8 * x[0] * x[0]), x => [-2e8 * x[0] * Math.Exp(-1e8 * x[0] * x[0])], [1e-4]),
        ("very narrow Gauss", x => Math.Exp(-1e16 * x[0] * x[0]), x => [-2e16 * x[0] * Math.Exp(-1e16 * x[0] * x[0])], [1e-8]),
        ("fast wave", x => Math.Sin(1000 * x[0]), x => [1000 * Math.Cos(1000 * x[0])], [0.3]),
        ("steep step", x => Math.Tanh(1e6 * x[0]), x => [1e6 / Math.Cosh(1e6 * x[0]) / Math.Cosh(1e6 * x[0])], [3e-7]),
        ("near a pole", x => 1 / x[0], x => [-1 / x[0] / x[0]], [1e-6]),
        ("near the end of the domain", x => Math.Sqrt(x[0]), x => [0.5 / Math.Sqrt(x[0])], [1e-6]),
        ("near a kink", x => Math.Abs(x[0] - 1e-4), x => [Math.Sign(x[0] - 1e-4)], [0]),
        ("great and small leaves", x => (x[0] * 1e-8) + (x[1] * 1e8), _ => [1e-8, 1e8], [1e8, 1e-8]),
        ("great leaves", x => x[0] * Math.Sin(x[1] / 1e7), x => [Math.Sin(x[1] / 1e7), x[0] * Math.Cos(x[1] / 1e7) / 1e7], [3e8, 2e7]),
        ("small leaves", x => Math.Sin(1e8 * x[0]) * x[1], x => [1e8 * Math.Cos(1e8 * x[0]) * x[1], Math.Sin(1e8 * x[0])], [0.7e-8, 2e-8]),
        ("great coefficient beside a small one", x => (1e8 * x[0] * x[0]) + (1e-8 * x[1] * x[1]), x => [2e8 * x[0], 2e-8 * x[1]], [0.3, 0.4]),
        ("great values", x => 1e30 * Math.Exp(x[0]), x => [1e30 * Math.Exp(x[0])], [0.3]),
        ("small values", x => 1e-30 * Math.Exp(x[0]), x => [1e-30 * Math.Exp(x[0])], [0.3]),
        ("cancelling", x => (1e6 + Math.Sin(x[0])) - 1e6, x => [Math.Cos(x[0])], [0.3]),
        ("power", x => Math.Pow(x[0], x[1]), x => [x[1] * Math.Pow(x[0], x[1] - 1), Math.Pow(x[0], x[1]) * Math.Log(x[0])], [1.7, 2.3]),
        ("sixty-four leaves", x => x.Sum(Math.Sin), x => [.. x.Select(Math.Cos)], [.. Enumerable.Range(0, 64).Select(i => 0.1 * i)]),
        ("sixty-five leaves", x => x.Sum(Math.Sin), x => [.. x.Select(Math.Cos)], [.. Enumerable.Range(0, 65).Select(i => 0.1 * i)]),
    ];

    private static double LogSumExp(double[] x) => Math.Log(x.Sum(Math.Exp));

    private static double[] Softmax(double[] x) => [.. x.Select(e => Math.Exp(e) / x.Sum(Math.Exp))];
}
