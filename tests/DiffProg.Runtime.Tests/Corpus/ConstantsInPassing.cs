using System;
using System.Collections.Generic;
using System.Globalization;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>What a method asks and keeps of constants on its way: calls that give more than one value, and collections of its own.</summary>
internal static partial class ConstantsInPassing
{
    public static Checks.Case[] Table { get; } =
    [
        new("Constants: a number that is parsed", nameof(Parsed), At(0.7, "3")),
        new("Constants: text that is none", nameof(Parsed), At(0.7, "none")),
        new("Constants: parsed in a condition, and again in a loop", nameof(ParsedAgain), At(0.7, "2")),
        new("Constants: parsed in the condition of a loop", nameof(ParsedInLoop), At(1.3, "1.5")),
        new("Constants: an enum that is parsed", nameof(OfEnum), At(0.7, "Half")),
        new("Constants: arguments by name, out of order", nameof(Named), At(0.7, "4")),
        new("Constants: two values of an object", nameof(OfObject), At(0.7, new Finder())),
        new("Constants: counts in a dictionary", nameof(Counted), At(0.7)),
        new("Constants: a dictionary that is written to and changed in a loop", nameof(Changed), At(0.7)),
        new("Constants: an index with an effect", nameof(IndexWithEffect), At(0.7)),
    ];

    private enum Share
    {
        Whole,
        Half,
    }

    [Differentiable(Derivatives = Both)]
    private static double Parsed(double x, string text) => int.TryParse(text, out int n) ? Math.Sin(x) * n : x * x;

    [Differentiable(Derivatives = Both)]
    private static double ParsedAgain(double x, string text)
    {
        double r = x;
        if (int.TryParse(text, out int n) && n > 1 && int.TryParse("7", out int m))
        {
            r *= n * m * x;
        }

        for (int i = 0; i < 3; i++)
        {
            if (i == 1)
            {
                continue;
            }

            if (int.TryParse(text + i, out n))
            {
                r *= Math.Sin(n * x);
            }
        }

        return r * n;
    }

    [Differentiable(Derivatives = Both)]
    private static double ParsedInLoop(double x, string text)
    {
        while (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double factor) && x < 5)
        {
            x *= factor * x;
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfEnum(double x, string text) => Enum.TryParse(text, ignoreCase: true, out Share share) && share == Share.Half ? x * x / 2 : x;

    [Differentiable(Derivatives = Both)]
    private static double Named(double x, string text)
    {
        _ = int.TryParse(result: out int n, s: text);
        return x * x * n;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfObject(double x, [NoDerivative] Finder finder)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            if (finder.TryFind(i, out double weight, out string name))
            {
                s += Math.Exp(weight * x) * name.Length * x;
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Counted(double x)
    {
        Dictionary<int, int> counts = new();
        for (int i = 0; i < 4; i++)
        {
            if (!counts.TryGetValue(i % 2, out int n))
            {
                n = 0;
            }

            counts[i % 2] = n + 1;
            x *= Math.Sin(x) + n + 1;
        }

        return x * counts[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Changed(double x)
    {
        Dictionary<string, int> d = new();
        d["a"] = 2;
        double r = 1;
        for (int i = 0; i < 3; i++)
        {
            d["b"] = i;
            unchecked
            {
                d["a"] += 3;
                d["a"]++;
            }

            if (i == 1)
            {
                continue;
            }

            r *= (x * d["b"]) + d["a"];
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexWithEffect(double x)
    {
        List<int> l = new();
        l.Add(4);
        l.Add(9);
        int i = 0;
        l[i++] = 5 + i;
        return x * x * l[0] * i;
    }

    /// <summary>Finds constants.</summary>
    public sealed class Finder
    {
        private readonly double _first = 0.5;

        /// <summary>Finds a weight and a name.</summary>
        public bool TryFind(int i, out double weight, out string name)
        {
            weight = _first + i;
            name = "abc"[i..];
            return i != 1;
        }
    }
}
