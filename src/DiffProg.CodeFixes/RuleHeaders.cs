using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;

namespace DiffProg.CodeFixes;

/// <summary>The headers of rules, as diagnostics name them.</summary>
internal static class RuleHeaders
{
    /// <summary>The header as syntax, which means the same wherever it stands.</summary>
    public static MethodDeclarationSyntax? Parse(string? header) =>
        header is not null && SyntaxFactory.ParseMemberDeclaration(header + ";") is MethodDeclarationSyntax { ContainsDiagnostics: false } method
            ? (MethodDeclarationSyntax)new Qualifier().Visit(method)
            : null;

    /// <summary>A name like another that is none of some.</summary>
    public static string Unique(string name, ICollection<string> taken)
    {
        string unique = name;
        for (int i = 2; taken.Contains(unique); i++)
        {
            unique = name + i;
        }

        return unique;
    }

    /// <summary>A parameter by another name.</summary>
    public static ParameterSyntax Named(this ParameterSyntax parameter, string name) =>
        parameter.WithIdentifier(SyntaxFactory.Identifier(SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name).WithTriviaFrom(parameter.Identifier));

    /// <summary>The parameters by names of which no two are the same.</summary>
    public static IEnumerable<ParameterSyntax> Distinct(IEnumerable<ParameterSyntax> parameters)
    {
        HashSet<string> taken = [];
        foreach (ParameterSyntax parameter in parameters)
        {
            string name = Unique(parameter.Identifier.ValueText, taken);
            taken.Add(name);
            yield return name == parameter.Identifier.ValueText ? parameter : parameter.Named(name);
        }
    }

    /// <summary>Writes the types that have no keyword in full, to be shortened where they are imported.</summary>
    private sealed class Qualifier : CSharpSyntaxRewriter
    {
        public override SyntaxNode VisitGenericName(GenericNameSyntax node) => InSystem((SimpleNameSyntax)base.VisitGenericName(node)!);

        public override SyntaxNode VisitIdentifierName(IdentifierNameSyntax node) => InSystem(node);

        private static QualifiedNameSyntax InSystem(SimpleNameSyntax name) =>
            SyntaxFactory.QualifiedName(SyntaxFactory.ParseName("global::System"), name.WithoutTrivia()).WithTriviaFrom(name).WithAdditionalAnnotations(Simplifier.Annotation);
    }
}
