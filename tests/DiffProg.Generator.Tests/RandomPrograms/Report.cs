using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Counts of a series, and its first failures cut small.</summary>
internal static partial class Report
{
    private const int ShrunkFailures = 3;

    public static string Counts(IReadOnlyCollection<Verdict> verdicts)
    {
        var counts = Enum.GetValues<VerdictKind>().Select(kind => $"{verdicts.Count(verdict => verdict.Kind == kind)} {Words(kind)}");
        return $"series {Settings.Series}, features {Settings.Features}: {verdicts.Count} programs, {string.Join(", ", counts)}";
    }

    /// <summary>What is said of the failures, the most frequent first.</summary>
    public static string Causes(IEnumerable<Verdict> verdicts) => string.Join("\n", verdicts.Where(verdict => verdict.IsFailure)
        .GroupBy(verdict => $"{Words(verdict.Kind)}: {Cause(verdict.Message)}")
        .OrderByDescending(group => group.Count())
        .Select(group => $"{group.Count()} {group.Key} (first in program {group.Min(verdict => verdict.Trial.Index)})"));

    /// <summary>The first line, without the place and the numbers.</summary>
    private static string Cause(string message) => Numbers().Replace(message.Split('\n')[0].Split("): ")[^1], "#");

    [GeneratedRegex(@"-?\d+(\.\d+)?(E[-+]\d+)?")]
    private static partial Regex Numbers();

    public static IEnumerable<string> Failures(IEnumerable<Verdict> verdicts, Func<IReadOnlyCollection<Trial>, IEnumerable<Verdict>> judge)
    {
        // The smallest of each kind before a second of any.
        var failures = verdicts.Where(verdict => verdict.IsFailure)
            .OrderBy(verdict => ProgramSize.Of(verdict.Trial.Program)).GroupBy(verdict => verdict.Kind)
            .SelectMany(group => group.Select((verdict, rank) => (verdict, rank)))
            .OrderBy(pair => pair.rank).ThenBy(pair => pair.verdict.Kind).Select(pair => pair.verdict).Take(ShrunkFailures);
        foreach (var failure in failures)
        {
            var shrunk = Shrinker.Shrink(failure, judge);
            yield return $"==== {Words(failure.Kind)}: program {failure.Trial.Index} of series {failure.Trial.Series}, cut small\n"
                + $"{shrunk.Message}\n{shrunk.Trial}\n"
                + $"---- as drawn\n{failure.Message}\n{failure.Trial}";
        }
    }

    private static string Words(VerdictKind kind) => kind switch
    {
        VerdictKind.Agrees => "agree",
        VerdictKind.Wrong => "wrong",
        VerdictKind.DoesNotCompile => "do not compile",
        VerdictKind.Refused => "refused",
        VerdictKind.GeneratorThrew => "make the generator throw",
        VerdictKind.Invalid => "not C#",
        _ => "skipped",
    };
}
