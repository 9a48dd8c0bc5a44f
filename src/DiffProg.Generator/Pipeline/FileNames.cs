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
        + (request.Derivation.IsPrimal ? "Primal" : string.Concat(request.Derivation.Transforms))
        + (IsOwnChoice(request.Derivation, method.Parameters.Select(p => p.IsActive).ToEquatableArray())
            ? string.Empty
            : "-" + string.Concat(request.Derivation.Active.Select(a => a ? '1' : '0')));

    /// <summary>The name of a derivative's function: what it is, and of what where that is not the method's own choice.</summary>
    public static string Of(string method, Derivation derivation, Phase phase, Summary summary)
    {
        string transforms = derivation.IsPrimal ? "Primal" : phase == Phase.Whole
            ? string.Concat(derivation.Transforms)
            : phase + string.Concat(derivation.Transforms.Where(t => t != Ir.Transform.Adjoint));
        return method + transforms + Suffix(derivation, summary.Parameters, summary.Active);
    }

    private static string Suffix(Derivation derivation, EquatableArray<string> names, EquatableArray<bool> own)
    {
        if (IsOwnChoice(derivation, own))
        {
            return string.Empty;
        }

        string[] active = [.. names.Where((_, i) => derivation.Active[i])];
        return "_" + (active.Length == 0 ? "nothing" : string.Join("_", active));
    }

    private static bool IsOwnChoice(Derivation derivation, EquatableArray<bool> own) => derivation.IsPrimal || derivation.Active.Equals(own);
}
