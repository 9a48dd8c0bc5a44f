using System;
using System.Collections.Generic;
using CsCheck;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Choices, all drawn from one seeded generator.</summary>
internal sealed class Dice(PCG pcg, Feature features)
{
    private static readonly string[] Exceptions = ["ArgumentException", "InvalidOperationException", "NotSupportedException"];

    /// <summary>The floating-point kinds that the program computes in.</summary>
    public IReadOnlyList<Kind> Floating { get; } = FloatingOf(features);

    /// <summary>The same dice for a program with fewer features.</summary>
    public Dice With(Feature fewer) => new(pcg, fewer);

    public Feature Features => features;

    /// <summary>The kind of a row of floating-point numbers.</summary>
    public Kind RowKind() => Allows(Feature.Singles) && Chance(40) ? Kind.SingleArray : Kind.Array;

    public string Exception() => Pick(Exceptions);

    public bool Allows(Feature feature) => features.Includes(feature);

    public int Below(int bound) => (int)pcg.Next((uint)bound);

    public int Between(int low, int high) => low + Below(high - low + 1);

    public bool Chance(int percent) => Below(100) < percent;

    public double Real(double low, double high) => low + ((high - low) * (pcg.Next64() >> 11) / (1UL << 53));

    public T Pick<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    /// <summary>Picks among alternatives by weight; one of weight zero is never taken.</summary>
    public T Weigh<T>(params ReadOnlySpan<(int Weight, Func<T> Make)> alternatives)
    {
        int total = 0;
        foreach (var (weight, _) in alternatives)
            total += weight;
        int ticket = Below(total);
        foreach (var (weight, make) in alternatives)
        {
            ticket -= weight;
            if (ticket < 0)
                return make();
        }
        throw new InvalidOperationException();
    }

    private static List<Kind> FloatingOf(Feature features)
    {
        List<Kind> kinds = [Kind.Real];
        if (features.Includes(Feature.Singles))
            kinds.Add(Kind.Single);
        if (features.Includes(Feature.Halves))
            kinds.Add(Kind.Half);
        return kinds;
    }
}
