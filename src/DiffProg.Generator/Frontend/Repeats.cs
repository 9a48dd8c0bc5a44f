using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Finds what may do or give something else when a method runs again on the same arguments: a member along several directions runs it once for
/// every few of them. What is not known to be the same each time is not.
/// </summary>
internal static class Repeats
{
    /// <summary>Functions of numbers and rows, by what their text begins with; those of the runtime check or compute, and keep nothing.</summary>
    private static readonly Regex Function = new(@"^global::(DiffProg\.(Arguments|Extremes|Grids|Lists|Lookups|Orders|Rows)\b|System\.(Math|MathF|Numerics)\.)", RegexOptions.CultureInvariant);

    /// <summary>Text between holes that only finds elements, counts them, or asks whether something is there.</summary>
    private static readonly Regex Place = new(@"^(?:[\s()\[\]^]|is null|\.GetLength\(\d+\))*$", RegexOptions.CultureInvariant);

    /// <summary>Whether a method does not, as far as it is known without what it calls.</summary>
    public static bool Are(Function function) => !Obstacles(function).Any();

    /// <summary>What a method is refused for that asks for such a member.</summary>
    public static IEnumerable<Loss> Find(MethodModel method) => method.Requests.HasFlag(Requests.BatchedJvp)
        ? Obstacles(method.Function).Select(o => Refused(o.Site ?? method.Site, o.What))
        : [];

    /// <summary>The refusal of what calls such a method.</summary>
    public static Loss Refused(CallTarget call) => Refused(call.Site, $"'{call.Method.Name}', which it calls,");

    private static IEnumerable<(int? Site, string What)> Obstacles(Function function) => function.Body.All().SelectMany(s => s switch
    {
        Opaque code when !IsSame(code.Code) => [(code.IfActive?.Site, "code that carries no derivative")],
        Call { Target.Method: { HasDerivative: false } method } call => [(call.Target.Site, $"'{method.Name}'")],
        _ => Enumerable.Empty<(int?, string)>(),
    });

    private static Loss Refused(int site, string what) => new(
        Descriptors.MissingDerivative,
        site,
        ["BatchedJvp", $"the method runs once for every eight directions, and {what} may do or give something else each time; take what it gives as a parameter, or ask for the Jvp"]);

    private static bool IsSame(Template code) => code.IsRepeatable || Function.IsMatch(code.Parts[0]) || code.Parts.All(p => Place.IsMatch(p));
}
