using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.ForeignCode.Reporting;

/// <summary>Which methods stand in the way of others: a method is refused where one that it calls is, and so on to the causes.</summary>
internal sealed class CauseTable
{
    private const int Rows = 40;

    private readonly Dictionary<string, MarkedMethod> _methods = new(StringComparer.Ordinal);

    private CauseTable(IEnumerable<MarkedMethod> methods)
    {
        foreach (MarkedMethod method in methods)
        {
            _methods[method.Key] = method;
        }
    }

    /// <summary>Writes the methods that have reasons of their own and block others, and how many they block.</summary>
    public static void Write(TextWriter output, IEnumerable<MarkedMethod> methods, IEnumerable<MarkedMethod> blocked)
    {
        CauseTable table = new(methods);
        output.WriteLine("\n### What the static functions of numbers wait for\n");
        output.WriteLine("| blocked | alone | method | reason |\n|--:|--:|---|---|");
        var causes = blocked.Where(m => m.Fate == Fate.Refused)
            .Select(m => table.CausesOf(m))
            .SelectMany(all => all.Select(cause => (Cause: cause, IsAlone: all.Count == 1)))
            .GroupBy(x => x.Cause)
            .OrderByDescending(g => g.Count());
        foreach (var cause in causes.Take(Rows))
        {
            string reasons = string.Join("; ", cause.Key.Reasons.Select(r => r.Message).Distinct().Take(3));
            output.WriteLine($"| {cause.Count()} | {cause.Count(x => x.IsAlone)} | {cause.Key.Name} | {reasons} |".ReplaceLineEndings(" "));
        }
    }

    private HashSet<MarkedMethod> CausesOf(MarkedMethod method)
    {
        HashSet<MarkedMethod> seen = [method];
        Queue<MarkedMethod> queue = new(seen);
        HashSet<MarkedMethod> causes = [];
        while (queue.TryDequeue(out MarkedMethod? next))
        {
            if (next.Refused.IsEmpty)
            {
                causes.Add(next);
            }

            foreach (IMethodSymbol callee in next.Refused)
            {
                if (_methods.TryGetValue(MarkedMethod.KeyOf(callee), out MarkedMethod? known) && seen.Add(known))
                {
                    queue.Enqueue(known);
                }
            }
        }

        return causes;
    }
}
