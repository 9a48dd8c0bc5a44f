using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>How a value of several parts is taken apart and put together in emitted code; the parts that are none themselves are its leaves, in order.</summary>
/// <param name="Type">Its type in C#.</param>
/// <param name="TangentType">The type of its tangents; null where it has none.</param>
/// <param name="IsTuple">Whether it is a tuple.</param>
/// <param name="Members">Its parts.</param>
internal sealed record Assembly(string Type, string? TangentType, bool IsTuple, EquatableArray<AssemblyMember> Members)
{
    /// <summary>Whether it is a type of the framework, which has a constructor that takes its parts.</summary>
    public bool IsFramework { get; init; }
}

/// <param name="Name">The part's name.</param>
/// <param name="Type">Its type in C#.</param>
/// <param name="TangentPath">How its tangent is found in the tangent of the whole; null where it has none.</param>
/// <param name="Parts">How it is taken apart; null where it is a leaf.</param>
internal sealed record AssemblyMember(string Name, string Type, string? TangentPath, Assembly? Parts);

/// <summary>A leaf of a parameter or a result.</summary>
/// <param name="Name">What tells it from the other leaves.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsConstant">Whether no derivative flows through it.</param>
internal sealed record Leaf(string Name, IrType Type, bool IsConstant)
{
    /// <summary>Whether it may be null.</summary>
    public bool MayBeMissing { get; init; }
}

/// <summary>What a method takes and gives, taken apart as emitted functions do.</summary>
internal static class Signature
{
    /// <summary>The leaves of a parameter; null where the representation has no type for one of them.</summary>
    public static IReadOnlyList<Leaf>? Of(IParameterSymbol parameter)
    {
        bool isConstant = Marks.IsNoDerivative(parameter);
        bool mayBeMissing = MayBeMissing(parameter);
        if (Layout.TryOf(parameter.Type) is { IsReference: false } layout)
        {
            if (parameter.RefKind == RefKind.None && TangentOf(parameter.Type) is null)
            {
                return [new Leaf(parameter.Name, IrType.Opaque(OpaqueTypes.NameOf(parameter.Type)), true)];
            }

            return Leaves(layout, parameter.Name, isConstant, parameter.RefKind);
        }

        if (GridType.TryOf(parameter.Type) is { } grid)
        {
            return parameter.RefKind == RefKind.None ? Leaves(grid, parameter.Name, isConstant) : null;
        }

        if (Tangents.ObjectOf(parameter.Type) is { } handle)
        {
            return parameter.RefKind == RefKind.None ? [new Leaf(parameter.Name, isConstant ? handle with { TangentName = null } : handle, isConstant) { MayBeMissing = mayBeMissing }] : null;
        }

        if (RowContainers.RowOf(parameter) is { } row)
        {
            return parameter.RefKind == RefKind.None ? [new Leaf(parameter.Name, row, isConstant)] : null;
        }

        return Types.TryLower(parameter) is { } type ? type.IsOfTuples && !isConstant ? null : [new Leaf(parameter.Name, type, isConstant) { MayBeMissing = mayBeMissing && type.Shape == Shape.Array }]
            : OpaqueTypes.TryLower(parameter.Type, isConstant: true) is { } constant ? [new Leaf(parameter.Name, constant, true)]
            : null;
    }

    /// <summary>The leaves of the object that a method is called on; null where it has none.</summary>
    public static IReadOnlyList<Leaf>? OfSelf(IMethodSymbol method, Compilation compilation) => method.IsStatic ? null
        : Layout.TryOf(method.ContainingType) is { IsReference: false } layout ? Leaves(layout, "self", false, Mutation.OfThis(method, compilation) ? RefKind.Ref : RefKind.None)
        : Tangents.ObjectOf(method.ContainingType) is { } handle ? [new Leaf("self", handle, false)]
        : null;

    /// <summary>The leaves of what a method returns; null where that has not several parts.</summary>
    public static IReadOnlyList<Leaf>? OfResult(IMethodSymbol method) =>
        Layout.TryOf(method.ReturnType) is { } layout ? Leaves(layout, "result", false, RefKind.None) : null;

    /// <summary>How a type is taken apart; null where it is not.</summary>
    public static Assembly? AssemblyOf(ITypeSymbol type)
    {
        if (Layout.TryOf(type) is not { } layout)
        {
            return null;
        }

        int tangents = layout.Members.Count(HasTangent);
        bool isWhole = layout.Type.IsTupleType && tangents == 1;
        return new Assembly(
            OpaqueTypes.NameOf(layout.Type),
            layout.Type.IsTupleType ? TupleTangent(layout) : Tangents.NameOf(layout.Type),
            layout.Type.IsTupleType,
            layout.Members.Select(m => new AssemblyMember(
                m.Name,
                OpaqueTypes.NameOf(m.Type),
                !HasTangent(m) ? null : isWhole ? string.Empty : PartPaths.InTangent(m.Path),
                Layout.TryOf(m.Type) is { IsReference: false } ? AssemblyOf(m.Type) : null)).ToEquatableArray())
        {
            IsFramework = FrameworkTypes.Is(layout.Type),
        };
    }

    /// <summary>How a parameter is taken apart; null where it is one leaf.</summary>
    public static Assembly? AssemblyOf(IParameterSymbol parameter) =>
        Layout.TryOf(parameter.Type) is { IsReference: false } && Of(parameter) is not [{ Type.IsOpaque: true }] ? AssemblyOf(parameter.Type) : null;

    /// <summary>Whether a parameter says that it takes null.</summary>
    private static bool MayBeMissing(IParameterSymbol parameter) => parameter.Type.IsReferenceType
        && (parameter.NullableAnnotation == NullableAnnotation.Annotated || parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null });

    private static bool HasTangent(LayoutMember member) => !member.IsConstant && TangentOf(member.Type) is not null;

    private static string? TangentOf(ITypeSymbol type) => Layout.TryOf(type) is { Type.IsTupleType: true } tuple ? TupleTangent(tuple) : Tangents.NameOf(type);

    private static string? TupleTangent(Layout tuple)
    {
        LayoutMember[] members = [.. tuple.Members.Where(HasTangent)];
        return members.Length switch
        {
            0 => null,
            1 => TangentOf(members[0].Type),
            _ => $"({string.Join(", ", members.Select(m => $"{TangentOf(m.Type)} {Identifiers.Escaped(m.Name)}"))})",
        };
    }

    /// <summary>The elements of an array of several dimensions, and the length of each dimension.</summary>
    private static List<Leaf> Leaves(GridType grid, string name, bool isConstant) =>
    [
        new Leaf(name, grid.Row, isConstant),
        .. Enumerable.Range(0, grid.Rank).Select(d => new Leaf($"{name}Length{d}", IrType.Int, true)),
    ];

    private static List<Leaf>? Leaves(Layout layout, string name, bool isConstant, RefKind kind)
    {
        List<Leaf> leaves = [];
        foreach (LayoutMember member in layout.Members)
        {
            string own = Storage.PartName(name, member.Name);
            bool isOwnConstant = isConstant || member.IsConstant;
            if (Layout.TryOf(member.Type) is { IsReference: false } inner)
            {
                if (Leaves(inner, own, isOwnConstant, kind) is not { } nested)
                {
                    return null;
                }

                leaves.AddRange(nested);
                continue;
            }

            IrType? type = Tangents.ObjectOf(member.Type) ?? Types.TryLower(member.Type) ?? OpaqueTypes.TryLower(member.Type, isConstant: true);
            if (type is not { } known || (known.IsOfTuples && !isOwnConstant))
            {
                return null;
            }

            bool isByReference = known is { IsScalar: true, IsOpaque: false } && kind is RefKind.Ref or RefKind.Out;
            leaves.Add(new Leaf(own, isByReference ? known with { Shape = Shape.Reference } : known, isOwnConstant || !known.IsDifferentiable) { MayBeMissing = known.Shape is Shape.Array or Shape.Object });
        }

        return leaves;
    }
}
