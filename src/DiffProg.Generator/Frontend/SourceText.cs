using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The user's text, for the comments of the emitted code.</summary>
internal static class SourceText
{
    private const int Longest = 100;
    private static readonly Regex WhiteSpace = new(@"\s+", RegexOptions.CultureInvariant);

    /// <summary>The user's line, in one line.</summary>
    public static string Of(IOperation operation)
    {
        string text = WhiteSpace.Replace(operation.Syntax.ToString(), " ").Trim();
        return text.Length <= Longest ? text : text.Substring(0, Longest - 1) + "…";
    }
}
