using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace DiffProg.Generator.Tests.Pitfalls;

/// <summary>The corpus of the runtime's tests, compiled in memory so that its derivatives can be emitted in another way than a build's.</summary>
internal sealed class CompiledCorpus : IDisposable
{
    private const string Questions = """
        using System.Collections.Generic;
        using DiffProg.Runtime.Tests.Checks;
        using DiffProg.Runtime.Tests.Corpus;

        public static class Questions
        {
            public static IEnumerable<string> Names => Programs.All.Keys;

            public static double Precision(string program) => (Programs.All[program].Case.Precision ?? DiffProg.Runtime.Tests.Checks.Precision.Double).Known;

            public static double[] Ask(string program, bool isToTheBit)
            {
                Case asked = Programs.All[program].Case;
                Subject subject = Subjects.Of(program);
                Judge judge = new(subject, asked.Precision ?? DiffProg.Runtime.Tests.Checks.Precision.Double, asked.Inputs);
                if (asked.Gradient is { } gradient)
                    judge.TheGradientIs(gradient);
                judge.ForwardAgreesWithReverse();
                if (isToTheBit)
                    judge.ValuesAndArgumentsAreThePrimals();
                return subject.ReturnsNumber ? judge.Gradient() : [];
            }
        }
        """;

    private readonly LoadedAssembly _assembly;
    private readonly Func<string, double> _precision;
    private readonly Func<string, bool, double[]> _ask;
    private readonly Func<string, int, int, List<(string Member, long[] Bits, string? Exception)>> _record;
    private readonly bool _isStrict;

    private CompiledCorpus(GeneratorHarness harness, bool isStrict)
    {
        _isStrict = isStrict;
        GeneratorOutcome outcome = harness.Run();
        Assert.DoesNotContain(outcome.GeneratorDiagnostics, d => d.Severity == DiagnosticSeverity.Error);

        // What does not compile is said here, without a second analysis of all that there is.
        _assembly = outcome.Load(stays: true);
        Programs = [.. (IEnumerable<string>)_assembly.Type("Questions").GetProperty("Names")!.GetValue(null)!];
        _precision = _assembly.Method<Func<string, double>>("Questions", "Precision");
        _ask = _assembly.Method<Func<string, bool, double[]>>("Questions", "Ask");
        _record = _assembly.Method<Func<string, int, int, List<(string Member, long[] Bits, string? Exception)>>>("Recorder", "Record");
    }

    public IReadOnlyList<string> Programs { get; }

    /// <summary>The text of the table of pitfalls.</summary>
    public static string Pitfalls => File.ReadAllText(Path.Combine(Directory(), "Corpus", "Pitfalls.cs"));

    /// <summary>The corpus with some analyses switched off; with all of them where none is named.</summary>
    public static CompiledCorpus Without(params string[] analyses) => With([.. analyses.Select(a => (a, "off"))]);

    /// <summary>The corpus with other values of some properties.</summary>
    public static CompiledCorpus With(params (string Property, string Value)[] properties) =>
        new(properties.Aggregate(Harness(), (h, p) => h.WithProperty("DiffProg" + p.Property, p.Value)), isStrict: true);

    /// <summary>The corpus with arithmetic that is not strict.</summary>
    public static CompiledCorpus Vectorized() => new(Harness().WithProperty("DiffProgFloatingPoint", "Vectorized"), isStrict: false);

    private static GeneratorHarness Harness() => Sources().Append(("Questions.cs", Questions)).Append(("Recorder.cs", CorpusRecorder.Source))
        .Aggregate(GeneratorHarness.For(), (h, source) => h.WithSource(source.Item1, source.Item2))
        .WithReference(MetadataReference.CreateFromFile(typeof(Assert).Assembly.Location));

    /// <summary>How well two gradients of a program agree, by the width of its numbers.</summary>
    public double Precision(string program) => _precision(program);

    /// <summary>The gradient of a program, empty where it returns no number, and what is wrong with its derivatives; null where nothing is.</summary>
    public (double[] Gradient, string? Objection) Derive(string program)
    {
        try
        {
            return (_ask(program, _isStrict), null);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return ([], $"{program}: {e.Message}");
        }
    }

    /// <summary>Every number that the members of a program give and leave in their arguments, at several lengths of its rows.</summary>
    public IReadOnlyList<CorpusRecord> Record(string program) =>
        [.. CorpusRecord.Sizes.SelectMany(size => _record(program, size.Rows, size.Integers).Select(r => new CorpusRecord(size, r.Member, r.Bits, r.Exception)))];

    public void Dispose() => _assembly.Dispose();

    /// <summary>The texts of the programs, and of what asks them.</summary>
    public static IEnumerable<(string Path, string Text)> Sources() => new[] { "Checks", "Corpus" }
        .SelectMany(folder => System.IO.Directory.GetFiles(Path.Combine(Directory(), folder), "*.cs"))
        .Where(file => !file.EndsWith("Tests.cs", StringComparison.Ordinal) && !NeedsMore(file))
        .Order(StringComparer.Ordinal)
        .Select(file => (Path.GetFileName(file), File.ReadAllText(file)));

    /// <summary>What watches the runtime from within, which only its friends may, and what takes a package that is not at hand.</summary>
    private static bool NeedsMore(string file) => Path.GetFileName(file) is "WatchedRowPool.cs" or "Tensors.cs";

    private static string Directory([CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "DiffProg.Runtime.Tests");
}
