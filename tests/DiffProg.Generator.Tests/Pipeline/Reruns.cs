using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Pipeline;
using DiffProg.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Tests.Pipeline;

/// <summary>What a run of the generator computed again, and for which methods.</summary>
internal sealed class Reruns(GeneratorOutcome outcome)
{
    private readonly GeneratorRunResult _result = outcome.DriverResult.Results.Single();

    /// <summary>Why each method's output of a step is what it is, by the method's name.</summary>
    public IReadOnlyDictionary<string, IncrementalStepRunReason> Of(string step) => Steps(step)
        .SelectMany(s => s.Outputs)
        .Where(o => o.Reason != IncrementalStepRunReason.Removed)
        .ToDictionary(o => NameOf(o.Value), o => o.Reason, StringComparer.Ordinal);

    /// <summary>The methods for which a step did work.</summary>
    public string[] RunAgain(string step) => [.. Of(step)
        .Where(pair => pair.Value is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged))
        .Select(pair => pair.Key)
        .Order(StringComparer.Ordinal)];

    /// <summary>Why each file and each diagnostic is what it is.</summary>
    public ImmutableArray<IncrementalStepRunReason> SourceOutputs =>
        [.. _result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(s => s.Outputs).Select(o => o.Reason)];

    public IEnumerable<object> Values(string step) => Steps(step).SelectMany(s => s.Outputs).Select(o => o.Value);

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string step) =>
        _result.TrackedSteps.TryGetValue(step, out var steps) ? steps : [];

    private static string NameOf(object value) => value switch
    {
        Lowered lowered => lowered.Name,
        MethodModel model => model.Name,
        Unit unit => unit.Method.Name,
        Emission emission => emission.Key.Split('(')[0].Split('.')[^1],
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}
