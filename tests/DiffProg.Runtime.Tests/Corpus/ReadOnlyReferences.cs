using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Structs given by <c>in</c>, which the method sees change under another name.</summary>
internal static partial class ReadOnlyReferences
{
    public static Checks.Case[] Table { get; } =
    [
        new("A struct by a read-only reference and by one that is written", nameof(Twice), At(1.2, 0.7)),
        new("An element by a read-only reference, beside its array that a loop writes", nameof(ElementOfWritten), At(1.2, 0.7, 3)),
        new("An element whose index changes after it was given", nameof(IndexChanges), At(1.2, 0.7)),
        new("A part of a struct by a read-only reference, beside the whole", nameof(PartOfWritten), At(1.2, 0.7)),
        new("A method on a struct that is also its read-only argument", nameof(Receiver), At(1.2, 0.7)),
        new("A read-only reference handed on", nameof(HandedOn), At(1.2, 0.7)),
        new("An element of a read-only span by a read-only reference of a local function", nameof(OfReadOnlySpan), At(Row(1.2, 0.7), 0.4)),
        new("An element of a field's array by a read-only reference of a local function", nameof(OfField), At(1.2)),
        new("Elements of tables of rows and of several dimensions, beside a row that is written", nameof(OfTables), At(Row(1.2, 0.7))),
    ];

    private static readonly double[] s_weights = [0.3, 0.8];

    private static readonly double[][] s_rows = [[0.3, 0.8], [1.7]];

    private static readonly double[,] s_grid = { { 0.4, 0.9 }, { 1.1, 0.6 } };

    [Differentiable]
    private static double Watch(in Pair seen, ref Pair changed)
    {
        double before = seen.X;
        changed.X *= 3 * seen.Y;
        if (seen.X > 100)
        {
            return before;
        }

        return before * seen.X * seen.Y;
    }

    [Differentiable]
    private static double Outer(in Pair seen, ref Pair changed) => Watch(seen, ref changed) * seen.X;

    [Differentiable]
    private static double Sweep(in Pair seen, Pair[] row, int times)
    {
        double sum = 0;
        for (int i = 0; i < times; i++)
        {
            row[i % row.Length].X *= seen.X;
            sum += seen.X * seen.Y;
        }

        return sum;
    }

    [Differentiable]
    private static double WatchPart(in Inner seen, ref Outermost changed)
    {
        changed.Part.Z *= 2 * seen.Z;
        changed.Scale *= seen.Z;
        return seen.Z * changed.Scale;
    }

    [Differentiable(Derivatives = Both)]
    private static double Twice(double x, double y)
    {
        Pair p = new() { X = x, Y = y };
        double r = Watch(p, ref p);
        return r * p.X + Watch(in p, ref p);
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementOfWritten(double x, double y, int times)
    {
        Pair[] row = [new Pair { X = x, Y = y }, new Pair { X = y, Y = x }];
        return Sweep(in row[0], row, times) * row[0].X + Sweep(row[1], row, 1);
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexChanges(double x, double y)
    {
        Pair[] row = [new Pair { X = x, Y = y }, new Pair { X = y, Y = x }];
        int i = 0;
        return Watch(in row[i++], ref row[i - 1]) * row[i].X + Watch(in row[i--], ref row[i]) * row[0].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartOfWritten(double x, double y)
    {
        Outermost o = new() { Part = new Inner { Z = x }, Scale = y };
        return WatchPart(in o.Part, ref o) + WatchPart(o.Part, ref o) * o.Part.Z;
    }

    [Differentiable(Derivatives = Both)]
    private static double Receiver(double x, double y)
    {
        Pair p = new() { X = x, Y = y };
        p.Add(p);
        p.Add(in p);
        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double x, double y)
    {
        Pair p = new() { X = x, Y = y };
        return Outer(p, ref p) * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfReadOnlySpan(System.ReadOnlySpan<double> x, double y)
    {
        double Scaled(in double seen, double by)
        {
            if (by > 1)
            {
                return seen;
            }

            return seen * by * seen;
        }

        int i = 1;
        return Scaled(in x[i--], y) * Scaled(x[i], y);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfField(double x)
    {
        double Scaled(in double seen, double by) => seen * by * seen;
        int i = 1;
        return Scaled(in s_weights[i--], x) * Scaled(s_weights[i], x * x);
    }

    [Differentiable]
    private static double Scales(in double seen, double[] row)
    {
        row[0] *= seen * row[1];
        return seen * row[0] * row[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTables(double[] row) => Scales(in s_rows[0][1], row) * Scales(in s_grid[1, 0], row);

    [Differentiable]
    internal partial struct Pair
    {
        public double X;
        public double Y;

        [Differentiable]
        public void Add(in Pair other)
        {
            X += other.X * other.Y;
            Y += other.X;
        }
    }

    [Differentiable]
    internal partial struct Inner
    {
        public double Z;
    }

    [Differentiable]
    internal partial struct Outermost
    {
        public Inner Part;
        public double Scale;
    }
}
