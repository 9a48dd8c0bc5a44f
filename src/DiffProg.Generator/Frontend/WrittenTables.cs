using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Finds the arrays of fields that are given to a method which writes to them, or keeps them among its own. Only the bodies of the callees
/// show it, so that it is found by the link.
/// </summary>
internal static class WrittenTables
{
    public static IEnumerable<Loss> Find(Function function, Callees callees)
    {
        Dictionary<Variable, string> tables = function.Body.All().OfType<Declare>()
            .Where(d => d is { Variable.Type.IsWritableRow: true, Value: Member })
            .ToDictionary(d => d.Variable, d => NameOf((Member)d.Value));
        if (tables.Count == 0)
        {
            yield break;
        }

        Handles handles = Handles.Of(function, callees);
        foreach (Call call in function.Body.All().OfType<Call>())
        {
            Variable[] changed = [.. call.Arguments.Select((a, i) => (a.Value, Index: i))
                .Where(a => a.Value is Read { Type.IsScalar: false } && (callees.MayWrite(call.Target, a.Index) || callees.HandlesOf(call.Target).IsCarried(a.Index)))
                .Select(a => ((Read)a.Value).Variable)];
            foreach (Variable table in handles.Origins(changed).Where(tables.ContainsKey))
            {
                yield return Loss(call.Target.Site, tables[table]);
            }
        }
    }

    /// <summary>What is said of such a field, before the link and by it.</summary>
    public static (string What, string Advice) Refusal(string field) => ($"the field '{field}', given to a parameter that may be written,", "let it take a ReadOnlySpan");

    private static Loss Loss(int site, string field)
    {
        (string what, string advice) = Refusal(field);
        return new Loss(Descriptors.Construct, site, [what, advice]);
    }

    private static string NameOf(Member member) => member.Text.Substring(member.Text.LastIndexOf('.') + 1);
}
