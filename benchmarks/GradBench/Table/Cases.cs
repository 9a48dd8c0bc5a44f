using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.GradBench.Table;

/// <summary>The sizes of each eval: those that the peers were measured at, and others, so that four decades are spanned.</summary>
internal static class Cases
{
    private static readonly (string Module, Func<IEnumerable<Case>> Sizes)[] s_evals =
    [
        ("gmm", Gmm), ("lstm", Lstm), ("lse", Lse), ("llsq", Llsq), ("kmeans", Kmeans), ("ba", Ba), ("ht", Ht), ("det", Det), ("ode", Ode),
        ("particle", () => [new("particle", Goal.Particle, "", null, Inputs.Particle())]),
        ("saddle", () => [new("saddle", Goal.Saddle, "", null, Inputs.Saddle())]),
    ];

    /// <summary>The cases of some evals, or of all where none is named; each is made when it is asked for.</summary>
    public static IEnumerable<Case> Of(IReadOnlyCollection<string> modules)
    {
        if (modules.FirstOrDefault(name => s_evals.All(eval => eval.Module != name)) is { } unknown)
            throw new ArgumentException($"There is no eval '{unknown}' in the table.", nameof(modules));
        return s_evals.Where(eval => modules.Count == 0 || modules.Contains(eval.Module)).SelectMany(eval => eval.Sizes());
    }

    private static IEnumerable<Case> Gmm()
    {
        (int D, int K, int N)[] sizes =
        [
            (10, 5, 10), (10, 5, 100), (10, 5, 1000), (10, 5, 10_000), (10, 5, 100_000),
            (2, 5, 1000), (2, 25, 1000), (10, 25, 1000), (20, 50, 1000), (64, 10, 1000),
        ];
        return sizes.Select(s => new Case(
            "gmm", s.D > 32 ? Goal.WideGmm : Goal.Gmm, $"d {s.D}, k {s.K}, n {s.N:N0}", (s.D, s.K) == (10, 5) ? s.N : null,
            Inputs.Gmm(s.D, s.K, s.N)));
    }

    private static IEnumerable<Case> Lstm()
    {
        (int Layers, int Length)[] sizes = [(2, 10), (2, 100), (2, 1024), (2, 10_000), (2, 100_000), (4, 1024), (4, 4096)];
        return sizes.Select(s => new Case(
            "lstm", Goal.Lstm, $"{s.Layers} layers, {s.Length:N0} characters", s.Layers == 2 ? s.Length : null, Inputs.Lstm(s.Layers, s.Length)));
    }

    private static IEnumerable<Case> Lse()
    {
        int[] sizes = [250, 2500, 40_000, 640_000, 2_500_000];
        return sizes.Select(n => new Case("lse", n > 40_000 ? Goal.LongLse : Goal.Lse, $"n {n:N0}", n, Inputs.Lse(n)));
    }

    private static IEnumerable<Case> Llsq()
    {
        int[] sizes = [16, 256, 1024, 4096, 163_920];
        return sizes.Select(n => new Case("llsq", Goal.Llsq, $"n {n:N0}, m 128", n, Inputs.Llsq(n, 128)));
    }

    private static IEnumerable<Case> Kmeans()
    {
        (int K, int N, int D)[] sizes =
        [
            (10, 10, 8), (10, 100, 8), (10, 1000, 8), (10, 10_000, 8), (10, 100_000, 8), (100, 1000, 8), (100, 10_000, 16),
        ];
        return sizes.Select(s => new Case(
            "kmeans", Goal.Kmeans, $"k {s.K}, n {s.N:N0}, d {s.D}", s.K == 10 ? s.N : null, Inputs.Kmeans(s.K, s.N, s.D)));
    }

    private static IEnumerable<Case> Ba()
    {
        (int N, int M, int P)[] sizes = [(1, 25, 100), (2, 250, 1000), (49, 7776, 31_843), (372, 47_423, 204_472), (1000, 250_000, 1_000_000)];
        return sizes.Select(s => new Case("ba", Goal.Ba, $"{s.P:N0} observations", s.P, Inputs.Ba(s.N, s.M, s.P)));
    }

    private static IEnumerable<Case> Ht()
    {
        (int Vertices, int Points, bool IsSimple)[] sizes =
        [
            (10, 10, false), (100, 100, false), (1000, 1000, false), (10_000, 10_000, false), (100_000, 100_000, false),
            (544, 100, true), (10_000, 100, false), (10_000, 1600, false),
        ];
        return sizes.Select(s => new Case(
            "ht", Goal.Ht, $"{(s.IsSimple ? 26 : 28)} columns, {s.Vertices:N0} vertices, {s.Points:N0} points",
            s.Vertices == s.Points ? s.Vertices : null, Inputs.Ht(s.Vertices, s.Points, s.IsSimple)));
    }

    private static IEnumerable<Case> Det() => Enumerable.Range(4, 7).Select(size => new Case(
        "det", Goal.Det, $"{size} × {size}", Enumerable.Range(1, size).Aggregate(1.0, (product, i) => product * i), Inputs.Det(size)));

    private static IEnumerable<Case> Ode()
    {
        (int N, int Steps)[] sizes = [(10, 10), (100, 10), (1000, 10), (10_000, 10), (100_000, 10), (1000, 1), (100_000, 1), (1000, 100)];
        return sizes.Select(s => new Case("ode", Goal.Ode, $"n {s.N:N0}, s {s.Steps}", s.Steps == 10 ? s.N : null, Inputs.Ode(s.N, s.Steps)));
    }
}
