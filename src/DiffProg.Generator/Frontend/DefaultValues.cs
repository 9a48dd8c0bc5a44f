using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Writes the default values of parameters, which members repeat that take nothing behind them.</summary>
internal static class DefaultValues
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue);

    /// <summary>The default value with its sign, as in <c> = 2</c>; empty where there is none.</summary>
    public static string Of(IParameterSymbol parameter) => !parameter.HasExplicitDefaultValue ? string.Empty : parameter.ExplicitDefaultValue switch
    {
        double number => " = " + Floating(number, number.ToString("R", CultureInfo.InvariantCulture), "double"),
        float number => " = " + Floating(number, number.ToString("R", CultureInfo.InvariantCulture), "float"),
        decimal number => " = " + number.ToString(CultureInfo.InvariantCulture) + "m",
        { } value when EnumOf(parameter.Type) is { } type => " = " + Named(type, value),
        _ => Displayed(parameter.ToDisplayString(Format)),
    };

    private static string Floating(double value, string text, string type) =>
        double.IsNaN(value) ? type + ".NaN"
        : double.IsInfinity(value) ? type + (value > 0 ? ".PositiveInfinity" : ".NegativeInfinity")
        : type == "float" ? text + "f"
        : text.IndexOfAny(['.', 'E']) >= 0 ? text
        : text + ".0";

    private static INamedTypeSymbol? EnumOf(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { TypeKind: TypeKind.Enum } named => named,
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [{ } inner] } => EnumOf(inner),
        _ => null,
    };

    private static string Named(INamedTypeSymbol type, object value)
    {
        string name = OpaqueTypes.NameOf(type);
        return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && value.Equals(f.ConstantValue)) is { } field
            ? $"{name}.{Identifiers.Escaped(field.Name)}"
            : string.Format(CultureInfo.InvariantCulture, "({0})({1})", name, value);
    }

    /// <summary>No name holds an equals sign.</summary>
    private static string Displayed(string parameter)
    {
        int sign = parameter.IndexOf(" = ", StringComparison.Ordinal);
        return sign < 0 ? string.Empty : parameter.Substring(sign);
    }
}
