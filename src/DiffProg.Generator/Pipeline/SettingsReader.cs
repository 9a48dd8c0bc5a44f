using System;
using DiffProg.Generator.Analysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DiffProg.Generator.Pipeline;

/// <summary>Reads the analyses' switches from the project's properties.</summary>
internal static class SettingsReader
{
    public static Settings Read(AnalyzerConfigOptions options)
    {
        return new Settings(IsOn("Activity"), IsOn("Recording"), IsOn("Recompute"), IsOn("Simplify"), IsOn("Pool"), IsOn("Index"), IsOn("Locals"));

        bool IsOn(string name) =>
            !(options.TryGetValue("build_property.DiffProg" + name, out string? value) && string.Equals(value, "off", StringComparison.OrdinalIgnoreCase));
    }
}
