using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Objects of marked types that are known by an interface, or by a base that is not marked: they keep what they are.</summary>
internal static class KnownObjects
{
    /// <summary>Whether an expression is such an object.</summary>
    public static bool Is(IOperation operation, LoweringContext context) => ObjectOf(operation) is not null || Of(operation, context) is not null;

    /// <summary>The object of a marked type that becomes known as something else; null where an expression is none.</summary>
    public static IOperation? ObjectOf(IOperation operation) => operation switch
    {
        IParenthesizedOperation x => ObjectOf(x.Operand),
        IConversionOperation { OperatorMethod: null, IsTryCast: false, Type.IsReferenceType: true } x when Layout.TryOf(x.Type) is null =>
            Layout.TryOf(x.Operand.Type) is { IsReference: true } ? x.Operand : ObjectOf(x.Operand),
        _ => null,
    };

    /// <summary>The object of a marked type that a variable of another type stands for; null where it stands for none.</summary>
    public static Value? Of(IOperation operation, LoweringContext context) => operation switch
    {
        IParenthesizedOperation x => Of(x.Operand, context),
        IConversionOperation { OperatorMethod: null, IsTryCast: false, Type.IsReferenceType: true } x when Layout.TryOf(x.Type) is null => Of(x.Operand, context),
        ILocalReferenceOperation x when Layout.TryOf(x.Type) is null => Known(x.Local, context),
        IParameterReferenceOperation x when Layout.TryOf(x.Type) is null => Known(x.Parameter, context),
        _ => null,
    };

    private static Value? Known(ISymbol symbol, LoweringContext context) =>
        context.FindValue(symbol) is (Handle or Composite { Layout.IsReference: true }) and var value ? value : null;
}
