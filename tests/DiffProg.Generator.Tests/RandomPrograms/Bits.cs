using System;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Equality in every bit, so that a zero's sign counts.</summary>
internal static class Bits
{
    public static bool Equal(double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y);

    public static bool Equal(double[] x, double[] y) => x.Length == y.Length && x.Zip(y).All(pair => Equal(pair.First, pair.Second));

    public static bool Equal(Dual[][] expected, double[][] actual) =>
        expected.Zip(actual).All(pair => Equal([.. pair.First.Select(dual => dual.Value)], pair.Second));
}
