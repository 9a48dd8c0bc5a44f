using System;
using System.Linq;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Methods that take and give structs, tuples, objects, and arrays of such.</summary>
internal static partial class ValuePrograms
{
    public static ValueProgram[] Table { get; } =
    [
        Of(nameof(Area), () => [new Pair(1.3, 0.7), 0.4]),
        Of(nameof(Nested), () => [new Segment { From = new Pair(1.3, 0.7), To = new Pair(0.2, 0.9), Count = 3, Weight = 2 }]),
        Of(nameof(OfTuple), () => [(1.3, (0.7, 2)), 3]),
        Of(nameof(Evaluate), () => [new Network(new Dense([0.3, -0.2], 0.1), new Gated([0.5, 0.4], 0.2, 1.1)), Row(0.5, 0.8)]),
        Of(nameof(Changed), () => [new Counter { Sum = 1.2, Gain = 0.8 }, 0.6]),
        Of(nameof(TwoObjects), () => [new Counter { Sum = 1.2, Gain = 0.8 }, new Counter { Sum = 0.4, Gain = 0.9 }]),
        Of(nameof(Path), () => [new Pair[] { new(1.3, 0.7), new(0.2, 0.9), new(0.5, -0.3) }]),
        Of(nameof(Jagged), () => [new double[][] { [1.3, 0.7], [0.2], [0.5, -0.3, 0.8] }]),
        Of(nameof(Models), () => [new Counter[] { new() { Sum = 1.2, Gain = 0.8 }, new() { Sum = 0.4, Gain = 0.9 } }, 0.6]),
        Of(nameof(StoredOnce), () => [new Counter[] { new() { Sum = 1.2, Gain = 0.8 }, new() { Sum = 0.4, Gain = 0.9 }, new() { Sum = 0.7, Gain = 1.1 } }, 0.6]),
        Of(nameof(StoredByCall), () => [new Counter[] { new() { Sum = 1.2, Gain = 0.8 }, new() { Sum = 0.4, Gain = 0.9 } }, 0.6]),
        Of(nameof(Largest), () => [new Place[] { new(0.7, 0.3), new(1.4, 0.8), new(0.2, 1.1) }]),
        Of(nameof(GivenAndChosen), () => [new Place(0.7, 0.3), new Place(1.4, 0.8), 2]),
        Of(nameof(GivenInside), () => [new Stretch(new Place(0.7, 0.3), new Place(1.4, 0.8), 3)]),
        Of(nameof(GivenBack), () => [new Place(0.7, 0.3), 2]),
        Of(nameof(WritesThrough), () => [new Counter { Sum = 1.2, Gain = 0.8 }, new Counter { Sum = 0.4, Gain = 0.9 }, 0.6]),
        Of(nameof(QueryOfRows), () => [new double[][] { [1.3, 0.7], [0.2], [0.5, -0.3, 0.8] }]),
        Of(nameof(QueryOfStructs), () => [new Pair[] { new(1.3, 0.7), new(0.2, 0.9), new(0.5, -0.3) }, 0.4]),
        Of(nameof(Partly), () => [new Segment { From = new Pair(1.3, 0.7), Weight = 2, Count = 2 }, new Pair(0.3, 0.8), 1.1, 2]),
        Of(nameof(Chosen), () => [new Pair(1.3, 0.7), new Pair(0.2, 0.9)]),
        Of(nameof(Turned), () => [new Pair(1.3, 0.7), 0.4]),
        Of(nameof(Split), () => [1.3, new Pair(0.2, 0.9)]),
        Of(nameof(ByReference), () => [new Pair(1.3, 0.7), 0.4]),
        Of(nameof(ByIn), () => [new Pair(1.3, 0.7), 0.4]),
        Of(nameof(Written), () => [new Pair[] { new(1.3, 0.7), new(0.2, 0.9), new(0.5, -0.3) }, 0.4]),
        Of(nameof(RowInStruct), () => [new Filter { Taps = [0.5, -0.3, 0.8], Gain = 1.2 }, 0.4]),
        Of(nameof(ManyLoops), () => [new Segment { From = new Pair(1.3, 0.7), To = new Pair(0.2, 0.9), Count = 3, Weight = 2 }, Row(0.5, -0.8, 1.1)]),
        Of(nameof(Recursive), () => [new Pair(1.3, 0.7), 4]),
        .. OfObjects, .. OfWrites, .. OfScratch, .. OfMissing, .. OfMissingParameters, .. OfBecoming,
        .. OfImmutableParts,
        new(typeof(Pair), nameof(Pair.Weighted), () => [new Pair(1.3, 0.7), 0.4]),
        new(typeof(Counter), nameof(Counter.Run), () => [new Counter { Sum = 1.2, Gain = 0.8 }, 0.6]),
        new(typeof(Network), nameof(Network.Run), () => [new Network(new Dense([0.3, -0.2], 0.1), new Dense([0.5, 0.4], 0.2)), Row(0.5, 0.8)]),
    ];

    private static ValueProgram Of(string method, Func<object?[]> inputs) => new(typeof(ValuePrograms), method, inputs);

    private static double[] Row(params double[] numbers) => numbers;

    private const Derivatives Both = Derivatives.Default | Derivatives.Hvp;

    [Differentiable]
    internal partial struct Pair(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public readonly double Norm => (X * X) + (Y * Y);

        public void Scale(double by) => X *= by * Y;

        [Differentiable(Derivatives = Both)]
        public readonly double Weighted(double w) => w * X * Y * Norm;
    }

    [Differentiable]
    internal partial struct Segment
    {
        public Pair From;
        public Pair To;
        public int Count;

        [NoDerivative]
        public double Weight;

        public double Level { get; set; }
    }

    [Differentiable]
    internal partial struct Filter
    {
        public double[] Taps;
        public double Gain;
    }

    [Differentiable]
    internal sealed partial class Counter
    {
        public double Sum;

        public double Gain { get; set; }

        [Differentiable(Derivatives = Both)]
        public double Run(double x)
        {
            double y = Gain;
            for (int i = 0; i < 3; i++)
            {
                y = (y * x) + Sum;
                if (y > 50)
                {
                    return y;
                }
            }

            return y * Gain;
        }

        public void Add(double x)
        {
            Sum += x * Gain;
            Gain *= x;
        }
    }

    [Differentiable]
    internal abstract partial class Layer : IUnit
    {
        public double Bias;

        public abstract double Run(double x, int unit);
    }

    [Differentiable]
    internal sealed partial class Dense(double[] weights, double bias) : Layer
    {
        public double Shift = bias;

        public double[] Weights { get; } = weights;

        public override double Run(double x, int unit) => Math.Tanh((Weights[unit] * x) + Shift + Bias);
    }

    [Differentiable]
    internal sealed partial class Gated : Layer
    {
        public Gated(double[] weights, double bias, double gate)
        {
            Weights = weights;
            Bias = bias;
            Gate = gate;
        }

        public double[] Weights { get; set; }

        public double Gate { get; set; }

        public override double Run(double x, int unit) => x > 0 ? Weights[unit] * x * Gate : Bias;
    }

    [Differentiable]
    internal sealed partial class Network(params Layer[] layers)
    {
        public Layer[] Layers { get; } = layers;

        [Differentiable(Derivatives = Both)]
        public double Run(double[] x)
        {
            double sum = 0;
            foreach (Layer layer in Layers)
            {
                for (int i = 0; i < x.Length; i++)
                {
                    sum += layer.Run(x[i] + sum, i);
                }
            }

            return sum;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Area(Pair p, double by)
    {
        p.X *= by;
        var q = p;
        q.Scale(2);
        return (p.Norm * q.Y) + q.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(Segment s)
    {
        s.To = s.From;
        s.To.X *= s.Count;
        for (int i = 0; i < s.Count; i++)
        {
            s.From.Y += s.To.X * s.Weight;
            s.Level += s.From.Norm;
        }

        return s.From.Norm * s.To.Norm * (1 + s.Level);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfTuple((double Gain, (double Low, int Count) Range) p, int n)
    {
        double r = p.Gain;
        for (int i = 0; i < n; i++)
        {
            r = (r * p.Range.Low) + p.Range.Count;
            p.Range.Low += p.Gain;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Evaluate(Network model, double[] x) => model.Run(x) * x[0];

    [Differentiable(Derivatives = Both)]
    private static double Changed(Counter c, double x)
    {
        double before = c.Sum;
        c.Add(x);
        var same = c;
        same.Sum *= before;
        c.Add(c.Sum);
        return c.Sum * c.Gain;
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoObjects(Counter a, Counter b)
    {
        double before = a.Sum;
        b.Sum *= a.Sum;
        a.Sum = b.Gain;
        b.Add(before);
        return (a.Sum * b.Sum) + (b.Gain * a.Gain);
    }

    [Differentiable(Derivatives = Both)]
    private static double Path(Pair[] points)
    {
        double sum = 0;
        for (int i = 1; i < points.Length; i++)
        {
            var p = points[i];
            p.X -= points[i - 1].X;
            if (p.X > 0)
            {
                sum += p.Norm;
                continue;
            }

            sum += p.Norm * points[i].Y;
        }

        return sum * points[0].Weighted(2);
    }

    [Differentiable(Derivatives = Both)]
    private static double Jagged(double[][] rows)
    {
        double product = 1;
        foreach (double[] row in rows)
        {
            double sum = 0;
            for (int i = 0; i < row.Length; i++)
            {
                sum += row[i] * row[0];
            }

            product *= sum + rows[0][1];
        }

        return product;
    }

    [Differentiable]
    internal sealed partial record Place(double X, double Y)
    {
        public Place Turned(double by) => new(X - (Y * by), Y + (X * by));
    }

    [Differentiable]
    internal sealed partial record Stretch(Place From, Place To, int Count);

    [Differentiable(Derivatives = Both)]
    private static double Largest(Place[] places)
    {
        Place best = places[0];
        foreach (Place place in places)
        {
            if (place.X * place.Y > best.X * best.Y)
            {
                best = place;
            }
        }

        return best.X * best.Y * places[0].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenAndChosen(Place p, Place q, int n)
    {
        Place first = p;
        Place chosen = n > 1 ? p : q;
        for (int i = 0; i < n; i++)
        {
            p = (i == 0 ? chosen : q).Turned(p.Y);
        }

        return p.X * chosen.Y * first.X * q.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenInside(Stretch s)
    {
        Place from = s.From;
        for (int i = 0; i < s.Count; i++)
        {
            s = s with { From = s.To, To = from.Turned(0.3) };
            from = s.From;
        }

        return from.X * s.To.Y;
    }

    [Differentiable]
    private static Place GivenBack(Place p, int n)
    {
        Place q = p;
        for (int i = 0; i < n; i++)
        {
            q = q.Turned(p.X);
            if (q.X < 0)
            {
                return p;
            }
        }

        return q with { X = q.X * p.Y };
    }

    [Differentiable]
    private static double Absorb(Counter from, Counter to, double by)
    {
        to.Sum += from.Sum * by;
        from.Gain *= to.Sum;
        return from.Gain;
    }

    [Differentiable]
    private static double AbsorbAll(Counter from, Counter to, double by)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            sum += Absorb(from, to, by + i);
            if (sum > 3)
            {
                break;
            }
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double WritesThrough(Counter a, Counter b, double x)
    {
        double sum = AbsorbAll(a, b, x) * a.Sum;
        sum += AbsorbAll(b, a, sum);
        return sum * a.Gain * b.Sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double QueryOfRows(double[][] rows) => rows.Sum(r => r.Sum(x => x * x) * r[0]) * rows.Select(r => r.Max()).Min();

    [Differentiable(Derivatives = Both)]
    private static double QueryOfStructs(Pair[] pairs, double k) =>
        pairs.Sum(p => p.X * p.Y * k) * pairs.Aggregate(new Pair(k, 1), (a, p) => new Pair(a.X + p.X, a.Y * p.Y)).Norm;

    /// <summary>What a store is made in is looked up once, before what is stored.</summary>
    [Differentiable(Derivatives = Both)]
    private static double StoredOnce(Counter[] models, double x)
    {
        int i = 0;
        models[i++].Sum = x * models[i].Gain;
        double t = models[i++].Gain = models[0].Sum * x;
        models[i].Sum += models[--i].Gain = t * x;
        return (models[0].Sum * models[1].Gain) + (models[2].Sum * models[1].Sum * i) + t;
    }

    [Differentiable(Derivatives = Both)]
    private static double StoredByCall(Counter[] models, double x)
    {
        int calls = 0;
        int Next() => calls++;
        models[Next()].Sum = x * models[0].Gain;
        models[Next()].Sum *= x;
        return models[0].Sum * models[1].Sum * calls;
    }

    [Differentiable(Derivatives = Both)]
    private static double Models(Counter[] models, double x)
    {
        double y = x;
        for (int k = 0; k < 3; k++)
        {
            Counter m = models[k % models.Length];
            y = m.Run(y) + m.Gain;
        }

        return y;
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(s), nameof(x)])]
    private static double Partly(Segment s, Pair q, double x, int n)
    {
        q.X *= x;
        s.From.X += q.X * n;
        return s.From.Norm * q.Norm * s.Weight;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chosen(Pair p, Pair q)
    {
        var r = p.X > q.X ? p : q;
        r.X *= q.Y;
        (p, q) = (q, r);
        return (p.Norm * q.X) + r.Norm;
    }

    [Differentiable]
    private static Pair Turned(Pair p, double by)
    {
        if (p.X < by)
        {
            return new Pair(by, p.X);
        }

        p.X = -p.Y * by;
        p.Y *= p.X;
        return p;
    }

    [Differentiable]
    private static (double Low, Pair Moved) Split(double x, Pair p)
    {
        p.X += x;
        return (p.X * x, p);
    }

    [Differentiable(Derivatives = Both)]
    private static double ByReference(ref Pair p, double by)
    {
        double before = p.X;
        p.X = p.Y * by;
        p.Y *= before;
        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ByIn(in Pair p, double by) => p.Norm * by * p.X;

    [Differentiable]
    private static void Written(Pair[] points, double by)
    {
        for (int i = 1; i < points.Length; i++)
        {
            points[i].X *= points[i - 1].Y * by;
            points[i].Y += points[i].X;
        }

        points[0] = points[^1];
    }

    [Differentiable(Derivatives = Both)]
    private static double RowInStruct(Filter f, double x)
    {
        double y = f.Gain;
        foreach (double tap in f.Taps)
        {
            y = (y * x) + (tap * f.Gain);
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ManyLoops(Segment s, double[] a)
    {
        double sum = 0;
        foreach (double x in a)
        {
            if (x < 0)
            {
                s.From.Scale(x);
                continue;
            }

            s.To.X += s.From.Norm * x;
            sum += s.To.X * s.Weight;
            if (sum > 100)
            {
                return sum * s.From.Y;
            }
        }

        return sum * s.To.Norm;
    }

    [Differentiable(Derivatives = Both)]
    private static double Recursive(Pair p, int n)
    {
        if (n == 0)
        {
            return p.Norm;
        }

        p.X *= p.Y;
        return p.X + (0.5 * Recursive(p, n - 1) * p.Y);
    }
}
