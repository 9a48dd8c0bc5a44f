using System.Text.RegularExpressions;

namespace DiffProg.Generator.Tests.RandomPrograms;

internal enum VerdictKind
{
    Agrees,
    Wrong,
    DoesNotCompile,
    Refused,
    GeneratorThrew,

    /// <summary>The program itself is not C#, which is the oracle's own fault.</summary>
    Invalid,
    Skipped,
}

/// <summary>What became of one program.</summary>
internal sealed partial record Verdict(Trial Trial, VerdictKind Kind, string Message)
{
    public bool IsFailure => Kind is not (VerdictKind.Agrees or VerdictKind.Skipped);

    /// <summary>Whether another failure is likely to have the same cause: the same diagnostic, or the same member at fault.</summary>
    public bool Resembles(Verdict other) => Kind == other.Kind && Cause().Match(Message).Value == Cause().Match(other.Message).Value;

    [GeneratedRegex(@"\b(?:CS|DP)\d+|^\w+")]
    private static partial Regex Cause();
}
