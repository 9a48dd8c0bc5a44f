using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Blocks;

/// <summary>Lowers a marked type. The generator and the analyzer both begin here, so that what one refuses the other refuses.</summary>
internal static class BlockLowering
{
    public static LoweredBlock Lower(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation)
    {
        Location name = PlaceOf(type);
        LocationInfo place = LocationInfo.Of(name);
        List<Refusal> refusals = [];
        BlockModel? model = null;
        try
        {
            refusals.AddRange(BlockCheck.Form(type, place));
            if (refusals.Count == 0)
            {
                model = ModelOf(type, compilation, refusals, cancellation);
                refusals.AddRange(BlockGraph.Check(type, compilation, cancellation));
            }
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            refusals.Add(new Refusal(Descriptors.Internal, place, [type.Name, failure.Message]));
        }

        return new LoweredBlock(
            Marks.Key(type),
            type.Name,
            place,
            refusals.Count == 0 ? model : null,
            refusals.Distinct().OrderBy(r => r.Location.Path, StringComparer.Ordinal).ThenBy(r => r.Location.Span.Start).ToEquatableArray());
    }

    public static BlockForm FormOf(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Struct } => BlockForm.Struct,
        { IsRecord: true } => BlockForm.Record,
        _ => BlockForm.Class,
    };

    /// <summary>The nearest base that is a block; what lies between are constants.</summary>
    public static INamedTypeSymbol? BaseOf(INamedTypeSymbol type)
    {
        INamedTypeSymbol? block = type.BaseType;
        while (block is not null && Marks.Differentiable(block) is null)
        {
            block = block.BaseType;
        }

        return block;
    }

    /// <summary>The members that are parameters, and the reasons against those that cannot be.</summary>
    public static IEnumerable<(Storage Member, Shape Shape)> Parameters(INamedTypeSymbol type, Shapes shapes, ICollection<Refusal> refusals)
    {
        foreach (Storage member in Storage.Of(type).Where(m => !m.IsNoDerivative))
        {
            Classification found = shapes.Of(member.Type);
            if (found.Reason is var (what, advice))
            {
                refusals.Add(new Refusal(Descriptors.BlockForm, LocationInfo.Of(member.Place), [what, advice]));
            }
            else if (found.Shape is { } shape)
            {
                if (BlockCheck.Member(member, shape, type, FormOf(type)) is { } refusal)
                {
                    refusals.Add(refusal);
                }

                yield return (member, shape);
            }
        }
    }

    private static BlockModel ModelOf(INamedTypeSymbol type, Compilation compilation, List<Refusal> refusals, CancellationToken cancellation)
    {
        EquatableArray<string> hidden = RuntimeNames.Hidden(type, type.DeclaringSyntaxReferences[0], compilation, cancellation);
        Shapes shapes = new(n => RuntimeNames.Of(n, hidden));
        (Storage Member, Shape Shape)[] parameters = [.. Parameters(type, shapes, refusals)];
        foreach (IParameterSymbol captured in Storage.Captured(type, compilation))
        {
            if (FormOf(type) != BlockForm.Class || shapes.Of(captured.Type) is not { Shape: null, Reason: null })
            {
                refusals.Add(new Refusal(
                    Descriptors.BlockForm,
                    LocationInfo.Of(captured.Locations[0]),
                    [$"the constructor's parameter '{captured.Name}' is stored where no derivative reaches it", "store it in a field or property of your own"]));
            }
        }

        HashSet<string> inherited = [];
        Ancestry? ancestry = null;
        for (INamedTypeSymbol? block = BaseOf(type); block is not null; block = BaseOf(block))
        {
            inherited.UnionWith(Parameters(block, shapes, []).Select(p => p.Member.Name));
            ancestry = new Ancestry(ancestry?.Nearest ?? Shapes.NameOf(block), Shapes.NameOf(block));
        }

        EquatableArray<string> types = Containers.Of(type);
        return new BlockModel(
            Marks.Key(type),
            HintNames.Of(type),
            type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            types,
            type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat).Split('.').Last(),
            FormOf(type),
            type.IsSealed,
            ancestry,
            parameters.Select(p => new BlockMember(
                p.Member.Name,
                p.Shape,
                Accessibilities.Of(p.Member.Type, type),
                p.Member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.Annotated },
                inherited.Contains(p.Member.Name))).ToEquatableArray(),
            Anatomies.Of(type, refusals),
            Places.Of(type),
            hidden);
    }

    private static Location PlaceOf(INamedTypeSymbol type) =>
        type.Locations.FirstOrDefault(l => l.SourceTree is { } tree && Marks.Differentiable(type)?.ApplicationSyntaxReference?.SyntaxTree == tree) ?? type.Locations[0];
}
