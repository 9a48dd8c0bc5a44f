using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>
/// Makes each helper that a method calls a local function of that method, whose body stands in for its calls. A helper that calls itself, or
/// is called by a name of its own from elsewhere, stays.
/// </summary>
internal sealed class LocalHelpers(SemanticModel model) : CSharpSyntaxRewriter
{
    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        if (node is not { Body: { } body, Parent: TypeDeclarationSyntax { Parent: CompilationUnitSyntax } } || HelpersOf(node) is not { Count: > 0 } helpers)
            return node;
        return node.WithBody(body.AddStatements([.. helpers.Select(Local)]));
    }

    /// <summary>All that a method calls, and what that calls; none where one of them calls itself, however far around.</summary>
    private List<MethodDeclarationSyntax> HelpersOf(MethodDeclarationSyntax method)
    {
        List<MethodDeclarationSyntax> found = [];
        bool isRound = false;
        Visit(method, []);
        return isRound ? [] : found;

        void Visit(MethodDeclarationSyntax caller, HashSet<MethodDeclarationSyntax> callers)
        {
            callers = [.. callers, caller];
            foreach (var helper in CalledBy(caller).Distinct())
            {
                isRound |= callers.Contains(helper);
                if (isRound)
                    return;
                if (!found.Contains(helper))
                    found.Add(helper);
                Visit(helper, callers);
            }
        }
    }

    private IEnumerable<MethodDeclarationSyntax> CalledBy(MethodDeclarationSyntax method) => method.DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Select(call => (model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax())
        .OfType<MethodDeclarationSyntax>()
        .Where(called => called.Parent == method.Parent && called.Modifiers.Any(SyntaxKind.StaticKeyword));

    private static LocalFunctionStatementSyntax Local(MethodDeclarationSyntax helper) => SyntaxFactory.LocalFunctionStatement(
        [],
        [SyntaxFactory.Token(SyntaxKind.StaticKeyword).WithTrailingTrivia(SyntaxFactory.Space)],
        helper.ReturnType,
        helper.Identifier,
        helper.TypeParameterList,
        helper.ParameterList,
        helper.ConstraintClauses,
        helper.Body ?? throw new ArgumentException($"'{helper.Identifier}' has no body.", nameof(helper)),
        null);
}
