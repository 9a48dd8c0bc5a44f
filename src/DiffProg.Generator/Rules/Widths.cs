using System.Collections.Generic;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Rules;

/// <summary>
/// A rule is written once, for <c>double</c>, and holds for every width: the same function of <c>float</c> stands in <c>MathF</c> or in
/// the type itself, and its derivative is the same expression over the narrower numbers.
/// </summary>
internal static class Widths
{
    private static readonly Scalar[] Floating = [Scalar.Double, Scalar.Float, Scalar.Half];

    /// <summary>The rule under every name that the framework has for it; the first of each width is the one that derivatives call.</summary>
    public static IEnumerable<(string Canonical, Scalar Width, Rule Rule)> Of(Rule rule)
    {
        foreach (Scalar width in Floating)
        {
            foreach (string owner in Owners(rule, width))
            {
                yield return (rule.Symbol, width, rule with
                {
                    Symbol = owner + rule.Symbol.Substring(rule.Symbol.IndexOf('.')).Replace("double", width.Name()),
                    Type = rule.Type.IsDifferentiable ? new IrType(width, Shape.Scalar) : rule.Type,
                });
            }
        }
    }

    private static IEnumerable<string> Owners(Rule rule, Scalar width)
    {
        string owner = rule.Symbol.Substring(0, rule.Symbol.IndexOf('.'));
        string own = width.Name();
        return (owner, width) switch
        {
            ("Math", Scalar.Double) => ["Math", own],
            ("Math", Scalar.Float) => ["MathF", "Math", own],
            ("Math" or "double", _) => [own],
            _ => [owner],
        };
    }
}
