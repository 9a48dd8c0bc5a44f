using System.Linq;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>What a call runs on and is given, where a later argument of the same call changes it.</summary>
internal static partial class OrdersOfEvaluation
{
    public static Checks.Case[] Table { get; } =
    [
        new("An object that a later argument writes to", nameof(WrittenByArgument), At(0.7)),
        new("An object that a later argument's method writes to", nameof(WrittenByMethod), At(0.7)),
        new("An object that a later argument of a local function writes to", nameof(WrittenByLocalFunction), At(0.7)),
        new("An operand that the other operand writes to", nameof(WrittenOperand), At(0.7)),
        new("A receiver that an argument writes to", nameof(WrittenReceiver), At(0.7)),
        new("A pair of objects, of which one is written to on the way", nameof(WrittenInTuple), At(0.7)),
        new("A receiver whose variable becomes another object in an argument", nameof(ReceiverReassigned), At(0.7)),
        new("A receiver that becomes another object in every trip", nameof(ReceiverInLoop), At(0.7, 3)),
        new("A receiver that a captured assignment changes", nameof(ReceiverCaptured), At(0.7)),
        new("A parameter of a function that becomes another object in an argument", nameof(ParameterReassigned), At(0.7, 0.3)),
        new("An argument whose variable becomes another object in a later one", nameof(ArgumentReassigned), At(0.7)),
        new("A struct that an argument overwrites is what it became", nameof(StructOverwritten), At(0.7)),
        new("A struct that an argument of a marked method overwrites is what it became", nameof(StructOverwrittenMarked), At(0.7)),
        new("A struct that is no variable stays what it was", nameof(StructKept), At(0.7)),
        new("An element of an array of structs that an argument overwrites", nameof(ElementOverwritten), At(0.7)),
        new("An indexer of an object whose variable becomes another in the index", nameof(IndexerReassigned), At(0.7)),
        new("A part of an object handed by reference beside it", nameof(PartBesideObject), At(0.7)),
        new("Queries without a predicate, and the chosen elements as an array", nameof(Chosen), At(Row(0.7, -0.3, 1.2))),
    ];

    [Differentiable]
    private sealed partial class Box
    {
        public double V;

        public double Pull()
        {
            V *= 0.5;
            return V;
        }

        public double Times(double x) => V * x;

        public static double operator *(Box box, double x) => box.V * x;
    }

    [Differentiable]
    private sealed partial record Point(double X, double Y)
    {
        public double this[double by] => X * by;

        public double Dot(Point other) => (X * other.X) + (Y * other.Y);

        public double Times(double by) => X * by;

        public Point Scaled(double by) => new(X * by, Y);
    }

    [Differentiable]
    private partial struct Cell
    {
        public double X;

        public readonly double Times(double by) => X * by;

        [Differentiable]
        public readonly double TimesMarked(double by) => X * by;
    }

    [Differentiable]
    private static double Two(Box box, double x) => box.V * x;

    [Differentiable(Derivatives = Both)]
    private static double WrittenByArgument(double x)
    {
        Box box = new() { V = x };
        return Two(box, box.V *= 2);
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenByMethod(double x)
    {
        Box box = new() { V = x };
        Box other = box;
        return Two(other, box.Pull()) + other.V;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenByLocalFunction(double x)
    {
        static double Both(Box box, double by) => box.V * by;
        Box box = new() { V = x };
        return Both(box, box.Pull() * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenOperand(double x)
    {
        Box box = new() { V = x };
        return (box * box.Pull()) + box.V;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenReceiver(double x)
    {
        Box box = new() { V = x };
        return box.Times(box.Pull()) * box.Times(box.V += x);
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenInTuple(double x)
    {
        Box box = new() { V = x };
        (Box same, double pulled) = (box, box.Pull());
        return same.V * pulled;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReceiverReassigned(double x)
    {
        Point p = new(x, 2);
        return p.Dot(p = new Point(3 * x, 1)) + p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReceiverInLoop(double x, int n)
    {
        Point p = new(x, 2);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            sum += p.Times((p = p.Scaled(x + i)).X);
        }

        return sum * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReceiverCaptured(double x)
    {
        Point p = new(x, 2);
        double Become(double z)
        {
            p = new Point(z * z, z);
            return z;
        }

        p = p.Scaled((p = new Point(3 * x, 1)).X);
        return p.Times(Become(x)) + p.X;
    }

    [Differentiable]
    private static double Reassigning(Point p, Point q) => p.Times((p = q).X) + p.X;

    [Differentiable(Derivatives = Both)]
    private static double ParameterReassigned(double x, double y) => Reassigning(new Point(x, y), new Point(y, x * y)) * x;

    [Differentiable]
    private static double Of(Point p, double by, Point q) => (p.X * by) + q.Y;

    [Differentiable(Derivatives = Both)]
    private static double ArgumentReassigned(double x)
    {
        Point p = new(x, 2);
        return Of(p, (p = new Point(x * x, x)).X, p) + p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructOverwritten(double x)
    {
        Cell c = new() { X = x };
        return c.Times((c = new Cell { X = 3 * x * x }).X) + c.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructOverwrittenMarked(double x)
    {
        Cell c = new() { X = x };
        return c.TimesMarked((c = new Cell { X = 3 * x * x }).X) + c.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructKept(double x)
    {
        Cell c = new() { X = x };
        Cell Copy() => c;
        return Copy().Times((c = new Cell { X = 3 * x * x }).X) + c.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementOverwritten(double x)
    {
        Cell[] cells = [new Cell { X = x }, new Cell { X = x * x }];
        int i = 0;
        return cells[i].Times(cells[i++].X = 5 * x) + cells[i].TimesMarked((cells[i] = cells[0]).X);
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexerReassigned(double x)
    {
        Point p = new(x, 2);
        return p[(p = new Point(3 * x, 1)).X] + p.X;
    }

    [Differentiable]
    private static void Mix(Box box, ref double v)
    {
        v += box.V * v;
        box.V *= v;
    }

    [Differentiable]
    private static double Mixed(Box box)
    {
        Mix(box, ref box.V);
        return box.V;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartBesideObject(double x) => Mixed(new Box { V = x }) * x;

    [Differentiable(Derivatives = Both)]
    private static double Chosen(double[] w)
    {
        double[] positive = w.Where(v => v > 0).Select(v => v * w[0]).ToArray();
        positive[0] *= positive[1];
        return positive.Sum() * positive.Length * (w.Where(v => v < 0).Any() ? w[1] : 1) * w.Where(v => v < 1).Count();
    }
}
