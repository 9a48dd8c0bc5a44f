using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>Takes the first operand of what is declared, assigned to a variable or returned into a variable of its own.</summary>
internal sealed class Temporaries(SemanticModel model) : CSharpSyntaxRewriter
{
    private int _count;

    public override SyntaxNode? VisitBlock(BlockSyntax node)
    {
        List<StatementSyntax> statements = [];
        foreach (StatementSyntax statement in node.Statements)
        {
            var visited = (StatementSyntax)Visit(statement)!;
            if (First(statement) is { } operand && First(visited) is { } now)
            {
                string name = "operand" + (_count++).ToString(CultureInfo.InvariantCulture);
                string type = model.GetTypeInfo(operand).Type!.ToDisplayString();
                statements.Add(SyntaxFactory.ParseStatement($"{type} {name} = {now.WithoutTrivia().ToFullString()};\n"));
                visited = visited.ReplaceNode(now, SyntaxFactory.IdentifierName(name).WithTriviaFrom(now));
            }

            statements.Add(visited);
        }

        return node.WithStatements([.. statements]);
    }

    /// <summary>The operand that is evaluated before all else in the statement.</summary>
    private ExpressionSyntax? First(StatementSyntax statement)
    {
        ExpressionSyntax? value = statement switch
        {
            LocalDeclarationStatementSyntax { Declaration.Variables: [{ Initializer.Value: { } initial }] } => initial,
            ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax, Right: { } right } } => right,
            ReturnStatementSyntax { Expression: { } returned } => returned,
            _ => null,
        };
        while (value is ParenthesizedExpressionSyntax { Expression: { } inner })
            value = inner;
        return value is BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.PlusToken or (int)SyntaxKind.MinusToken or (int)SyntaxKind.AsteriskToken or (int)SyntaxKind.SlashToken } binary
            && binary.Left is not (IdentifierNameSyntax { Identifier.Text: "operand" } or LiteralExpressionSyntax) && IsNumber(binary)
            ? binary.Left : null;
    }

    /// <summary>A visited node has no type any more; its first operand is then that of the original.</summary>
    private bool IsNumber(BinaryExpressionSyntax binary) =>
        binary.SyntaxTree != model.SyntaxTree || model.GetTypeInfo(binary.Left).Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Int32;
}
