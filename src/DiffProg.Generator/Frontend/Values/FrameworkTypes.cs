using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Types of the framework that are made of numbers: each is its own tangent, and is made of its parts in their order.</summary>
internal static class FrameworkTypes
{
    private static readonly Dictionary<string, string[]> Parts = new()
    {
        ["Complex"] = ["Real", "Imaginary"],
        ["Vector2"] = ["X", "Y"],
        ["Vector3"] = ["X", "Y", "Z"],
        ["Vector4"] = ["X", "Y", "Z", "W"],
        ["Quaternion"] = ["X", "Y", "Z", "W"],
        ["Plane"] = ["Normal", "D"],
        ["Matrix3x2"] = ["M11", "M12", "M21", "M22", "M31", "M32"],
        ["Matrix4x4"] = [.. from row in Enumerable.Range(1, 4) from column in Enumerable.Range(1, 4) select $"M{row}{column}"],
    };

    public static bool Is(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeKind: not TypeKind.Error, Arity: 0, ContainingType: null, ContainingNamespace: { Name: "Numerics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } } && Parts.ContainsKey(type.Name);

    /// <summary>The parts of such a type, in the order of its constructor.</summary>
    public static IEnumerable<LayoutMember> MembersOf(INamedTypeSymbol type) => Parts[type.Name].Select(p => type.GetMembers(p).Single(m => m is IFieldSymbol or IPropertySymbol)).Select(m => new LayoutMember(
        m.Name,
        m is IFieldSymbol field ? field.Type : ((IPropertySymbol)m).Type,
        false,
        m)
    {
        // A property is no place.
        Path = m is IFieldSymbol ? "." + m.Name : PlaceOf(m.Name),
    });

    /// <summary>How a part is read that is written as a place by a path; of marked types <see cref="PartPaths"/> knows it.</summary>
    public static string Read(string path) => path.Replace(PlaceOf("Real"), ".Real").Replace(PlaceOf("Imaginary"), ".Imaginary");

    private static string PlaceOf(string part) => $".{part}Part()";
}
