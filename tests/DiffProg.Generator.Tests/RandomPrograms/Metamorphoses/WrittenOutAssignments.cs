using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>Writes <c>x += e</c> as <c>x = x + (e)</c>, of variables and of elements whose index is a variable or a number.</summary>
internal sealed class WrittenOutAssignments(SemanticModel model) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        var visited = (AssignmentExpressionSyntax)base.VisitAssignmentExpression(node)!;
        SyntaxKind kind = node.Kind() switch
        {
            SyntaxKind.AddAssignmentExpression => SyntaxKind.AddExpression,
            SyntaxKind.SubtractAssignmentExpression => SyntaxKind.SubtractExpression,
            SyntaxKind.MultiplyAssignmentExpression => SyntaxKind.MultiplyExpression,
            SyntaxKind.DivideAssignmentExpression => SyntaxKind.DivideExpression,
            _ => SyntaxKind.None,
        };
        if (kind == SyntaxKind.None || !IsPlain(node.Left) || !IsWide(model.GetTypeInfo(node.Left).Type) || !IsWide(model.GetTypeInfo(node.Right).Type))
            return visited;
        var value = SyntaxFactory.BinaryExpression(kind, visited.Left.WithoutTrivia(), SyntaxFactory.ParenthesizedExpression(visited.Right.WithoutTrivia()));
        return SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, visited.Left, value.NormalizeWhitespace());
    }

    private static bool IsPlain(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax => true,
        ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax, ArgumentList.Arguments: [{ Expression: IdentifierNameSyntax or LiteralExpressionSyntax }] } => true,
        _ => false,
    };

    /// <summary>A narrower number would have to be converted back.</summary>
    private static bool IsWide(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Int32;
}
