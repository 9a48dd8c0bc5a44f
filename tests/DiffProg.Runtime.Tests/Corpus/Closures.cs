using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Local functions, lambdas and method groups: what they capture is the variable, as it is when they run.</summary>
internal static partial class Closures
{
    public static Checks.Case[] Table { get; } =
    [
        new("Lambda: a captured variable changes afterwards", nameof(ChangesAfterwards), At(3.0), _ => [2]),
        new("Lambda: it changes what it captures", nameof(ChangesCaptured), At(1.3, 0.7)),
        new("Lambda: in a loop, with variables of the trip", nameof(InLoop), At(Row(0.5, -1.2, 0.8, 2.1), 1.1)),
        new("Lambda: given to a method", nameof(GivenToMethod), At(1.3, 0.7)),
        new("Lambda: given on by what it was given to", nameof(GivenOn), At(1.3, 0.7)),
        new("Lambda: with statements and early returns", nameof(EarlyReturns), At(Row(0.5, -1.2, 0.8, 2.1), 1.1)),
        new("Lambda: over arrays and by reference", nameof(OverArrays), At(Row(0.5, -1.2, 0.8))),
        new("Lambda: a lambda inside", nameof(LambdaInside), At(1.3, 0.7)),
        new("Lambda: a method that returns nothing", nameof(OfNothing), At(1.3, 0.7)),
        new("Method group: of a marked method, a local function, an object", nameof(MethodGroups), At(1.3, 0.7)),
        new("Method group: a struct is copied when the delegate is made", nameof(BoxedStruct), At(1.3, 0.7)),
        new("Method group: an object's place when the delegate is made", nameof(BoundElement), At(1.3, 0.7)),
        new("Local function: static", nameof(StaticLocal), At(1.3, 0.7)),
        new("Local function: reads and changes what it captures", nameof(LocalCaptures), At(1.3, 0.7)),
        new("Local function: captures a parameter that the method assigns", nameof(LocalCapturesParameter), At(1.3, 0.7)),
        new("Local function: early return from a loop", nameof(LocalEarlyReturn), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Local function: by reference and out", nameof(LocalByReference), At(1.3, 0.7)),
        new("Local function: inside a local function", nameof(LocalInLocal), At(1.3, 0.7)),
        new("Local function: with structs and tuples", nameof(LocalStructs), At(1.3, 0.7)),
        new("Local function: before its declaration, in branches and loops", nameof(LocalBefore), At(1.3, 4)),
        new("Local function: parameters assigned inside, defaults and names", nameof(LocalParameters), At(1.3, 0.7)),
        new("Local function: nothing to return, several exits", nameof(LocalExits), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Newton's method over a given function", nameof(Newton), At(1.3, 2.0)),
        new("Runge-Kutta over a given function", nameof(RungeKutta), At(0.3, 0.7)),
        new("Simpson's rule with a captured parameter", nameof(Simpson), At(0.3, 0.7)),
    ];

    [Differentiable]
    internal partial struct Line(double slope, double start)
    {
        public double Slope = slope;
        public double Start = start;

        public double At(double x)
        {
            Start += 1;
            return (Slope * x) + Start;
        }
    }

    [Differentiable]
    internal sealed partial class Scale
    {
        public double By;

        public double Of(double x) => By * x;
    }

    [Differentiable]
    private static double Square(double x) => x * x;

    private static double Twice(Func<double, double> f, double x) => f(f(x));

    private static double Sum(Func<double, double> f, double[] a)
    {
        double sum = 0;
        foreach (double x in a)
        {
            if (x < -1)
            {
                continue;
            }

            sum += f(x);
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChangesAfterwards(double x)
    {
        double k = x;
        Func<double, double> g = z => z * k;
        k = 2;
        return g(x);
    }

    [Differentiable(Derivatives = Both)]
    private static double ChangesCaptured(double x, double y)
    {
        double k = x;
        int n = 0;
        Func<double, double> g = z =>
        {
            k *= z;
            n++;
            return k + n;
        };
        double r = g(y) * g(y + k);
        k += r;
        return (g(1) * k) + n;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a, double y)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double w = a[i] * y;
            Func<double, double> g = z => (z * w) + i;
            if (w < 0)
            {
                sum -= g(w);
                continue;
            }

            w += sum;
            sum += g(y);
            if (sum > 20)
            {
                break;
            }
        }

        foreach (double x in a)
        {
            Func<double> g = () => x * sum;
            sum = g();
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double GivenToMethod(double x, double y)
    {
        double r = Twice(z => z * y, x) + Twice(Math.Sin, y);
        Func<double, double> f = z => z + (r * x);
        r *= 2;
        return Twice(f, r) * Twice(Square, x);
    }

    private static double Apply(Func<double, double> f, Func<double, double> g, double x) => Twice(z => f(g(z)), x) + f(x);

    [Differentiable(Derivatives = Both)]
    private static double GivenOn(double x, double y) => Apply(z => z * x, w => Math.Cos(w * y), x) * Apply(z => z, Square, y);

    [Differentiable(Derivatives = Both)]
    private static double EarlyReturns(double[] a, double y)
    {
        double limit = y;
        double r = Sum(
            x =>
            {
                double p = 1;
                for (int i = 0; i < 4; i++)
                {
                    p *= x + limit;
                    if (p > 3)
                    {
                        return p * i;
                    }

                    if (p < 0)
                    {
                        break;
                    }
                }

                limit *= 1.1;
                return p - x;
            },
            a);
        return r * limit;
    }

    private delegate double Change(ref double x, double[] a);

    [Differentiable(Derivatives = Both)]
    private static double OverArrays(double[] a)
    {
        Action<double[], double> scale = (row, by) =>
        {
            for (int i = 0; i < row.Length; i++)
            {
                row[i] *= by;
                by += row[i];
            }
        };
        Change change = (ref double x, double[] row) => x = row[0] * x;
        scale(a, a[1]);
        double r = a[0];
        r += change(ref r, a);
        r *= change(ref a[2], a);
        return r * a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double LambdaInside(double x, double y)
    {
        Func<double, double> outer = u =>
        {
            double k = u * y;
            Func<double, double> inner = v => v * k;
            k += 1;
            return inner(u) + inner(x);
        };
        return outer(x) * outer(outer(y));
    }

    [Differentiable(Derivatives = Both)]
    private static double OfNothing(double x, double y)
    {
        double sum = x;
        Action<double> add = z => sum += z * y;
        Action twice = () =>
        {
            sum *= 2;
        };
        add(x);
        twice();
        add(sum);
        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double MethodGroups(double x, double y)
    {
        double Local(double z) => z * x;
        Func<double, double> f = Square, g = Local, h = Math.Exp;
        Scale s = new() { By = y };
        Func<double, double> k = s.Of;
        s.By *= x;
        x *= 2;
        return f(x) + (g(y) * h(y)) + Twice(Local, y) + Twice(k, x);
    }

    [Differentiable(Derivatives = Both)]
    private static double BoxedStruct(double x, double y)
    {
        Line p = new(x, y);
        Func<double, double> f = p.At;
        p.Slope = 100;
        p.Start = y * y;
        double r = f(x) + p.Start;
        return r * f(y) * p.Slope;
    }

    [Differentiable(Derivatives = Both)]
    private static double BoundElement(double x, double y)
    {
        Line[] row = [new(x, y), new(y, x)];
        int i = 0;
        Func<double, double> f = row[i].At;
        i = 1;
        row[0].Slope *= 7;
        return f(x) * row[i].At(y) * row[1].Start;
    }

    [Differentiable(Derivatives = Both)]
    private static double StaticLocal(double x, double y)
    {
        static double Cube(double z) => z * z * z;
        static double Mean(double a, double b) => (Cube(a) + Cube(b)) / 2;
        return Mean(x, Mean(y, x)) * Cube(y);
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalCaptures(double x, double y)
    {
        double state = x;
        double Next(double by)
        {
            double before = state;
            state = (state * by) + y;
            return before;
        }

        double r = Next(y) + (state * Next(x) * state);
        y *= 2;
        return (r * Next(r)) + state;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalCapturesParameter(double x, double y)
    {
        void Grow() => x *= y;
        Grow();
        y += x;
        Grow();
        return x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalEarlyReturn(double[] a)
    {
        double seen = 1;
        double First(double limit)
        {
            for (int i = 0; i < a.Length; i++)
            {
                if (a[i] < 0)
                {
                    continue;
                }

                seen *= a[i];
                if (a[i] * seen > limit)
                {
                    return a[i] * seen;
                }
            }

            return seen;
        }

        double r = 0;
        for (int k = 0; k < 3; k++)
        {
            r += First(0.3 * k) * seen;
            if (k == 1)
            {
                continue;
            }

            seen += r;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalByReference(double x, double y)
    {
        void Swap(ref double a, ref double b)
        {
            double t = a;
            a = b * b;
            b = t;
        }

        bool Split(double z, out double half)
        {
            half = z / 2;
            if (z > 1)
            {
                half *= x;
                return true;
            }

            return false;
        }

        Swap(ref x, ref y);
        double r = Split(x, out double h) ? h : -h;
        r += Split(y, out h) ? h * r : h;
        double[] row = [x, y];
        Swap(ref row[0], ref row[1]);
        Swap(ref x, ref x);
        return (r * row[0]) + (row[1] * x) + h;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalInLocal(double x, double y)
    {
        double Outer(double u)
        {
            double k = u + y;
            double Inner(double v)
            {
                k *= v;
                return k + x;
            }

            return Inner(u) * Inner(x) * k;
        }

        return Outer(x) + Outer(Outer(y));
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalStructs(double x, double y)
    {
        Line p = new(x, y);
        Line Moved(Line q)
        {
            q.Start *= p.Slope;
            p.Start += q.Start;
            return q;
        }

        (double A, double B) Pair(double z) => z > 1 ? (z, p.Start) : (p.Slope, z);
        var q = Moved(p);
        q = Moved(q);
        (double a, double b) = Pair(q.Start);
        return (a * b) + p.Start + Pair(x).B;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalBefore(double x, int n)
    {
        double r = Step(x);
        for (int i = 0; i < n; i++)
        {
            r = i % 2 == 0 ? Step(r) : r + Step(x * i);
            if (Step(r) > 40)
            {
                return r;
            }
        }

        return Step(r);

        double Step(double z) => (z * x) + (0.1 * z * z);
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalParameters(double x, double y)
    {
        double Scaled(double a, double by = 2, int times = 2)
        {
            while (times-- > 0)
            {
                a *= by;
                by += 1;
            }

            return a;
        }

        return Scaled(x) + (Scaled(times: 1, a: y) * Scaled(y, x, 3)) + (x * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalExits(double[] a)
    {
        double sum = 0;
        void Take(double x)
        {
            if (x < 0)
            {
                sum *= x;
                return;
            }

            sum += x * x;
            if (sum > 2)
            {
                return;
            }

            sum += 1;
        }

        foreach (double x in a)
        {
            Take(x);
            Take(x * 0.5);
        }

        return sum;
    }

    private static double Root(Func<double, double> f, Func<double, double> slope, double start, int trips)
    {
        double x = start;
        for (int i = 0; i < trips; i++)
        {
            double y = f(x);
            if (Math.Abs(y) < 1e-300)
            {
                return x;
            }

            x -= y / slope(x);
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Newton(double start, double c) => Root(x => (x * x) - c, x => 2 * x, start, 4) * c;

    private static double Integrated(Func<double, double, double> f, double y, double h, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            double t = i * h;
            double k1 = f(t, y);
            double k2 = f(t + (h / 2), y + (h / 2 * k1));
            double k3 = f(t + (h / 2), y + (h / 2 * k2));
            double k4 = f(t + h, y + (h * k3));
            y += h / 6 * (k1 + (2 * k2) + (2 * k3) + k4);
        }

        return y;
    }

    [Differentiable(Derivatives = Both)]
    private static double RungeKutta(double y, double rate) => Integrated((t, u) => (rate * u * (1 - u)) + (0.1 * t), y, 0.1, 5);

    [Differentiable(Derivatives = Both)]
    private static double Simpson(double from, double rate)
    {
        return Rule(t => Math.Exp(-rate * t) * t, from, 2, 6);

        static double Rule(Func<double, double> f, double a, double b, int n)
        {
            double h = (b - a) / n;
            double sum = f(a) + f(b);
            for (int i = 1; i < n; i++)
            {
                sum += (i % 2 == 0 ? 2 : 4) * f(a + (i * h));
            }

            return sum * h / 3;
        }
    }
}
