using System;
using System.Linq;

namespace DiffProg.ForeignCode.Probing;

/// <summary>Random arguments of sizes in which most functions have some of their domain.</summary>
internal sealed class PointSource(int seed)
{
    private static readonly (double From, double To)[] Ranges = [(0, 1), (-1, 1), (0.5, 3), (-3, 3), (0, 12), (-40, 40)];

    private readonly Random _random = new(seed);

    public object[] Next(NumericFunction function)
    {
        // Arguments of one size are more often in a common domain, such as 0 <= a < b < 1.
        int common = _random.Next(Ranges.Length);
        bool isMixed = _random.Next(2) == 0;
        return [.. function.Parameters.Select(p => Number(p, Ranges[isMixed ? _random.Next(Ranges.Length) : common]))];
    }

    private object Number(Type type, (double From, double To) range)
    {
        double number = range.From + (_random.NextDouble() * (range.To - range.From));
        if (NumericFunction.IsFloating(type) || type == typeof(decimal))
        {
            return NumericFunction.Converted(number, type);
        }

        // Below zero, many a recursion over an integer never ends, and a full stack ends the process.
        return NumericFunction.Converted(Math.Round(Math.Abs(number)), type);
    }
}
