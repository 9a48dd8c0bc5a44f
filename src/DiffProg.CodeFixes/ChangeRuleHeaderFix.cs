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

namespace DiffProg.CodeFixes;

/// <summary>Gives a rule the header that its method asks for.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ChangeRuleHeaderFix : RemedyProvider
{
    private const string Title = "Change the signature to the expected one";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP4001"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation)
    {
        if (RuleHeaders.Parse(refused.Hint(FixHints.RuleHeader)) is { } header && refused.Node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } rule)
        {
            yield return new Remedy(Title, Title, $"{refused.Document.Id.Id}:{rule.Span}", async (solution, stop) =>
            {
                DocumentEditor editor = await solution.EditorOf(rule.SyntaxTree, stop).ConfigureAwait(false);
                editor.ReplaceNode(editor.At<MethodDeclarationSyntax>(rule.Span), (current, _) => Changed((MethodDeclarationSyntax)current, header));
            });
        }
    }

    private static MethodDeclarationSyntax Changed(MethodDeclarationSyntax rule, MethodDeclarationSyntax header)
    {
        SeparatedSyntaxList<ParameterSyntax> old = rule.ParameterList.Parameters;
        SeparatedSyntaxList<ParameterSyntax> expected = header.ParameterList.Parameters;
        ParameterSyntax? onOwnLine = old.FirstOrDefault(p => p.GetFirstToken().GetPreviousToken().TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia));
        IEnumerable<ParameterSyntax> parameters = expected.Select((e, i) => Counterpart(old, expected, i) is not { } own ? Placed(e, onOwnLine)
            : TypeOf(own) == TypeOf(e) && own.AttributeLists.Count == 0 ? own
            : e.Named(own.Identifier.ValueText).WithTriviaFrom(own));
        SyntaxToken separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(onOwnLine is null ? SyntaxFactory.Space : LineEnds.Of(rule));
        IEnumerable<SyntaxToken> separators = Enumerable.Range(0, expected.Count - 1).Select(i => i < old.SeparatorCount ? old.GetSeparator(i) : separator);
        return rule
            .WithReturnType(header.ReturnType.ToString() == rule.ReturnType.ToString() ? rule.ReturnType : header.ReturnType.WithTriviaFrom(rule.ReturnType))
            .WithParameterList(rule.ParameterList.WithParameters(SyntaxFactory.SeparatedList(RuleHeaders.Distinct(parameters), separators)));
    }

    /// <summary>
    /// The rule's own parameter in a place, which keeps its name. Where there are too many or too few, only names tell which is which: one that took the
    /// place of another would be a wrong derivative, where an unknown name does not compile.
    /// </summary>
    private static ParameterSyntax? Counterpart(SeparatedSyntaxList<ParameterSyntax> old, SeparatedSyntaxList<ParameterSyntax> expected, int index) =>
        old.Count == expected.Count ? old[index] : old.FirstOrDefault(p => p.Identifier.ValueText == expected[index].Identifier.ValueText);

    /// <summary>A new parameter, on a line of its own where the others are.</summary>
    private static ParameterSyntax Placed(ParameterSyntax parameter, ParameterSyntax? onOwnLine) => onOwnLine is null
        ? parameter.WithoutTrivia()
        : parameter.WithoutTrivia().WithLeadingTrivia(onOwnLine.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));

    private static string TypeOf(ParameterSyntax parameter) => $"{parameter.Modifiers} {parameter.Type}";
}
