using System.Collections.Generic;
using System.Linq;
using System.Threading;
using DiffProg.Generator.Diagnostics;
using Microsoft.CodeAnalysis;

namespace DiffProg.Generator.Frontend;

/// <summary>Refuses rules that fit no method. The generator and the analyzer both begin here.</summary>
internal static class RuleCheck
{
    /// <summary>The rules that a method is marked as.</summary>
    public static IEnumerable<RuleSignature> Of(IMethodSymbol method) => new[] { RuleSignature.OfVjp(method), RuleSignature.OfJvp(method) }.OfType<RuleSignature>();

    public static IEnumerable<Refusal> Refusals(RuleSignature signature, Compilation compilation, CancellationToken cancellation)
    {
        LocationInfo place = LocationInfo.Of(signature.Rule.Locations[0]);
        foreach (Misfit misfit in signature.Misfits)
        {
            LocationInfo at = misfit.Parameter is { } parameter ? LocationInfo.Of(parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation)) : place;
            yield return new Refusal(Descriptors.RuleDoesNotFit, at, [misfit.What, misfit.Expected]) { RuleHeader = misfit.Header };
        }

        if (CustomRules.Of(compilation).IsSecond(signature))
        {
            yield return new Refusal(Descriptors.RuleDoesNotFit, place, [$"'{signature.Primal!.Name}' has such a rule already", "keep one of them"]);
        }
    }
}
