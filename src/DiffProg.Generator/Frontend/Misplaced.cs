using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Frontend;

/// <summary>Marks at what C# compiles to a method and its user does not call one: they are refused, and not passed over in silence.</summary>
internal static class Misplaced
{
    /// <summary>Whether a mark at this node is misplaced.</summary>
    public static bool IsCarrier(SyntaxNode node) => WhatIs(node) is not null;

    public static Lowered Lower(IMethodSymbol method, SyntaxNode carrier, SyntaxNode mark) =>
        new(Marks.Key(method), DisplayNames.Of(method), LocationInfo.Of(mark), null, [Reason(WhatIs(carrier)!, mark)], []);

    /// <summary>What is wrong with where a mark stands; null where nothing is, or where C# itself says so.</summary>
    public static Refusal? Of(AttributeSyntax mark)
    {
        AttributeListSyntax list = (AttributeListSyntax)mark.Parent!;
        string? what = list is { Target.Identifier.ValueText: "method", Parent: EventFieldDeclarationSyntax } ? "an accessor" : WhatIs(list.Parent!);
        return what is null ? null : Reason(what, mark);
    }

    private static Refusal Reason(string what, SyntaxNode mark) =>
        new(Descriptors.Signature, LocationInfo.Of(mark), [$"{what} has no derivative", "make it an ordinary method"]);

    private static string? WhatIs(SyntaxNode node) => node switch
    {
        LocalFunctionStatementSyntax => "a local function",
        AnonymousFunctionExpressionSyntax => "a lambda",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "an operator",
        DestructorDeclarationSyntax => "a finalizer",
        AccessorDeclarationSyntax => "an accessor",
        _ => null,
    };
}
