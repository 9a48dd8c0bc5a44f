using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Objects of marked classes that a method makes: what one name changes every name sees.</summary>
internal static partial class Objects
{
    public static Checks.Case[] Table { get; } =
    [
        new("Object: two names", nameof(TwoNames), At(3.0), x => [2 * x[0]]),
        new("Object: changed through a member and another name", nameof(Changed), At(1.3, 0.7)),
        new("Object: in a loop, anew in every trip", nameof(AnewInLoop), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Object: inside an object", nameof(Inside), At(1.3, 0.7)),
        new("Object: one object inside two", nameof(SharedInside), At(1.3, 0.7)),
        new("Object: with an array", nameof(WithArray), At(Row(0.5, -1.2, 0.8))),
        new("Object: handed to members by reference", nameof(HandedOn), At(1.3, 0.7)),
        new("Object: a struct inside an object", nameof(StructInside), At(1.3, 0.7)),
        new("Object: a copy given by a property", nameof(CopyByProperty), At(1.3, 0.7)),
        new("Object: inherited constructors and members", nameof(Inherited), At(1.3, 0.7)),
        new("Object: virtual members", nameof(Virtual), At(1.3, 0.7)),
        new("Object: an accumulator that returns early", nameof(Accumulator), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Object: given to a lambda and a local function", nameof(Captured), At(1.3, 0.7)),
        new("Object: what a base class begins with", nameof(BaseDefaults), At(1.3, 0.7)),
        new("Object: a primary constructor of a class", nameof(Primary), At(1.3, 0.7)),
        new("Object: a constructor that changes a part in the middle of an expression", nameof(ChangedInside), At(1.3, 0.7)),
    ];

    [Differentiable]
    internal sealed partial class Chained
    {
        public double X;
        public double Y;

        public Chained(double x, double y)
        {
            X = x;
            Y = y;
            double v = x * y > 0 ? Y++ : Y;
            X = v - (Y *= x + Y) + (X > 1 ? (Y -= X) : Y);
        }
    }

    [Differentiable]
    internal sealed partial class Box
    {
        public double V;

        public Box Self => this;
    }

    [Differentiable]
    internal partial struct Pair(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public void Scale(double by) => X *= by;
    }

    [Differentiable]
    internal sealed partial class Counter
    {
        private double _sum;
        public double Gain = 1.5;
        public Pair Place;

        public Counter(double start)
        {
            _sum = start;
            Add(start * 2);
        }

        public double Sum
        {
            get => _sum;
            set
            {
                if (value > 100)
                {
                    return;
                }

                _sum = value * Gain;
            }
        }

        public Pair Auto { get; set; }

        public void Add(double x) => _sum += x * Gain;

        public double Take(double limit)
        {
            for (int i = 0; i < 5; i++)
            {
                _sum *= 1.1;
                if (_sum > limit)
                {
                    return _sum - limit;
                }
            }

            Gain /= 2;
            return _sum;
        }

        public void Join(Counter other)
        {
            _sum += other._sum;
            other._sum = Gain;
        }
    }

    [Differentiable]
    internal sealed partial class Holder(Counter counter, double scale)
    {
        public Counter Counter { get; } = counter;
        public double Scale = scale;

        public double Total => Counter.Sum * Scale;
    }

    [Differentiable]
    internal sealed partial class Model
    {
        public double[] Weights;
        public double Bias;

        public Model(double[] weights, double bias)
        {
            Weights = weights;
            Bias = bias;
        }

        public double Run(double x)
        {
            double y = Bias;
            foreach (double w in Weights)
            {
                y += w * x;
                Bias += w;
            }

            Weights[0] = y;
            return y;
        }
    }

    [Differentiable]
    internal abstract partial class Layer
    {
        public double Scale = 2;

        protected Layer(double bias) => Bias = bias * Scale;

        public double Bias { get; protected set; }

        public virtual double Shift => Bias;

        public abstract double Run(double x);

        public double Twice(double x) => Run(Run(x)) + Shift;
    }

    [Differentiable]
    internal partial class Dense(double weight, double bias) : Layer(bias * bias)
    {
        public double Weight = weight;

        public override double Run(double x) => (Weight * x) + Bias;
    }

    [Differentiable]
    internal sealed partial class Gated : Dense
    {
        public Gated(double weight)
            : base(weight, weight)
        {
            Scale = weight;
        }

        public override double Shift => base.Shift * Scale;

        public override double Run(double x) => x < 0 ? 0 : base.Run(x) * Scale;
    }

    [Differentiable]
    internal partial class Begun
    {
        public double Gain = 1.5;
        public double Bias;

        public Begun() => Bias = Gain * 2;
    }

    [Differentiable]
    internal partial class Silent : Begun
    {
        public double Weight = 3;
    }

    [Differentiable]
    internal sealed partial class Explicit : Silent
    {
        public Explicit(double weight) => Weight *= weight;
    }

    [Differentiable]
    internal sealed partial class ByPrimary(double weight) : Begun
    {
        public double Weight = weight;
    }

    [Differentiable(Derivatives = Both)]
    private static double BaseDefaults(double x, double y)
    {
        Silent a = new() { Bias = y };
        Explicit b = new(x);
        ByPrimary c = new(y);
        return (a.Gain * a.Bias * x) + (b.Gain * b.Bias * b.Weight) + (c.Gain * c.Weight * c.Bias);
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoNames(double x)
    {
        var c = new Box { V = x };
        var d = c;
        d.V *= x;
        return c.V;
    }

    [Differentiable(Derivatives = Both)]
    private static double Changed(double x, double y)
    {
        Counter c = new(x);
        var d = c;
        d.Add(y);
        c.Sum += d.Sum;
        double r = c.Take(7);
        d.Gain *= r;
        c.Add(d.Take(3));
        c.Sum = 1000;
        return c.Sum * r * c.Gain;
    }

    [Differentiable(Derivatives = Both)]
    private static double AnewInLoop(double[] a)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            Counter c = new(a[i]);
            if (a[i] < 0)
            {
                c.Gain = a[i];
                sum *= c.Gain;
                continue;
            }

            c.Add(sum);
            sum += c.Take(2) * c.Sum;
            if (sum > 80)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Inside(double x, double y)
    {
        Holder h = new(new Counter(x), y);
        h.Counter.Add(y);
        Counter c = h.Counter;
        c.Gain = x;
        h.Counter.Sum *= 2;
        return h.Total + c.Sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double SharedInside(double x, double y)
    {
        Counter c = new(x);
        Holder g = new(c, x), h = new(c, y);
        g.Counter.Add(y);
        h.Counter.Sum += g.Total;
        return g.Total * h.Total * c.Sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithArray(double[] a)
    {
        Model m = new(a, a[1]), n = new(a, 1) { Bias = a[2] };
        double r = m.Run(0.5);
        a[1] *= r;
        return (r * n.Run(a[0])) + m.Bias;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double x, double y)
    {
        Counter c = new(x), d = new(y);
        c.Join(d);
        d.Join(c);
        c.Join(c);
        return (c.Sum * d.Sum) + c.Gain;
    }

    [Differentiable(Derivatives = Both)]
    private static double StructInside(double x, double y)
    {
        Counter c = new(x) { Place = new Pair(x, y) };
        var d = c;
        var copy = c.Place;
        d.Place.X *= y;
        d.Place.Scale(x);
        ref Pair place = ref c.Place;
        place.Y += d.Place.X;
        c.Place = new Pair(place.Y, copy.X);
        return (c.Place.X * d.Place.Y) + copy.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double CopyByProperty(double x, double y)
    {
        Counter c = new(x) { Auto = new Pair(x, y) };
        c.Auto.Scale(100);
        var copy = c.Auto;
        copy.Scale(y);
        c.Auto = c.Auto with { Y = copy.X };
        return c.Auto.X * c.Auto.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Inherited(double x, double y)
    {
        Dense d = new(x, y);
        d.Scale *= d.Bias;
        return d.Twice(x) * d.Scale;
    }

    [Differentiable(Derivatives = Both)]
    private static double Virtual(double x, double y)
    {
        Layer a = new Gated(x);
        Layer b = new Dense(y, x);
        Dense c = new Gated(y) { Weight = x };
        return (a.Twice(y) * b.Run(x)) + c.Twice(2) + a.Shift + b.Shift + (c.Shift * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double Accumulator(double[] a)
    {
        Counter c = new(0.3);
        foreach (double x in a)
        {
            c.Add(x);
            if (c.Sum < 0)
            {
                c.Sum = -c.Sum;
                continue;
            }

            double taken = c.Take(4);
            if (taken > 1)
            {
                return taken * c.Sum;
            }
        }

        return c.Sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double Captured(double x, double y)
    {
        Counter c = new(x);
        void Grow(double by)
        {
            c.Add(by);
            c.Gain *= by;
        }

        Func<double, double> read = z => c.Sum * z;
        Grow(y);
        double r = read(x);
        Grow(r);
        return r * read(1);
    }

    [Differentiable(Derivatives = Both)]
    private static double Primary(double x, double y)
    {
        Holder h = new(new Counter(x), y), k = new(h.Counter, h.Scale) { Scale = x };
        k.Scale += h.Scale;
        return h.Total * k.Total;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChangedInside(double x, double y)
    {
        Chained first = new(x, 0.25);
        Chained second = new(y, x);
        return (first.X * second.Y) + (first.Y * second.X);
    }
}
