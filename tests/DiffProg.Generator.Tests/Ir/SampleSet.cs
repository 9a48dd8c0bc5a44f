using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Tests.Frontend;
using DiffProg.Generator.Tests.Harness;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>The programs that every pass is tried on, compiled once.</summary>
internal static class SampleSet
{
    private const int RandomPrograms = 250;

    public static IReadOnlyList<Sample> Written { get; } =
        [.. SampleTexts.All.Select(t => new Sample(t.Name, $"using System;\nusing DiffProg;\npublic static partial class {t.Name}\n{{\n[Differentiable] public static {t.Members}\n}}\n", t.Arguments, 1))];

    public static IReadOnlyList<Sample> Random { get; } = [.. Sample.Random(20_260_202, RandomPrograms)];

    public static IEnumerable<Sample> All => Written.Concat(Random);

    private static readonly Lazy<GeneratorOutcome> Compiled = new(() => All
        .Aggregate(GeneratorHarness.For().WithoutGenerator(), (harness, s) => harness.WithSource(s.Type + ".cs", s.Text).WithSource(s.Type + "Adapter.cs", s.Adapter()))
        .Run().ShouldCompile());

    private static readonly Lazy<LoadedAssembly> Loaded = new(() => Compiled.Value.Load());

    private static readonly ConcurrentDictionary<string, IReadOnlyList<Lowering>> Lowered = [];

    public static LinkedProgram Link(Sample sample, Analysis.Settings settings) =>
        LinkedProgram.Of(Lowered.GetOrAdd(sample.Type, type => LinkedProgram.Lower(Compiled.Value.Compilation, type + ".cs")), settings);

    /// <summary>What the C# compiler makes of the program.</summary>
    public static Outcome Run(Sample sample)
    {
        object[] arguments = sample.Copy();
        double value = Loaded.Value.Method<Func<object[], double>>(sample.Type + "Adapter", "Primal")(arguments);
        return new Outcome(value, arguments, []);
    }
}
