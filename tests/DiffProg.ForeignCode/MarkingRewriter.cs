using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.ForeignCode;

/// <summary>A method by where it stands in a file as it was found.</summary>
/// <param name="Path">The file.</param>
/// <param name="Number">Which of the file's methods.</param>
internal readonly record struct MethodPlace(string Path, int Number);

/// <summary>Marks methods <c>[Differentiable]</c>, and makes every type around them partial.</summary>
internal sealed class MarkingRewriter(string path, Func<MethodPlace, bool> isMarked) : CSharpSyntaxRewriter
{
    /// <summary>Values are compared to the bit.</summary>
    private static readonly AttributeArgumentListSyntax Strict = SyntaxFactory.ParseAttributeArgumentList("(FloatingPoint = global::DiffProg.FloatingPoint.Strict)")!;

    private readonly List<MethodPlace> _marked = [];
    private int _methods;

    /// <summary>What was marked, in the order of the text.</summary>
    public IReadOnlyList<MethodPlace> Marked => _marked;

    public override SyntaxNode? VisitClassDeclaration(ClassDeclarationSyntax node) => VisitType(node, base.VisitClassDeclaration);

    public override SyntaxNode? VisitStructDeclaration(StructDeclarationSyntax node) => VisitType(node, base.VisitStructDeclaration);

    public override SyntaxNode? VisitRecordDeclaration(RecordDeclarationSyntax node) => VisitType(node, base.VisitRecordDeclaration);

    public override SyntaxNode? VisitInterfaceDeclaration(InterfaceDeclarationSyntax node) => VisitType(node, base.VisitInterfaceDeclaration);

    public override SyntaxNode VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        // The body is left alone: a mark on a local function is an error of its own.
        MethodPlace place = new(path, _methods++);
        if ((node.Body is null && node.ExpressionBody is null) || !isMarked(place))
        {
            return node;
        }

        _marked.Add(place);
        AttributeListSyntax mark = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(SyntaxFactory.ParseName("global::DiffProg.Differentiable"), Strict)]);
        SyntaxTriviaList before = node.GetLeadingTrivia();
        MethodDeclarationSyntax bare = node.WithLeadingTrivia(SyntaxFactory.Space);
        return bare.WithAttributeLists(bare.AttributeLists.Insert(0, mark)).WithLeadingTrivia(before);
    }

    /// <summary>The methods of a tree that bear the mark, in the order of the text.</summary>
    public static IEnumerable<MethodDeclarationSyntax> MarkedMethods(SyntaxNode root) => root.DescendantNodes()
        .OfType<MethodDeclarationSyntax>()
        .Where(m => m.AttributeLists.Count > 0 && m.AttributeLists[0].Attributes[0].Name.ToString() == "global::DiffProg.Differentiable");

    private TypeDeclarationSyntax VisitType<T>(T node, Func<T, SyntaxNode?> visitMembers)
        where T : TypeDeclarationSyntax
    {
        int before = _marked.Count;
        TypeDeclarationSyntax type = (TypeDeclarationSyntax)visitMembers(node)!;
        if (_marked.Count == before || type.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            return type;
        }

        // 'partial' stands last of the modifiers; where it is the only one, what came before the type comes before it.
        SyntaxTriviaList trivia = type.GetLeadingTrivia();
        SyntaxToken partial = SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.PartialKeyword, [SyntaxFactory.Space]);
        return type.WithLeadingTrivia().AddModifiers(partial).WithLeadingTrivia(trivia);
    }
}
