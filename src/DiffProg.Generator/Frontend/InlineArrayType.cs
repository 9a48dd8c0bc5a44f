using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>An inline array of floating-point numbers.</summary>
/// <param name="Row">The type of an array that holds its elements.</param>
/// <param name="Length">How many there are.</param>
internal readonly record struct InlineArrayType(IrType Row, int Length)
{
    /// <summary>The type; null where it is no such array.</summary>
    public static InlineArrayType? TryOf(ITypeSymbol? type)
    {
        if (TypeArguments.Resolve(type) is not INamedTypeSymbol { TypeKind: TypeKind.Struct, IsTupleType: false } structure)
        {
            return null;
        }

        AttributeData? attribute = structure.GetAttributes().FirstOrDefault(a => a.AttributeClass is { Name: "InlineArrayAttribute" } c && c.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices");
        return attribute is { ConstructorArguments: [{ Value: int length }] } && structure.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic).ToArray() is [{ Type: { } element }]
            && Types.TryLower(element) is { IsScalar: true, IsDifferentiable: true } number
                ? new InlineArrayType(number with { Shape = Shape.Array }, length)
                : null;
    }
}
