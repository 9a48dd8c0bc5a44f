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

namespace DiffProg.CodeFixes;

/// <summary>Says that a derivative which would be lost is to be dropped.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class StopGradientFix : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP2001", "DP1005", "DP2002", "DP2003"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation) =>
        Dropped(refused) is { } expression && StopGradient.Around(expression, refused, cancellation) is { } remedy ? [remedy] : [];

    private static ExpressionSyntax? Dropped(Refused refused) => refused.Diagnostic.Id switch
    {
        "DP2001" or "DP1005" => RunsAsItStands(refused) ? refused.Expression : null,
        "DP2002" => refused.Hint(FixHints.Constant) is { } name ? Stored(refused, name) : null,
        // What is handed to a method of the user's is lost within it.
        _ => refused.Callee is null or { DeclaringSyntaxReferences.IsEmpty: true } ? refused.Expression : null,
    };

    /// <summary>Whether a call can stand in differentiable code where nothing is asked of its result: it is given numbers, or what it cannot change.</summary>
    private static bool RunsAsItStands(Refused refused) => refused.Callee is { ContainingType.IsExtension: false } callee
        && (callee.Parameters.All(p => p is { RefKind: RefKind.None, Type.SpecialType: not (SpecialType.None or SpecialType.System_Object or SpecialType.System_String) })
            || (!Declarations.IsMarked(callee.ContainingType, Attributes.Differentiable)
                && refused.Expression is InvocationExpressionSyntax call
                && call.ArgumentList.Arguments.All(a => a.RefKindKeyword.IsKind(SyntaxKind.None) && a.Expression is not CollectionExpressionSyntax)
                && callee.Parameters.All(p => p.Type is not (IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" }))));

    /// <summary>What is stored in, or handed to, what is marked as a constant.</summary>
    private static ExpressionSyntax? Stored(Refused refused, string name) => refused.Assignment?.Right ?? refused.Expression switch
    {
        InvocationExpressionSyntax x => Argument(refused, x.ArgumentList, name),
        BaseObjectCreationExpressionSyntax x => Argument(refused, x.ArgumentList, name),
        _ => null,
    };

    private static ExpressionSyntax? Argument(Refused refused, ArgumentListSyntax? arguments, string name) =>
        refused.Callee?.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, System.StringComparison.OrdinalIgnoreCase)) is { RefKind: RefKind.None, IsParams: false } parameter
            ? arguments?.Arguments.FirstOrDefault(a => a.NameColon is { } colon ? colon.Name.Identifier.ValueText == parameter.Name : arguments.Arguments.IndexOf(a) == parameter.Ordinal)?.Expression
            : null;
}
