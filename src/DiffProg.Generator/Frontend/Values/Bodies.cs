using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator.Frontend.Values;

/// <summary>Finds what methods of the compilation run.</summary>
internal static class Bodies
{
    /// <summary>The body of a method, accessor or operator; null where its text is not at hand.</summary>
    public static IBlockOperation? Of(IMethodSymbol method, Compilation compilation) => OperationOf(method, compilation) switch
    {
        IBlockOperation block => block,
        IMethodBodyBaseOperation body => body.BlockBody ?? body.ExpressionBody,
        ILocalFunctionOperation local => local.Body,
        _ => null,
    };

    /// <summary>The constructor with its call of another one; null where it has no text of its own.</summary>
    public static IConstructorBodyOperation? OfConstructor(IMethodSymbol constructor, Compilation compilation) =>
        OperationOf(constructor, compilation) as IConstructorBodyOperation;

    /// <summary>The declaration whose parameters a constructor takes, where it is a primary one.</summary>
    public static TypeDeclarationSyntax? PrimaryOf(IMethodSymbol constructor, Compilation compilation) =>
        TextsOf(constructor, compilation).OfType<TypeDeclarationSyntax>().FirstOrDefault();

    /// <summary>The constructor of the base that a primary constructor calls; null where the declaration names none.</summary>
    public static IInvocationOperation? BaseCallOf(TypeDeclarationSyntax declaration, Compilation compilation) =>
        declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault() is { } call
            ? compilation.GetSemanticModel(call.SyntaxTree).GetOperation(call) as IInvocationOperation
            : null;

    /// <summary>The value that a field or a property begins with; null where it has none.</summary>
    public static IOperation? InitialValueOf(ISymbol member, Compilation compilation)
    {
        EqualsValueClauseSyntax? clause = TextsOf(member, compilation).FirstOrDefault() switch
        {
            VariableDeclaratorSyntax field => field.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return clause is null ? null : compilation.GetSemanticModel(clause.SyntaxTree).GetOperation(clause) switch
        {
            ISymbolInitializerOperation initializer => initializer.Value,
            _ => null,
        };
    }

    private static IOperation? OperationOf(IMethodSymbol method, Compilation compilation) =>
        TextsOf((method.PartialImplementationPart ?? method).OriginalDefinition, compilation).FirstOrDefault() is { } syntax
            ? compilation.GetSemanticModel(syntax.SyntaxTree).GetOperation(syntax)
            : null;

    private static IEnumerable<SyntaxNode> TextsOf(ISymbol symbol, Compilation compilation) =>
        symbol.DeclaringSyntaxReferences.Where(r => compilation.ContainsSyntaxTree(r.SyntaxTree)).Select(r => r.GetSyntax());
}
