using System;
using DiffProg.Generator.Blocks;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// How parts are found in a whole, by the text behind it, as in <c>.Position.X</c>. A part to which C# cannot refer bears a mark that says how
/// it is overwritten; a tangent's parts are all fields.
/// </summary>
internal static class PartPaths
{
    /// <summary>Behind a property that can be assigned.</summary>
    private const string Settable = "{set}";

    /// <summary>Behind a part that is written by the place which its type offers.</summary>
    private const string Placed = "{place}";

    /// <summary>Behind a part that cannot be overwritten.</summary>
    private const string Fixed = "{fixed}";

    /// <summary>How a part is found in its whole.</summary>
    public static string Of(IFieldSymbol field, string name)
    {
        string path = "." + Identifiers.Escaped(name);
        return !Places.IsHidden(field) ? path
            : !Places.IsOffered(field) ? IsAssignable(field) ? path : path + Fixed
            : path + (IsAssignable(field) ? Settable : Placed);
    }

    /// <summary>How a part is read.</summary>
    public static string Read(string path) => FrameworkTypes.Read(InTangent(path));

    /// <summary>How the tangent of a part is found.</summary>
    public static string InTangent(string path) => path.Replace(Settable, string.Empty).Replace(Placed, string.Empty).Replace(Fixed, string.Empty);

    /// <summary>How a part is assigned.</summary>
    public static string Assigned(string path) => Referred(path.EndsWith(Settable, StringComparison.Ordinal) ? path.Substring(0, path.Length - Settable.Length) : path);

    /// <summary>How a part is referred to.</summary>
    public static string Referred(string path)
    {
        string place = Places.NameOf(string.Empty) + "()";
        return path.Replace(Settable, place).Replace(Placed, place).Replace(Fixed, string.Empty);
    }

    /// <summary>Whether a part cannot be overwritten.</summary>
    public static bool IsFixed(string? path) => path?.Contains(Fixed) == true;

    /// <summary>Whether whoever sees a part may assign it, and it is no whole of which a part is assigned.</summary>
    private static bool IsAssignable(IFieldSymbol field) => !Places.IsOfParts(field.Type)
        && field.AssociatedSymbol is IPropertySymbol { SetMethod: { IsInitOnly: false, DeclaredAccessibility: var accessibility } } property && accessibility == property.DeclaredAccessibility;
}
