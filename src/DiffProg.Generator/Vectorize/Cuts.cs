using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>
/// When a function becomes several methods: the runtime's compiler optimises none of more than 60,000 bytes, 20,000 instructions or 8,000 mentions of a local, and
/// stops to put methods into one that has taken many.
/// </summary>
internal static class Cuts
{
    /// <summary>How long a method gets, unless one statement is longer: some 40,000 bytes.</summary>
    public const int MostOfOne = 8000;

    /// <summary>How long the methods get that a function is cut into. Numbers alone, without loops and calls, are as fast where they are not optimised.</summary>
    public static int LongestOf(Function function, Settings settings) =>
        settings.LongestMethod < MostOfOne || function.Body.All().Any(s => s is IRepeated or Call) ? settings.LongestMethod : int.MaxValue;

    /// <summary>Whether what the parts of a function hand on to each other can be handed on.</summary>
    public static bool MayBeIn(Function function) =>
        !function.Body.Any(s => s is Declare { Variable.Type.IsReference: true })
        && !function.Body.All().Any(s => s is Opaque { Code: var code } && IsOfFunctions(code) || s is Throw { Exception: var exception } && IsOfFunctions(exception));

    /// <summary>How much text a few statements are: their parts, and those of their expressions.</summary>
    public static int LengthOf(Statement[] statements) => statements.All().Sum(s => 1 + s.Expressions().Sum(e => e.SelfAndBelow().Count()));

    /// <summary>A function of the user's sees the locals around it.</summary>
    private static bool IsOfFunctions(Template code) => code.Parts.Any(p => p.Contains("=>") || p.Contains("delegate"));
}
