using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Programs over structs, tuples and functions that were once wrong or refused, each cut to what made it so.</summary>
internal static partial class RegressionsOfValues
{
    public static Checks.Case[] Table { get; } =
    [
        new("A constant of a deconstruction whose variable is overwritten", nameof(ConstantOverwritten), At(0.9, 3)),
        new("A part of a struct parameter, passed on by reference", nameof(PartPassedOn), At(0.9, 0.4)),
        new("A part of a struct in an array, passed by reference", nameof(PartOfElement), At(0.9, 0.4)),
        new("A tuple known by other names than those it was made with", nameof(OtherNames), At(0.9, 0.4)),
        new("A struct from a method that is given constants alone", nameof(StructOfConstants), At(0.9)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double ConstantOverwritten(double x, int n)
    {
        var (t, u) = (x, 0.5);
        for (int i = 0; i < n; i++)
        {
            u = (u * t) + x;
        }

        return u * t;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartPassedOn(double x, double y)
    {
        Pair pair = new() { X = x, Y = y };
        return Passed(ref pair) * pair.X;
    }

    [Differentiable]
    private static double Passed(ref Pair pair)
    {
        Scale(ref pair.X, in pair.Y);
        return pair.X * pair.Y;
    }

    [Differentiable]
    private static void Scale(ref double x, in double y) => x *= x * y;

    [Differentiable(Derivatives = Both)]
    private static double PartOfElement(double x, double y)
    {
        Pair[] pairs = new Pair[2];
        pairs[0].X = x;
        pairs[1].Y = y;
        for (int i = 0; i < 2; i++)
        {
            Scale(ref pairs[0].X, in pairs[1 - i].Y);
            Scale(ref pairs[1].Y, in pairs[0].X);
        }

        pairs[1].X = pairs[0].X + x;
        Scale(ref pairs[1].X, pairs[1].Y);
        return pairs[1].X * pairs[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherNames(double x, double y) => Joined(x > y ? (x, y) : (y, x * x), z => z * z);

    private static double Joined((double First, double Second) pair, Func<double, double> map)
    {
        pair.First *= pair.Second;
        return map(pair.First) + pair.Second;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructOfConstants(double x)
    {
        Pair pair = Made(2, 3);
        pair.X *= x;
        return pair.X * (pair.Y + pair.X);
    }

    [Differentiable]
    private static Pair Made(double x, double y) => new() { X = x * y, Y = y };

    [Differentiable]
    internal partial struct Pair
    {
        public double X;
        public double Y;
    }
}
