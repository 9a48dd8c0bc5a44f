using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Vectorize;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Pipeline;

/// <summary>What is said of methods that have their derivatives.</summary>
internal static class Advice
{
    /// <summary>That parameters have a gradient which is always zero, at each; of a method whose parameters another member names, nothing.</summary>
    public static List<Diagnostic> OfZeroGradients(Emission emission, IEnumerable<Lowered> lowered, Compilation compilation)
    {
        Lowered method = lowered.First(l => l.Key == emission.Key);
        int behindSelf = method.Model is { HasSelf: true } ? 1 : 0;
        return
        [
            .. emission.ZeroGradients
                .Where(z => z.Parameter >= behindSelf && z.Parameter - behindSelf < method.ParameterPlaces.Count)
                .Select(z => (z.Reason, method.Model!.Signature[z.Parameter].Name, Place: method.ParameterPlaces[z.Parameter - behindSelf]))
                .Select(z => Diagnostic.Create(Descriptors.Get(Descriptors.ZeroGradient), z.Place.In(compilation), z.Name, z.Reason)),
        ];
    }

    /// <summary>What the loops store, and whether they run eight iterations at once, at each.</summary>
    public static EquatableArray<Refusal> OfLoops(IEnumerable<Emission> emissions, IEnumerable<Lowered> lowered)
    {
        ILookup<string, Lowered> methods = lowered.ToLookup(l => l.Key);
        return emissions.SelectMany(e => e.Loops.Select(l => Note(e, Descriptors.LoopStorage, l.Site, l.What))
            .Concat(LaneReport.Sentences(e.Lanes).Select(l => Note(e, Descriptors.LoopLanes, l.Site, l.What)))).ToEquatableArray();

        Refusal Note(Emission emission, string id, int site, string what) => new(id, methods[emission.Key].First().Sites[site], [what]);
    }
}
