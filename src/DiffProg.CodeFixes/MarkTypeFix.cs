using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.CodeFixes;

/// <summary>Marks a type whose values differentiable code makes, changes, returns or calls.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkTypeFix : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP1001", "DP1002", "DP1003", "DP1004", "DP1005", "DP3002"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation)
    {
        Solution edited = refused.Document.Project.Solution;
        if (refused.Compilation.GetTypeByMetadataName(Attributes.Differentiable) is not { } mark)
        {
            yield break;
        }

        IEnumerable<ITypeSymbol?> types = Types(refused, cancellation);
        foreach (INamedTypeSymbol type in types.SelectMany(Parts).Where(t => CanBeMarked(t, edited)).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default))
        {
            yield return new Remedy($"Mark '{type.Name}' [Differentiable]", "Mark types [Differentiable]", type.ToDisplayString(), async (solution, stop) =>
            {
                await Attributes.AddAsync(solution, type, mark, stop).ConfigureAwait(false);
                await PartialTypes.MakeAsync(solution, type, stop).ConfigureAwait(false);
            });
        }
    }

    /// <summary>The types that a construct would be differentiated by, were they marked.</summary>
    private static IEnumerable<ITypeSymbol?> Types(Refused refused, CancellationToken cancellation) => refused.Node switch
    {
        ParameterSyntax x => [refused.Model.GetDeclaredSymbol(x, cancellation)?.Type],
        VariableDeclaratorSyntax x => [refused.Model.GetDeclaredSymbol(x, cancellation) switch { ILocalSymbol local => local.Type, IFieldSymbol field => field.Type, _ => null }],
        PropertyDeclarationSyntax x => [refused.Model.GetDeclaredSymbol(x, cancellation)?.Type],
        TypeSyntax { Parent: MethodDeclarationSyntax } x => [refused.Model.GetTypeInfo(x, cancellation).Type],
        MethodDeclarationSyntax x when refused.Diagnostic.Id == "DP1003" => Constants(refused.Model.GetDeclaredSymbol(x, cancellation)),
        _ => [refused.Expression switch
        {
            InitializerExpressionSyntax { Parent: ExpressionSyntax creation } => refused.Model.GetTypeInfo(creation, cancellation).Type,
            InvocationExpressionSyntax x => refused is { IsOnThis: false, Callee: { IsStatic: false } callee } && IsKnown(x, refused, cancellation) ? callee.ContainingType : null,
            BaseObjectCreationExpressionSyntax or ArrayCreationExpressionSyntax => refused.Model.GetTypeInfo(refused.Node, cancellation).Type,
            { } member when IsKnown(member, refused, cancellation) => OfMember(refused.Model.GetSymbolInfo(member, cancellation).Symbol, refused),
            _ => null,
        }],
    };

    /// <summary>Whether an object, or what holds it, is made or given here: one that comes from elsewhere is a constant, and must not be of a marked type.</summary>
    private static bool IsKnown(ExpressionSyntax expression, Refused refused, CancellationToken cancellation) => expression switch
    {
        InvocationExpressionSyntax x => IsKnown(x.Expression, refused, cancellation),
        MemberAccessExpressionSyntax x => IsKnown(x.Expression, refused, cancellation),
        ElementAccessExpressionSyntax x => IsKnown(x.Expression, refused, cancellation),
        ParenthesizedExpressionSyntax x => IsKnown(x.Expression, refused, cancellation),
        ThisExpressionSyntax or BaseObjectCreationExpressionSyntax => true,
        _ => refused.Model.GetSymbolInfo(expression, cancellation).Symbol is IParameterSymbol or ILocalSymbol
            || (expression == refused.Node && refused.Diagnostic.Id == "DP1004"),
    };

    /// <summary>The parameters of a method none of whose parameters is a number.</summary>
    private static IEnumerable<ITypeSymbol?> Constants(IMethodSymbol? method) =>
        method is { IsAsync: false } && method.Parameters.All(p => p.Type is INamedTypeSymbol { SpecialType: SpecialType.None }) ? method.Parameters.Select(p => p.Type) : [];

    /// <summary>Where a member is written, its owner would have to be marked; where it is read, its own type.</summary>
    private static ITypeSymbol? OfMember(ISymbol? member, Refused refused) => member switch
    {
        { IsStatic: true } => null,
        IFieldSymbol or IPropertySymbol when refused.Diagnostic.Id == "DP1004" => member.ContainingType,
        IFieldSymbol x => x.Type,
        IPropertySymbol x => x.Type,
        ILocalSymbol x when refused.Diagnostic.Id == "DP1002" => x.Type,
        IParameterSymbol x when refused.Diagnostic.Id == "DP1002" => x.Type,
        _ => null,
    };

    /// <summary>A type, or those that an array or a collection holds.</summary>
    private static IEnumerable<INamedTypeSymbol> Parts(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol x => Parts(x.ElementType),
        INamedTypeSymbol x => x.TypeArguments.SelectMany(Parts).Prepend(x.OriginalDefinition),
        _ => [],
    };

    private static bool CanBeMarked(INamedTypeSymbol type, Solution solution) =>
        type is { IsStatic: false, IsRefLikeType: false }
        && Declarations.IsWrittenIn(solution, type)
        && !Declarations.IsMarked(type, Attributes.Differentiable)
        && Declarations.CanBePartial(type);
}
