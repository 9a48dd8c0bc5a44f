using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Vectorize;

/// <summary>What became of one loop of an emitted function.</summary>
/// <param name="Site">The number of the place of the user's loop that it is, or whose adjoint it is.</param>
/// <param name="Reason">Why its iterations run one at a time; null where eight run at once.</param>
internal sealed record LaneReport(int Site, string? Reason)
{
    /// <summary>What is said of each of the user's loops: of itself, and of its adjoint where it has one.</summary>
    /// <param name="reports">What became of the loops, those of the forward sweep first.</param>
    public static IEnumerable<(int Site, string What)> Sentences(IEnumerable<LaneReport> reports) =>
        reports.GroupBy(r => r.Site).Select(g => (g.Key, Sentence(g.First().Reason, g.Last().Reason)));

    private static string Sentence(string? own, string? ofAdjoint) => (own, ofAdjoint) switch
    {
        (null, null) => "eight iterations at once",
        ({ } reason, { } other) when reason == other => $"one iteration at a time, because {reason}",
        ({ } reason, null) => $"one iteration at a time, because {reason}; its adjoint eight at once",
        (null, { } reason) => $"eight iterations at once; its adjoint one at a time, because {reason}",
        ({ } reason, { } other) => $"one iteration at a time, because {reason}; its adjoint, because {other}",
    };
}
