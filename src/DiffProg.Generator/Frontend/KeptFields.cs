using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Frontend;

/// <summary>Fields that hold what their declaration gives them for good: read-only ones, and private ones that the text of their type never assigns.</summary>
internal static class KeptFields
{
    public static bool Contain(IFieldSymbol field) => field.IsReadOnly || (field.DeclaredAccessibility == Accessibility.Private && !IsAssigned(field));

    /// <summary>Whether the type's text assigns something of the field's name, or hands on a reference to it.</summary>
    private static bool IsAssigned(IFieldSymbol field) => field.ContainingType.DeclaringSyntaxReferences
        .SelectMany(r => r.GetSyntax().DescendantNodes())
        .Any(n => n is IdentifierNameSyntax name && name.Identifier.ValueText == field.Name && IsTarget(Whole(name)));

    /// <summary>The place that a name ends: <c>this.f</c>, <c>Type.f</c> and <c>(f)</c> are one with it.</summary>
    private static SyntaxNode Whole(SyntaxNode name)
    {
        while (name.Parent is ParenthesizedExpressionSyntax || (name.Parent is MemberAccessExpressionSyntax access && access.Name == name))
        {
            name = name.Parent;
        }

        return name;
    }

    private static bool IsTarget(SyntaxNode place) => place.Parent switch
    {
        AssignmentExpressionSyntax x => x.Left == place,
        ArgumentSyntax { RefKindKeyword.RawKind: not (int)SyntaxKind.None } => true,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        RefExpressionSyntax => true,
        PrefixUnaryExpressionSyntax x => x.IsKind(SyntaxKind.AddressOfExpression),
        _ => false,
    };
}
