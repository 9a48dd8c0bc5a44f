using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Finds derivatives that a user asks for and that cannot be made. What is emitted unless told otherwise may be missing in part, but not in whole.
/// </summary>
internal static class MissingDerivatives
{
    private static readonly (Requests Request, Modes Mode, string Name)[] Members =
    [
        (Requests.Gradient, Modes.Reverse, "Gradient"), (Requests.Jvp, Modes.Forward, "Jvp"), (Requests.Hvp, Modes.ForwardOfReverse, "Hvp"),
        (Requests.BatchedJvp, Modes.Forward, "BatchedJvp"),
    ];

    /// <summary>The modes that a request needs.</summary>
    public static Modes ModeOf(Requests request) => Members.Single(m => m.Request == request).Mode;

    public static IEnumerable<Loss> Find(Function function, Requests requests, Callees callees)
    {
        Obstacle[] obstacles = [.. Obstacle.In(function, callees)];
        (Requests Request, Modes Mode, string Name)[] asked = [.. Members.Where(m => requests.HasFlag(m.Request))];
        bool isEmpty = asked.Length > 0 && asked.All(m => obstacles.Any(o => o.Modes.HasFlag(m.Mode)));
        return requests.HasFlag(Requests.Explicit) || isEmpty
            ? asked.Select(m => (m.Name, Obstacle: obstacles.FirstOrDefault(o => o.Modes.HasFlag(m.Mode))))
                .Where(m => m.Obstacle is not null)
                .Select(m => new Loss(Descriptors.MissingDerivative, m.Obstacle!.Site, [m.Name, m.Obstacle.Reason]))
            : [];
    }
}
