using System.Linq;

namespace DiffProg.Generator.Blocks;

/// <summary>Writes how a struct or record is taken apart and made from its parts, private ones included.</summary>
internal static class PartMembers
{
    public static void Write(BlockWriter w)
    {
        if (w.Block.Anatomy is not { } anatomy || (anatomy.Parts.IsEmpty && w.Block.Form == BlockForm.Struct))
        {
            return;
        }

        string[] parameters = [.. anatomy.Parts.Select(p => $"{p.Type} {p.Argument}")];
        string hiding = anatomy.Hides ? "new " : string.Empty;
        if (!anatomy.Parts.IsEmpty)
        {
            w.Documented(
                $"{anatomy.Accessibility} {hiding}void GetParts({string.Join(", ", parameters.Select(p => "out " + p))})",
                "Takes the value apart.",
                [.. anatomy.Parts.Select(p => $"{p.Argument} = this.{p.Name};")]);
        }

        w.Documented(
            $"{anatomy.Accessibility} static {hiding}{w.Block.Name} FromParts({string.Join(", ", parameters)})",
            "Makes a value from its parts.",
            $"return new {w.Block.Name}({string.Join(", ", anatomy.Parts.Select(p => p.Argument).Prepend($"default({w.NameOf("Parts")})"))});");
        WriteConstructor(w, anatomy, parameters);
    }

    private static void WriteConstructor(BlockWriter w, Anatomy anatomy, string[] parameters)
    {
        string name = w.Block.Name.Split('<')[0];
        string chain = anatomy.Primary is { } primary ? $" : this({string.Join(", ", primary)})" : string.Empty;
        w.Documented(
            (anatomy.SetsRequired ? "[global::System.Diagnostics.CodeAnalysis.SetsRequiredMembers] " : string.Empty)
                + $"private {name}({string.Join(", ", parameters.Prepend($"{w.NameOf("Parts")} _"))}){chain}",
            "The value with these parts, whatever the constructors of the user do.",
            [.. BlockMembers.NotEmpty(anatomy.Parts.Where(p => p.IsAssigned).Select(p => $"this.{p.Name} = {p.Argument};"))]);
    }
}
