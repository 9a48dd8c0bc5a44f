using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>A part that a value is stored as.</summary>
/// <param name="Name">The name of the field, or of the property that it stands behind.</param>
/// <param name="Type">Its type.</param>
/// <param name="IsConstant">Whether the user marked it as a constant.</param>
/// <param name="Symbol">The field or the property.</param>
internal sealed record LayoutMember(string Name, ITypeSymbol Type, bool IsConstant, ISymbol Symbol)
{
    /// <summary>How it is found in the whole, as a place that can be written to.</summary>
    public string Path { get; init; } = "." + Identifiers.Escaped(Name);
}

/// <summary>The parts of a tuple, of a value of a type of <c>System.Numerics</c>, or of a marked type: all that it stores, private or not, inherited parts first.</summary>
internal sealed class Layout
{
    private readonly Dictionary<ISymbol, int> _indices = new(SymbolEqualityComparer.Default);

    private bool? _isValue;

    private Layout(ITypeSymbol type, IReadOnlyList<LayoutMember> members)
    {
        Type = type;
        Members = members;
    }

    public ITypeSymbol Type { get; }

    public IReadOnlyList<LayoutMember> Members { get; }

    /// <summary>Whether two variables may name one value of this type.</summary>
    public bool IsReference => Type.IsReferenceType;

    /// <summary>
    /// Whether a variable may hold a copy: of a struct it does, and of an object whose numbers nobody can change once it is made nobody can tell.
    /// </summary>
    public bool IsValue => _isValue ??= !IsReference || IsFixed([]);

    /// <summary>The parts of a type; null where it is none that is taken apart. What a struct of another assembly stores is not all to be seen.</summary>
    public static Layout? TryOf(ITypeSymbol? type) => TypeArguments.Resolve(type) switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => OfTuple(tuple),
        INamedTypeSymbol numbers when FrameworkTypes.Is(numbers) => OfFramework(numbers),
        INamedTypeSymbol { TypeKind: TypeKind.Struct or TypeKind.Class, IsRefLikeType: false } marked when Marks.Differentiable(marked) is not null && !(marked.IsValueType && marked.DeclaringSyntaxReferences.IsEmpty) => OfFields(marked),
        _ => null,
    };

    /// <summary>The number of the part that a field, or a property without a body of its own, stands for; null where it is none.</summary>
    public int? IndexOf(ISymbol member)
    {
        if (Type.IsTupleType)
        {
            return member is IFieldSymbol field && int.TryParse((field.CorrespondingTupleField ?? field).Name.Substring("Item".Length), out int number) ? number - 1 : null;
        }

        return _indices.TryGetValue(member, out int index) || _indices.TryGetValue(member.OriginalDefinition, out index) ? index : null;
    }

    /// <summary>A record's parameter is marked for the property that stands for it.</summary>
    private static bool IsConstant(IFieldSymbol field) => Marks.IsNoDerivative(field) || (field.AssociatedSymbol is { } property
        && (Marks.IsNoDerivative(property) || field.ContainingType.InstanceConstructors.SelectMany(c => c.Parameters)
            .Any(p => p.Name == property.Name && Marks.IsNoDerivative(p) && property.DeclaringSyntaxReferences.Any(r => p.DeclaringSyntaxReferences.Any(q => q.Span == r.Span)))));

    private static Layout OfTuple(INamedTypeSymbol tuple) =>
        new(tuple, [.. tuple.TupleElements.Select(e => new LayoutMember(e.Name, e.Type, false, e))]);

    private static Layout OfFramework(INamedTypeSymbol type)
    {
        Layout layout = new(type, [.. FrameworkTypes.MembersOf(type)]);
        for (int i = 0; i < layout.Members.Count; i++)
        {
            layout._indices[layout.Members[i].Symbol] = i;
        }

        return layout;
    }

    private bool IsFixed(ImmutableHashSet<ITypeSymbol> outer) => !outer.Contains(Type, SymbolEqualityComparer.Default) && Members.All(m =>
        m.Symbol is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null or { IsInitOnly: true } }
        && (TryOf(m.Type) is { } inner
            ? !inner.IsReference || inner.IsFixed(outer.Add(Type))
            : (Types.TryLower(m.Type) ?? OpaqueTypes.TryLower(m.Type, isConstant: true)) is { IsScalar: true }));

    /// <summary>A parameter of a record that is still being typed has no name.</summary>
    private static string NameOf(ISymbol member) => member.Name.Length == 0 ? "nameless" : member.Name;

    private static Layout OfFields(INamedTypeSymbol type)
    {
        List<IFieldSymbol> fields = [];
        for (INamedTypeSymbol? level = type; level is { SpecialType: SpecialType.None }; level = level.BaseType)
        {
            fields.InsertRange(0, level.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic && !f.IsConst));
        }

        Layout layout = new(type, [.. fields.Select(f => new LayoutMember(
            NameOf(f.AssociatedSymbol ?? f),
            f.Type,
            IsConstant(f),
            f.AssociatedSymbol ?? f)
        {
            Path = PartPaths.Of(f, NameOf(f.AssociatedSymbol ?? f)),
        })]);
        for (int i = 0; i < fields.Count; i++)
        {
            foreach (ISymbol symbol in new[] { fields[i], fields[i].AssociatedSymbol ?? fields[i] })
            {
                layout._indices[symbol] = i;
                layout._indices[symbol.OriginalDefinition] = i;
            }
        }

        return layout;
    }
}
