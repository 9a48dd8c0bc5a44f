using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace DiffProg.Generator.Diagnostics;

/// <summary>A place in the user's code that holds on to no syntax tree.</summary>
/// <param name="Path">The file.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Lines">Which lines these are.</param>
/// <param name="Mapped">The file and the lines that the user sees, by a <c>#line</c>.</param>
internal sealed record LocationInfo(string Path, TextSpan Span, LinePositionSpan Lines, (string Path, LinePositionSpan Lines) Mapped)
{
    public static LocationInfo Of(SyntaxNode node) => Of(node.GetLocation());

    public static LocationInfo Of(Location location)
    {
        FileLinePositionSpan mapped = location.GetMappedLineSpan();
        return new(location.SourceTree?.FilePath ?? string.Empty, location.SourceSpan, location.GetLineSpan().Span, (mapped.Path ?? string.Empty, mapped.Span));
    }

    public Location ToLocation() => Mapped.Path == Path && Mapped.Lines == Lines ? Location.Create(Path, Span, Lines) : Location.Create(Path, Span, Lines, Mapped.Path, Mapped.Lines);

    /// <summary>The place in a tree of a compilation, where <c>#pragma warning</c> is heard.</summary>
    public Location In(Compilation compilation) =>
        compilation.SyntaxTrees.FirstOrDefault(t => t.FilePath == Path && t.Length >= Span.End) is { } tree ? Location.Create(tree, Span) : ToLocation();

    /// <summary>What a message says of the place to who reads it beside another: nothing where both are in one line.</summary>
    public string SeenFrom(LocationInfo other)
    {
        string line = (Mapped.Lines.Start.Line + 1).ToString(CultureInfo.InvariantCulture);
        return Mapped.Path != other.Mapped.Path ? $" ({System.IO.Path.GetFileName(Mapped.Path)}, line {line})"
            : Mapped.Lines.Start.Line != other.Mapped.Lines.Start.Line ? $" (line {line})" : string.Empty;
    }
}
