using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Structs and records that are constants: copied by <c>with</c>, and tested by patterns.</summary>
internal static partial class ConstantStructs
{
    public static Checks.Case[] Table { get; } =
    [
        new("Constant struct: with", nameof(With), At(1.3, 3)),
        new("Constant struct: patterns", nameof(Patterns), At(1.3, 3)),
        new("Constant struct: a record class, copied in a loop", nameof(InALoop), At(1.3, 4)),
        new("Constant struct: of a marked type", nameof(OfAMarkedType), At(1.3, 0.7)),
        new("Constant struct: a tuple of constants", nameof(OfATuple), At(1.3, 3)),
        new("Constant struct: an array of tuples of integers, by an index", nameof(OfEdges), At(1.3, 0.7)),
    ];

    private static readonly (int From, int To)[] s_edges = [(0, 1), (2, 3), (1, 3)];

    private readonly record struct Options(int Steps, double Scale, Mode Mode)
    {
        public bool IsLong => Steps > 4;
    }

    private sealed record Schedule(double Rate, int Step);

    private enum Mode
    {
        Sum,
        Product,
    }

    [Differentiable]
    internal readonly partial record struct Pair(double X, double Y);

    [Differentiable]
    private static double Weighted(double x, [NoDerivative] (int From, int To)[] edges, [NoDerivative] (int Count, string Name)[] names)
    {
        double sum = 0;
        for (int i = 0; i < edges.Length; i++)
        {
            (int from, int to) = edges[i];
            sum += x * from * edges[i].To * names[0].Name.Length;
            x *= to - names[1].Count;
        }

        return sum * edges[0].To;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfEdges(double x, double y)
    {
        double sum = 0;
        for (int i = 0; i < s_edges.Length; i++)
        {
            sum += Math.Pow(x, s_edges[i].From) * y * s_edges[i].To;
        }

        return sum * x;
    }

    [Differentiable(Derivatives = Both)]
    public static double With(double x, int n)
    {
        Options options = new(n, 0.5, Mode.Sum);
        Options other = options with { Steps = options.Steps + n, Scale = 2 };
        options = other with { Mode = Mode.Product };
        double sum = x;
        for (int i = 0; i < other.Steps; i++)
        {
            sum *= options.Steps - i > 2 ? x * other.Scale : 1;
        }

        return sum * options.Scale;
    }

    [Differentiable(Derivatives = Both)]
    public static double Patterns(double x, int n)
    {
        Options options = new(n, 0.5, Mode.Sum);
        double sum = options is { Steps: > 2, Mode: Mode.Sum } ? x * x : x;
        sum *= options is (3, var scale, _) ? scale * x : 1;
        return options switch
        {
            { IsLong: true } => sum,
            { Scale: > 0.1 and < 1, Steps: var k } => sum * k * x,
            _ => 0,
        };
    }

    [Differentiable(Derivatives = Both)]
    public static double InALoop(double x, int n)
    {
        Schedule schedule = new(0.5, 0);
        double y = x;
        for (int i = 0; i < n; i++)
        {
            y -= schedule.Rate * Math.Sin(y);
            schedule = schedule with { Rate = schedule.Rate * 0.9, Step = i };
        }

        return y * schedule.Step;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfAMarkedType(double x, double y)
    {
        Pair origin = new(1, 2);
        return Of(origin, x) * Of(origin with { X = 3 }, y);
    }

    [Differentiable(Derivatives = Both)]
    public static double Of([NoDerivative] Pair origin, double x)
    {
        Pair moved = origin with { X = x * origin.Y };
        return moved == origin ? 1 : moved is { X: > 0, Y: 2 } and not (5, _) ? moved.X * moved.Y * x : x * origin.X;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfATuple(double x, int n)
    {
        (int A, double B) limits = (n, 0.5);
        double y = limits is ( > 2, < 1) ? x * x : x;
        return limits switch
        {
            (3, var b) => y * b * x,
            _ => y,
        };
    }
}
