using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Names for emitted files: unique, readable, and of characters that a file name may have.</summary>
internal static class HintNames
{
    public static string Of(IMethodSymbol method)
    {
        string parameters = string.Join(",", method.Parameters.Select(p => p.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        return Of($"{method.ContainingType.ToDisplayString()}.{method.Name}({parameters})", Marks.Key(method));
    }

    public static string Of(INamedTypeSymbol type) => Of(type.ToDisplayString(), Marks.Key(type));

    private static string Of(string name, string key)
    {
        StringBuilder clean = new(name.Length);
        foreach (char c in name)
        {
            clean.Append(c switch
            {
                '<' => '{',
                '>' => '}',
                _ when char.IsLetterOrDigit(c) || ".,_()[]".IndexOf(c) >= 0 => c,
                _ => '-',
            });
        }

        return $"{clean}-{HashOf(key)}";
    }

    /// <summary>Six digits that tell apart what only letter case does, as file names are compared without it, or only a signature.</summary>
    /// <param name="key">What tells a method or a type from every other.</param>
    public static string HashOf(string key)
    {
        uint hash = key.Aggregate(2166136261u, (h, c) => unchecked((h ^ c) * 16777619u));
        return (hash & 0xFFFFFF).ToString("x6", System.Globalization.CultureInfo.InvariantCulture);
    }
}
