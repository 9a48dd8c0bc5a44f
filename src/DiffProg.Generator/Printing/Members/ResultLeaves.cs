using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The leaves of a result of several parts.</summary>
internal static class ResultLeaves
{
    /// <summary>Whether the leaf of this number has a tangent.</summary>
    public static bool HasTangent(Assembly parts, int leaf) => Paths(parts, string.Empty, true).ElementAt(leaf) is not null;

    /// <summary>How each leaf's tangent is found in that of the whole; null where it has none.</summary>
    public static IEnumerable<string?> Paths(Assembly parts, string path, bool hasTangent) => parts.Members.SelectMany(m =>
    {
        bool has = hasTangent && m.TangentPath is not null;
        return m.Parts is { } inner ? Paths(inner, path + m.TangentPath, has) : [has ? path + m.TangentPath : null];
    });
}
