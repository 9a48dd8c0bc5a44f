using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Frontend;

internal static class Identifiers
{
    /// <summary>The name as C# text: a keyword, which a symbol names without its sign, gets it back.</summary>
    public static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;
}
