using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using DiffProg.Generator.Tests.Harness;
using DiffProg.Runtime.Tests.Checks;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Compiles many programs at once, since a compilation costs far more than a program, and judges each.</summary>
internal static partial class ProgramBatch
{
    private const int Size = 100;

    public static List<Verdict> Judge(IEnumerable<Trial> trials, GeneratorHarness? options = null) =>
        [.. trials.Chunk(Size).SelectMany(chunk => JudgeChunk(chunk, options ?? GeneratorHarness.For()))];

    private static List<Verdict> JudgeChunk(IReadOnlyCollection<Trial> trials, GeneratorHarness options)
    {
        List<Verdict> verdicts = [.. trials
            .Select(trial => (Trial: trial, Reason: trial.Unfit()))
            .Where(pair => pair.Reason is not null)
            .Select(pair => new Verdict(pair.Trial, VerdictKind.Skipped, pair.Reason!))];
        var left = trials.Except(verdicts.Select(verdict => verdict.Trial)).ToDictionary(trial => trial.Index);
        List<Verdict> rejected = [];
        GeneratorOutcome? outcome = null;
        while (left.Count > 0)
        {
            try
            {
                outcome = outcome?.AfterRemoving(rejected.SelectMany(verdict => Files(verdict.Trial)).ToHashSet()) ?? Compile(left.Values, options);
                rejected = Rejected(left, outcome);
            }
            catch (InvalidOperationException exception) when (exception.InnerException is not null)
            {
                return [.. verdicts, .. Halved([.. left.Values], exception, options)];
            }
            if (rejected.Count == 0)
            {
                using var assembly = outcome.Load();
                return [.. verdicts, .. left.Values.Select(trial => Run(trial, assembly))];
            }
            verdicts.AddRange(rejected);
            foreach (var verdict in rejected)
                left.Remove(verdict.Trial.Index);
        }
        return verdicts;
    }

    /// <summary>One program that the generator throws on takes the derivatives of all: search for it.</summary>
    private static IEnumerable<Verdict> Halved(Trial[] trials, Exception exception, GeneratorHarness options) => trials.Length == 1
        ? [new Verdict(trials[0], VerdictKind.GeneratorThrew, exception.Message)]
        : JudgeChunk(trials[..(trials.Length / 2)], options).Concat(JudgeChunk(trials[(trials.Length / 2)..], options));

    private static GeneratorOutcome Compile(IEnumerable<Trial> trials, GeneratorHarness options) =>
        trials.Aggregate(options.WithSource("Recorder.cs", RecorderSource.Text).WithSource("Canary.cs", RecorderSource.Canary), (all, trial) => all
            .WithSource(Files(trial)[0], trial.Source)
            .WithSource(Files(trial)[1], Adapter.Print(trial, withDerivatives: true))).Run();

    private static string[] Files(Trial trial) => [trial.TypeName + ".cs", Adapter.TypeName(trial) + ".cs"];

    private static List<Verdict> Rejected(Dictionary<uint, Trial> trials, GeneratorOutcome outcome)
    {
        var invalid = Group(trials, outcome.Errors.Where(IsInProgram), VerdictKind.Invalid);
        if (invalid.Count > 0)
            return invalid;
        // A refused program lacks members, so its adapter's errors are no news.
        var refused = Group(trials, outcome.GeneratorDiagnostics.Where(d => d.Severity == DiagnosticSeverity.Error), VerdictKind.Refused);
        if (refused.Count > 0)
            return [.. refused.Select(verdict => AlwaysThrows().IsMatch(verdict.Message) ? verdict with { Kind = VerdictKind.Skipped } : verdict)];
        return Group(trials, outcome.Errors, VerdictKind.DoesNotCompile);

        bool IsInProgram(Diagnostic error) => trials.Values.Any(trial => trial.TypeName + ".cs" == error.Location.GetLineSpan().Path);
    }

    private static List<Verdict> Group(Dictionary<uint, Trial> trials, IEnumerable<Diagnostic> diagnostics, VerdictKind kind) =>
        [.. diagnostics.GroupBy(Owner).Select(group => new Verdict(trials[group.Key], kind, string.Join("\n", group.Take(5).Select(Located))))];

    private static string Located(Diagnostic diagnostic)
    {
        int number = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        string line = diagnostic.Location.SourceTree?.GetText().Lines[number].ToString() ?? "";
        return $"{diagnostic}\n    {line.Trim()}";
    }

    private static uint Owner(Diagnostic diagnostic)
    {
        string file = Path.GetFileName(diagnostic.Location.GetLineSpan().Path ?? "");
        var match = FileOwner().Match(file);
        if (!match.Success)
            match = TypeOwner().Match(diagnostic.Location.SourceTree?.ToString() ?? "");
        return match.Success
            ? uint.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new NotSupportedException($"A diagnostic that belongs to no program: {diagnostic}");
    }

    private static Verdict Run(Trial trial, LoadedAssembly assembly)
    {
        using WatchedRowPool pool = new();
        var compiled = CompiledProgram.Load(assembly, trial) with { Canary = assembly.Method<Func<double[]>>("Canary", "Run") };
        if (!IsRun(trial, compiled))
            return new Verdict(trial, VerdictKind.Skipped, "The C# compiler makes of the program itself what the runtime calls invalid.");
        string? failure = DerivativeCheck.Failure(trial, compiled);
        // A method leaves the array that it returns to its caller.
        failure ??= pool.Lent == 0 || trial.Program.Helpers.Any(helper => Kinds.IsRow(helper.Returns)) ? null : $"arrays did not come back: {pool.Lent}";
        return failure is null ? new Verdict(trial, VerdictKind.Agrees, "") : new Verdict(trial, VerdictKind.Wrong, failure);
    }

    /// <summary>Whether the runtime takes what the C# compiler made of the program itself, derivatives aside; of a few in many thousands it does not.</summary>
    private static bool IsRun(Trial trial, CompiledProgram compiled)
    {
        try
        {
            compiled.TakeRecording();
            _ = compiled.Primal(Arguments.Copy(trial.Arguments.Values));
        }
        catch (InvalidProgramException)
        {
            return false;
        }
#pragma warning disable CA1031 // What a program throws is judged where its derivatives are.
        catch (Exception)
#pragma warning restore CA1031
        {
            return true;
        }
        finally
        {
            RecorderSource.Stop();
        }

        return true;
    }

    /// <summary>Constants may have decided that a method throws, and one that does has no derivative.</summary>
    [GeneratedRegex("a method that always throws")]
    private static partial Regex AlwaysThrows();

    [GeneratedRegex(@"^P(\d+)(?:Adapter)?\.cs$")]
    private static partial Regex FileOwner();

    [GeneratedRegex(@"partial class P(\d+)\b")]
    private static partial Regex TypeOwner();
}
