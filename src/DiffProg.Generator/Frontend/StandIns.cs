using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Finds the copies that stand for arrays of the user's where the array itself would make another program: one that is written to or
/// returned, and one beside writes to arrays that the method does not make, which may be that array.
/// </summary>
internal static class StandIns
{
    /// <summary>What is said of them. Where the callees are unknown, of what the method itself writes and returns; the link finds the rest.</summary>
    public static IEnumerable<Loss> Find(Function function, Callees callees)
    {
        Statement[] all = [.. function.Body.All()];
        Variable[] copies = [.. all.SelectMany(s => s.Declared()).Where(v => v.StandIn is not null).Distinct()];
        if (copies.Length == 0)
        {
            return [];
        }

        Handles handles = Handles.Of(function, callees);
        HashSet<Variable> unfilled = [.. all.OfType<Declare>().Where(d => d.Value is NewArray).Select(d => d.Variable)];
        Variable[] targets = [.. all.SelectMany(s => Targets(s, callees)).Where(t => t.StandIn is null || !unfilled.Remove(t))];
        HashSet<Variable> reached = handles.Origins(targets.Concat(function.Results.OfType<Read>().Select(r => r.Variable).Where(v => !v.Type.IsScalar)));
        HashSet<Variable> others = [.. function.Parameters.Select(p => p.Variable).Concat(all.SelectMany(Found))];
        HashSet<Scalar> writtenElsewhere = [.. targets.Where(t => handles.Origins([t]).Overlaps(others)).Select(t => t.Type.Scalar)];

        // Who is given an object, or an array of arrays, and may write to it, may write to any array that it holds.
        bool isAnyWritten = all.OfType<Call>().SelectMany(c => Targets(c, callees)).Any(t => t.Type.Scalar == Scalar.Opaque && handles.Origins([t]).Overlaps(others));
        return copies
            .Select(c => reached.Contains(c) ? c.StandIn!.IfWritten : isAnyWritten || writtenElsewhere.Contains(c.Type.Scalar) ? c.StandIn!.IfOthersAre : null)
            .OfType<Loss>().Distinct();
    }

    /// <summary>The rows that a statement writes to; the first write to a copy that is made is the one that fills it, before anything can see it.</summary>
    private static IEnumerable<Variable> Targets(Statement statement, Callees callees) => statement switch
    {
        Assign { Target: Element x } => [x.Array],
        Accumulate { Target: Element x } => [x.Array],
        Call call when callees != Callees.Unknown => call.Arguments.Where((a, i) => (a.ByReference || !a.Value.Type.IsScalar) && callees.MayWrite(call.Target, i)).Select(a => a.Value.TargetVariable()),
        _ => [],
    };

    /// <summary>The rows that a statement finds rather than makes.</summary>
    private static IEnumerable<Variable> Found(Statement statement) => statement switch
    {
        Opaque { Result: { Type.IsScalar: false } row } => [row],
        Declare { Variable: { Type.IsScalar: false } row, Value: Member } => [row],
        _ => [],
    };
}
