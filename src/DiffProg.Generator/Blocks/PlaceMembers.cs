namespace DiffProg.Generator.Blocks;

/// <summary>Writes the references to parts that C# gives no place.</summary>
internal static class PlaceMembers
{
    private const string Compiler = "global::System.Runtime.CompilerServices.";

    public static void Write(BlockWriter w)
    {
        foreach (PartPlace place in w.Block.Places)
        {
            string hiding = place.Hides ? "new " : string.Empty;
            string self = $"{(w.IsClass ? string.Empty : "ref ")}{w.Block.Name}";
            w.Documented(
                w.IsClass
                    ? $"{place.Accessibility} {hiding}ref {place.Type} {place.Name}()"
                    : $"[global::System.Diagnostics.CodeAnalysis.UnscopedRef] {place.Accessibility} readonly ref {place.Type} {place.Name}()",
                $"The place of '{place.Part}', by which emitted code overwrites a struct part by part.",
                $"return ref Of({(w.IsClass ? "this" : $"ref {Compiler}Unsafe.AsRef(in this)")});",
                $"[{Compiler}UnsafeAccessor({Compiler}UnsafeAccessorKind.Field, Name = \"{place.Field}\")]",
                $"static extern ref {place.Type} Of({self} whole);");
        }
    }
}
