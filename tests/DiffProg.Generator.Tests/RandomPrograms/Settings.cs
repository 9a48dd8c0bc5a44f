using System;
using System.Globalization;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>How many programs, which, and with what in them; the environment overrides each.</summary>
internal static class Settings
{
    private const int DefaultPrograms = 300;
    private const ulong DefaultSeries = 20_260_101;

    public static int Programs { get; } =
        Read("DIFFPROG_PROGRAMS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPrograms;

    public static ulong Series { get; } =
        Read("DIFFPROG_SEED") is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : DefaultSeries;

    /// <summary>Names of features separated by commas, such as <c>ForLoops, Arrays</c> or <c>Default, SideEffects</c>.</summary>
    public static Feature Features { get; } = Read("DIFFPROG_FEATURES") is { } text ? Enum.Parse<Feature>(text) : Feature.Default;

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
