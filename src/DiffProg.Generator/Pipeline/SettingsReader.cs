using System;
using System.Globalization;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Vectorize;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.Generator.Pipeline;

/// <summary>Reads the analyses' switches from the project's properties.</summary>
internal static class SettingsReader
{
    public static Settings Read(AnalyzerConfigOptions options)
    {
        return new Settings(
            Activity: IsOn(nameof(Settings.Activity)),
            Recording: IsOn(nameof(Settings.Recording)),
            Liveness: IsOn(nameof(Settings.Liveness)),
            Aliasing: IsOn(nameof(Settings.Aliasing)),
            TripCounts: IsOn(nameof(Settings.TripCounts)),
            Recompute: IsOn(nameof(Settings.Recompute)),
            Simplify: IsOn(nameof(Settings.Simplify)),
            Pool: IsOn(nameof(Settings.Pool)),
            Index: IsOn(nameof(Settings.Index)),
            Locals: IsOn(nameof(Settings.Locals)),
            Lanes: IsOn(nameof(Settings.Lanes)),
            Fuse: IsOn(nameof(Settings.Fuse)),
            Extremes: IsOn(nameof(Settings.Extremes)))
        {
            IsStrict = options.TryGetValue("build_property.DiffProgFloatingPoint", out string? arithmetic) && string.Equals(arithmetic, "Strict", StringComparison.OrdinalIgnoreCase),
            LongestMethod = options.TryGetValue("build_property.DiffProgLongestMethod", out string? longest) && int.TryParse(longest, NumberStyles.None, CultureInfo.InvariantCulture, out int length) ? length : Cuts.MostOfOne,
        };

        bool IsOn(string name) =>
            !(options.TryGetValue("build_property.DiffProg" + name, out string? value) && string.Equals(value, "off", StringComparison.OrdinalIgnoreCase));
    }
}
