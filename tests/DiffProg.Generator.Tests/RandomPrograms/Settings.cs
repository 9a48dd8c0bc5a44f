using System;
using System.Globalization;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>How many programs, which, and with what in them; the environment overrides each.</summary>
internal static class Settings
{
    private const int DefaultPrograms = 300;
    private const int DefaultPatience = 40;
    private const ulong DefaultSeries = 20_260_101;

    public static int Programs { get; } =
        Read("DIFFPROG_PROGRAMS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPrograms;

    /// <summary>The index of the first program.</summary>
    public static int First { get; } = Read("DIFFPROG_FIRST") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 0;

    public static ulong Series { get; } =
        Read("DIFFPROG_SEED") is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : DefaultSeries;

    /// <summary>
    /// Names of features separated by commas, such as <c>ForLoops, Arrays</c> or <c>Core, SideEffects</c>; all that the compiler takes where
    /// nothing is said.
    /// </summary>
    public static Feature Features => Read("DIFFPROG_FEATURES") is { } text ? Feature.Parse(text) : FeatureProbe.Landed;

    /// <summary>Whether a feature that the compiler refuses is a failure.</summary>
    public static bool RequiresAllFeatures { get; } = Read("DIFFPROG_REQUIRE_ALL_FEATURES") is "1" or "true";

    /// <summary>How long one failure is cut down for.</summary>
    public static TimeSpan Patience { get; } =
        TimeSpan.FromSeconds(Read("DIFFPROG_PATIENCE") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPatience);

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
