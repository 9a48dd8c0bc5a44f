using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DiffProg.Generator.Blocks;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator;

/// <summary>
/// Reports each reason against a marked method or type at the expression that caused it, as one types. The generator, on the same frontend,
/// reports the one error at the method.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DifferentiableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Descriptors.All.Where(d => d.Id is not (Descriptors.NotDifferentiable or Descriptors.RefusedCallee or Descriptors.NoRule or Descriptors.UnusedRule or Descriptors.ZeroGradient or Descriptors.NeverCompiledIn))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterOperationBlockAction(AnalyzeBody);
        context.RegisterSymbolAction(AnalyzeBodiless, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeNotes, SymbolKind.Method);
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSymbolAction(AnalyzeRule, SymbolKind.Method);
        context.RegisterSyntaxNodeAction(AnalyzeMark, SyntaxKind.Attribute);
    }

    private static void AnalyzeBody(OperationBlockAnalysisContext context)
    {
        if (context.OwningSymbol is IMethodSymbol method
            && Marks.IsDifferentiable(method)
            && context.OperationBlocks.OfType<IBlockOperation>().FirstOrDefault() is { } body
            && body.Syntax.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } syntax)
        {
            foreach (Refusal refusal in MethodLowering.Lower(method, syntax, body, context.Compilation).Refusals)
            {
                context.ReportDiagnostic(WithRule(refusal, body).ToDiagnostic(PlaceOf(refusal, syntax)));
            }
        }
    }

    /// <summary>With the rule that would make a callee differentiable, which only its symbol tells.</summary>
    private static Refusal WithRule(Refusal refusal, IBlockOperation body) =>
        refusal.Id is Descriptors.UnmarkedCallee or Descriptors.CallNotSupported
        && body.Descendants().OfType<IInvocationOperation>().FirstOrDefault(c => c.Syntax.Span == refusal.Location.Span) is { } call
            ? refusal with { RuleHeader = RuleSignature.HeaderFor(call.TargetMethod) }
            : refusal;

    /// <summary>A method without a body has no operations to look at.</summary>
    private static void AnalyzeBodiless(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (Marks.IsDifferentiable(method)
            && method.DeclaringSyntaxReferences.Select(r => r.GetSyntax(context.CancellationToken)).OfType<MethodDeclarationSyntax>().FirstOrDefault() is { Body: null, ExpressionBody: null } syntax)
        {
            foreach (Refusal refusal in MethodLowering.Lower(method, syntax, null, context.Compilation).Refusals)
            {
                context.ReportDiagnostic(refusal.ToDiagnostic(PlaceOf(refusal, syntax)));
            }
        }
    }

    /// <summary>What is said of methods that are not refused.</summary>
    private static void AnalyzeNotes(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        if (!Marks.IsDifferentiable(method))
        {
            return;
        }

        if (CompiledIntoCallers.Note(method, LocationInfo.Of(method.Locations[0])) is { } note)
        {
            context.ReportDiagnostic(note.ToDiagnostic(method.Locations[0]));
        }

        foreach ((Refusal constant, Location place) in UnmarkedTypes.Of(method))
        {
            context.ReportDiagnostic(constant.ToDiagnostic(place));
        }
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        INamedTypeSymbol type = (INamedTypeSymbol)context.Symbol;
        if (Marks.Differentiable(type) is null)
        {
            return;
        }

        foreach ((Refusal constant, Location place) in UnmarkedTypes.Of(type))
        {
            context.ReportDiagnostic(constant.ToDiagnostic(place));
        }

        foreach (Refusal refusal in BlockLowering.Lower(type, context.Compilation, context.CancellationToken).Refusals)
        {
            SyntaxTree? tree = Declarations(type).FirstOrDefault(t => t.FilePath == refusal.Location.Path);
            context.ReportDiagnostic(refusal.ToDiagnostic(tree is null ? refusal.Location.ToLocation() : Location.Create(tree, refusal.Location.Span)));
        }
    }

    /// <summary>The trees that a reason against a type may point into: its own, and those of the types around it.</summary>
    private static IEnumerable<SyntaxTree> Declarations(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            foreach (SyntaxReference declaration in outer.DeclaringSyntaxReferences)
            {
                yield return declaration.SyntaxTree;
            }
        }
    }

    private static void AnalyzeRule(SymbolAnalysisContext context)
    {
        IMethodSymbol method = (IMethodSymbol)context.Symbol;
        foreach (Refusal refusal in RuleCheck.Of(method).SelectMany(s => RuleCheck.Refusals(s, context.Compilation, context.CancellationToken)))
        {
            context.ReportDiagnostic(refusal.ToDiagnostic(Location.Create(method.Locations[0].SourceTree!, refusal.Location.Span)));
        }
    }

    private static void AnalyzeMark(SyntaxNodeAnalysisContext context)
    {
        AttributeSyntax mark = (AttributeSyntax)context.Node;
        if (Misplaced.Of(mark) is { } refusal
            && context.SemanticModel.GetTypeInfo(mark, context.CancellationToken).Type?.ToDisplayString() == Marks.DifferentiableAttribute)
        {
            context.ReportDiagnostic(refusal.ToDiagnostic(mark.GetLocation()));
        }
    }

    /// <summary>Within the method's own file the place is of its tree, as an analyzer must report it.</summary>
    private static Location PlaceOf(Refusal refusal, MethodDeclarationSyntax syntax) => Location.Create(syntax.SyntaxTree, refusal.Location.Span);
}
