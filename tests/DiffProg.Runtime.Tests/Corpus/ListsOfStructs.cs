using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Lists of structs and of tuples that a method makes.</summary>
internal static partial class ListsOfStructs
{
    public static Checks.Case[] Table { get; } =
    [
        new("List of structs: filled and read", nameof(Filled), At(Row(0.5, -1.2, 0.8, 2.1, 0.3, 1.1))),
        new("List of structs: tuples, exchanged", nameof(Exchanged), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("List of structs: elements overwritten and removed", nameof(Removed), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("List of structs: the last element", nameof(Last), At(1.3, 0.7)),
        new("List of structs: made from an array, and of another name", nameof(FromArray), At(1.3, 0.7)),
        new("List of structs: initialisers, AddRange, ToArray and a span", nameof(Forms), At(1.3, 0.7)),
        new("List of structs: foreach takes its elements apart, and leaves early", nameof(TakenApart), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("List of structs: cleared and filled again in a loop", nameof(Refilled), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("List of structs: an element that is added once more", nameof(AddedOnceMore), At(1.3, 0.7)),
    ];

    [Differentiable]
    internal readonly partial record struct Item(double Value, double Weight, int Kind)
    {
        public static Item operator +(Item a, Item b) => new(a.Value + b.Value, a.Weight * b.Weight, a.Kind);
    }

    [Differentiable(Derivatives = Both)]
    public static double Filled(double[] w)
    {
        List<Item> items = [];
        for (int i = 0; i < w.Length; i++)
        {
            items.Add(new Item(w[i], w[i] * w[i], i));
        }

        double sum = 0;
        for (int i = 0; i < items.Count; i++)
        {
            sum += items[i].Value * items[items.Count - 1 - i].Weight * items[i].Kind;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Exchanged(double[] w)
    {
        List<(double X, double Y)> points = new();
        foreach (double v in w)
        {
            points.Add((v, points.Count * v));
        }

        for (int i = 0; i + 1 < points.Count; i++)
        {
            (points[i], points[i + 1]) = (points[i + 1], points[i]);
            points[i] = (points[i].Y * points[i].X, points[i + 1].X);
        }

        double sum = 0;
        foreach (var p in points)
        {
            sum = (sum * p.X) + (p.Y * p.Y);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Removed(double[] w)
    {
        List<Item> items = new(2);
        foreach (double v in w)
        {
            items.Add(new Item(v, 1, 2));
            items[0] = items[0] with { Weight = items[0].Weight * v };
            items[items.Count - 1] += items[0];
        }

        items.RemoveAt(1);
        double sum = items[0].Value * items[0].Weight;
        items[0] = items[1] with { Kind = 3 };
        items.RemoveAt(0);
        return (sum * items[0].Value * items[0].Kind) + items[1].Weight;
    }

    [Differentiable(Derivatives = Both)]
    public static double Last(double x, double y)
    {
        List<(double A, double B)> stack = [(x, y)];
        for (int i = 0; i < 5; i++)
        {
            stack.Add((stack[^1].B * x, stack[^1].A));
            stack[^1] = (stack[^1].A + y, stack[^2].B);
        }

        return stack[^1].A * stack[^3].B;
    }

    [Differentiable(Derivatives = Both)]
    public static double FromArray(double x, double y)
    {
        Item[] array = [new(x, y, 1), new(y, x, 2)];
        List<Item> items = new(array);
        array[0] = new Item(1, 1, 1);
        items[1] = items[0] with { Value = items[1].Value * array[0].Value };
        return items[0].Value * items[1].Weight * items[1].Value;
    }

    [Differentiable(Derivatives = Both)]
    public static double Forms(double x, double y)
    {
        List<(double A, double B)> list = new() { (x, y), (y, 2) };
        (double, double)[] more = [(x * y, x), (1, y)];
        list.AddRange(more);
        list.AddRange(more);
        (double A, double B)[] array = list.ToArray();
        Span<(double A, double B)> span = CollectionsMarshal.AsSpan(list);
        span[0] = (span[2].A, array[5].B);
        return list[0].A * list[0].B * array[0].A * list[4].A;
    }

    [Differentiable(Derivatives = Both)]
    public static double TakenApart(double[] w)
    {
        List<(double A, double B)> list = [];
        foreach (double v in w)
        {
            list.Add((v, v * v));
        }

        double sum = 1;
        foreach ((double a, double b) in list)
        {
            if (a > 2)
            {
                return sum * b;
            }

            if (a < 0)
            {
                continue;
            }

            sum *= a + b;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Refilled(double[] w)
    {
        List<Item> items = [];
        double sum = 0;
        for (int i = 0; i < w.Length; i++)
        {
            for (int k = 0; k <= i; k++)
            {
                items.Add(new Item(w[k] * w[i], sum, k));
            }

            foreach (Item item in items)
            {
                sum += item.Value + (0.1 * item.Weight);
            }

            if (i == 1)
            {
                items.Clear();
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double AddedOnceMore(double x, double y)
    {
        List<Item> items = [new(x, y, 1)];
        for (int i = 0; i < 6; i++)
        {
            items.Add(items[i / 2]);
            items[0] = items[0] with { Value = items[i].Value * y };
        }

        return items[3].Value * items[6].Value;
    }
}
