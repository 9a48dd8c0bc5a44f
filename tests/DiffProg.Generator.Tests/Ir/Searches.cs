using System;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>What the evaluator makes of the runtime's searches: the loops that they stand for.</summary>
internal static class Searches
{
    public static object Evaluate(Opaque search, object[] operands)
    {
        Func<double, double, bool> holds = search.Code.Parts[0] switch
        {
            "global::DiffProg.Extremes.Greater<double>(" => (x, y) => x > y,
            "global::DiffProg.Extremes.GreaterOrEqual<double>(" => (x, y) => x >= y,
            "global::DiffProg.Extremes.Less<double>(" => (x, y) => x < y,
            "global::DiffProg.Extremes.LessOrEqual<double>(" => (x, y) => x <= y,
            var other => throw new NotSupportedException(other),
        };
        (double[] row, int start, double best) = ((double[])operands[0], (int)operands[1], (double)operands[3]);
        int found = -1;
        for (long i = 0; i < System.Convert.ToInt64(operands[2], null); i++)
        {
            if (holds(row[start + i], best))
            {
                found = start + (int)i;
                best = row[found];
            }
        }

        return found;
    }
}
