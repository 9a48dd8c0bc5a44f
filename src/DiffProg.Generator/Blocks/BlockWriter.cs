using System.Linq;
using DiffProg.Generator.Printing;

namespace DiffProg.Generator.Blocks;

/// <summary>Writes the members of a block and of its tangent.</summary>
internal sealed class BlockWriter(BlockModel block, Writer writer)
{
    private const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"DiffProg\", null)]";
    private const string Hidden = "[global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]";

    private bool _isFirst = true;

    public BlockModel Block => block;

    /// <summary>The type in whose terms the virtual members are declared.</summary>
    public string Root => block.Base?.Root ?? block.Name;

    /// <summary>The tangent in whose terms the virtual members are declared.</summary>
    public string RootTangent => block.Base is null ? "Tangent" : block.Base.Root + ".Tangent";

    public bool IsClass => block.Form != BlockForm.Struct;

    public bool IsDerived => block.Base is not null;

    /// <summary>How members are declared that a derived block continues, with a space behind.</summary>
    public string Virtual => IsDerived ? "override " : IsClass && !block.IsSealed ? "virtual " : string.Empty;

    public string Walk => NameOf("BlockWalk");

    public string Span => NameOf("Span") + "<double>";

    public string ReadOnlySpan => NameOf("ReadOnlySpan") + "<double>";

    public string NameOf(string name) => RuntimeNames.Of(name, block.HiddenNames);

    public void Line(string text) => writer.Line(text);

    public void Open() => writer.Open();

    public void Close() => writer.Close();

    /// <summary>Begins a scope of members.</summary>
    public void OpenType(string declaration)
    {
        writer.Line(declaration);
        writer.Open();
        _isFirst = true;
    }

    /// <summary>A member that users call.</summary>
    public void Member(string declaration, string summary, params string[] body) => Member(declaration, [$"/// <summary>{summary}</summary>", Generated], body);

    /// <summary>A member of an interface that users call.</summary>
    public void Inherited(string declaration, params string[] body) => Member(declaration, ["/// <inheritdoc/>", Generated], body);

    /// <summary>A member that only emitted code and the runtime call.</summary>
    public void Internal(string declaration, params string[] body) => Member(declaration, ["/// <inheritdoc/>", Generated, Hidden], body);

    /// <summary>The same with its summary.</summary>
    public void Documented(string declaration, string summary, params string[] body) =>
        Member(declaration, [$"/// <summary>{summary}</summary>", Generated, Hidden], body);

    /// <summary>An explicit implementation of an interface.</summary>
    public void Explicit(string declaration, string expression) => Member($"{declaration} => {expression};", [Generated], []);

    /// <summary>Sets the next member apart from the last.</summary>
    public void Apart()
    {
        if (!_isFirst)
        {
            writer.Line();
        }

        _isFirst = false;
    }

    /// <summary>The statements of one pass over what the block or tangent holds.</summary>
    /// <param name="call">The part that is this object's.</param>
    /// <param name="enter">How the pass begins, for what may be shared.</param>
    /// <param name="mode">The pass.</param>
    /// <param name="result">The type of what comes of it; null where nothing does.</param>
    public string[] Pass(string call, string? enter, string? result, string mode = "default") =>
    [
        $"{Walk} walk = {mode};",
        .. enter is null || !IsClass ? Enumerable.Empty<string>() : [$"walk.{enter};"],
        $"{(result is null ? string.Empty : $"{result} result = ")}{call};",
        "walk.End();",
        .. result is null ? Enumerable.Empty<string>() : ["return result;"],
    ];

    private void Member(string declaration, string[] head, string[] body)
    {
        Apart();
        foreach (string line in head)
        {
            writer.Line(line);
        }

        writer.Line(declaration);
        if (body.Length == 0)
        {
            return;
        }

        writer.Open();
        foreach (string line in body)
        {
            writer.Line(line);
        }

        writer.Close();
    }
}
