using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Methods, properties, indexers, operators, conversions and constructors of marked structs.</summary>
internal static partial class Members
{
    public static Checks.Case[] Table { get; } =
    [
        new("Members: operators of every kind", nameof(Operators), At(1.3, 0.7)),
        new("Members: compound operators", nameof(CompoundOperators), At(1.3, 0.7)),
        new("Members: conversions, implicit and explicit", nameof(Conversions), At(1.3, 0.7)),
        new("Members: comparisons of the user's", nameof(Comparisons), At(1.3, 0.7)),
        new("Members: a method that changes the struct", nameof(MutatingMethod), At(1.3, 0.7)),
        new("Members: a method that changes an element", nameof(MutatingElement), At(1.3, 0.7)),
        new("Members: a method that changes a copy given by a property", nameof(MutatedCopy), At(1.3, 0.7)),
        new("Members: a method that changes what is read-only changes a copy", nameof(ReadOnlyReceivers), At(1.3, 0.7)),
        new("Members: a method that changes what a method gives changes a copy", nameof(MutatedResult), At(1.3, 0.7)),
        new("Members: a property whose getter gives another part", nameof(OtherPart), At(1.3, 0.7)),
        new("Members: a property set by compounds and increments", nameof(PropertyCompounds), At(1.3, 0.7)),
        new("Members: a property as a value of its assignment", nameof(PropertyAsValue), At(1.3, 0.7)),
        new("Members: an indexer", nameof(Indexer), At(1.3, 0.7)),
        new("Members: constructors that chain, with defaults and branches", nameof(Constructors), At(1.3, 0.7)),
        new("Members: a constructor with a loop", nameof(LoopingConstructor), At(1.3, 4)),
        new("Members: a constructor that calls its own methods", nameof(CallingConstructor), At(1.3, 0.7)),
        new("Members: two objects of one constructor", nameof(TwoOfOneConstructor), At(1.3, 0.7)),
        new("Members: a constructor that assigns a constant it is given", nameof(ConstantAssigned), At(1.3)),
        new("Members: this is assigned", nameof(ThisAssigned), At(1.3, 0.7)),
        new("Members: this is handed on", nameof(ThisHandedOn), At(1.3, 0.7)),
        new("Members: early returns of methods in a loop", nameof(EarlyReturns), At(Row(0.5, -1.3, 0.8, 2.1))),
        new("Members: members of members", nameof(Nested), At(1.3, 0.7)),
        new("Members: a marked method of a struct", nameof(MarkedMethod), At(1.3, 0.7)),
        new("Members: a marked method that changes its struct", nameof(MarkedMutation), At(1.3, 0.7)),
        new("Members: dual numbers", nameof(DualNumbers), At(1.3, 0.7)),
        new("Members: a recursion through a struct's method", nameof(Fractal), At(0.3, 0.4, 6)),
        new("Members: static members and constants", nameof(Statics), At(1.3, 0.7)),
        new("Members: a part that is a constant", nameof(ConstantPart), At(1.3, 0.7)),
    ];

    [Differentiable]
    internal partial struct Complex2(double re, double im)
    {
        public const double Half = 0.5;

        public double Re = re;
        public double Im = im;

        public static Complex2 One => new(1, 0);

        public readonly double Norm => (Re * Re) + (Im * Im);

        /// <summary>Its getter gives another part than its setter sets.</summary>
        public double Mirror
        {
            readonly get => Re;
            set => Re = 2 * value;
        }

        public double this[int i]
        {
            readonly get => i == 0 ? Re : Im;
            set
            {
                if (i == 0)
                {
                    Re = value;
                    return;
                }

                Im = value * Re;
            }
        }

        public static Complex2 operator +(Complex2 a, Complex2 b) => new(a.Re + b.Re, a.Im + b.Im);

        public static Complex2 operator -(Complex2 a, Complex2 b) => new(a.Re - b.Re, a.Im - b.Im);

        public static Complex2 operator -(Complex2 a) => new(-a.Re, -a.Im);

        public static Complex2 operator *(Complex2 a, Complex2 b) => new((a.Re * b.Re) - (a.Im * b.Im), (a.Re * b.Im) + (a.Im * b.Re));

        public static Complex2 operator *(double a, Complex2 b) => new(a * b.Re, a * b.Im);

        public static Complex2 operator /(Complex2 a, in Complex2 b)
        {
            double n = b.Norm;
            return new Complex2(((a.Re * b.Re) + (a.Im * b.Im)) / n, ((a.Im * b.Re) - (a.Re * b.Im)) / n);
        }

        public static double operator ~(Complex2 a) => Math.Sqrt(a.Norm);

        public static bool operator >(Complex2 a, Complex2 b) => a.Norm > b.Norm;

        public static bool operator <(Complex2 a, Complex2 b) => a.Norm < b.Norm;

        public static implicit operator Complex2(double x) => new(x, 0);

        public static explicit operator double(Complex2 a) => a.Re - a.Im;

        public readonly Complex2 Conjugate() => this with { Im = -Im };

        public void Scale(double by)
        {
            Re *= by;
            Im *= by;
        }

        public Complex2 Turned()
        {
            (Re, Im) = (-Im, Re);
            return this;
        }

        public double Clip(double limit)
        {
            if (Re > limit)
            {
                Im += Re;
                Re = limit;
                return Im;
            }

            for (int i = 0; i < 3; i++)
            {
                Im *= Re;
                if (Im > limit)
                {
                    return Re * i;
                }
            }

            return Norm;
        }

        public void Become(Complex2 other) => this = other.Re > 1 ? other : new Complex2(other.Im, Re);

        [Differentiable]
        public readonly double Weighted(double w) => (w * Re) + (w * w * Im);

        [Differentiable]
        public double Advance(double h)
        {
            Re += h * Im;
            Im -= h * Re;
            return Re * Im;
        }
    }

    [Differentiable]
    internal readonly partial struct Interval
    {
        private readonly double _low;
        private readonly double _high;
        private readonly int _trips;

        public Interval(double low, double high, int trips = 2)
        {
            if (low > high)
            {
                (_low, _high) = (high, low * high);
            }
            else
            {
                _low = low;
                _high = high;
            }

            _trips = trips;
            for (int i = 0; i < _trips; i++)
            {
                _high *= 1 + (_low * _low);
            }
        }

        public Interval(double middle)
            : this(middle - 1, middle + Radius(middle), trips: 1) => _low *= 3;

        public Interval(Interval other, double by)
            : this(other._high * by)
        {
        }

        public double Width => _high - _low;

        public static double Radius(double x) => x * x;

        public double At(double t) => _low + (t * Width);
    }

    [Differentiable]
    internal partial struct Gauge
    {
        [NoDerivative]
        public double Limit;
        public double Level = 2;
        private double _twice;

        public Gauge(double level)
        {
            Level = Twice(level);
            Twice2 = level;
            Grow();
        }

        public double Twice2
        {
            readonly get => _twice / 2;
            set
            {
                _twice = 2 * value;
                Level += value;
            }
        }

        public readonly double Margin => Level - Limit;

        public readonly Complex2 Wave => new(Level, _twice);

        public Complex2 Auto { get; set; }

        private readonly double Twice(double x) => x + x + Level;

        public void Grow() => Level *= _twice;
    }

    [Differentiable(Derivatives = Both)]
    private static double Operators(double x, double y)
    {
        var a = new Complex2(x, y);
        var b = new Complex2(y, -x);
        var c = (a * b) - (2 * a) + (-b / (a + Complex2.One));
        return c.Re + (c.Im * ~c) + c.Norm;
    }

    [Differentiable(Derivatives = Both)]
    private static double CompoundOperators(double x, double y)
    {
        Complex2 a = new(x, y);
        for (int i = 0; i < 3; i++)
        {
            a *= a;
            a += new Complex2(x, 0.1);
            a /= 2;
            a -= a * y;
        }

        Complex2[] row = [a, new(y, x)];
        row[1] *= row[0] += a;
        return row[1].Re * row[0].Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double Conversions(double x, double y)
    {
        Complex2 a = x;
        a += y;
        a = (a * new Complex2(0, 1)) + 3;
        return (double)(a * a) * (double)a;
    }

    [Differentiable(Derivatives = Both)]
    private static double Comparisons(double x, double y)
    {
        Complex2 a = new(x, y), b = new(y, x * x);
        double r = a > b ? a.Re : b.Im;
        while (a < b)
        {
            a *= 2;
            r += a.Re;
        }

        return r * a.Norm;
    }

    [Differentiable(Derivatives = Both)]
    private static double MutatingMethod(double x, double y)
    {
        Complex2 a = new(x, y);
        var b = a;
        a.Scale(y);
        var c = b.Turned();
        c.Scale(2);
        b.Scale(a.Re);
        return (a.Re * b.Re) + (c.Re * b.Im) + a.Turned().Re;
    }

    [Differentiable(Derivatives = Both)]
    private static double MutatingElement(double x, double y)
    {
        Complex2[] row = [new(x, y), new(y, x)];
        int i = 0;
        row[i++].Scale(row[i].Re);
        row[i].Turned().Scale(100);
        row[i - 1].Scale(i + 1);
        return (row[0].Re * row[1].Re) + (row[1].Im * row[0].Im);
    }

    [Differentiable(Derivatives = Both)]
    private static double MutatedCopy(double x, double y)
    {
        Gauge g = new(x);
        g.Auto = new Complex2(x, y);
        g.Auto.Scale(3);
        g.Wave.Scale(5);
        double r = g.Auto.Turned().Re;
        return (g.Auto.Re * r) + (g.Wave.Re * g.Auto.Im);
    }

    [Differentiable]
    private static double ChangedIn(in Complex2 a)
    {
        a.Scale(3);
        return a.Turned().Re + a.Re;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReadOnlyReceivers(double x, double y)
    {
        Complex2[] row = [new(x, y), new(y, x)];
        double r = 0;
        foreach (Complex2 a in row)
        {
            a.Scale(3);
            r += a.Re * a.Im;
        }

        ref readonly Complex2 first = ref row[0];
        first.Scale(2);
        Complex2 b = new(x * y, y);
        ref readonly Complex2 seen = ref b;
        seen.Scale(7);
        return (r * first.Re) + b.Re + row[0].Im + ChangedIn(in b) + ChangedIn(row[0]);
    }

    [Differentiable]
    private static Complex2 Given(double x) => new(x, x * x);

    [Differentiable(Derivatives = Both)]
    private static double MutatedResult(double x, double y)
    {
        Complex2 a = new(x, y);
        Complex2 Captured() => a;
        Captured().Scale(3);
        Given(x).Scale(2);
        double r = Given(y).Turned().Re + Given(x).Clip(1);
        return r * a.Re;
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherPart(double x, double y)
    {
        Complex2 a = new(x, y);
        a.Mirror += y;
        a.Mirror = a.Mirror * x;
        return a.Re * a.Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double PropertyCompounds(double x, double y)
    {
        Complex2[] row = [new(x, y), new(y, x)];
        int i = 0;
        row[i++].Mirror *= x;
        double r = row[i--].Mirror -= y;
        r += row[i].Mirror++;
        r *= ++row[i].Mirror;
        row[1].Mirror--;
        Gauge g = new(x);
        g.Twice2 += g.Level;
        g.Auto += new Complex2(x, 1);
        g.Auto *= y;
        return (r * row[0].Re * row[1].Re) + (g.Level * g.Auto.Re);
    }

    [Differentiable(Derivatives = Both)]
    private static double PropertyAsValue(double x, double y)
    {
        Complex2 a = new(x, y);
        double r = a.Mirror = x * y;
        int k = 1;
        r += (a[k] = y) * a.Im;
        return r * a.Re;
    }

    [Differentiable(Derivatives = Both)]
    private static double Indexer(double x, double y)
    {
        Complex2 a = new(x, y);
        int i = 0;
        a[i++] = a[i] * x;
        a[i] = a[0] + y;
        a[i--] += a[i];
        a[i] *= a[i + 1];
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Constructors(double x, double y)
    {
        Interval a = new(x, y), b = new(y, x, trips: 3), c = new(x * y);
        Interval d = new(b, y);
        return (a.Width * b.At(0.3)) + (c.Width * c.At(x)) + d.At(y);
    }

    [Differentiable(Derivatives = Both)]
    private static double LoopingConstructor(double x, int n)
    {
        Interval a = default;
        for (int i = 0; i < n; i++)
        {
            if (i == 1)
            {
                continue;
            }

            a = new Interval(a.At(x), x + i, i);
        }

        return a.Width;
    }

    [Differentiable(Derivatives = Both)]
    private static double CallingConstructor(double x, double y)
    {
        Gauge g = new(x), h = new(y) { Twice2 = x };
        return (g.Level * h.Level) + (g.Twice2 * h.Twice2);
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoOfOneConstructor(double x, double y)
    {
        Complex2 a = new(x, y), b = new(y * y, new Complex2(x, 3).Norm);
        return (a.Re * b.Im) + (a.Im * b.Re) + (new Complex2(a.Re, b.Re) * new Complex2(b.Im, a.Im)).Re;
    }

    [Differentiable]
    internal partial struct Grown
    {
        public double Size;

        public Grown(double size, double factor)
        {
            size *= factor;
            Size = size;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double ConstantAssigned(double x)
    {
        double r = 0;
        for (int i = 0; i < 2; i++)
        {
            r += new Grown(0.5, x + i).Size;
        }

        return r * new Grown(2, x).Size;
    }

    [Differentiable(Derivatives = Both)]
    private static double ThisAssigned(double x, double y)
    {
        Complex2 a = new(x, y), b = new(y, x);
        a.Become(b);
        b.Become(a);
        b.Become(b);
        return (a.Re * b.Im) + (a.Im * b.Re);
    }

    [Differentiable(Derivatives = Both)]
    private static double ThisHandedOn(double x, double y)
    {
        Complex2 a = new(x, y);
        var b = a.Turned().Conjugate();
        a.Become(a.Turned());
        return (a.Re * b.Im) + (a.Im * b.Re);
    }

    [Differentiable(Derivatives = Both)]
    private static double EarlyReturns(double[] a)
    {
        Complex2 z = new(1, 0.5);
        double sum = 0;
        foreach (double x in a)
        {
            z.Re += x;
            if (z.Re < 0)
            {
                z.Im *= x;
                continue;
            }

            sum += z.Clip(1.2) * x;
            if (sum > 50)
            {
                break;
            }
        }

        return sum * z.Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, double y)
    {
        Gauge g = new(x) { Auto = new Complex2(x, y) * y };
        g.Auto = g.Auto with { Re = g.Wave.Re };
        g.Auto = g.Auto.Conjugate();
        return g.Auto.Norm * g.Wave.Conjugate().Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double MarkedMethod(double x, double y)
    {
        Complex2 a = new(x, y);
        double r = a.Weighted(y) * new Complex2(y, x).Weighted(a.Re);
        a.Re *= 2;
        return r * a.Weighted(r);
    }

    [Differentiable(Derivatives = Both)]
    private static double MarkedMutation(double x, double y)
    {
        Complex2[] row = [new(x, y), new(y, x)];
        Complex2 a = new(x, y);
        double r = 0;
        for (int i = 0; i < 3; i++)
        {
            r += a.Advance(0.1);
            r *= row[i % 2].Advance(a.Re);
            _ = Given(x).Advance(2);
        }

        return r * a.Re * row[0].Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double DualNumbers(double x, double y)
    {
        Complex2 z = new(x, 1);
        Complex2 sum = 0;
        for (int i = 1; i < 4; i++)
        {
            sum += z / i;
            z *= new Complex2(y, x);
        }

        return sum.Re * sum.Im;
    }

    [Differentiable(Derivatives = Both)]
    private static double Fractal(double x, double y, int n)
    {
        Complex2 z = default, c = new(x, y);
        int i = 0;
        for (; i < n; i++)
        {
            z = (z * z) + c;
            if (z.Norm > 4)
            {
                break;
            }
        }

        return z.Norm * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double Statics(double x, double y) =>
        (Complex2.Half * x * Complex2.One.Re) + Interval.Radius(y) + (Complex2.One * new Complex2(x, y)).Im;

    [Differentiable(Derivatives = Both)]
    private static double ConstantPart(double x, double y)
    {
        Gauge g = new(x) { Limit = 3 };
        g.Level += y;
        double margin = g.Margin * x;
        g.Limit = Diff.StopGradient(2.0);
        return margin * g.Margin;
    }
}
