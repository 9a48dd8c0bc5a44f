using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace DiffProg.CodeFixes;

/// <summary>Begins a rule for a method that differentiable code calls, beside the caller.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class WriteRuleFix : RemedyProvider
{
    private const string VjpOf = "DiffProg.VjpOfAttribute";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP2001", "DP1005"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation)
    {
        if (refused.Callee is { } callee
            && RuleHeaders.Parse(refused.Hint(FixHints.RuleHeader)) is { } header
            && refused.Owner is { } owner
            && refused.Model.GetDeclaredSymbol(owner, cancellation) is { IsGenericType: false } type
            && refused.Compilation.GetTypeByMetadataName(VjpOf) is { } mark)
        {
            MemberDeclarationSyntax caller = owner.Members.First(m => m.Span.Contains(refused.Node.Span));
            bool isFollowedClosely = owner.Members.SkipWhile(m => m != caller).Skip(1).FirstOrDefault() is { } next
                && !next.GetLeadingTrivia().SkipWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).FirstOrDefault().IsKind(SyntaxKind.EndOfLineTrivia);
            yield return new Remedy($"Write a [VjpOf] rule for '{callee.Name}'", "Write [VjpOf] rules", callee.ToDisplayString(), async (solution, stop) =>
            {
                DocumentEditor editor = await solution.EditorOf(caller.SyntaxTree, stop).ConfigureAwait(false);
                // Rules that are written together are not yet members of the type.
                IEnumerable<string> written = editor.GetChangedRoot().DescendantNodes().OfType<MethodDeclarationSyntax>().Select(m => m.Identifier.ValueText);
                string name = RuleHeaders.Unique(callee.Name + "Rule", [.. type.MemberNames, .. written]);
                SyntaxTrivia end = LineEnds.Of(editor.OriginalRoot);
                MethodDeclarationSyntax stub = Stub(callee, header, name, mark, editor.Generator, end, IndentationOf(caller));
                editor.InsertAfter(editor.At<MemberDeclarationSyntax>(caller.Span), stub.WithTrailingTrivia(Enumerable.Repeat(end, isFollowedClosely ? 2 : 1)));
            });
        }
    }

    private static MethodDeclarationSyntax Stub(IMethodSymbol callee, MethodDeclarationSyntax header, string name, INamedTypeSymbol mark, SyntaxGenerator generator, SyntaxTrivia end, SyntaxTriviaList indentation)
    {
        TypeSyntax type = Attributes.Name(generator, callee.ContainingType);
        AttributeArgumentListSyntax subject = SyntaxFactory.AttributeArgumentList(
        [
            SyntaxFactory.AttributeArgument(SyntaxFactory.TypeOfExpression(type)),
            SyntaxFactory.AttributeArgument((ExpressionSyntax)generator.NameOfExpression(generator.MemberAccessExpression(type, callee.Name))).WithLeadingTrivia(SyntaxFactory.Space),
        ]);
        AttributeListSyntax list = SyntaxFactory.AttributeList([SyntaxFactory.Attribute(Attributes.Name(generator, mark), subject)])
            .WithLeadingTrivia(indentation.Insert(0, end))
            .WithTrailingTrivia(end);
        ArrowExpressionClauseSyntax body = SyntaxFactory.ArrowExpressionClause(SyntaxFactory.ParseExpression("throw new global::System.NotImplementedException()"));
        TypeSyntax exception = ((ObjectCreationExpressionSyntax)((ThrowExpressionSyntax)body.Expression).Expression).Type;
        return header
            .WithIdentifier(SyntaxFactory.Identifier(name))
            .WithParameterList(header.ParameterList.WithParameters(SyntaxFactory.SeparatedList(RuleHeaders.Distinct(header.ParameterList.Parameters), header.ParameterList.Parameters.GetSeparators())))
            .WithModifiers([SyntaxFactory.Token(SyntaxKind.PrivateKeyword).WithLeadingTrivia(indentation).WithTrailingTrivia(SyntaxFactory.Space), .. header.Modifiers])
            .WithAttributeLists([list])
            .WithExpressionBody(body.ReplaceNode(exception, exception.WithAdditionalAnnotations(Simplifier.Annotation)))
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static SyntaxTriviaList IndentationOf(MemberDeclarationSyntax member) =>
        member.GetLeadingTrivia() is [.., { RawKind: (int)SyntaxKind.WhitespaceTrivia } indentation] ? [indentation] : [];
}
