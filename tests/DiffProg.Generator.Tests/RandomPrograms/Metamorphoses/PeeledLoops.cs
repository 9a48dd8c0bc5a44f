using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>Takes the first iteration out of each loop that neither leaves nor skips any.</summary>
internal sealed class PeeledLoops : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;
        if (node is not { Declaration: { } declaration, Condition: { } condition, Incrementors: [{ } advance] } || HasJumps(node.Statement))
            return visited;
        string rest = visited.WithDeclaration(null).WithoutTrivia().ToFullString();
        string body = visited.Statement.WithoutTrivia().ToFullString();
        return SyntaxFactory.ParseStatement($"{{ {declaration}; if ({condition}) {{ {body} {advance}; }} {rest} }}\n");
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return HasJumps(node.Statement) || node.Condition.DescendantNodesAndSelf().OfType<DeclarationPatternSyntax>().Any()
            ? visited
            : SyntaxFactory.ParseStatement($"if ({visited.Condition.ToFullString()}) {{ {visited.Statement.ToFullString()} {visited.WithoutTrivia().ToFullString()} }}\n");
    }

    private static bool HasJumps(StatementSyntax body) =>
        body.DescendantNodes().Any(n => n is BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or LocalFunctionStatementSyntax or LambdaExpressionSyntax);
}
