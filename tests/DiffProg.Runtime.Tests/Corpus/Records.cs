using System.Numerics;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Record structs and record classes made inside a method.</summary>
internal static partial class Records
{
    public static Checks.Case[] Table { get; } =
    [
        new("Record struct: made, changed, copied", nameof(OfStruct), At(1.3, 0.7)),
        new("Record struct: with, in a loop", nameof(WithInLoop), At(1.3, 4)),
        new("Record struct: taken apart", nameof(TakenApart), At(1.3, 0.7)),
        new("Record struct: read-only, nested", nameof(NestedReadOnly), At(1.3, 0.7)),
        new("Record struct: a property that hides its parameter", nameof(Hidden), At(1.3, 0.7)),
        new("Record class: made and read", nameof(OfClass), At(1.3, 0.7)),
        new("Record class: with makes another object", nameof(WithOther), At(1.3, 0.7)),
        new("Record class: derived", nameof(Derived), At(1.3, 0.7)),
        new("Record class: a constant parameter", nameof(Constant), At(1.3, 0.7)),
        new("Record: a generic one", nameof(Generic), At(1.3, 0.7), Precision: Checks.Precision.Float),
    ];

    [Differentiable]
    internal partial record struct Point(double X, double Y)
    {
        public double Z = X * Y;

        public readonly double Sum => X + Y + Z;

        public static Point operator *(Point p, double by) => p with { X = p.X * by, Y = p.Y * by };
    }

    [Differentiable]
    internal readonly partial record struct Line(Point From, Point To, int Count = 2)
    {
        public Line(double x)
            : this(new Point(x, 1), new Point(1, x * x))
        {
        }

        public double Length => (To.X - From.X) * (To.Y - From.Y) * Count;

        public Line Turned() => new(To, From with { Y = To.X });
    }

    [Differentiable]
    internal readonly partial record struct Squared(double X)
    {
        public double X { get; } = X * X;
    }

    [Differentiable]
    internal sealed partial record Model(double Gain, [NoDerivative] double Limit)
    {
        public double Bias { get; set; } = Gain / 2;

        public double Run(double x)
        {
            double y = (Gain * x) + Bias;
            if (y > Limit)
            {
                return Limit * Gain;
            }

            Bias += y;
            return y;
        }
    }

    [Differentiable]
    internal partial record Shape(double Size);

    [Differentiable]
    internal sealed partial record Circle(double Size, double Radius) : Shape(Size * 2)
    {
        public double Area => Radius * Radius * Size;
    }

    [Differentiable]
    internal readonly partial record struct Both2<T>(T First, T Second)
        where T : struct, IFloatingPoint<T>;

    [Differentiable(Derivatives = Both)]
    private static double OfStruct(double x, double y)
    {
        Point p = new(x, y);
        var q = p;
        q.X *= p.Sum;
        p.Z += q.X;
        q.Y = p.Z;
        p *= y;
        return (p.Sum * q.Sum) + (q.Z * p.X);
    }

    [Differentiable(Derivatives = Both)]
    private static double WithInLoop(double x, int n)
    {
        Point p = new(x, 1);
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            p = p with { Y = p.X * p.Y, X = p.Y + i };
            if (i == 1)
            {
                continue;
            }

            sum += p.Sum;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double TakenApart(double x, double y)
    {
        Point p = new(x * y, y);
        (double a, p.X) = p;
        var ((b, _), c, n) = new Line(p, new Point(a, x));
        return (p.X * a) + (b * c.Y * n);
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedReadOnly(double x, double y)
    {
        Line line = new(x);
        Line turned = line.Turned() with { Count = 3 };
        line = new Line { From = turned.To, To = new Point(y, x), Count = 1 };
        return (line.Length * turned.Length) + line.From.Z;
    }

    [Differentiable(Derivatives = Both)]
    private static double Hidden(double x, double y)
    {
        Squared s = new(x);
        return s.X * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfClass(double x, double y)
    {
        Model m = new(x, 50);
        var same = m;
        double r = m.Run(y);
        same.Bias *= 2;
        r += m.Run(r);
        (double gain, _) = m;
        return r * same.Bias * gain;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithOther(double x, double y)
    {
        Model m = new(x, 5);
        var other = m with { Gain = y * m.Gain };
        m.Bias *= 3;
        other.Bias += m.Bias;
        return (m.Run(x) * other.Run(y)) + m.Bias;
    }

    [Differentiable(Derivatives = Both)]
    private static double Derived(double x, double y)
    {
        Circle c = new(x, y) { Radius = x * y };
        Shape s = c;
        var d = c with { Size = c.Area };
        return (s.Size * c.Area) + d.Area;
    }

    [Differentiable(Derivatives = Both)]
    private static double Constant(double x, double y)
    {
        Model m = new(x, Diff.StopGradient(2.0)) { Bias = y };
        return m.Run(3) * m.Run(0.1);
    }

    [Differentiable(Derivatives = Both)]
    private static double Generic(double x, double y)
    {
        Both2<double> a = new(x, y);
        Both2<float> b = new((float)a.First, 2);
        var c = b with { First = b.Second, Second = b.First };
        return (c.First * b.First) + (c.Second * a.Second);
    }
}
