using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Tests.Typing;

/// <summary>A program, and what it looks like while it is typed or edited.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Text">The program.</param>
internal sealed record TypingProgram(string Name, string Text)
{
    /// <summary>
    /// Every prefix that ends with a token or within one, every token deleted, every pair of neighbours swapped; the using directives
    /// at the top stay as they are.
    /// </summary>
    public IEnumerable<(string Edit, string Text)> Edits()
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(Text).GetRoot();
        SyntaxToken[] tokens = [.. root.DescendantTokens().Where(t => t.Span.Length > 0 && t.Parent?.FirstAncestorOrSelf<SyntaxNode>(n => n.IsKind(SyntaxKind.UsingDirective)) is null)];
        for (int i = 0; i < tokens.Length; i++)
        {
            SyntaxToken token = tokens[i];
            (int start, int end) = (token.SpanStart, token.Span.End);
            yield return ($"up to '{token}' at {start}", Text[..end]);
            if (token.Span.Length > 1)
            {
                yield return ($"up to within '{token}' at {start}", Text[..(start + (token.Span.Length / 2))]);
            }

            yield return ($"without '{token}' at {start}", Text[..start] + Text[end..]);
            if (i + 1 < tokens.Length)
            {
                SyntaxToken next = tokens[i + 1];
                yield return ($"'{token}' and '{next}' swapped at {start}", Text[..start] + next + Text[end..next.SpanStart] + token + Text[next.Span.End..]);
            }
        }
    }
}
