using System;
using System.Collections.Generic;
using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Lists, dictionaries and sequences that are constants: as parameters, as members of objects that are not marked, and as marked members.</summary>
internal static partial class ConstantCollections
{
    private static readonly List<double> s_list = [0.5, -1.5];

    private static readonly Dictionary<string, double> s_byName = new() { ["a"] = 0.7, ["bc"] = -1.2 };

    private static readonly Dictionary<int, double[]> s_rows = new() { [1] = [0.5, 0.2], [4] = [1.5, -0.3] };

    private static readonly Data s_data = new(
        [0.5, -1.5, 2],
        [0.3, 0.8],
        new Dictionary<string, double> { ["a"] = 0.7, ["bc"] = -1.2 },
        new Dictionary<int, List<double>> { [1] = [0.5, 0.2], [2] = [1.5] },
        new Link { Values = [0.4, 0.9], Next = new Link { Values = [1.1] } });

    public static Checks.Case[] Table { get; } =
    [
        new("Constant collections: a read-only list by index", nameof(ByIndex), At(1.3, s_list, new List<double[]> { new[] { 0.5, 0.2 }, new[] { 1.5 } })),
        new("Constant collections: sequences in a loop", nameof(InLoops), At(1.3, s_list, s_byName)),
        new("Constant collections: a dictionary by key", nameof(ByKey), At(1.3, s_byName, s_rows, "a")),
        new("Constant collections: what is found, or is not", nameof(Found), At(1.3, s_byName, s_rows, "bc")),
        new("Constant collections: what is found, or is not, another key", nameof(Found), At(1.3, s_byName, s_rows, "none")),
        new("Constant collections: found in every trip", nameof(FoundInTrips), At(1.3, s_byName, new[] { "a", "none", "bc", "a" })),
        new("Constant collections: a variable that a look-up overwrites", nameof(Overwritten), At(1.3, s_byName)),
        new("Constant collections: by interfaces", nameof(ByInterfaces), At(1.3, s_byName, s_byName)),
        new("Constant collections: members of an object", nameof(Members), At(1.3, s_data)),
        new("Constant collections: members of an object, in loops", nameof(MembersInLoops), At(1.3, s_data)),
        new("Constant collections: named by variables", nameof(Named), At(1.3, s_data)),
        new("Constant collections: a chain of objects", nameof(Chain), At(1.3, s_data)),
        new("Constant collections: a list that a dictionary may have", nameof(ListFound), At(1.3, s_data, 2)),
        new("Constant collections: a list that a dictionary may not have", nameof(ListFound), At(1.3, s_data, 3)),
        new("Constant collections: static members and what methods give", nameof(OfTypes), At(1.3)),
        new("Constant collections: marked members of an object", nameof(OfMarked), At(1.3, 0.7)),
        new("Constant collections: from the end", nameof(FromTheEnd), At(1.3, s_list, s_data)),
        new("Constant collections: tuples in lists, and as keys", nameof(Tuples), At(1.3, new List<(string, double)> { ("ab", 0.4), ("c", -0.8) }, new Dictionary<(int, int), double> { [(1, 2)] = 0.6 })),
        new("Constant collections: lists in lists", nameof(Nested), At(1.3, new List<IReadOnlyList<double>> { new[] { 0.5, 0.2 }, new List<double> { 1.5 } })),
        new("Constant collections: overwritten between the reads", nameof(Consumed), At(1.3, 4)),
        new("Constant collections: handed on", nameof(HandedOn), At(1.3, s_list)),
    ];

    internal sealed record Data(List<double> Values, IReadOnlyList<double> Fixed, Dictionary<string, double> ByName, Dictionary<int, List<double>> Groups, Link Link)
    {
        public IEnumerable<double> Halves()
        {
            foreach (double value in Values)
            {
                yield return value / 2;
            }
        }

        public double First(int group) => Groups[group][0];
    }

    internal sealed class Link
    {
        public IReadOnlyList<double> Values { get; init; } = [];

        public Link? Next { get; init; }
    }

    [Differentiable]
    internal sealed partial class Model(double w, List<double> values, IReadOnlyList<double> others, Dictionary<string, double> byName)
    {
        public double W { get; set; } = w;

        [NoDerivative]
        internal List<double> Values { get; } = values;

        [NoDerivative]
        internal IReadOnlyList<double> Fixed { get; } = others;

        [NoDerivative]
        internal Dictionary<string, double> ByName { get; } = byName;

        public double Of(double x) => (W * x * Values[0]) + (ByName.TryGetValue("a", out double a) ? a * W * W : x);
    }

    [Differentiable(Derivatives = Both)]
    private static double ByIndex(double x, [NoDerivative] IReadOnlyList<double> values, [NoDerivative] IReadOnlyList<double[]> rows)
    {
        double s = x;
        for (int i = 0; i < values.Count; i++)
        {
            for (int j = 0; j < rows[i].Length; j++)
            {
                s += s * x * values[i] * rows[i][j];
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoops(double x, [NoDerivative] IEnumerable<double> values, [NoDerivative] Dictionary<string, double> byName)
    {
        double s = x;
        foreach (double value in values)
        {
            s += Math.Sin(s * value);
        }

        foreach ((string name, double value) in byName)
        {
            s *= 1 + (x * value * name.Length);
        }

        foreach (KeyValuePair<string, double> pair in byName)
        {
            s += s * pair.Value;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByKey(double x, [NoDerivative] Dictionary<string, double> byName, [NoDerivative] Dictionary<int, double[]> rows, string name) =>
        byName.ContainsKey(name) || rows.ContainsKey(name.Length) ? x * x * byName[name] * rows[4][1] * byName.GetValueOrDefault("none", 2.0) : x;

    [Differentiable(Derivatives = Both)]
    private static double Found(double x, [NoDerivative] Dictionary<string, double> byName, [NoDerivative] Dictionary<int, double[]> rows, string name)
    {
        if (!byName.TryGetValue(name, out double value))
        {
            return x * x * x;
        }

        double s = value * x * x;
        if (rows.TryGetValue(name.Length * 2, out double[]? row))
        {
            foreach (double y in row)
            {
                s += s * y;
            }
        }

        return byName.TryGetValue("a", out double other) && other > 0 ? s * other : s;
    }

    [Differentiable(Derivatives = Both)]
    private static double FoundInTrips(double x, [NoDerivative] Dictionary<string, double> byName, string[] names)
    {
        double s = x;
        for (int i = 0; i < names.Length; i++)
        {
            if (!byName.TryGetValue(names[i], out double value))
            {
                continue;
            }

            value *= s;
            s += value * value * x;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwritten(double x, [NoDerivative] Dictionary<string, double> byName)
    {
        double value = x;
        double s = value * x;
        if (byName.TryGetValue("a", out value))
        {
            s += value * s;
        }

        _ = byName.TryGetValue("none", out _);
        value += x;
        return s * value;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByInterfaces(double x, [NoDerivative] IReadOnlyDictionary<string, double> one, [NoDerivative] IDictionary<string, double> other) =>
        one.TryGetValue("a", out double a) && other.TryGetValue("bc", out double b) ? x * x * a * b : x;

    [Differentiable(Derivatives = Both)]
    private static double Members(double x, Data data) =>
        (x * x * data.Values[0] * data.Fixed[1] * data.ByName["a"] * data.Groups[1][1] * data.First(2)) + (data.ByName.TryGetValue("bc", out double y) ? y * x : x);

    [Differentiable(Derivatives = Both)]
    private static double MembersInLoops(double x, Data data)
    {
        double s = x;
        foreach (double value in data.Values)
        {
            s += s * x * value;
        }

        foreach (double value in data.Halves())
        {
            s += Math.Cos(s * value);
        }

        foreach ((int key, List<double> group) in data.Groups)
        {
            for (int i = 0; i < group.Count; i++)
            {
                s += x * group[i] * key;
            }
        }

        foreach (double value in data.Groups.Values.First())
        {
            s *= 1 + (value * x);
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Named(double x, Data data)
    {
        List<double> values = data.Values;
        var groups = data.Groups;
        IReadOnlyList<double> row = data.Fixed;
        double s = x * values[0] * row[0];
        values = groups[1];
        foreach (double value in values)
        {
            s += s * x * value;
        }

        row = groups[2];
        return s * row[0] * values.Count * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chain(double x, Data data)
    {
        double s = x;
        for (Link? link = data.Link; link is not null; link = link.Next)
        {
            for (int i = 0; i < link.Values.Count; i++)
            {
                s += s * x * link.Values[i];
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double ListFound(double x, Data data, int key)
    {
        if (!data.Groups.TryGetValue(key, out List<double>? group))
        {
            return x * x;
        }

        double s = x;
        foreach (double value in group)
        {
            s += s * value * x;
        }

        return s * group.Count * group[0];
    }

    private static List<double> Loaded(int n) => [n, 0.5 * n];

    private static Dictionary<string, double> ByName() => s_byName;

    [Differentiable(Derivatives = Both)]
    private static double OfTypes(double x)
    {
        double s = x;
        for (int i = 0; i < s_list.Count; i++)
        {
            s += s_list[i] * s * x;
        }

        List<double> loaded = Loaded(3);
        foreach (double value in loaded)
        {
            s += value * x * x;
        }

        return s * loaded[1] * ByName()["a"] * s_byName["bc"];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfMarked(double x, double w)
    {
        Model model = new(w, s_data.Values, s_data.Fixed, s_byName);
        return OfModel(model, x) * x;
    }

    [Differentiable]
    private static double OfModel(Model model, double x)
    {
        double s = model.Of(x);
        List<double> values = model.Values;
        for (int i = 0; i < model.Values.Count; i++)
        {
            s += model.W * values[i] * s;
        }

        foreach (double value in model.Fixed)
        {
            s += value * model.W * x;
        }

        return s * model.ByName["a"];
    }

    [Differentiable(Derivatives = Both)]
    private static double FromTheEnd(double x, [NoDerivative] List<double> values, Data data) => x * x * values[^1] * data.Fixed[^2] * data.Values[^values.Count];

    [Differentiable(Derivatives = Both)]
    private static double Tuples(double x, [NoDerivative] List<(string Name, double Value)> pairs, [NoDerivative] Dictionary<(int, int), double> byPair)
    {
        double s = x * byPair[(1, 2)];
        foreach ((string name, double value) in pairs)
        {
            s += s * x * value * name.Length;
        }

        foreach (var pair in pairs)
        {
            s += pair.Value * x * s;
        }

        var (_, first) = pairs[0];
        return s * first * pairs[1].Value;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, [NoDerivative] IReadOnlyList<IReadOnlyList<double>> rows)
    {
        double s = x;
        for (int i = 0; i < rows.Count; i++)
        {
            for (int j = 0; j < rows[i].Count; j++)
            {
                s += s * rows[i][j] * x;
            }
        }

        foreach (IReadOnlyList<double> row in rows)
        {
            foreach (double value in row)
            {
                s += Math.Sin(value * s);
            }
        }

        return s;
    }

    private static Queue<double> Filled(int n) => new(Enumerable.Range(1, n).Select(i => 1.0 / i));

    [Differentiable(Derivatives = Both)]
    private static double Consumed(double x, int n)
    {
        double s = x;
        Queue<double> queue = Filled(n);
        while (queue.Count > 0)
        {
            s += s * x * queue.Dequeue();
        }

        return s;
    }

    [Differentiable]
    private static double Weighted(double x, [NoDerivative] IReadOnlyList<double> weights) => x * x * weights[0] * weights.Count;

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double x, [NoDerivative] List<double> weights) => Weighted(x, weights) * Weighted(x * x, s_data.Fixed);
}
