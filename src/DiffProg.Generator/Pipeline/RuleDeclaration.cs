using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Pipeline;

/// <summary>What is said of a rule.</summary>
/// <param name="Said">What, and where.</param>
/// <param name="Places">Where its reasons stand.</param>
internal sealed record RuleVerdict(Refusal Said, EquatableArray<LocationInfo> Places)
{
    public Diagnostic ToDiagnostic(Compilation compilation) =>
        Diagnostic.Create(Descriptors.Get(Said.Id), Said.Location.In(compilation), Places.Select(p => p.ToLocation()), [.. Said.Arguments]);
}

/// <summary>A method that is marked as the rule of another.</summary>
/// <param name="Key">What tells it from every other method.</param>
/// <param name="Name">Its name.</param>
/// <param name="Primal">The method that it is for; empty where there is none.</param>
/// <param name="Location">Its place.</param>
/// <param name="Refusals">Why it is no rule.</param>
internal sealed record RuleDeclaration(string Key, string Name, string Primal, LocationInfo Location, EquatableArray<Refusal> Refusals)
{
    public static RuleDeclaration Of(IMethodSymbol method, string mark, Compilation compilation, CancellationToken cancellation)
    {
        RuleSignature signature = (mark == Marks.VjpOfAttribute ? RuleSignature.OfVjp(method) : RuleSignature.OfJvp(method))!;
        return new RuleDeclaration(
            Marks.Key(method),
            method.Name,
            signature.Primal is { } known ? DisplayNames.Of(known) : string.Empty,
            LocationInfo.Of(method.Locations[0]),
            RuleCheck.Refusals(signature, compilation, cancellation).ToEquatableArray());
    }

    /// <summary>What is to be said of it: that it does not fit, or that nobody uses it.</summary>
    public RuleVerdict? Judge(Program program, IEnumerable<Lowered> methods) =>
        !Refusals.IsEmpty ? new RuleVerdict(new Refusal(Descriptors.NoRule, Location, [Name, Refusals[0].Message]), Refusals.Select(r => r.Location).ToEquatableArray())
        : methods.Any(m => m.Model is null) || program.UsesRule(Key) ? null
        : new RuleVerdict(new Refusal(Descriptors.UnusedRule, Location, [Name, Primal]), []);
}
