using System.Linq;
using System.Threading;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Blocks;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace DiffProg.Generator;

/// <summary>Emits the derivatives of every method and the tangent of every type marked <c>[Differentiable]</c>.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<Lowered> lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(Marks.DifferentiableAttribute, (node, _) => node is MethodDeclarationSyntax || Misplaced.IsCarrier(node), Lower)
            .WithTrackingName(Steps.Lower);
        IncrementalValuesProvider<MethodModel> models = lowered.Where(l => l.Model is not null).Select((l, _) => l.Model!).WithTrackingName(Steps.Model);
        IncrementalValueProvider<Settings> settings = context.AnalyzerConfigOptionsProvider.Combine(context.ParseOptionsProvider)
            .Select((x, _) => SettingsReader.Read(x.Left.GlobalOptions) with { MayCut = x.Right is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp11 } });
        IncrementalValueProvider<Program> program = models.Collect().Combine(settings)
            .Select((x, _) => Program.Link(x.Left, x.Right)).WithTrackingName(Steps.Link);
        IncrementalValuesProvider<Unit> units = models.Combine(program)
            .Select((x, _) => x.Right.UnitOf(x.Left)).Where(u => u is not null).Select((u, _) => u!).WithTrackingName(Steps.Unit);
        IncrementalValuesProvider<Emission> emissions = units.Select((u, _) => Emission.Of(u)).WithTrackingName(Steps.Emit);

        BlockPipeline.Register(context);
        context.RegisterSourceOutput(emissions, (output, emission) =>
        {
            foreach (SourceFile file in emission.Files)
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
        context.RegisterSourceOutput(
            lowered.Combine(program).Select((x, _) => Verdict.Of(x.Left, x.Right)).Where(v => v is not null).WithTrackingName(Steps.Verdict),
            (output, verdict) => output.ReportDiagnostic(verdict!.ToDiagnostic()));
        context.RegisterSourceOutput(
            emissions.Where(e => !e.ZeroGradients.IsEmpty).Combine(lowered.Collect()).Combine(context.CompilationProvider),
            (output, x) => Advice.OfZeroGradients(x.Left.Left, x.Left.Right, x.Right).ForEach(output.ReportDiagnostic));
        context.RegisterSourceOutput(
            emissions.Where(e => !e.Loops.IsEmpty || !e.Lanes.IsEmpty).Collect().Combine(lowered.Collect()).Select((x, _) => Advice.OfLoops(x.Left, x.Right)),
            (output, reports) => reports.ToList().ForEach(r => output.ReportDiagnostic(r.ToDiagnostic(r.Location.ToLocation()))));
        IncrementalValueProvider<EquatableArray<string>> compiledIn = lowered.Select((l, _) => l.CompiledIn).Collect()
            .Select((all, _) => all.SelectMany(c => c).Distinct().ToEquatableArray());
        context.RegisterSourceOutput(
            lowered.Where(l => l.NeedsCallers).Combine(compiledIn).Where(x => !x.Right.Contains(x.Left.Key)).Select((x, _) => x.Left).Combine(context.CompilationProvider),
            (output, x) => output.ReportDiagnostic(new Refusal(Descriptors.NeverCompiledIn, x.Left.Location, [x.Left.Name]).ToDiagnostic(x.Left.Location.In(x.Right))));
        foreach (string mark in new[] { Marks.VjpOfAttribute, Marks.JvpOfAttribute })
        {
            IncrementalValuesProvider<RuleDeclaration> rules = context.SyntaxProvider
                .ForAttributeWithMetadataName(mark, (_, _) => true, (c, token) => RuleDeclaration.Of((IMethodSymbol)c.TargetSymbol, mark, c.SemanticModel.Compilation, token))
                .WithTrackingName(Steps.Rule);
            context.RegisterSourceOutput(
                rules.Combine(program).Combine(lowered.Collect()).Select((x, _) => x.Left.Left.Judge(x.Left.Right, x.Right)).Where(v => v is not null).Combine(context.CompilationProvider),
                (output, x) => output.ReportDiagnostic(x.Left!.ToDiagnostic(x.Right)));
        }

        context.RegisterSourceOutput(
            emissions.Where(e => e.Failure is not null).Combine(lowered.Collect()),
            (output, x) => output.ReportDiagnostic(Verdict.OfFailure(x.Left, x.Right).ToDiagnostic()));
    }

    private static Lowered Lower(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        if (context.TargetNode is not MethodDeclarationSyntax syntax)
        {
            return Misplaced.Lower((IMethodSymbol)context.TargetSymbol, context.TargetNode, context.Attributes[0].ApplicationSyntaxReference!.GetSyntax(cancellation));
        }

        IMethodBodyOperation? body = context.SemanticModel.GetOperation(syntax, cancellation) as IMethodBodyOperation;
        return MethodLowering.Lower((IMethodSymbol)context.TargetSymbol, syntax, body?.BlockBody ?? body?.ExpressionBody, context.SemanticModel.Compilation);
    }
}
