using System;
using System.Collections.Generic;

namespace DiffProg.Generator.Rules;

/// <summary>Methods of the framework's that have no rule for a reason, by their bare names.</summary>
internal static class NoRule
{
    private const string Estimate = "its value is an estimate that differs between machines; write the quotient";
    private const string Neighbour = "it speaks of how a number is stored, and has no derivative";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["ReciprocalEstimate"] = Estimate,
        ["ReciprocalSqrtEstimate"] = Estimate,
        ["BitIncrement"] = Neighbour,
        ["BitDecrement"] = Neighbour,
        ["DivRem"] = "it returns two numbers; write '/' and '%'",
    };

    public static IEnumerable<string> Names => Reasons.Keys;

    /// <summary>Why the method has no rule; null where nothing is known but that it has none.</summary>
    /// <param name="method">Its name, with or without its type before and its parameters after.</param>
    public static string? Reason(string method)
    {
        string name = method.Split('(')[0];
        return Reasons.TryGetValue(name.Substring(name.LastIndexOf('.') + 1), out string? reason) ? reason : null;
    }
}
