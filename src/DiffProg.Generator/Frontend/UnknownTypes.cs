using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>What is said of a type that the representation does not know, and what to write instead.</summary>
internal static class UnknownTypes
{
    /// <summary>What to do about a marked type that is refused itself.</summary>
    public const string MendFirst = "it is marked and refused itself: mend it first";

    private const string Known = "use float or double, arrays, spans or lists of them, or types marked [Differentiable]";

    public static void Refuse(LoweringContext context, SyntaxNode place, ITypeSymbol type) => Refuse(context, place, type, Advice(type, context.Compilation));

    /// <summary>Refuses the type of a parameter, which can be a constant whatever its type is.</summary>
    public static void Refuse(LoweringContext context, SyntaxNode place, IParameterSymbol parameter)
    {
        bool canBeConstant = !Marks.IsNoDerivative(parameter) && OpaqueTypes.TryLower(parameter.Type, isConstant: true) is not null;
        Refuse(context, place, parameter.Type, Advice(parameter.Type, context.Compilation) + (canBeConstant ? $", or mark '{parameter.Name}' [NoDerivative] if it is a constant" : string.Empty));
    }

    /// <summary>Refuses what makes a value of a type of the user's that holds numbers and is not marked; false where it makes none.</summary>
    public static bool RefuseMade(LoweringContext context, IOperation operation)
    {
        IOperation value = operation is IObjectOrCollectionInitializerOperation { Parent: IObjectCreationOperation creation } ? creation : operation;
        return value is IObjectCreationOperation or IWithOperation or IArrayCreationOperation or ICollectionExpressionOperation && RefuseUnmarked(context, value);
    }

    /// <summary>Refuses a value of such a type; false where it is none. It is said once of each type.</summary>
    public static bool RefuseUnmarked(LoweringContext context, IOperation value)
    {
        if (Unmarked(value.Type, context.Compilation) is not { } own)
        {
            return false;
        }

        if (!context.Refusals.Any(r => r.Id == Descriptors.TypeNotSupported && r.Arguments[0] == NameOf(own)))
        {
            Refuse(context, value.Syntax, own);
        }

        return true;
    }

    /// <summary>What is said of a value of such a type where an active value goes in; null where it is none.</summary>
    public static Loss? LossOf(LoweringContext context, IOperation value) => Unmarked(value.Type, context.Compilation) is { } own
        ? new Loss(Descriptors.TypeNotSupported, context.NewSite(value), [NameOf(own), ToMark(own)])
        : null;

    /// <summary>The type of the user's that holds numbers and is not marked, of a value or of the elements of an array or a list; null where it is none.</summary>
    public static INamedTypeSymbol? Unmarked(ITypeSymbol? type, Compilation compilation) => type switch
    {
        IArrayTypeSymbol array => Unmarked(array.ElementType, compilation),
        _ when ListType.ItemOf(type) is { } item => Unmarked(item, compilation),
        INamedTypeSymbol own when CanBeMarked(own, compilation) && UnmarkedTypes.HoldsNumbers(own) && !IsNoBlock(own) => own,
        _ => null,
    };

    /// <summary>Says to mark a type.</summary>
    public static string ToMark(INamedTypeSymbol type) => $"mark '{type.Name}' [Differentiable]";

    /// <summary>Refuses a reference of a type that no reference is followed to.</summary>
    public static void RefuseReference(LoweringContext context, SyntaxNode place, ITypeSymbol type) =>
        context.Refuse(Descriptors.TypeNotSupported, place, "ref " + NameOf(type), "name the place itself");

    /// <summary>Refuses a marked type that is refused itself, and has no tangent.</summary>
    public static void RefuseRefused(LoweringContext context, SyntaxNode place, INamedTypeSymbol type) => Refuse(context, place, type, MendFirst);

    private static void Refuse(LoweringContext context, SyntaxNode place, ITypeSymbol type, string advice) =>
        context.Refuse(Descriptors.TypeNotSupported, place, NameOf(type), advice);

    private static string Advice(ITypeSymbol type, Compilation compilation) => type switch
    {
        { SpecialType: SpecialType.System_Decimal } => "use double",
        INamedTypeSymbol own when CanBeMarked(own, compilation) => ToMark(own),
        IArrayTypeSymbol { ElementType: INamedTypeSymbol own } when CanBeMarked(own, compilation) => ToMark(own),
        IArrayTypeSymbol { Rank: > 1 } grid => OfGrid(grid.ElementType),
        _ when ListType.StructsOf(type) is { } item => $"a list of structs can stand where a method makes it and uses only its elements; hand over 'ToArray()', or make it an array, '{DisplayNames.Of(item)}[]'",
        _ => Known,
    };

    /// <summary>What to write for an array of several dimensions of what is no number.</summary>
    private static string OfGrid(ITypeSymbol element) => element is INamedTypeSymbol { IsTupleType: false } && Marks.Differentiable(element) is not null
        ? $"make it '{DisplayNames.Of(element)}[]' with one index, as in 'a[(i * columns) + j]', or an array of numbers for each part, as in 'double[,]'"
        : "make it an array of numbers for each part, as in 'double[,]'";

    private static bool CanBeMarked(INamedTypeSymbol type, Compilation compilation) =>
        type is { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsStatic: false, IsAnonymousType: false, IsTupleType: false }
        && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && Marks.Differentiable(type) is null;

    /// <summary>Whether no mark would let its numbers carry derivatives.</summary>
    private static bool IsNoBlock(INamedTypeSymbol type) => InlineArrayType.TryOf(type) is not null || type.IsRefLikeType || IsException(type);

    private static bool IsException(INamedTypeSymbol? type) => type is not null && (type.ToDisplayString() == "System.Exception" || IsException(type.BaseType));

    private static string NameOf(ITypeSymbol type) => DisplayNames.Of(type.WithNullableAnnotation(NullableAnnotation.None));
}
