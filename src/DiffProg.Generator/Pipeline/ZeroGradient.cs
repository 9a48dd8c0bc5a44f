using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Pipeline;

/// <summary>A parameter with respect to which the gradient is zero whatever it is given, which a user asks for by mistake.</summary>
/// <param name="Parameter">Which of the user's parameters.</param>
/// <param name="Reason">Where its way to the result ends.</param>
internal sealed record ZeroGradient(int Parameter, string Reason)
{
    /// <summary>
    /// The parameters of a method whose gradient is asked for. One that it writes to is none, nor one that reaches what it writes to: it is read
    /// by callers.
    /// </summary>
    public static IEnumerable<ZeroGradient> Of(Unit unit)
    {
        MethodModel method = unit.Method;
        Callees callees = new(unit.Summaries);
        Summary summary = callees.Find(method.Key)!;
        if (!unit.Requests.Contains(Roots.Gradient(summary)) || !Roots.ReturnsNumber(method))
        {
            yield break;
        }

        Function function = Derivatives.WithActive(method.Function, summary.Active);
        HashSet<Variable> written = [.. method.Parameters.Where((_, l) => summary.Written[l] || method.Parameters[l].Variable.Type.IsReference).Select(p => p.Variable)];
        Activity activity = Activity.Of(function, callees, p => written.Contains(p.Variable));
        int first = 0;
        for (int i = 0; i < method.Signature.Count; first += method.Signature[i].Leaves, i++)
        {
            int[] leaves = [.. Enumerable.Range(first, method.Signature[i].Leaves).Where(l => summary.Active[l])];
            if (leaves.Length == 0 || leaves.Any(l => summary.Written[l] || activity.IsActive(method.Parameters[l].Variable)))
            {
                continue;
            }

            Function alone = Derivatives.WithActive(method.Function, method.Parameters.Select((_, l) => leaves.Contains(l)).ToEquatableArray());
            DeadEnds ends = new(alone, callees, activity.IsActive);
            if (!ends.AreMeant)
            {
                string[] reasons = [.. ends.Find()];
                yield return new ZeroGradient(i, reasons.Length == 0 ? "nothing that the result depends on reads it" : string.Join(", and ", reasons));
            }
        }
    }
}
