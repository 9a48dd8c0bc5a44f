using System;
using System.Globalization;

namespace DiffProg.Runtime.Tests.LaneFunctions;

/// <summary>How many points, and which; the environment overrides both.</summary>
internal static class Settings
{
    private const int DefaultPoints = 40_000;
    private const ulong DefaultSeries = 20_260_101;

    /// <summary>At how many points each function is compared.</summary>
    public static int Points { get; } =
        Read("DIFFPROG_LANE_POINTS") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultPoints;

    public static ulong Series { get; } =
        Read("DIFFPROG_SEED") is { } text ? ulong.Parse(text, CultureInfo.InvariantCulture) : DefaultSeries;

    private static string? Read(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? text : null;
}
