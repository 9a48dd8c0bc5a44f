using System;
using System.Collections.Generic;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace DiffProg.Generator.Tests.RandomPrograms.Metamorphoses;

/// <summary>A way to write a program anew that changes neither what it computes nor in which order, so that its derivatives are the same.</summary>
/// <param name="Name">What it does.</param>
/// <param name="Rewriter">What does it, on a program whose symbols are known.</param>
internal sealed record Metamorphosis(string Name, Func<SemanticModel, CSharpSyntaxRewriter> Rewriter)
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Program",
        references: [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location)],
        options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    public static IReadOnlyList<Metamorphosis> All { get; } =
    [
        new("variables renamed", model => new Renaming(model)),
        new("compound assignments written out", model => new WrittenOutAssignments(model)),
        new("operands in variables of their own", model => new Temporaries(model)),
        new("the first iteration before its loop", _ => new PeeledLoops()),
        new("variables written out", model => new InlinedVariables(model)),
        new("helpers as local functions", model => new LocalHelpers(model)),
        new("parameters in another order", model => new ReversedParameters(model)),
    ];

    public string Apply(string source)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp14));
        return Rewriter(Empty.AddSyntaxTrees(tree).GetSemanticModel(tree)).Visit(tree.GetRoot()).ToFullString();
    }

    public override string ToString() => Name;
}
