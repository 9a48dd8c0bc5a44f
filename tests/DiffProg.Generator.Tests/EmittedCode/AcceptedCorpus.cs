using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using DiffProg.Generator.Tests.Frontend;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Generator.Tests.Ir;
using DiffProg.Generator.Tests.Snapshots;

namespace DiffProg.Generator.Tests.EmittedCode;

/// <summary>Every program that the tests know to be differentiable, as one project: the corpus, the samples, the showcases.</summary>
internal static class AcceptedCorpus
{
    public static GeneratorHarness Project { get; } = Sources().Aggregate(GeneratorHarness.For(), (project, s) => project.WithSource(s.Path, s.Text));

    private static IEnumerable<(string Path, string Text)> Sources() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus"), "*.cs").Order(StringComparer.Ordinal)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path))),
        .. Showcases.All.Select(s => ($"Showcase{s.Key}.cs", s.Value)),
        .. SampleTexts.All.Select(s => InNamespace(s.Name, "[Differentiable] public static " + s.Members, "")),
        .. AcceptedPrograms.All.Select((p, i) => InNamespace($"Accepted{i}", p.Members, p.Types)),
    ];

    private static (string Path, string Text) InNamespace(string name, string members, string types) => (
        name + ".cs",
        $"using System;\nusing DiffProg;\nnamespace Programs.{name}\n{{\npublic partial class C\n{{\n{members}\n}}\n{types}\n}}\n");
}
