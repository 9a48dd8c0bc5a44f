using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Frontend;

/// <summary>
/// Whether the text around an operation says <c>checked</c> or <c>unchecked</c>. Operations say it of themselves, but for the narrowing
/// conversion within a compound assignment such as <c>b &lt;&lt;= 1</c> of a byte.
/// </summary>
internal static class OverflowContext
{
    /// <summary>True where it says <c>checked</c>, false where <c>unchecked</c>, null where it leaves that to the project.</summary>
    public static bool? Of(SyntaxNode node)
    {
        for (SyntaxNode? at = node; at is not null; at = at.Parent)
        {
            switch (at.Kind())
            {
                case SyntaxKind.CheckedExpression or SyntaxKind.CheckedStatement:
                    return true;
                case SyntaxKind.UncheckedExpression or SyntaxKind.UncheckedStatement:
                    return false;
            }
        }

        return null;
    }
}
