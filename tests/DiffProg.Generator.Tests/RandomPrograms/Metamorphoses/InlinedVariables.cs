using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>Writes what a number was declared with in its place, where neither it nor a variable in that is ever written to.</summary>
internal sealed class InlinedVariables(SemanticModel model) : CSharpSyntaxRewriter
{
    private readonly Dictionary<ISymbol, (ExpressionSyntax Now, ExpressionSyntax Original)> _values = new(SymbolEqualityComparer.Default);
    private HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        _written = new(node.DescendantNodes().SelectMany(Written).Select(target => model.GetSymbolInfo(target).Symbol).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return base.VisitMethodDeclaration(node);
    }

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
    {
        var visited = (LocalDeclarationStatementSyntax)base.VisitLocalDeclarationStatement(node)!;
        if (node.Declaration.Variables is [{ Initializer.Value: { } value } declared] && visited.Declaration.Variables[0].Initializer is { Value: { } now }
            && model.GetDeclaredSymbol(declared) is ILocalSymbol { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Double } symbol
            && !_written.Contains(symbol) && value.DescendantNodesAndSelf().All(IsSteady))
        {
            _values[symbol] = (SyntaxFactory.ParseExpression($"((double)({now.WithoutTrivia().ToFullString()}))"), value);
        }

        return visited;
    }

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        !IsByReference(node) && model.GetSymbolInfo(node).Symbol is ILocalSymbol symbol && _values.TryGetValue(symbol, out var value) && MeansTheSame(value.Original, node)
            ? value.Now.WithTriviaFrom(node)
            : node;

    /// <summary>Whether a part of an expression is a number, or a variable of one that nobody writes to.</summary>
    private bool IsSteady(SyntaxNode node) => node switch
    {
        IdentifierNameSyntax name => model.GetSymbolInfo(name).Symbol switch
        {
            ILocalSymbol { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Double } or IParameterSymbol { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Double } =>
                !_written.Contains(model.GetSymbolInfo(name).Symbol!),
            INamedTypeSymbol { Name: "Math" } or IMethodSymbol { ContainingType.Name: "Math" } => true,
            _ => false,
        },
        LiteralExpressionSyntax or ParenthesizedExpressionSyntax or PrefixUnaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.MinusToken } => true,
        BinaryExpressionSyntax binary => model.GetTypeInfo(binary).Type?.SpecialType == SpecialType.System_Double,
        CastExpressionSyntax cast => model.GetTypeInfo(cast).Type?.SpecialType == SpecialType.System_Double,
        PredefinedTypeSyntax or InvocationExpressionSyntax or MemberAccessExpressionSyntax or ArgumentListSyntax or ArgumentSyntax => true,
        _ => false,
    };

    /// <summary>Whether the variables of an expression are known by the same names elsewhere, where a function may have its own of them.</summary>
    private bool MeansTheSame(ExpressionSyntax value, SyntaxNode place) => value.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Select(name => model.GetSymbolInfo(name).Symbol)
        .All(symbol => symbol is not (ILocalSymbol or IParameterSymbol) || model.LookupSymbols(place.SpanStart, name: symbol.Name).Contains(symbol, SymbolEqualityComparer.Default));

    private static bool IsByReference(SyntaxNode node) => node.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or NameColonSyntax;

    private static IEnumerable<SyntaxNode> Written(SyntaxNode node) => node switch
    {
        AssignmentExpressionSyntax { Left: TupleExpressionSyntax tuple } => tuple.Arguments.Select(a => a.Expression),
        AssignmentExpressionSyntax x => [x.Left],
        PrefixUnaryExpressionSyntax x => [x.Operand],
        PostfixUnaryExpressionSyntax x => [x.Operand],
        ArgumentSyntax { RefKindKeyword.RawKind: not 0 } x => [x.Expression],
        RefExpressionSyntax x => [x.Expression],
        _ => [],
    };
}
