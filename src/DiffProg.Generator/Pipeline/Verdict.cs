using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Diagnostics;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Pipeline;

/// <summary>The one error at a method that is refused. It carries places, and no emitted code depends on it.</summary>
internal sealed record Verdict(string Id, string Name, LocationInfo Location, EquatableArray<Refusal> Reasons)
{
    public static Verdict? Of(Lowered lowered, Program program)
    {
        EquatableArray<Refusal> reasons = lowered.Refusals;
        if (lowered.Model is not null && program.Failure is { } failure)
        {
            reasons = [new Refusal(Descriptors.Internal, lowered.Location, [lowered.Name, failure])];
        }
        else if (lowered.Model is { } model)
        {
            reasons = program.RefusedCalls(model)
                .Select(t => new Refusal(Descriptors.RefusedCallee, lowered.Sites[t.Site], [t.Method.Name]))
                .Concat(program.ClashOf(model) is { } name ? [new Refusal(Descriptors.NameTaken, lowered.Location, [name])] : Enumerable.Empty<Refusal>())
                .Concat(program.LossesOf(model).Select(l => Refusal.Of(l, lowered.Sites)))
                .ToEquatableArray();
        }

        return reasons.IsEmpty ? null : new Verdict(Descriptors.NotDifferentiable, lowered.Name, lowered.Location, reasons);
    }

    public static Verdict OfFailure(Emission emission, IEnumerable<Lowered> lowered)
    {
        Lowered method = lowered.First(l => l.Key == emission.Key);
        if (emission is { Failure: { } what, Advice: { } advice })
        {
            return new Verdict(Descriptors.NotDifferentiable, method.Name, method.Location, [new Refusal(Descriptors.Signature, emission.Site is { } site ? method.Sites[site] : method.Location, [what, advice])]);
        }

        Refusal reason = new(Descriptors.Internal, method.Location, [method.Name, emission.Failure ?? string.Empty]);
        return new Verdict(Descriptors.Internal, method.Name, method.Location, [reason]);
    }

    public Diagnostic ToDiagnostic() => Diagnostic.Create(
        Descriptors.Get(Id),
        Location.ToLocation(),
        Reasons.Select(r => r.Location.ToLocation()),
        Name,
        Id == Descriptors.Internal ? Reasons[0].Arguments[1] : Reasons[0].Message + Reasons[0].Location.SeenFrom(Location));
}
