using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>What the static members of an interface are for the type that a type parameter stands for.</summary>
internal static class StaticAbstracts
{
    /// <summary>The method that runs; the same where nothing is to be found out.</summary>
    public static IMethodSymbol Of(IMethodSymbol method, ITypeSymbol? constrainedTo)
    {
        if (constrainedTo is not ITypeParameterSymbol || TypeArguments.Resolve(constrainedTo) is not INamedTypeSymbol type
            || TypeArguments.Resolve(method.ContainingType) is not INamedTypeSymbol owner)
        {
            return method;
        }

        ISymbol? member = owner.GetMembers(method.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method.OriginalDefinition));
        return member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol found ? found : method;
    }

    /// <summary>Whether an operator is one of numbers, asked for by an interface of theirs.</summary>
    public static bool IsOfNumbers(IMethodSymbol method) => method.IsStatic && (method.IsAbstract || method.IsVirtual) && IsNumeric(method.ContainingType);

    /// <summary>Whether a call converts a number to the type that it is called on.</summary>
    public static bool IsConversion(IMethodSymbol method) =>
        method is { IsStatic: true, Name: "CreateChecked" or "CreateSaturating" or "CreateTruncating", Parameters.Length: 1 } && IsNumeric(method.ContainingType);

    /// <summary>The constant that a static property of numbers is; null where it is none.</summary>
    public static Literal? Constant(IPropertySymbol property, ITypeSymbol? constrainedTo)
    {
        if (!property.IsStatic || !IsNumeric(property.ContainingType) || Types.TryLower(constrainedTo) is not { IsScalar: true } type)
        {
            return null;
        }

        double? value = property.Name switch
        {
            "Zero" or "AdditiveIdentity" => 0,
            "One" or "MultiplicativeIdentity" => 1,
            "NegativeOne" => -1,
            "Pi" => System.Math.PI,
            "Tau" => 2 * System.Math.PI,
            "E" => System.Math.E,
            "NaN" => double.NaN,
            "PositiveInfinity" => double.PositiveInfinity,
            "NegativeInfinity" => double.NegativeInfinity,
            "NegativeZero" => -0.0,
            _ => null,
        };
        return value is not { } number ? null : type.IsDifferentiable ? Literal.Of(type, number) : new Literal(type, (long)number);
    }

    private static bool IsNumeric(INamedTypeSymbol type) => type.TypeKind == TypeKind.Interface && type.ContainingNamespace?.ToDisplayString() == "System.Numerics";
}
