using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.CodeFixes;

/// <summary>How the lines of a document end.</summary>
internal static class LineEnds
{
    /// <summary>The end of a document's first line, and where it has but one, that of most documents.</summary>
    public static SyntaxTrivia Of(SyntaxNode root) =>
        root.DescendantTrivia().FirstOrDefault(t => t.IsKind(SyntaxKind.EndOfLineTrivia)) is { RawKind: not 0 } end ? end : SyntaxFactory.LineFeed;
}
