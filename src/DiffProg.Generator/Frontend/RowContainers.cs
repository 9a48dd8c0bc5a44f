using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>What holds a row of numbers and is none itself: a list, a memory, an inline array. Emitted functions take the row.</summary>
internal static class RowContainers
{
    /// <summary>The type of the row that stands for a parameter; null where the parameter is no such container.</summary>
    public static IrType? RowOf(IParameterSymbol parameter) =>
        ListType.ElementOf(parameter.Type) is { } element ? (Marks.IsNoDerivative(parameter) ? null : element with { Shape = Shape.Span })
        : MemoryType.SpanOf(parameter.Type);

    /// <summary>The text that gives the row of a parameter; null where the parameter is no such container.</summary>
    public static string? TextOf(IParameterSymbol parameter) => RowOf(parameter) is null ? null
        : ListType.ElementOf(parameter.Type) is not null ? $"global::DiffProg.Lists.Elements({Identifiers.Escaped(parameter.Name)})"
        : Identifiers.Escaped(parameter.Name) + ".Span";

    /// <summary>Whether values of a type are such containers.</summary>
    public static bool Is(ITypeSymbol type) => ListType.ElementOf(type) is not null || MemoryType.SpanOf(type) is not null || InlineArrayType.TryOf(type) is not null;

    /// <summary>Whether a value of several parts holds such a container.</summary>
    public static bool AreHeldBy(Layout layout) =>
        layout.Members.Any(m => Is(m.Type) || (Layout.TryOf(m.Type) is { IsReference: false } inner && AreHeldBy(inner)));
}
