using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Pipeline;

/// <summary>The names of emitted functions and files.</summary>
internal static class FileNames
{
    public static string Of(Request request, MethodModel method) =>
        (request.IsCalled ? "Called" : string.Empty)
        + string.Concat(request.Derivation.Transforms)
        + Suffix(request.Derivation, method.Parameters.Select(p => p.Variable.Name).ToEquatableArray(), method.Parameters.Select(p => p.IsActive).ToEquatableArray());

    /// <summary>The name of a derivative's function: what it is, and of what where that is not the method's own choice.</summary>
    public static string Of(string method, Derivation derivation, Phase phase, Summary summary)
    {
        string transforms = phase == Phase.Whole
            ? string.Concat(derivation.Transforms)
            : phase + string.Concat(derivation.Transforms.Where(t => t != Ir.Transform.Adjoint));
        return method + transforms + Suffix(derivation, summary.Parameters, summary.Active);
    }

    private static string Suffix(Derivation derivation, EquatableArray<string> names, EquatableArray<bool> own)
    {
        if (derivation.IsPrimal || derivation.Active.Equals(own))
        {
            return string.Empty;
        }

        string active = string.Concat(names.Where((_, i) => derivation.Active[i]).Select(n => char.ToUpperInvariant(n[0]) + n.Substring(1)));
        return "For" + (active.Length == 0 ? "Nothing" : active);
    }
}
