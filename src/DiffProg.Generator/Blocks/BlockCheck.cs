using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Blocks;

/// <summary>Refuses what the form of a type rules out, whatever its members.</summary>
internal static class BlockCheck
{
    private static readonly string[] EmittedMembers =
        ["Tangent", "Move", "ParameterCount", "CountParameters", "CopyParametersTo", "CopyParametersFrom", "ZeroLike", "GetParts", "FromParts"];

    /// <summary>The members of a tangent, beside which its fields stand.</summary>
    private static readonly string[] TangentMembers =
        ["Tangent", "Count", "CountNumbers", "SetZero", "AddScaled", "Dot", "CopyTo", "CopyFrom", "ZeroLike"];

    public static IEnumerable<Refusal> Form(INamedTypeSymbol type, LocationInfo place)
    {
        if (Misfit(type) is var (what, advice))
        {
            yield return new Refusal(Descriptors.BlockForm, place, [what, advice]);
            yield break;
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            TypeDeclarationSyntax? declaration = outer.DeclaringSyntaxReferences.Select(r => r.GetSyntax()).OfType<TypeDeclarationSyntax>().FirstOrDefault();
            if (declaration is not null && !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                yield return new Refusal(Descriptors.NotPartial, LocationInfo.Of(declaration.Identifier.GetLocation()), [outer.Name]);
            }
        }

        foreach (ISymbol member in EmittedMembers.Concat(Places.Of(type).Select(p => p.Name)).SelectMany(n => Named(type, n)))
        {
            yield return new Refusal(Descriptors.NameTaken, LocationInfo.Of(PlaceOf(member, type)), [member.Name]);
        }
    }

    /// <summary>Refuses a member that cannot be a parameter; null where it can.</summary>
    public static Refusal? Member(Storage member, Shape shape, INamedTypeSymbol type, BlockForm form)
    {
        LocationInfo place = LocationInfo.Of(member.Place);
        if (TangentMembers.Contains(member.Symbol.Name))
        {
            return new Refusal(Descriptors.NameTaken, place, [member.Symbol.Name]);
        }

        return Unmovable(member, shape, type, form) is var (what, advice) ? new Refusal(Descriptors.BlockForm, place, [what, advice]) : null;
    }

    private static (string What, string Advice)? Unmovable(Storage member, Shape shape, INamedTypeSymbol type, BlockForm form)
    {
        string name = member.Symbol.Name;
        if (Accessibilities.Of(member.Type, type) == "private")
        {
            return ($"the type '{DisplayNames.Of(member.Type)}' of '{name}' is private, and the tangent is not", "make it internal, or mark the member [NoDerivative]");
        }

        if (member.HasOwnAccessors)
        {
            return ($"the accessors of '{name}' may change what they store", "store it in a field, or mark it [NoDerivative]");
        }

        if (member.Symbol is IPropertySymbol { IsVirtual: true } or IPropertySymbol { IsOverride: true } or IPropertySymbol { IsAbstract: true })
        {
            return ($"the property '{name}' is virtual, and what it stores another type may hide", "do not make it virtual, or mark it [NoDerivative]");
        }

        return form switch
        {
            BlockForm.Class when !shape.ChangesInPlace && !member.IsMutable => ($"'{name}' can only be set once, and a class moves in place", $"{(member.Symbol is IFieldSymbol ? "remove 'readonly'" : "give it a setter")}, make the type a record or struct, or mark it [NoDerivative]"),
            BlockForm.Record when !member.IsInitializable => ($"'{name}' cannot be set by 'with', by which a record moves", $"{(member.Symbol is IFieldSymbol ? "remove 'readonly'" : "give it init")}, or mark it [NoDerivative]"),
            _ => null,
        };
    }

    private static (string What, string Advice)? Misfit(INamedTypeSymbol type)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct) || type.IsStatic)
        {
            return type.TypeKind == TypeKind.Interface
                ? ("an interface holds no parameters", "mark its methods and the classes that implement it, or make it an abstract class")
                : ($"{(type.IsStatic ? "a static class" : "an enum")} holds no parameters", "mark a class, struct or record");
        }

        if (type.IsRefLikeType)
        {
            return ("a ref struct cannot be a parameter block", "make it an ordinary struct");
        }

        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer.IsFileLocal)
            {
                return ("derivatives cannot be emitted into a file-local type", "make the type internal");
            }

            if (!outer.CanBeReferencedByName)
            {
                return ("a type without a name cannot be a parameter block", "name it");
            }

            if (outer.IsExtension || outer.TypeKind == TypeKind.Interface)
            {
                return ("a type inside an interface or extension cannot be a parameter block", "move it out");
            }
        }

        if (Storage.PrimaryOf(type) is { } primary && primary.Parameters.Any(p => !p.CanBeReferencedByName))
        {
            return ("a type whose constructor's parameter has no name cannot be a parameter block", "name it");
        }

        return type.GetAttributes().Any(OverlaysFields)
            ? ("a type whose fields may overlap cannot be a parameter block", "give each field its own place")
            : null;
    }

    private static bool OverlaysFields(AttributeData attribute) => attribute.AttributeClass?.ToDisplayString() switch
    {
        "System.Runtime.InteropServices.StructLayoutAttribute" => attribute.ConstructorArguments is [{ Value: 2 or (short)2 }],
        "System.Runtime.CompilerServices.InlineArrayAttribute" => true,
        _ => false,
    };

    private static IEnumerable<ISymbol> Named(INamedTypeSymbol type, string name)
    {
        // What a base block has by these names is emitted there, or refused there.
        for (INamedTypeSymbol? owner = type; owner is not null && (SymbolEqualityComparer.Default.Equals(owner, type) || Marks.Differentiable(owner) is null); owner = owner.BaseType)
        {
            foreach (ISymbol member in owner.GetMembers(name).Where(m => !Marks.IsEmitted(m)))
            {
                yield return member;
            }
        }
    }

    private static Location PlaceOf(ISymbol member, INamedTypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(member.ContainingType, type) ? member.Locations[0] : type.Locations[0];
}
