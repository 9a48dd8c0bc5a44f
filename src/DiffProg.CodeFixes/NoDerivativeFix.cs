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

/// <summary>Marks a parameter as a constant where its type carries no derivative, and takes the mark from what is given derivatives.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class NoDerivativeFix : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP1002", "DP2002", "DP3002"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation) => refused.Diagnostic.Id is "DP1002" or "DP3002"
        ? refused.Node is ParameterSyntax parameter && refused.Model.GetDeclaredSymbol(parameter, cancellation) is { } symbol ? Adding(refused, symbol) : []
        : refused.Hint(FixHints.Constant) is { } name && Constant(refused, name) is { } constant ? Removing(refused, constant) : [];

    private static IEnumerable<Remedy> Adding(Refused refused, IParameterSymbol parameter)
    {
        if (CanBeConstant(parameter) && refused.Compilation.GetTypeByMetadataName(Attributes.NoDerivative) is { } mark)
        {
            yield return new Remedy(
                $"Add [NoDerivative] to '{parameter.Name}'",
                "Add [NoDerivative] to parameters",
                $"{parameter.ContainingSymbol.ToDisplayString()}:{parameter.Ordinal}",
                (solution, stop) => Attributes.AddAsync(solution, parameter, mark, stop));
        }
    }

    private static IEnumerable<Remedy> Removing(Refused refused, ISymbol constant)
    {
        if (constant.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == Attributes.NoDerivative)?.ApplicationSyntaxReference is { } attribute
            && refused.Document.Project.Solution.IsWritten(attribute.SyntaxTree))
        {
            yield return new Remedy(
                $"Remove [NoDerivative] from '{constant.Name}'",
                "Remove [NoDerivative] from what is given derivatives",
                $"{constant.ContainingSymbol.ToDisplayString()}:{constant.Name}",
                (solution, stop) => Attributes.RemoveAsync(solution, attribute, stop));
        }
    }

    /// <summary>Whether a value can be a constant whatever its type holds.</summary>
    private static bool CanBeConstant(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary }, Type: { IsRefLikeType: false, IsAnonymousType: false } type }
        && type is not (IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol or ITypeParameterSymbol or IErrorTypeSymbol);

    /// <summary>The parameter, field or property that is given a derivative.</summary>
    private static ISymbol? Constant(Refused refused, string name) =>
        refused.Assignment is { } assignment ? refused.Model.GetSymbolInfo(assignment.Left).Symbol
        : refused.Callee is { } callee ? callee.Parameters.FirstOrDefault(p => p.Name == name && Declarations.IsMarked(p, Attributes.NoDerivative)) ?? Member(callee, name)
        : null;

    private static ISymbol? Member(IMethodSymbol callee, string name)
    {
        for (INamedTypeSymbol? type = callee.ContainingType; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).FirstOrDefault(m => Declarations.IsMarked(m, Attributes.NoDerivative)) is { } member)
            {
                return member;
            }
        }

        return null;
    }
}
