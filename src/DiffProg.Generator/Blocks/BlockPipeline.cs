using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DiffProg.Generator.Blocks;

/// <summary>The pipeline of marked types: each is lowered at every edit and emitted where its model changed.</summary>
internal static class BlockPipeline
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<LoweredBlock> lowered = context.SyntaxProvider
            .ForAttributeWithMetadataName(Marks.DifferentiableAttribute, (node, _) => node is BaseTypeDeclarationSyntax, Lower)
            .Where(b => b is not null).Select((b, _) => b!).WithTrackingName(Steps.Block);
        IncrementalValuesProvider<Emission> emissions = lowered.Where(b => b.Model is not null).Select((b, _) => b.Model!).WithTrackingName(Steps.BlockModel)
            .Select((m, _) => BlockEmitter.Emit(m)).WithTrackingName(Steps.BlockEmit);
        context.RegisterSourceOutput(emissions, (output, emission) =>
        {
            foreach (SourceFile file in emission.Files)
            {
                output.AddSource(file.HintName, file.Text);
            }
        });
        context.RegisterSourceOutput(
            lowered.Where(b => !b.Refusals.IsEmpty).Select((b, _) => new Verdict(Descriptors.NotDifferentiable, b.Name, b.Location, b.Refusals)),
            (output, verdict) => output.ReportDiagnostic(verdict.ToDiagnostic()));
        context.RegisterSourceOutput(
            emissions.Where(e => e.Failure is not null).Combine(lowered.Collect()),
            (output, x) => output.ReportDiagnostic(Failed(x.Right.First(b => b.Key == x.Left.Key), x.Left.Failure!).ToDiagnostic()));
    }

    private static Verdict Failed(LoweredBlock block, string failure) =>
        new(Descriptors.Internal, block.Name, block.Location, [new Refusal(Descriptors.Internal, block.Location, [block.Name, failure])]);

    private static LoweredBlock? Lower(GeneratorAttributeSyntaxContext context, System.Threading.CancellationToken cancellation)
    {
        // A mark on each of two parts is the compiler's error; the first is enough for one file.
        INamedTypeSymbol type = (INamedTypeSymbol)context.TargetSymbol;
        return Marks.Differentiable(type)?.ApplicationSyntaxReference is { } mark && mark.SyntaxTree == context.TargetNode.SyntaxTree && context.TargetNode.Span.Contains(mark.Span)
            ? BlockLowering.Lower(type, context.SemanticModel.Compilation, cancellation)
            : null;
    }
}
