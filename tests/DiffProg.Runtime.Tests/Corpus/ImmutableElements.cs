using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Structs whose parts nobody can set, overwritten as wholes where an array, a span or an object stores them.</summary>
internal static partial class ImmutableElements
{
    public static Checks.Case[] Table { get; } =
    [
        new("Immutable: an element is made anew", nameof(MadeAnew), At(1.3, 0.7), x => [2 * x[0], 3 * x[1] * x[1]]),
        new("Immutable: an element from another by with", nameof(FromAnother), At(1.3, 0.7)),
        new("Immutable: two elements exchanged, in a loop", nameof(Exchanged), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Immutable: elements of a span, stepped with an early exit", nameof(Stepped), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Immutable: an element overwritten after its use", nameof(OverwrittenAfterUse), At(1.3, 0.7)),
        new("Immutable: a compound assignment to an element", nameof(Compound), At(Row(0.5, -1.2, 0.8))),
        new("Immutable: a property of an object", nameof(OfAnObject), At(1.3, 0.7, 4)),
        new("Immutable: a field of a mutable struct in an array", nameof(OfAMutableStruct), At(1.3, 0.7)),
        new("Immutable: nested in an immutable struct", nameof(Nested), At(1.3, 0.7)),
        new("Immutable: a reference to an element", nameof(ByLocalReference), At(1.3, 0.7)),
        new("Immutable: an element given by reference", nameof(GivenByReference), At(1.3, 0.7)),
        new("Immutable: an element given by reference to a marked method", nameof(GivenToMarked), At(1.3, 0.7)),
        new("Immutable: an element of a mutable record given by reference to a marked method", nameof(MutableGivenToMarked), At(1.3, 0.7)),
        new("Immutable: elements of a read-only span given by in", nameof(GivenByIn), At(1.3, 0.7)),
        new("Immutable: read-only fields and a setter that is private", nameof(ReadOnlyFields), At(1.3, 0.7)),
        new("Immutable: of a generic type", nameof(OfAGenericType), At(1.3, 0.7)),
        new("Immutable: a complex part and a tuple", nameof(OfOtherParts), At(1.3, 0.7)),
        new("Immutable: single precision beside integers", nameof(Mixed), At(1.3, 3)),
        new("Immutable: an array that a marked method fills", nameof(FilledByCallee), At(1.3, 0.7)),
        new("Immutable: an array sorted by insertion", nameof(Sorted), At(Row(0.5, -1.2, 0.8, 2.1))),
    ];

    [Differentiable]
    internal readonly partial record struct Vec(double X, double Y)
    {
        public double Squared => (X * X) + (Y * Y);

        public static Vec operator +(Vec a, Vec b) => new(a.X + b.X, a.Y + b.Y);

        public static Vec operator *(double s, Vec a) => new(s * a.X, s * a.Y);
    }

    [Differentiable]
    internal partial record struct Loose(double X, double Y);

    [Differentiable]
    internal readonly partial record struct Edge(Vec From, Vec To, double Weight);

    [Differentiable]
    internal partial struct Particle
    {
        public Vec Position;
        public double Mass;

        public Vec Velocity { get; private set; }

        public void Push(Vec force, double step)
        {
            Velocity += step / Mass * force;
            Position += step * Velocity;
        }
    }

    [Differentiable]
    internal sealed partial class Body
    {
        public Vec Position { get; set; }

        public Vec Velocity { get; set; }

        public Loose Spin { get; set; }
    }

    [Differentiable]
    internal partial struct Limits
    {
        internal readonly double _low;

        public Limits(double low, double high)
        {
            _low = low;
            High = high;
        }

        public double High { get; private set; }

        public readonly double Width => High - (_low * _low);
    }

    [Differentiable]
    internal readonly partial record struct Two<T>(T A, T B)
        where T : struct, System.Numerics.IFloatingPoint<T>;

    [Differentiable]
    internal readonly partial record struct Mode(System.Numerics.Complex Amplitude, (double Low, double High) Band);

    [Differentiable]
    internal readonly partial record struct Sample(float Value, int Count, double Scale);

    [Differentiable(Derivatives = Both)]
    public static double MadeAnew(double x, double y)
    {
        Vec[] a = new Vec[2];
        a[1] = new Vec(x * x, y);
        a[0] = new Vec(a[1].Y * a[1].Y, a[1].X);
        return (a[0].X * y) + a[0].Y;
    }

    [Differentiable(Derivatives = Both)]
    public static double FromAnother(double x, double y)
    {
        Vec[] a = [new(x, y), new(y, 2)];
        a[0] = a[1] with { X = a[0].Y * x };
        a[1] = a[0] with { Y = Math.Sin(a[0].X) };
        a[1] = a[1] with { X = a[1].Y, Y = a[1].X };
        return a[0].Squared + (a[1].X * a[1].Y);
    }

    [Differentiable(Derivatives = Both)]
    public static double Exchanged(double[] w)
    {
        Vec[] a = new Vec[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = new Vec(w[i], i * w[i] * w[i]);
        }

        for (int i = 0; i + 1 < a.Length; i++)
        {
            (a[i], a[i + 1]) = (a[i + 1], a[i]);
            a[i] = a[i] with { Y = a[i].X * a[i + 1].Y };
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (i + 1) * a[i].Squared;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Stepped(double[] w)
    {
        Span<Vec> a = new Vec[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = new Vec(w[i], 1);
            if (w[i] > 2)
            {
                return a[0].Y * a[i].Squared;
            }

            if (i == 0)
            {
                continue;
            }

            a[i] = (0.5 * a[i]) + a[i - 1];
            a[0] = a[i].X * a[0];
        }

        return a[0].X + a[a.Length - 1].Squared;
    }

    [Differentiable(Derivatives = Both)]
    public static double OverwrittenAfterUse(double x, double y)
    {
        Vec[] a = [new(x, y)];
        double before = a[0].X * a[0].Y * a[0].X;
        Vec copy = a[0];
        a[0] = new Vec(a[0].Y * before, 1);
        double between = a[0].X * a[0].X;
        a[0] = default;
        return before + between + copy.Squared + a[0].X;
    }

    [Differentiable(Derivatives = Both)]
    public static double Compound(double[] w)
    {
        Vec[] a = new Vec[3];
        int k = 0;
        foreach (double v in w)
        {
            a[k++] += new Vec(v, v * v);
            a[0] += v * a[k - 1];
        }

        return a[0].X * a[2].Y;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfAnObject(double x, double y, int n)
    {
        Body body = new() { Position = new Vec(x, y), Velocity = new Vec(y, 1) };
        for (int i = 0; i < n; i++)
        {
            body.Position = body.Position + (0.1 * body.Velocity);
            body.Velocity = body.Velocity with { X = body.Velocity.X - (0.1 * body.Position.X * body.Position.Y) };
        }

        return body.Position.Squared;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfAMutableStruct(double x, double y)
    {
        Particle[] all = new Particle[2];
        all[1].Position = new Vec(x, y);
        all[1].Mass = 2 + x;
        for (int i = 0; i < 3; i++)
        {
            all[1].Push(all[1].Position, 0.1);
            all[0].Position = all[1].Position with { Y = all[0].Position.Y + y };
        }

        return all[0].Position.Squared + all[1].Velocity.X;
    }

    [Differentiable(Derivatives = Both)]
    public static double Nested(double x, double y)
    {
        Edge[] e = new Edge[2];
        e[0] = new Edge(new Vec(x, y), new Vec(y, x * y), x);
        e[1] = e[0] with { From = e[0].To, Weight = e[0].Weight * y };
        e[0] = e[1] with { To = e[1].From with { X = e[1].Weight } };
        return (e[0].To.X * e[0].From.Y) + e[1].To.Squared;
    }

    [Differentiable(Derivatives = Both)]
    public static double ByLocalReference(double x, double y)
    {
        Vec[] a = [new(x, y), new(y, y)];
        ref Vec last = ref a[1];
        last = new Vec(last.Y * a[0].X, x);
        last = last + a[0];
        return a[1].X * a[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    public static double GivenByReference(double x, double y)
    {
        Vec[] a = [new(x, y), new(y, y)];
        Turn(ref a[0], x);
        Turn(ref a[0], a[0].X);
        static void Turn(ref Vec v, double angle) => v = new Vec(v.X * Math.Cos(angle), v.Y - v.X);
        return a[0].X * a[0].Y;
    }

    [Differentiable(Derivatives = Both)]
    public static double GivenToMarked(double x, double y)
    {
        Vec[] a = [new(x, y), new(y, y)];
        Shear(ref a[0], y);
        Shear(ref a[1], a[0].X);
        return a[0].X * a[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    public static void Shear(ref Vec v, double by)
    {
        for (int i = 0; i < 2; i++)
        {
            v = v with { X = v.X + (by * v.Y * v.X) };
            v = new Vec(v.Y, v.X);
        }
    }

    [Differentiable(Derivatives = Both)]
    public static double MutableGivenToMarked(double x, double y)
    {
        Loose[] a = [new(x, y), new(y, y)];
        Body body = new() { Spin = new(x, 1) };
        ShearLoose(ref a[0], y);
        a[1] = a[0];
        ShearLoose(ref a[1], a[0].X);
        body.Spin = a[1] with { X = body.Spin.X };
        return a[0].X * a[1].Y * body.Spin.Y * body.Spin.X;
    }

    [Differentiable(Derivatives = Both)]
    public static void ShearLoose(ref Loose v, double by)
    {
        v.X += by * v.Y * v.X;
        v = new Loose(v.Y, v.X);
    }

    [Differentiable(Derivatives = Both)]
    public static double GivenByIn(double x, double y)
    {
        Vec[] a = [new(x, y), new(y, y)];
        ReadOnlySpan<Vec> all = a;
        double sum = 0;
        foreach (Vec v in all)
        {
            sum += v.X;
        }

        return Length(in a[0]) * Length(in all[1]) * sum;
    }

    [Differentiable(Derivatives = Both)]
    public static double Length(in Vec v) => Math.Sqrt(v.Squared);

    [Differentiable(Derivatives = Both)]
    public static double ReadOnlyFields(double x, double y)
    {
        Limits[] a = new Limits[2];
        a[0] = new Limits(x, y);
        a[1] = a[0];
        a[0] = new Limits(a[0].High, a[1].Width);
        return a[0].Width * a[1].High;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfAGenericType(double x, double y)
    {
        Two<double>[] a = new Two<double>[2];
        a[0] = new Two<double>(x, y);
        a[1] = a[0] with { B = a[0].B * a[0].A };
        (a[0], a[1]) = (a[1], a[0]);
        a[1] = a[1] with { A = a[0].B };
        return a[1].A * a[0].A;
    }

    [Differentiable(Derivatives = Both)]
    public static double OfOtherParts(double x, double y)
    {
        Mode[] a = new Mode[2];
        a[0] = new Mode(new System.Numerics.Complex(x, y), (x * y, y));
        a[1] = a[0] with { Amplitude = a[0].Amplitude * a[0].Amplitude };
        a[0] = a[1] with { Band = (a[1].Band.High, a[1].Band.Low) };
        return (a[0].Amplitude.Real * a[0].Band.Low) + (a[1].Amplitude.Imaginary * a[0].Band.High);
    }

    [Differentiable(Derivatives = Both)]
    public static double Mixed(double x, int n)
    {
        Sample[] a = new Sample[2];
        a[0] = new Sample((float)x, n, x * x);
        for (int i = 0; i < n; i++)
        {
            a[i % 2] = a[(i + 1) % 2] with { Count = i, Scale = x * a[0].Scale };
            a[0] = a[0] with { Value = a[0].Value * (float)x };
        }

        return (a[0].Scale * a[0].Count) + a[1].Scale + a[0].Value;
    }

    [Differentiable(Derivatives = Both)]
    public static double FilledByCallee(double x, double y)
    {
        Vec[] a = new Vec[4];
        Fill(a, new Vec(x, y));
        a[1] = a[2] with { X = a[3].Y };
        Fill(a, a[1]);
        return a[3].Squared;
    }

    [Differentiable]
    public static void Fill(Vec[] all, Vec v)
    {
        all[0] = v;
        for (int i = 1; i < all.Length; i++)
        {
            all[i] = new Vec(all[i - 1].X * v.X, all[i - 1].Y * v.Y);
        }
    }

    [Differentiable(Derivatives = Both)]
    public static double Sorted(double[] w)
    {
        Vec[] a = new Vec[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            a[i] = new Vec(w[i], w[i] * i);
        }

        for (int i = 1; i < a.Length; i++)
        {
            Vec moved = a[i];
            int k = i;
            for (; k > 0 && a[k - 1].X > moved.X; k--)
            {
                a[k] = a[k - 1];
            }

            a[k] = moved;
        }

        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (i + 1) * a[i].Squared * a[0].X;
        }

        return sum;
    }
}
