using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>Finds the arrays that are stored in an array of arrays which the method may be given: what an array that is given holds must not change.</summary>
internal static class StoredRows
{
    public static IEnumerable<Loss> Find(Function function)
    {
        Statement[] all = [.. function.Body.All()];
        Item[] places = [.. all.OfType<Assign>().Select(s => s.Target).OfType<Item>()];
        if (places.Length == 0)
        {
            return [];
        }

        Handles handles = Handles.Of(function, Callees.Unknown);
        HashSet<Variable> given = [.. function.Parameters.Select(p => p.Variable), .. all.SelectMany(Found)];
        return places
            .Where(p => handles.Origins([p.Rows]).Any(o => o.Type == p.Rows.Type && given.Contains(o)))
            .Select(p => new Loss(Descriptors.Construct, p.Site, [$"an array stored in '{p.Rows.Name}', which may be one that the method is given,", "store it in an array of arrays that the method makes"]));
    }

    private static IEnumerable<Variable> Found(Statement statement) => statement switch
    {
        Declare { Value: View } view => [view.Variable],
        Opaque { Result: { } result } => [result],
        Call call => call.Results,
        _ => [],
    };
}
