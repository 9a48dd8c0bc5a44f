using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Analysis;

/// <summary>What callers must know of a method.</summary>
/// <param name="Key">The method.</param>
/// <param name="Parameters">The names of its parameters.</param>
/// <param name="Active">For each parameter, whether the method's own derivatives are with respect to it.</param>
/// <param name="Written">For each parameter, whether the method or a callee of it may write to its elements.</param>
/// <param name="Truncates">Whether an integer that it gives back may come from an active value.</param>
/// <param name="Modes">Which derivatives can be made of it.</param>
internal sealed record Summary(
    string Key,
    EquatableArray<string> Parameters,
    EquatableArray<bool> Active,
    EquatableArray<bool> Written,
    bool Truncates,
    Modes Modes)
{
    /// <summary>What becomes of the arrays that it is given and returns.</summary>
    public HandleSummary Handles { get; init; } = HandleSummary.None;
}

/// <summary>The summaries of the methods that a function calls.</summary>
internal sealed class Callees
{
    private readonly Dictionary<string, Summary>? _summaries;

    public Callees(IEnumerable<Summary> summaries)
    {
        _summaries = new Dictionary<string, Summary>(StringComparer.Ordinal);
        foreach (Summary summary in summaries)
        {
            _summaries[summary.Key] = summary;
        }
    }

    private Callees() => _summaries = null;

    /// <summary>
    /// Nothing is known but signatures: a callee is taken to write to all that it is given, but for read-only spans and constants.
    /// </summary>
    public static Callees Unknown { get; } = new();

    /// <summary>Whether a method may write to the elements of a parameter.</summary>
    public bool Written(string key, int parameter) => _summaries is null || _summaries[key].Written[parameter];

    /// <summary>Whether a call is known to make integers of floating-point numbers, which it may give back.</summary>
    public bool Truncates(CallTarget target) => Find(target.Method.Key) is { Truncates: true };

    /// <summary>What becomes of the arrays that a call is given and returns; a method of which nothing is known returns its own.</summary>
    public HandleSummary HandlesOf(CallTarget target) => Find(target.Method.Key)?.Handles ?? HandleSummary.None;

    public Summary? Find(string key) => _summaries is not null && _summaries.TryGetValue(key, out Summary? summary) ? summary : null;

    /// <summary>Whether a call may write to the row that is its argument of this index.</summary>
    public bool MayWrite(CallTarget target, int argument)
    {
        if (!target.Method.IsDifferentiable)
        {
            return false;
        }

        if (_summaries is null)
        {
            return target.Method.Parameters[argument] is { IsConstant: false, IsReadOnly: false };
        }

        EquatableArray<bool> written = _summaries[target.Method.Key].Written;

        // Behind the primal's own arguments stand cotangents and tangents, which derivatives write.
        return argument >= written.Count || written[argument];
    }
}
