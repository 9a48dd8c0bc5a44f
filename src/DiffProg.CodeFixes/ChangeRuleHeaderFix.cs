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
        bool isInOrder = IsInOrder(old, expected);
        IEnumerable<ParameterSyntax> parameters = expected.Select((e, i) => (isInOrder ? old[i] : old.FirstOrDefault(p => p.Identifier.ValueText == e.Identifier.ValueText)) is not { } own ? Placed(e, onOwnLine)
            : TypeOf(own) == TypeOf(e) && own.AttributeLists.Count == 0 ? own
            : e.Named(own.Identifier.ValueText).WithTriviaFrom(own));
        SyntaxToken separator = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(onOwnLine is null ? SyntaxFactory.Space : LineEnds.Of(rule));
        IEnumerable<SyntaxToken> separators = Enumerable.Range(0, expected.Count - 1).Select(i => i < old.SeparatorCount ? old.GetSeparator(i) : separator);
        return rule
            .WithReturnType(header.ReturnType.ToString() == rule.ReturnType.ToString() ? rule.ReturnType : header.ReturnType.WithTriviaFrom(rule.ReturnType))
            .WithParameterList(rule.ParameterList.WithParameters(SyntaxFactory.SeparatedList(RuleHeaders.Distinct(parameters), separators)));
    }

    /// <summary>
    /// Whether the rule's own parameters can be told by their places, and keep their names. Where there are too many or too few, or they seem to have changed
    /// places, only names tell which is which: one that passed for another would be a wrong derivative, where an unknown name does not compile.
    /// </summary>
    private static bool IsInOrder(SeparatedSyntaxList<ParameterSyntax> old, SeparatedSyntaxList<ParameterSyntax> expected)
    {
        (string Own, string Expected)[] misfits = [.. old.Zip(expected, (o, e) => (Own: TypeOf(o), Expected: TypeOf(e))).Where(t => t.Own != t.Expected)];
        return old.Count == expected.Count && !misfits.Any(m => misfits.Any(other => other.Expected == m.Own));
    }

    /// <summary>A new parameter, on a line of its own where the others are.</summary>
    private static ParameterSyntax Placed(ParameterSyntax parameter, ParameterSyntax? onOwnLine) => onOwnLine is null
        ? parameter.WithoutTrivia()
        : parameter.WithoutTrivia().WithLeadingTrivia(onOwnLine.GetLeadingTrivia().Where(t => t.IsKind(SyntaxKind.WhitespaceTrivia)));

    /// <summary>The type and how it is passed; the types of rules are those of the language and a few of one namespace.</summary>
    private static string TypeOf(ParameterSyntax parameter) => $"{parameter.Modifiers} {parameter.Type}".Replace("global::", string.Empty).Replace("System.", string.Empty);
}
