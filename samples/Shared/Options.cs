namespace Samples;

/// <summary>What a sample is told on the command line: <c>--short</c> for a run of seconds, <c>--data PATH</c> for the user's own data.</summary>
public sealed record Options(bool IsShort, string? Data)
{
    public static Options Parse(string[] args) => args switch
    {
        [] => new(false, null),
        ["--short", .. var others] => Parse(others) with { IsShort = true },
        ["--data", var path, .. var others] => Parse(others) with { Data = path },
        _ => throw new ArgumentException($"'{args[0]}' is not an option: --short, --data PATH"),
    };
}
