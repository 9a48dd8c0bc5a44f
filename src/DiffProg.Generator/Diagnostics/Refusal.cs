using System.Collections.Generic;
using System.Collections.Immutable;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Diagnostics;

/// <summary>Why something cannot be differentiated, and where.</summary>
/// <param name="Id">The diagnostic that says so.</param>
/// <param name="Location">The construct.</param>
/// <param name="Arguments">What its message names.</param>
internal sealed record Refusal(string Id, LocationInfo Location, EquatableArray<string> Arguments)
{
    /// <summary>The header that a rule has to have, where one would mend it.</summary>
    public string? RuleHeader { get; init; }

    /// <summary>The refusal of what loses a derivative.</summary>
    public static Refusal Of(Loss loss, IReadOnlyList<LocationInfo> sites) => new(loss.Id, sites[loss.Site], loss.Arguments);

    /// <summary>Whether a note is a warning here, since what it says is hardly meant.</summary>
    public bool IsUrgent { get; init; }

    public string Message => string.Format(
        System.Globalization.CultureInfo.InvariantCulture,
        Descriptors.Get(Id).MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [.. Arguments]);

    public Diagnostic ToDiagnostic(Location location) => IsUrgent
        ? Diagnostic.Create(Descriptors.Get(Id), location, DiagnosticSeverity.Warning, additionalLocations: null, Hints, [.. Arguments])
        : Diagnostic.Create(Descriptors.Get(Id), location, Hints, [.. Arguments]);

    private ImmutableDictionary<string, string?> Hints => this switch
    {
        { RuleHeader: { } header } => ImmutableDictionary<string, string?>.Empty.Add(FixHints.RuleHeader, header),
        { Id: Descriptors.LostDerivative } => ImmutableDictionary<string, string?>.Empty.Add(FixHints.Constant, Arguments[0]),
        _ => ImmutableDictionary<string, string?>.Empty,
    };
}
