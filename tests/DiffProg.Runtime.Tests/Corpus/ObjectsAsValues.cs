using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Objects that nobody can change once they are made, in variables that become others, and objects that are made here and handed to methods.</summary>
internal static partial class ObjectsAsValues
{
    public static Checks.Case[] Table { get; } =
    [
        new("Immutable object: a variable that becomes another in a loop", nameof(Carried), At(0.7, 0.3, 6)),
        new("Immutable object: a variable that never becomes another", nameof(Carried), At(0.7, 0.3, 0)),
        new("Immutable object: other names keep what they were given", nameof(OtherNames), At(0.7, 0.3, 5)),
        new("Immutable object: in a tuple, a local function and a lambda", nameof(Captured), At(0.7, 0.3)),
        new("Immutable object: swapped by a tuple", nameof(Swapped), At(0.7, 0.3, 3)),
        new("Immutable object: chosen, the first", nameof(Chosen), At(0.7, 0.3, 1)),
        new("Immutable object: chosen, the second", nameof(Chosen), At(0.7, 0.3, -1)),
        new("Immutable object: chosen by a switch", nameof(BySwitch), At(0.7, 0.3, 1)),
        new("Immutable object: declared before it is there, left early", nameof(DeclaredFirst), At(0.7, 0.3, 4)),
        new("Immutable object: inside an immutable object", nameof(Inside), At(0.7, 0.3, 3)),
        new("Immutable object: by reference and as an output", nameof(ByReference), At(0.7, 0.3)),
        new("Immutable object: a parameter that a helper assigns", nameof(AssignedParameter), At(0.7, 0.3)),
        new("Immutable object: from a helper that returns from two places", nameof(FromTwoPlaces), At(0.7, 0.3)),
        new("Immutable object: given back after an early exit", nameof(EarlyExit), At(0.7, 0.3, 5)),
        new("Immutable object: a constant beside an array", nameof(ConstantBeside), At(Row(0.7, 0.3), new Point(1.2, -0.4))),
        new("Object made here: changed by a marked method in a loop", nameof(HandedOn), At(0.7, 0.3, 4)),
        new("Object made here: two names handed to one method", nameof(HandedTwice), At(0.7, 0.3)),
        new("Object made here: by a helper", nameof(MadeByHelper), At(0.7, 0.3)),
        new("Object made here: handed on by the method that is given it", nameof(HandedOnTwice), At(0.7, 0.3)),
    ];

    [Differentiable]
    internal sealed partial record Point(double X, double Y)
    {
        public double Product => X * Y;

        public static Point operator +(Point a, Point b) => new(a.X + b.X, a.Y * b.Y);

        public Point Turned(double by) => new(X - (Y * by), Y + (X * by));
    }

    [Differentiable]
    internal sealed partial record Segment(Point From, Point To, int Count);

    [Differentiable]
    internal sealed partial class Particle
    {
        public double Place;
        public double Speed;
        public double[] Trace = [1, 2];
    }

    [Differentiable]
    private static Point Next(Point p, double step) => new(p.X + (p.Y * step), p.Y - (p.X * step));

    [Differentiable(Derivatives = Both)]
    private static double Carried(double x, double y, int n)
    {
        Point p = new(x, y);
        for (int i = 0; i < n; i++)
        {
            if (i == 2)
            {
                continue;
            }

            p = Next(p, 0.1 * x).Turned(y);
        }

        return p.Product;
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherNames(double x, double y, int n)
    {
        Point p = new(x, y);
        Point q = p;
        for (int i = 0; i < n; i++)
        {
            Point before = p;
            p = p + q.Turned(0.2);
            if (i % 2 == 0)
            {
                q = before;
            }

            p = p with { X = p.X * before.Y };
        }

        return (p.X * q.Y) + (q.X * p.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double Captured(double x, double y)
    {
        Point p = new(x, y);
        (Point First, double Second) pair = (p, p.X);
        double Read(double k) => p.X * k;
        System.Func<double, double> read = k => p.Y * k;
        double before = Read(y) + read(x);
        p = new Point(p.Y, p.Product);
        return (before * Read(x)) + (read(y) * pair.First.X) + (pair.Second * pair.First.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double Swapped(double x, double y, int n)
    {
        Point p = new(x, y), q = new(y * y, x);
        for (int i = 0; i < n; i++)
        {
            (p, q) = (q.Turned(x), p);
        }

        return p.Product + q.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chosen(double x, double y, int n)
    {
        Point p = new(x, y);
        Point q = n > 0 ? p : new Point(y, x * y);
        p = p.Turned(y);
        return q.Product * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double BySwitch(double x, double y, int n)
    {
        Point p = n switch
        {
            0 => new Point(x, 1),
            1 => new Point(x * y, y),
            _ => new Point(y, y),
        };
        return p.Product * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double DeclaredFirst(double x, double y, int n)
    {
        Point best;
        if (n > 2)
        {
            best = new Point(x * x, y);
        }
        else
        {
            best = new Point(y, x);
        }

        for (int i = 0; i < n; i++)
        {
            Point candidate = new(x + (0.1 * i), best.Y * y);
            if (candidate.X < best.X)
            {
                return candidate.Product;
            }

            best = candidate;
        }

        return best.Product;
    }

    [Differentiable(Derivatives = Both)]
    private static double Inside(double x, double y, int n)
    {
        Segment s = new(new Point(x, y), new Point(y, 2), n);
        Point a = s.From;
        for (int i = 0; i < s.Count; i++)
        {
            s = s with { From = a + s.To, To = a };
            a = s.From;
        }

        return a.X * s.To.Product;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(double x, double y)
    {
        Point p = new(x, y);
        Point q = p;
        Change(ref p, x, out Point given);

        return p.Product * given.X * q.Y;

        static void Change(ref Point r, double by, out Point output)
        {
            output = r.Turned(by);
            r = output with { Y = r.X };
        }
    }

    [Differentiable]
    private static double Assigned(Point p, Point q)
    {
        Point first = p;
        p = q.Turned(p.X);
        return p.Product * first.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignedParameter(double x, double y)
    {
        Point p = new(x, y);
        return Assigned(p, p) * p.X;
    }

    [Differentiable]
    private static Point Larger(Point a, Point b)
    {
        if (a.X > b.X)
        {
            return a;
        }

        return b.Turned(a.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double FromTwoPlaces(double x, double y)
    {
        Point p = new(x, y), q = new(y, x);
        Point r = Larger(p, q);
        r = Larger(q, r);
        return r.Product * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double EarlyExit(double x, double y, int n)
    {
        Point p = new(x, y);
        for (int i = 0; i < n; i++)
        {
            Point q = p.Turned(y);
            if (q.X < 0.3)
            {
                break;
            }

            if (i == 1)
            {
                continue;
            }

            p = q;
        }

        return p.Product;
    }

    [Differentiable(Derivatives = Both)]
    private static double ConstantBeside(double[] a, [NoDerivative] Point p)
    {
        a[0] *= p.Product;
        Point q = new(a[0], a[1]);
        p = p + q;
        return p.Product * a[0];
    }

    [Differentiable]
    private static void Step(Particle p, double by)
    {
        p.Place += p.Speed * by;
        p.Speed -= p.Place * p.Trace[1];
        p.Trace[1] *= p.Place;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double x, double v, int n)
    {
        Particle p = new() { Place = x, Speed = v };
        for (int i = 0; i < n; i++)
        {
            Step(p, 0.1 * x);
        }

        return p.Place * p.Trace[1];
    }

    [Differentiable]
    private static double Join(Particle p, Particle q)
    {
        p.Place *= q.Speed;
        q.Place *= p.Place;
        return p.Place * q.Place;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedTwice(double x, double v)
    {
        Particle p = new() { Place = x, Speed = v }, q = p;
        return Join(p, q) * q.Place;
    }

    private static Particle Made(double x)
    {
        Particle p = new() { Place = x, Speed = x * x };
        p.Trace[0] = p.Speed;
        return p;
    }

    [Differentiable(Derivatives = Both)]
    private static double MadeByHelper(double x, double v)
    {
        Particle p = Made(x);
        Step(p, v);
        return p.Place * p.Trace[0];
    }

    [Differentiable]
    private static double Through(Particle p, double by)
    {
        Step(p, by);
        return Join(p, new Particle { Place = by, Speed = p.Place });
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOnTwice(double x, double v)
    {
        Particle p = new() { Place = x, Speed = v };
        return Through(p, v) * p.Place;
    }
}
