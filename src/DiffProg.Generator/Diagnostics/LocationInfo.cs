using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DiffProg.Generator.Diagnostics;

/// <summary>A place in the user's code that holds on to no syntax tree.</summary>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public static LocationInfo Of(SyntaxNode node) => Of(node.GetLocation());

    public static LocationInfo Of(Location location) =>
        new(location.SourceTree?.FilePath ?? string.Empty, location.SourceSpan, location.GetLineSpan().Span);

    public Location ToLocation() => Location.Create(Path, Span, Lines);
}
