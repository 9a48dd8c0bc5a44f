using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Members that are known to give what is stored, and so the same again: fields, properties that have no body of their own or only compute with
/// such members, and counts of the framework's collections.
/// </summary>
internal static class StoredMembers
{
    /// <summary>How many properties may stand behind one.</summary>
    private const int MostProperties = 8;

    public static bool Is(ISymbol member, Compilation compilation) => Is(member, compilation, MostProperties);

    /// <summary>What reads a member of a constant.</summary>
    public static Template Read(Expression owner, ISymbol member, Compilation compilation) =>
        new([string.Empty, "." + Identifiers.Escaped(member.Name)], [owner]) { IsRepeatable = Is(member, compilation) };

    private static bool Is(ISymbol member, Compilation compilation, int left) => member switch
    {
        IFieldSymbol field => !field.IsVolatile,
        IPropertySymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } property => left > 0 && (IsAuto(property) || IsOfCollection(property) || IsComputed(property, compilation, left - 1)),
        _ => false,
    };

    private static bool IsAuto(IPropertySymbol property) => property.OriginalDefinition is var own
        && own.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(f => SymbolEqualityComparer.Default.Equals(f.AssociatedSymbol, own));

    private static bool IsOfCollection(IPropertySymbol property) => property.ContainingType switch
    {
        { SpecialType: SpecialType.System_String or SpecialType.System_Array } => true,
        { TypeKind: TypeKind.Class } type => type.ContainingNamespace.ToDisplayString() == "System.Collections.Generic" && (property.IsIndexer || property.Name == "Count"),
        _ => false,
    };

    private static bool IsComputed(IPropertySymbol property, Compilation compilation, int left) =>
        property.GetMethod is { } getter && Bodies.Of(getter, compilation) is { } body && body.Descendants().All(o => o switch
        {
            IReturnOperation or ILiteralOperation or IParameterReferenceOperation or IParenthesizedOperation or IInstanceReferenceOperation or IConditionalOperation or IArrayElementReferenceOperation => true,
            IBinaryOperation x => x.OperatorMethod is null,
            IUnaryOperation x => x.OperatorMethod is null,
            IConversionOperation x => x.OperatorMethod is null,
            IMemberReferenceOperation x => Is(x.Member, compilation, left),
            _ => false,
        });
}
