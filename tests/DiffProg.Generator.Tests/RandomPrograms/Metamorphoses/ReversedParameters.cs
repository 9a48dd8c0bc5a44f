using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>Reverses the parameters of static helpers, and names the arguments of their calls, which stay in their order.</summary>
internal sealed class ReversedParameters(SemanticModel model) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var visited = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return model.GetDeclaredSymbol(node) is { } method && IsReversed(method)
            ? visited.WithParameterList(visited.ParameterList.WithParameters([.. visited.ParameterList.Parameters.Reverse()]))
            : visited;
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method || !IsReversed(method.OriginalDefinition))
            return visited;
        IEnumerable<ArgumentSyntax> named = visited.ArgumentList.Arguments.Select((a, i) =>
            a.NameColon is not null ? a : a.WithNameColon(SyntaxFactory.NameColon(method.Parameters[i].Name)).NormalizeWhitespace());
        return visited.WithArgumentList(visited.ArgumentList.WithArguments([.. named]));
    }

    private bool IsReversed(IMethodSymbol method) =>
        method is { IsStatic: true, MethodKind: MethodKind.Ordinary, Name: not "F", IsExtensionMethod: false }
        && method.Parameters.All(p => !p.IsParams && !p.HasExplicitDefaultValue)
        && method.DeclaringSyntaxReferences is [{ SyntaxTree: var tree }] && tree == model.SyntaxTree
        && !IsHandedOver(method);

    /// <summary>A function that is named without being called has the order of the delegate.</summary>
    private bool IsHandedOver(IMethodSymbol method) => model.SyntaxTree.GetRoot().DescendantNodes().OfType<IdentifierNameSyntax>()
        .Any(n => n.Identifier.ValueText == method.Name && n.Parent is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax }));
}
