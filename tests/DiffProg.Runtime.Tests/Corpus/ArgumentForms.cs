using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Named, optional and <c>params</c> arguments, and extension methods.</summary>
internal static partial class ArgumentForms
{
    public static Checks.Case[] Table { get; } =
    [
        new("Named arguments in another order, with effects in that of the text", nameof(NamedInAnyOrder), At(1.3, 0.7)),
        new("Named arguments of a primitive in another order", nameof(NamedPrimitive), At(1.3, 0.7)),
        new("Named references in another order", nameof(NamedReferences), At(1.3, 0.7)),
        new("A named row that a later argument changes", nameof(NamedRow), At(Row(1.3, 0.7))),
        new("Optional arguments left out, and given by name", nameof(Optional), At(1.3, 0.7)),
        new("params as an array", nameof(ParamsArray), At(1.3, 0.7)),
        new("params as a span", nameof(ParamsSpan), At(1.3, 0.7)),
        new("params without an argument, and given as one array", nameof(ParamsOfOne), At(Row(1.3, 0.7), 0.4)),
        new("params whose elements have effects", nameof(ParamsWithEffects), At(1.3)),
        new("A method of its own params", nameof(Product), At(1.3, Row(0.7, 0.4))),
        new("Extension methods", nameof(Extended), At(Row(1.3, 0.7), 0.4)),
        new("An extension method itself", nameof(Norm), At(Row(1.3, 0.7), 2.0)),
        new("An extension method of a reference", nameof(ByReference), At(1.3, 0.4)),
        new("in arguments, named and changed by a later argument", nameof(InArguments), At(1.3, 0.4)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double NamedInAnyOrder(double x, double y) => Weighted(c: x *= y, a: x, b: y *= x) * Weighted(b: x++, c: y, a: x) * y;

    [Differentiable(Derivatives = Both)]
    private static double NamedPrimitive(double x, double y) => Math.Pow(y: y *= x, x: x += y) * Math.Atan2(x: x, y: y);

    [Differentiable(Derivatives = Both)]
    private static double NamedReferences(double x, double y)
    {
        double r = Scaled(by: y, to: out double z, what: ref x);
        return (r * x) + (z * z);
    }

    [Differentiable(Derivatives = Both)]
    private static double Scaled(ref double what, double by, out double to)
    {
        to = what * what;
        what *= by;
        return to * what;
    }

    [Differentiable(Derivatives = Both)]
    private static double NamedRow(double[] a) => Dot(by: a[1] * a[0], row: a, with: a[0] *= a[1]);

    [Differentiable(Derivatives = Both)]
    private static double Dot(double[] row, double with, double by) => row[0] * with * by * by;

    [Differentiable(Derivatives = Both)]
    private static double Optional(double x, double y) => Weighted(x, y) * Weighted(x, c: y, b: x) * Weighted(y, c: x);

    [Differentiable(Derivatives = Both)]
    private static double Weighted(double a, double b = 0.5, double c = -1) => a + (2 * b) + (3 * c * a * b);

    [Differentiable(Derivatives = Both)]
    private static double ParamsArray(double x, double y) => Product(x, y, x * y, y) + Product(y);

    [Differentiable(Derivatives = Both)]
    private static double Product(double first, params double[] others)
    {
        foreach (double other in others)
        {
            first *= other;
        }

        return first * first;
    }

    [Differentiable(Derivatives = Both)]
    private static double ParamsSpan(double x, double y)
    {
        double r = 1;
        for (int i = 0; i < 3; i++)
        {
            r *= Sum(x, r, y);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Sum(params ReadOnlySpan<double> numbers)
    {
        double sum = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            sum += numbers[i] * (i + 1);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ParamsOfOne(double[] a, double x) => Sum(a) + (x * Sum()) + Product(x, a) + (Sum(x) * a[0]);

    [Differentiable(Derivatives = Both)]
    private static double ParamsWithEffects(double x) => Sum(x, x *= x, x += 1) * x;

    [Differentiable(Derivatives = Both)]
    private static double Extended(double[] a, double x) => (a.Norm(2) * x.Cubed().Cubed()) + a.Norm(by: x);

    [Differentiable(Derivatives = Both)]
    private static double Norm(this double[] a, double by)
    {
        double sum = 0;
        foreach (double x in a)
        {
            sum += x * x * by;
        }

        return Math.Sqrt(sum);
    }

    [Differentiable]
    private static double Cubed(this double x) => x * x * x;

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        x.Grow(y);
        x.Grow(by: x);
        return x * y;
    }

    [Differentiable]
    private static void Grow(this ref double x, double by) => x *= 1 + by;

    [Differentiable(Derivatives = Both)]
    private static double InArguments(double x, double y) => Times(by: x *= y, x: in y) * Times(x, x += y) * x;

    [Differentiable]
    private static double Times(in double x, double by) => x * by * by;
}
