using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend;

/// <summary>Writes the constants of the language that stand in a template.</summary>
internal static class TemplateLiterals
{
    /// <summary>A text as a part of an interpolated one, without its quotes.</summary>
    public static string Quoted(IOperation constant, bool isBraced)
    {
        string text = SymbolDisplay.FormatLiteral((string)constant.ConstantValue.Value!, quote: true);
        text = text.Substring(1, text.Length - 2);
        return isBraced ? text.Replace("{", "{{").Replace("}", "}}") : text;
    }

    /// <summary>A constant of the language as an expression.</summary>
    public static string Of(IOperation operation, object? value) => (operation.Type, value) switch
    {
        (_, null) => operation.Type is { IsValueType: true, OriginalDefinition.SpecialType: not SpecialType.System_Nullable_T } ? $"default({OpaqueTypes.NameOf(operation.Type)})" : "null",
        ({ TypeKind: TypeKind.Enum } type, _) => operation is IFieldReferenceOperation { Field: { } field }
            ? $"{OpaqueTypes.NameOf(type)}.{Identifiers.Escaped(field.Name)}"
            : $"(({OpaqueTypes.NameOf(type)})({SymbolDisplay.FormatPrimitive(value, false, false)}))",
        (_, string text) => SymbolDisplay.FormatLiteral(text, quote: true),
        (_, char character) => SymbolDisplay.FormatLiteral(character, quote: true),
        (_, decimal number) => number.ToString(CultureInfo.InvariantCulture) + "m",
        _ => $"(({OpaqueTypes.NameOf(operation.Type!)})({SymbolDisplay.FormatPrimitive(value, false, false)}))",
    };
}
