using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>What there is to know of structures.</summary>
internal static class Structures
{
    /// <summary>The numbers of a structure, each by its path and kind, in the order of its parts.</summary>
    public static IEnumerable<(string Path, Kind Kind)> Leaves(Structure structure) => structure.Fields.SelectMany(field => field.Structure is { } inner
        ? Leaves(inner).Select(leaf => ($"{field.Name}.{leaf.Path}", leaf.Kind))
        : [(field.Name, field.Kind)]);

    /// <summary>The names that come into scope with a variable of a structure.</summary>
    public static IEnumerable<Local> Names(Local whole)
    {
        yield return whole;
        foreach (var field in whole.Structure!.Fields)
        {
            var part = new Local($"{whole.Name}.{field.Name}", field.Kind)
            {
                Structure = field.Structure,
                Writable = whole.Writable && whole.Structure.Form != StructureForm.Immutable,
                IsProperty = field.IsProperty,
                IsCapturable = whole.IsCapturable,
                IsProtected = whole.IsProtected && !whole.Structure.IsReference,
            };
            foreach (var name in field.Structure is null ? [part] : Names(part))
                yield return name;
        }
        foreach (var getter in whole.Structure.Members.Where(member => member.Form == MethodForm.Getter))
        {
            yield return new Local($"{whole.Name}.{getter.Name}", getter.Returns)
            {
                Writable = false,
                IsProperty = true,
                IsCapturable = whole.IsCapturable,
            };
        }
    }

    /// <summary>The type's name in C#.</summary>
    public static string TypeName(Structure structure) => structure.Form == StructureForm.Tuple
        ? $"({string.Join(", ", structure.Fields.Select(field => $"{TypeName(field.Kind, field.Structure)} {field.Name}"))})"
        : structure.Name;

    public static string TypeName(Kind kind, Structure? structure) => structure is null ? Kinds.Name(kind) : TypeName(structure);
}
