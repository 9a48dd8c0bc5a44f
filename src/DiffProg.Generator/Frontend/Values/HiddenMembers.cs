using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>
/// What a body names that has no name where it is compiled into: a private member of another type. What vanishes there keeps its right to
/// be private: constants, the parts and accessors of marked types, and methods whose bodies stand in for them in their turn.
/// </summary>
internal static class HiddenMembers
{
    /// <summary>The first such member or type; null where there is none.</summary>
    public static ISymbol? In(IBlockOperation body, INamedTypeSymbol within, Compilation compilation) =>
        body.Descendants().Select(Named).FirstOrDefault(s => s is not null && !IsOpen(s, compilation) && !compilation.IsSymbolAccessibleWithin(s, within));

    /// <summary>Whether a method's own body has to stand for it, since its derivatives have no name there either.</summary>
    public static bool Hides(IMethodSymbol method, INamedTypeSymbol within, Compilation compilation) =>
        Marks.IsDifferentiable(method) && !Exports.IsForeign(method, compilation) && !compilation.IsSymbolAccessibleWithin(method, within);

    /// <summary>Whether a symbol is one of another assembly that anybody may name, or one that is not to be found at all.</summary>
    private static bool IsOpen(ISymbol symbol, Compilation compilation) =>
        symbol is IErrorTypeSymbol || (symbol.DeclaredAccessibility == Accessibility.Public && Exports.IsForeign(symbol, compilation));

    private static ISymbol? Named(IOperation operation) => operation switch
    {
        { ConstantValue.HasValue: true } when Types.TryLower(operation.Type) is not null || operation.Type?.SpecialType == SpecialType.System_String => null,
        IMethodReferenceOperation x => Plain(x.Method),
        IFieldReferenceOperation x => x.Field.IsStatic || !IsMarked(x.Field) ? x.Field : null,
        IMemberReferenceOperation x => IsMarked(x.Member) ? null : x.Member,
        IInvocationOperation x => Plain(x.TargetMethod),
        IObjectCreationOperation { Constructor: { } made } => IsMarked(made) ? null : made,
        _ => operation.Type is INamedTypeSymbol { TypeKind: not TypeKind.Delegate, IsAnonymousType: false, IsTupleType: false } type && Marks.Differentiable(type) is null ? type : null,
    };

    private static IMethodSymbol? Plain(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.DelegateInvoke || method.IsGenericMethod || Marks.IsDifferentiable(method) || IsMarked(method) ? null : method;

    private static bool IsMarked(ISymbol member) => Marks.Differentiable(member.ContainingType) is not null;
}
