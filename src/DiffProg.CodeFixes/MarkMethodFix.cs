using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.CodeFixes;

/// <summary>Marks a method that differentiable code calls, wherever it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MarkMethodFix : RemedyProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["DP2001", "DP1005"];

    private protected override IEnumerable<Remedy> Find(Refused refused, CancellationToken cancellation)
    {
        // A static method is refused as such where no mark would mend it.
        if ((refused.Callee?.ReducedFrom ?? refused.Callee)?.OriginalDefinition is { } callee
            && (callee.IsStatic ? refused.Diagnostic.Id == "DP2001" : refused.IsOnThis)
            && CanBeMarked(callee, refused.Document.Project.Solution, cancellation)
            && refused.Compilation.GetTypeByMetadataName(Attributes.Differentiable) is { } mark)
        {
            yield return new Remedy($"Mark '{callee.Name}' [Differentiable]", "Mark methods [Differentiable]", callee.ToDisplayString(), async (solution, stop) =>
            {
                await Attributes.AddAsync(solution, callee, mark, stop).ConfigureAwait(false);
                await PartialTypes.MakeAsync(solution, callee.ContainingType, stop).ConfigureAwait(false);
            });
        }
    }

    private static bool CanBeMarked(IMethodSymbol method, Solution solution, CancellationToken cancellation) =>
        method is { MethodKind: MethodKind.Ordinary, IsAsync: false, IsVirtual: false, IsOverride: false, IsAbstract: false, IsExtern: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method is { IsPartialDefinition: false, PartialDefinitionPart: null, ExplicitInterfaceImplementations.IsEmpty: true, DeclaringSyntaxReferences: [{ } declaration] }
        && declaration.GetSyntax(cancellation) is MethodDeclarationSyntax
        && solution.IsWritten(declaration.SyntaxTree)
        && !Declarations.IsMarked(method, Attributes.Differentiable)
        && Declarations.CanBePartial(method.ContainingType);
}
