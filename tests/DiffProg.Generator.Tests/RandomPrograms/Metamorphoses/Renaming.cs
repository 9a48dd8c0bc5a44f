using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>
/// Gives variables, and the parameters of all methods but the one that is called from outside, names that emitted code may want itself.
/// </summary>
internal sealed class Renaming(SemanticModel model) : CSharpSyntaxRewriter
{
    private static readonly string[] Wanted =
        ["result", "tape", "cotangent", "tangent", "value", "seed", "index", "trips", "saved", "@double", "@ref", "gradient", "row", "taken", "self", "@checked"];

    private readonly Dictionary<ISymbol, string> _names = new(SymbolEqualityComparer.Default);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) =>
        NameOf(model.GetSymbolInfo(node).Symbol) is { } name ? node.WithIdentifier(Identifier(name, node.Identifier)) : base.VisitIdentifierName(node);

    public override SyntaxNode? VisitVariableDeclarator(VariableDeclaratorSyntax node)
    {
        var visited = (VariableDeclaratorSyntax)base.VisitVariableDeclarator(node)!;
        return NameOf(model.GetDeclaredSymbol(node)) is { } name ? visited.WithIdentifier(Identifier(name, node.Identifier)) : visited;
    }

    public override SyntaxNode? VisitSingleVariableDesignation(SingleVariableDesignationSyntax node) =>
        NameOf(model.GetDeclaredSymbol(node)) is { } name ? node.WithIdentifier(Identifier(name, node.Identifier)) : node;

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var visited = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        return NameOf(model.GetDeclaredSymbol(node)) is { } name ? visited.WithIdentifier(Identifier(name, node.Identifier)) : visited;
    }

    public override SyntaxNode? VisitParameter(ParameterSyntax node)
    {
        var visited = (ParameterSyntax)base.VisitParameter(node)!;
        return NameOf(model.GetDeclaredSymbol(node)) is { } name ? visited.WithIdentifier(Identifier(name, node.Identifier)) : visited;
    }

    private string? NameOf(ISymbol? named)
    {
        ISymbol? symbol = named?.OriginalDefinition;
        bool isOwn = symbol is ILocalSymbol
            || (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { Name: not "F", IsImplicitlyDeclared: false, ContainingType: var type } method }
                && !(method.MethodKind == MethodKind.Constructor && type.IsRecord) && method.MethodKind != MethodKind.PropertySet);
        if (!isOwn)
            return null;
        if (!_names.TryGetValue(symbol!, out string? name))
        {
            int round = _names.Count / Wanted.Length;
            name = Wanted[_names.Count % Wanted.Length] + (round == 0 ? "" : round.ToString(System.Globalization.CultureInfo.InvariantCulture));
            _names.Add(symbol!, name);
        }

        return name;
    }

    private static SyntaxToken Identifier(string name, SyntaxToken old) =>
        SyntaxFactory.ParseToken(name).WithTriviaFrom(old);
}
