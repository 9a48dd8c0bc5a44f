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
        if (refused.Compilation.GetTypeByMetadataName(Class) is not { } diff || type.ConvertedType is not { } wanted || !(IsFloating(wanted) || IsRow(wanted)))
        {
            return null;
        }

        ITypeSymbol? cast = IsRow(wanted) || (type.Type is { } own && IsFloating(own)) ? null : wanted;
        ExpressionSyntax whole = expression;
        while (whole.Parent is ParenthesizedExpressionSyntax outer)
        {
            whole = outer;
        }

        return new Remedy(
            Title,
            Title,
            $"{refused.Document.Id.Id}:{expression.Span}",
            (solution, stop) => WrapAsync(solution, whole, diff, cast, stop));
    }

    private static async Task WrapAsync(SolutionEditor solution, ExpressionSyntax expression, INamedTypeSymbol diff, ITypeSymbol? cast, CancellationToken cancellation)
    {
        DocumentEditor editor = await solution.EditorOf(expression.SyntaxTree, cancellation).ConfigureAwait(false);
        editor.ReplaceNode(editor.At<ExpressionSyntax>(expression.Span), (current, generator) =>
        {
            SyntaxNode value = Bare((ExpressionSyntax)current);
            SyntaxNode number = cast is null ? value : generator.CastExpression(cast, value).WithAdditionalAnnotations(Simplifier.Annotation);
            return generator.InvocationExpression(generator.MemberAccessExpression(Attributes.Name(generator, diff), "StopGradient"), number).WithTriviaFrom(current);
        });
    }

    /// <summary>The expression without what stands around it: as an argument it needs no parentheses.</summary>
    private static ExpressionSyntax Bare(ExpressionSyntax expression) =>
        expression is ParenthesizedExpressionSyntax x ? Bare(x.Expression) : expression.WithoutTrivia();

    /// <summary>Whether it is a row of numbers that is only read, so that a copy is as good.</summary>
    private static bool IsRow(ITypeSymbol type) => type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments: [{ } element] } && IsFloating(element);

    /// <summary>Whether it is a number that carries derivatives.</summary>
    private static bool IsFloating(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || type is INamedTypeSymbol { Name: "Half", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };
}
