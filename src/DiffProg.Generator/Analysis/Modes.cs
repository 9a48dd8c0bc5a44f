using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Analysis;

/// <summary>The derivatives that can be made of a method.</summary>
[Flags]
internal enum Modes
{
    None = 0,
    Forward = 1,
    Reverse = 2,

    /// <summary>The forward derivative of the reverse one: second order.</summary>
    ForwardOfReverse = 4,

    All = Forward | Reverse | ForwardOfReverse,
}

/// <summary>What some place in a method rules out.</summary>
/// <param name="Modes">The derivatives that there are not.</param>
/// <param name="Site">The number of the place.</param>
/// <param name="Reason">Why.</param>
internal sealed record Obstacle(Modes Modes, int Site, string Reason)
{
    /// <summary>All places in a function that rule a derivative out.</summary>
    public static IEnumerable<Obstacle> In(Function function, Callees callees)
    {
        Activity activity = Activity.Of(function, callees, _ => true, enabled: false);
        foreach (Statement statement in function.Body.All())
        {
            if (statement is Call call && call.Arguments.Any(a => activity.IsVaried(a.Value)) && At(call, callees) is { Modes: not Modes.None } obstacle)
            {
                yield return obstacle;
            }

            foreach (Obstacle hook in statement.Expressions().SelectMany(e => In(e, activity)))
            {
                yield return hook;
            }
        }

        foreach (Obstacle hook in function.Results.SelectMany(e => In(e, activity)))
        {
            yield return hook;
        }
    }

    /// <summary>What remains.</summary>
    public static Modes Left(Function function, Callees callees) =>
        In(function, callees).Aggregate(Modes.All, (left, obstacle) => left & ~obstacle.Modes);

    private static Obstacle At(Call call, Callees callees)
    {
        MethodReference method = call.Target.Method;
        if (method.Rule is not { } rule)
        {
            Modes missing = method.IsDifferentiable && callees.Find(method.Key) is { } summary ? Modes.All & ~summary.Modes : Modes.None;
            return new Obstacle(missing, call.Target.Site, $"'{method.Name}', which it calls, has none");
        }

        Modes own = (rule.Jvp is null ? Modes.Forward | Modes.ForwardOfReverse : Modes.None) | (rule.Vjp is null ? Modes.Reverse | Modes.ForwardOfReverse : Modes.None);
        return own != Modes.None
            ? new Obstacle(own, call.Target.Site, $"'{method.Name}' has no [{(rule.Jvp is null ? "JvpOf" : "VjpOf")}]")
            : new Obstacle(
                HasTangent(rule.Vjp!, callees) ? Modes.None : Modes.ForwardOfReverse,
                call.Target.Site,
                $"'{rule.Vjp!.Name}' would have to be differentiated itself; mark it [Differentiable]");
    }

    private static bool HasTangent(MethodReference vjp, Callees callees) =>
        vjp.IsDifferentiable && (callees.Find(vjp.Key) is not { } summary || summary.Modes.HasFlag(Modes.Forward));

    private static IEnumerable<Obstacle> In(Expression expression, Activity activity) => expression.SelfAndBelow().OfType<OnGradient>()
        .Where(h => activity.IsVaried(h.Operand))
        .Select(h => new Obstacle(Modes.Forward | Modes.ForwardOfReverse, h.Site, "Diff.OnGradient transforms cotangents, and a tangent is none"));
}
