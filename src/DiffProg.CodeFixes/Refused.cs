using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.CodeFixes;

/// <summary>A refusal as an editor has it.</summary>
/// <param name="Document">Where it stands.</param>
/// <param name="Model">What the document means.</param>
/// <param name="Node">The construct that is refused.</param>
/// <param name="Diagnostic">What is said of it.</param>
internal sealed record Refused(Document Document, SemanticModel Model, SyntaxNode Node, Diagnostic Diagnostic)
{
    public Compilation Compilation => Model.Compilation;

    /// <summary>The expression that is refused; null where it is no expression.</summary>
    public ExpressionSyntax? Expression => Node switch
    {
        ExpressionSyntax x => x,
        ArgumentSyntax x => x.Expression,
        EqualsValueClauseSyntax x => x.Value,
        _ => null,
    };

    /// <summary>The assignment that is refused, as a whole or for its target; null where none is.</summary>
    public AssignmentExpressionSyntax? Assignment => Expression as AssignmentExpressionSyntax
        ?? (Expression?.Parent is AssignmentExpressionSyntax assignment && assignment.Left == Expression ? assignment : null);

    /// <summary>The method that is called; null where none is.</summary>
    public IMethodSymbol? Callee => Expression is { } call and (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax)
        ? Model.GetSymbolInfo(call).Symbol as IMethodSymbol
        : null;

    /// <summary>Whether what is called is a member of the object that calls.</summary>
    public bool IsOnThis => Expression is InvocationExpressionSyntax
    {
        Expression: SimpleNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax },
    };

    /// <summary>What the diagnostic says under a name; null where it says nothing.</summary>
    public string? Hint(string name) => Diagnostic.Properties.TryGetValue(name, out string? hint) ? hint : null;

    /// <summary>The type that the refused code stands in.</summary>
    public TypeDeclarationSyntax? Owner => Node.Ancestors().OfType<TypeDeclarationSyntax>().FirstOrDefault(t => !t.IsKind(SyntaxKind.ExtensionBlockDeclaration));
}
