using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace DiffProg.CodeFixes;

/// <summary>Says of an expression that no derivative flows on from it.</summary>
internal static class StopGradient
{
    public const string Title = "Wrap in Diff.StopGradient";

    private const string Class = "DiffProg.Diff";

    /// <summary>Wraps an expression, as a number of a type where it is one of another; null where that cannot be.</summary>
    public static Remedy? Around(ExpressionSyntax expression, Refused refused, CancellationToken cancellation)
    {
        TypeInfo type = refused.Model.GetTypeInfo(expression, cancellation);
        if (refused.Compilation.GetTypeByMetadataName(Class) is not { } diff || type.ConvertedType is not { } wanted || !IsFloating(wanted))
        {
            return null;
        }

        ITypeSymbol? cast = SymbolEqualityComparer.Default.Equals(type.Type, wanted) ? null : wanted;
        return new Remedy(
            Title,
            Title,
            $"{refused.Document.Id.Id}:{expression.Span}",
            (solution, stop) => WrapAsync(solution, expression, diff, cast, stop));
    }

    private static async Task WrapAsync(SolutionEditor solution, ExpressionSyntax expression, INamedTypeSymbol diff, ITypeSymbol? cast, CancellationToken cancellation)
    {
        DocumentEditor editor = await solution.EditorOf(expression.SyntaxTree, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(editor.At<ExpressionSyntax>(expression.Span), (current, generator) =>
        {
            SyntaxNode bare = current.WithoutTrivia();
            SyntaxNode value = cast is null ? bare : generator.CastExpression(cast, bare).WithAdditionalAnnotations(Simplifier.Annotation);
            return generator.InvocationExpression(generator.MemberAccessExpression(Attributes.Name(generator, diff), "StopGradient"), value).WithTriviaFrom(current);
        });
    }

    /// <summary>Whether it is a number that carries derivatives.</summary>
    private static bool IsFloating(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || type is INamedTypeSymbol { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
