using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>What a type is to a block: it carries parameters, is a constant, or is refused since it might carry what would be lost.</summary>
/// <param name="Shape">How it carries parameters; null where it does not.</param>
/// <param name="Reason">Why it is refused, and what to do; null where it is not.</param>
internal sealed record Classification(Shape? Shape, (string What, string Advice)? Reason)
{
    public static readonly Classification Constant = new(null, null);

    public static Classification Refused(string what, string advice) => new(null, (what, advice));
}

/// <summary>Finds how the types of members carry parameters.</summary>
/// <param name="nameOf">How a name of the runtime is written.</param>
internal sealed class Shapes(Func<string, string> nameOf)
{
    private const string Constant = "mark it [NoDerivative] if it is a constant";

    private static readonly string[] FloatVectors = ["Vector2", "Vector3", "Vector4", "Quaternion", "Plane", "Matrix3x2", "Matrix4x4"];

    public static string NameOf(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    public Classification Of(ITypeSymbol type)
    {
        if (NumbersOf(type) is { } number)
        {
            string name = NameOf(type);
            return new(type.TypeKind != TypeKind.TypeParameter && name == number ? new NumberShape(name) : Kind(type, name, $"{nameOf("Packed")}<{name}, {number}>", false), null);
        }

        return type switch
        {
            IArrayTypeSymbol array => OfArray(array),
            INamedTypeSymbol { IsTupleType: true } tuple => OfTuple(tuple),
            INamedTypeSymbol named when Marks.Differentiable(named) is not null => new(BlockOf(named, $"{NameOf(named)}.Tangent", BlockLowering.FormOf(named) == BlockForm.Class), null),
            ITypeParameterSymbol parameter => OfParameter(parameter),
            INamedTypeSymbol { OriginalDefinition: { Name: "List", ContainingNamespace: { } home } } list when home.ToDisplayString() == "System.Collections.Generic" => OfElements(list, list.TypeArguments[0], "List"),
            INamedTypeSymbol { TypeKind: not TypeKind.Delegate, ContainingNamespace: { } home } named when IsFramework(home) && named.TypeArguments.Any(MayCarry) =>
                Classification.Refused($"the type '{DisplayNames.Of(type)}' cannot hold parameters", "use arrays, or " + Constant),
            INamedTypeSymbol { TypeKind: TypeKind.Interface } known when known.GetMembers().OfType<IMethodSymbol>().Any(Marks.IsDifferentiable) =>
                Classification.Refused($"objects that are known by the interface '{DisplayNames.Of(type)}' cannot hold parameters", $"make '{known.Name}' an abstract class marked [Differentiable], or " + Constant),
            _ => Classification.Constant,
        };
    }

    private static bool IsFramework(INamespaceSymbol home) => home.ToDisplayString() is "System" or "System.Numerics" || home.ToDisplayString().StartsWith("System.", StringComparison.Ordinal);

    private bool MayCarry(ITypeSymbol type) => Of(type) is not { Shape: null, Reason: null };

    private static KindShape Kind(ITypeSymbol type, string tangent, string kind, bool changesInPlace) => new(NameOf(type), tangent, kind, changesInPlace);

    private KindShape BlockOf(ITypeSymbol type, string tangent, bool changesInPlace) => Kind(type, tangent, $"{nameOf("Block")}<{NameOf(type)}, {tangent}>", changesInPlace);

    /// <summary>The type of the numbers that a value is made of, and of nothing else; null where it is not.</summary>
    private static string? NumbersOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single } => NameOf(type),
        ITypeParameterSymbol { HasValueTypeConstraint: true } parameter when parameter.ConstraintTypes.Any(c => IsFloatingPoint(c, parameter)) => NameOf(type),
        INamedTypeSymbol { Name: "Half", Arity: 0 } when type.ContainingNamespace.ToDisplayString() == "System" => NameOf(type),
        INamedTypeSymbol { Arity: 0 } when type.ContainingNamespace?.ToDisplayString() == "System.Numerics" =>
            type.Name == "Complex" ? "double" : FloatVectors.Contains(type.Name) ? "float" : null,
        _ => null,
    };

    private static bool IsFloatingPoint(ITypeSymbol constraint, ITypeParameterSymbol parameter) =>
        constraint.AllInterfaces.Concat([(INamedTypeSymbol)constraint]).Any(i =>
            i.Name == "IFloatingPoint" && i.ContainingNamespace.ToDisplayString() == "System.Numerics" && SymbolEqualityComparer.Default.Equals(i.TypeArguments[0], parameter));

    private Classification OfArray(IArrayTypeSymbol array)
    {
        if (array.IsSZArray)
        {
            return OfElements(array, array.ElementType, "Array");
        }

        if (NumbersOf(array.ElementType) is { } number)
        {
            string grid = NameOf(array);
            string storage = $"{nameOf("GridStorage")}<{grid}, {NameOf(array.ElementType)}, {number}>";
            return new(Kind(array, grid, $"{nameOf("Row")}<{storage}, {grid}, {number}>", true), null);
        }

        return MayCarry(array.ElementType)
            ? Classification.Refused($"the type '{DisplayNames.Of(array)}' cannot hold parameters", "use an array of arrays, or " + Constant)
            : Classification.Constant;
    }

    private Classification OfElements(ITypeSymbol row, ITypeSymbol element, string container)
    {
        string name = NameOf(row);
        if (NumbersOf(element) is { } number)
        {
            string storage = $"{nameOf(container + "Storage")}<{NameOf(element)}, {number}>";
            return new(Kind(row, name, $"{nameOf("Row")}<{storage}, {name}, {number}>", true), null);
        }

        Classification inner = Of(element);
        return inner switch
        {
            { Reason: not null } or { Shape: null } => inner,
            { Shape: KindShape { Kind: var kind, Tangent: var tangent } } => new(
                Kind(row, container == "Array" ? ArrayOf(tangent) : $"global::System.Collections.Generic.List<{tangent}>", $"{nameOf(container + "Of")}<{kind}, {NameOf(element)}, {tangent}>", true), null),
            _ => Classification.Refused($"the type '{DisplayNames.Of(row)}' cannot hold parameters", "use a marked struct in place of the tuple, or " + Constant),
        };
    }

    /// <summary>C# writes the outermost array's brackets first.</summary>
    private static string ArrayOf(string element)
    {
        int end = element.Length;
        while (element[end - 1] == ']')
        {
            end = element.LastIndexOf('[', end - 1);
        }

        return element.Substring(0, end) + "[]" + element.Substring(end);
    }

    private Classification OfTuple(INamedTypeSymbol tuple)
    {
        Classification[] elements = [.. tuple.TupleElements.Select(e => Of(e.Type))];
        if (elements.FirstOrDefault(e => e.Reason is not null) is { } refused)
        {
            return refused;
        }

        if (elements.All(e => e.Shape is null))
        {
            return Classification.Constant;
        }

        if (elements.Any(e => e.Shape is null))
        {
            return Classification.Refused("a tuple of parameters and constants cannot hold parameters", "use a marked struct, or " + Constant);
        }

        IEnumerable<string> tangents = tuple.TupleElements.Select((e, i) => elements[i].Shape!.Tangent + (e.IsExplicitlyNamedTupleElement ? " " + Identifiers.Escaped(e.Name) : string.Empty));
        return new(new TupleShape(NameOf(tuple), $"({string.Join(", ", tangents)})", elements.Select(e => e.Shape!).ToEquatableArray()), null);
    }

    private Classification OfParameter(ITypeParameterSymbol parameter)
    {
        INamedTypeSymbol? block = parameter.ConstraintTypes.OfType<INamedTypeSymbol>().FirstOrDefault(c =>
            c is { Name: "IDifferentiable", Arity: 2 } && c.ContainingNamespace.ToDisplayString() == "DiffProg" && SymbolEqualityComparer.Default.Equals(c.TypeArguments[0], parameter));
        if (block is not null)
        {
            return new(BlockOf(parameter, NameOf(block.TypeArguments[1]), false), null);
        }

        return parameter.ConstraintTypes.Any(c => c.SpecialType is SpecialType.System_Enum or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate)
            ? Classification.Constant
            : Classification.Refused(
                $"a value of the type parameter '{parameter.Name}' might carry parameters",
                $"constrain it to IDifferentiable<{parameter.Name}, TTangent>, or to struct and IFloatingPoint<{parameter.Name}>, or " + Constant);
    }
}
