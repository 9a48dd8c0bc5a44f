using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>The types of values that are constants for a derivative, whatever they hold: nothing is known of them but their name.</summary>
internal static class OpaqueTypes
{
    private static readonly SymbolDisplayFormat Full = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>
    /// The type of a constant; null where values of the type may carry a derivative, or where the representation knows them.
    /// </summary>
    /// <param name="type">The type in C#.</param>
    /// <param name="isConstant">Whether the user marked the value as a constant, whatever its type.</param>
    public static IrType? TryLower(ITypeSymbol? type, bool isConstant = false) => Lower(TypeArguments.Resolve(type), isConstant);

    private static IrType? Lower(ITypeSymbol? type, bool isConstant) =>
        type is null or IErrorTypeSymbol or IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or ITypeParameterSymbol
        || type.SpecialType == SpecialType.System_Void || type.IsRefLikeType || type.IsAnonymousType
        || Types.TryLower(type) is not null
        || GridType.TryOf(type) is not null
        || Marks.Differentiable(type) is not null
        || (!isConstant && MayCarry(type))
            ? null
            : IrType.Opaque(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)) with { SequenceOf = Sequences.ElementOf(type) };

    /// <summary>The type's name, which means the same in every file.</summary>
    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(Full);

    private static bool MayCarry(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Delegate or TypeKind.Enum } => false,
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => true,
        IArrayTypeSymbol array => MayCarry(array.ElementType),
        INamedTypeSymbol { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => true,
        INamedTypeSymbol named => Marks.Differentiable(named) is not null
            || named.ContainingNamespace?.ToDisplayString() is "System.Numerics" or "System.Runtime.Intrinsics"
            || named.TypeArguments.Any(MayCarry),
        _ => true,
    };
}
