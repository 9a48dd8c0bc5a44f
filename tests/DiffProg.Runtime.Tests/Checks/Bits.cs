using System;
using System.Linq;
using System.Runtime.CompilerServices;

namespace DiffProg.Runtime.Tests.Checks;

/// <summary>Equality to the last bit: NaN equals itself, and 0 is not -0.</summary>
internal static class Bits
{
    public static bool Equal(object? left, object? right) => (left, right) switch
    {
        (double x, double y) => BitConverter.DoubleToInt64Bits(x) == BitConverter.DoubleToInt64Bits(y),
        (float x, float y) => BitConverter.SingleToInt32Bits(x) == BitConverter.SingleToInt32Bits(y),
        (Half x, Half y) => BitConverter.HalfToInt16Bits(x) == BitConverter.HalfToInt16Bits(y),
        (Array x, Array y) => x.Length == y.Length && x.Cast<object>().Zip(y.Cast<object>(), Equal).All(same => same),
        (ITuple x, ITuple y) => x.Length == y.Length && Enumerable.Range(0, x.Length).All(i => Equal(x[i], y[i])),
        _ => Equals(left, right),
    };
}
