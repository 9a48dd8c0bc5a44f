using System;
using System.Collections.Generic;
using System.Text.Json;
using DiffProg.GradBench.Evals;

namespace DiffProg.GradBench;

/// <summary>Every eval that this tool answers, with its functions: the objective, then its derivative.</summary>
internal static class EvalTable
{
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, Func<JsonElement, Evaluation>>> Evals { get; } =
        new Dictionary<string, IReadOnlyDictionary<string, Func<JsonElement, Evaluation>>>
        {
            ["hello"] = Functions(("square", Hello.Value), ("double", Hello.Derivative)),
            ["gmm"] = Functions(("objective", Gmm.Value), ("jacobian", Gmm.Derivative)),
            ["llsq"] = Functions(("primal", Llsq.Value), ("gradient", Llsq.Derivative)),
            ["lse"] = Functions(("primal", Lse.Value), ("gradient", Lse.Derivative)),
            ["lstm"] = Functions(("objective", Lstm.Value), ("jacobian", Lstm.Derivative)),
            ["ode"] = Functions(("primal", Ode.Value), ("gradient", Ode.Derivative)),
            ["kmeans"] = Functions(("cost", Kmeans.Value), ("dir", Kmeans.Direction)),
            ["ba"] = Functions(("objective", Ba.Value), ("jacobian", Ba.Derivative)),
            ["ht"] = Functions(("objective", Ht.Value), ("jacobian", Ht.Derivative)),
            ["particle"] = Functions(
                ("rr", Particle.ReverseOverReverse), ("ff", Particle.ForwardOverForward),
                ("fr", Particle.ForwardOverReverse), ("rf", Particle.ReverseOverForward)),
            ["saddle"] = Functions(
                ("rr", Saddle.ReverseOverReverse), ("ff", Saddle.ForwardOverForward),
                ("fr", Saddle.ForwardOverReverse), ("rf", Saddle.ReverseOverForward)),
            ["det"] = Functions(("primal", Det.Value), ("gradient", Det.Derivative)),
        };

    /// <summary>The objectives in plain C, of the evals that have one to be measured against.</summary>
    public static IReadOnlyDictionary<string, Func<JsonElement, Evaluation>> Natives { get; } =
        new Dictionary<string, Func<JsonElement, Evaluation>>
        {
            ["gmm"] = Gmm.Native,
            ["llsq"] = Llsq.Native,
            ["lse"] = Lse.Native,
            ["lstm"] = Lstm.Native,
            ["ode"] = Ode.Native,
            ["kmeans"] = Kmeans.Native,
            ["ba"] = Ba.Native,
            ["ht"] = Ht.Native,
            ["det"] = Det.Native,
        };

    private static OrderedDictionary<string, Func<JsonElement, Evaluation>> Functions(
        params ReadOnlySpan<(string Name, Func<JsonElement, Evaluation> Prepare)> functions)
    {
        var table = new OrderedDictionary<string, Func<JsonElement, Evaluation>>();
        foreach (var (name, prepare) in functions)
            table.Add(name, prepare);
        return table;
    }
}
