using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Pipeline;

/// <summary>Finds marked overloads of one name whose emitted members would have the same parameters.</summary>
internal static class Overloads
{
    /// <summary>For each method that comes second to such a member, the member's name.</summary>
    public static Dictionary<string, string> Clashes(IEnumerable<MethodModel> methods, Func<MethodModel, Summary> summaryOf)
    {
        Dictionary<string, string> clashes = new(StringComparer.Ordinal);
        foreach (IGrouping<(string, EquatableArray<string>, string), MethodModel> overloads in methods
            .GroupBy(m => (m.Namespace, m.Types, m.Name)).Where(g => g.Count() > 1))
        {
            HashSet<string> taken = new(StringComparer.Ordinal);
            foreach (MethodModel method in overloads.OrderBy(m => m.Key, StringComparer.Ordinal))
            {
                foreach ((string name, string parameters) in Members(method, summaryOf(method)))
                {
                    if (!taken.Add(name + parameters))
                    {
                        clashes[method.Key] = name;
                    }
                }
            }
        }

        return clashes;
    }

    private static IEnumerable<(string Name, string Parameters)> Members(MethodModel method, Summary summary)
    {
        PrimalParameter[] active = [.. method.Parameters.Where(p => p.IsActive)];
        string primal = string.Join(",", method.Signature.Select(p => p.Type));
        string Number(PrimalParameter p) => p.Variable.Type.Scalar.Name();
        string Rows(string row, string mode) => string.Concat(active.Select(p => "," + (p.Variable.Type.IsScalar ? mode + Number(p) : $"{row}<{Number(p)}>")));
        string tangents = string.Concat(method.Parameters.Select((p, i) => !p.IsActive ? string.Empty
            : p.Variable.Type.IsScalar ? "," + Number(p) : $",{(summary.Written[i] ? "Span" : "ReadOnlySpan")}<{Number(p)}>"));
        if (method.Requests.HasFlag(Requests.Jvp))
        {
            yield return (method.Name + "Jvp", primal + tangents);
        }

        if (method.Requests.HasFlag(Requests.BatchedJvp))
        {
            string rows = string.Concat(method.Parameters.Select((p, i) => !Roots.HasTangent(p) ? string.Empty : summary.Written[i] || p.Modifier is "ref " or "out " ? ",Span" : ",ReadOnlySpan"));
            yield return (method.Name + "BatchedJvp", primal + ",int" + rows + (Roots.ReturnsNumber(method) ? ",Span" : string.Empty));
        }

        if (method.Requests.HasFlag(Requests.Gradient) && Roots.HasGradient(method))
        {
            yield return (method.Name + "Gradient", primal);
            yield return (method.Name + "ValueAndGradient", primal + Rows("Span", "ref "));
            yield return (method.Name + "AccumulateGradient", primal + "," + method.Function.Results[0].Type.Scalar.Name() + Rows("Span", "ref "));
        }

        if (method.Requests.HasFlag(Requests.Hvp) && Roots.HasGradient(method))
        {
            yield return (method.Name + "Hvp", primal + Rows("ReadOnlySpan", string.Empty));
            yield return (method.Name + "Hvp", primal + Rows("ReadOnlySpan", string.Empty) + Rows("Span", "ref "));
            yield return (method.Name + "ValueGradientAndHvp", primal + Rows("ReadOnlySpan", string.Empty) + Rows("Span", "ref ") + Rows("Span", "ref "));
        }
    }
}
