using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Diagnostics;

/// <summary>The names of the user's symbols as messages have them: as they are written in C#.</summary>
internal static class DisplayNames
{
    private static readonly SymbolDisplayFormat Short =
        SymbolDisplayFormat.CSharpShortErrorMessageFormat.RemoveMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.UseAsterisksInMultiDimensionalArrays);

    public static string Of(ISymbol symbol) => symbol.ToDisplayString(Short);
}
