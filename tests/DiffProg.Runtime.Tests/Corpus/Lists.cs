using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Lists of numbers: those that a method makes, and grows, and those that it is given.</summary>
internal static partial class Lists
{
    public static Checks.Case[] Table { get; } =
    [
        new("Lists: what was added is summed", nameof(Collected), At(Row(0.5, -0.3, 0.8, 0.2, 1.1, 0.9))),
        new("Lists: each element from those before", nameof(Recurrence), At(0.7, 0.4, 9)),
        new("Lists: nothing is added", nameof(Recurrence), At(0.7, 0.4, 0)),
        new("Lists: elements overwritten while the list grows", nameof(OverwrittenWhileGrowing), At(Row(0.5, -0.3, 0.8, 0.2, 1.1, 0.9, 0.6))),
        new("Lists: two names of one list", nameof(TwoNames), At(0.7, 1.3)),
        new("Lists: cleared and filled again", nameof(Cleared), At(Row(0.5, 1.2, 0.7, -0.4), 3)),
        new("Lists: a stack", nameof(Stack), At(Row(0.5, 1.2, 0.7, -0.4, 0.9, 1.4))),
        new("Lists: an element removed from the middle", nameof(Removed), At(Row(0.5, 1.2, 0.7, -0.4, 0.9), 1)),
        new("Lists: only what is above a limit, with continue", nameof(Filtered), At(Row(0.5, -1.2, 0.7, -0.4, 0.9, 1.4), 0.1)),
        new("Lists: left early", nameof(LeftEarly), At(Row(0.5, 1.2, 0.7, 0.4, 0.9, 1.4))),
        new("Lists: returned from inside the loop", nameof(ReturnedEarly), At(Row(0.5, 1.2, 0.7, 0.4, 0.9, 1.4), 2.0)),
        new("Lists: returned as an array", nameof(AsArray), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Lists: made of an array, which stays as it is", nameof(OfArray), At(Row(0.5, 1.2, 0.7))),
        new("Lists: made of a list, which goes its own way", nameof(OfList), At(0.7, 1.3)),
        new("Lists: a collection expression", nameof(Collection), At(0.7, 1.3)),
        new("Lists: an initializer", nameof(Initializer), At(0.7, 1.3)),
        new("Lists: ranges added, of an array and of itself", nameof(RangesAdded), At(Row(0.5, 1.2, 0.7))),
        new("Lists: the elements in place, before and behind a growth", nameof(InPlace), At(0.7, 1.3)),
        new("Lists: one for each trip", nameof(OnePerTrip), At(Row(0.5, 1.2, 0.7, -0.4))),
        new("Lists: a local function adds", nameof(LocalFunction), At(0.7, 4)),
        new("Lists: a local function gives one", nameof(FromLocalFunction), At(0.7, 5)),
        new("Lists: a loop until it is long enough", nameof(UntilLong), At(0.7, 7)),
        new("Lists: a breadth-first walk over what the loop adds", nameof(Worklist), At(1.3, 6)),
        new("Lists: an element added to itself", nameof(SelfReference), At(0.7, 5)),
        new("Lists: indices and doubles side by side", nameof(SideBySide), At(Row(0.5, 1.2, 0.7, -0.4, 0.9))),
        new("Lists: floats", nameof(Floats), At(0.7f, 6), Precision: Checks.Precision.Float),
        new("Lists: a parameter", nameof(Parameter), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Lists: an empty parameter", nameof(Parameter), At(Row(), 0.6)),
        new("Lists: a parameter whose elements are overwritten", nameof(WrittenParameter), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Lists: a parameter beside an array and a span", nameof(BesideOthers), At(Row(0.5, 1.2, 0.7), Row(0.3, 0.9, 0.2), Row(1.1, 0.4, 0.8))),
        new("Lists: a parameter handed on, as one's own is", nameof(HandedOn), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Lists: a callee overwrites elements", nameof(OverwrittenByCallee), At(0.6, 1.3)),
        new("Lists: a callee that is handed one list twice", nameof(TwiceTheSame), At(0.6, 1.3)),
        new("Lists: an element given by 'in' to a callee that overwrites it", nameof(ElementByIn), At(0.6, 1.3)),
        new("Lists: a callee without an active argument", nameof(PassiveCallee), At(0.6)),
        new("Lists: a parameter filled and nothing returned", nameof(Filled), At(Row(0.5, 1.2, 0.7), 0.6)),
        new("Lists: in a tuple", nameof(InTuple), At(0.6, 1.3)),
        new("Lists: the elements of a condition", nameof(Conditions), At(Row(0.5, 1.2, 0.7, -0.4, 0.9))),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Collected(double[] x)
    {
        var squares = new List<double>();
        for (int i = 0; i < x.Length; i++)
            squares.Add(x[i] * x[i]);
        double s = 0;
        for (int i = 0; i < squares.Count; i++)
            s += squares[i] * squares[squares.Count - 1 - i];
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Recurrence(double a, double b, int n)
    {
        List<double> f = new(1) { a, b };
        for (int i = 0; i < n; i++)
            f.Add(Math.Sin(f[^1]) + (f[^2] * a));
        double s = 0;
        foreach (double v in f)
            s += v * v;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenWhileGrowing(double[] x)
    {
        var l = new List<double>(2);
        for (int i = 0; i < x.Length; i++)
        {
            l.Add(x[i]);
            l[i / 2] *= l[i] + 0.5;
            l[0] = (l[0] * l[^1]) + l[i / 3];
        }

        double s = 1;
        for (int i = l.Count - 1; i >= 0; i--)
            s = (s * l[i]) + Math.Cos(l[i]);
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoNames(double x, double y)
    {
        var a = new List<double>();
        var b = a;
        a.Add(x);
        b.Add(y * x);
        b[0] *= y;
        a[1] += b[0];
        for (int i = 0; i < 6; i++)
            b.Add(a[i] * a[i + 1]);
        return a[^1] + b[0] + a.Count;
    }

    [Differentiable(Derivatives = Both)]
    private static double Cleared(double[] x, int n)
    {
        var l = new List<double>();
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            l.Clear();
            for (int i = 0; i <= t && i < x.Length; i++)
                l.Add((x[i] * x[t]) + s);
            foreach (double v in l)
                s += v * v;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Stack(double[] x)
    {
        var stack = new List<double>();
        foreach (double v in x)
        {
            stack.Add(v);
            while (stack.Count > 2)
            {
                double top = stack[^1];
                stack.RemoveAt(stack.Count - 1);
                stack[^1] = (stack[^1] * top) + Math.Sin(top);
            }
        }

        return stack[0] * stack[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Removed(double[] x, int at)
    {
        var l = new List<double>(x);
        double s = l[at] * l[at + 1];
        l.RemoveAt(at);
        l[at] *= s;
        l.Add(s);
        double r = 0;
        for (int i = 0; i < l.Count; i++)
            r += l[i] * l[i] * (i + 1);
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Filtered(double[] x, double limit)
    {
        List<double> kept = [];
        foreach (double v in x)
        {
            if (v < limit)
                continue;
            kept.Add(v * limit);
            if (kept.Count == 3)
                kept[0] = kept[1] * v;
        }

        double p = 1;
        foreach (double v in kept)
            p *= v + 1;
        return p / kept.Count;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeftEarly(double[] x)
    {
        var l = new List<double>(1);
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum += x[i] * x[i];
            l.Add(sum);
            if (sum > 2)
                break;
            l[0] += x[i];
        }

        double s = 0;
        foreach (double v in l)
            s += v * sum;
        return s;
    }

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable(Derivatives = Both)]
    private static double ReturnedEarly(double[] x, double limit)
    {
        var l = new List<double>(1);
        foreach (double v in x)
        {
            l.Add(v * v);
            double s = 0;
            foreach (double w in l)
            {
                s += w * v;
                if (s > limit)
                    return s * l[0];
            }
        }

        return l[0];
    }
#pragma warning restore DP3001

    [Differentiable]
    private static double[] AsArray(double[] x, double y)
    {
        var l = new List<double>();
        foreach (double v in x)
        {
            l.Add(v * y);
            l.Add(v * v);
        }

        double[] all = l.ToArray();
        l[0] = 0;
        all[1] *= y;
        return all;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfArray(double[] x)
    {
        List<double> l = x.ToList();
        l[0] *= l[1];
        l.Add(x[0]);
        return (l[0] * x[0]) + (l[3] * l[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfList(double x, double y)
    {
        var a = new List<double> { x, y };
        var b = new List<double>(a);
        b[0] *= y;
        a.Add(b[0]);
        b.Add(a[0] * a[2]);
        double[] c = b.ToArray();
        b[0] = c[2] * c[0];
        return (a[0] * b[0]) + (a[2] * b[2]) + c[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Collection(double x, double y)
    {
        List<double> l = [x, x * y, 3];
        l.Add(l[0] * l[1]);
        return (l[3] * l[2]) + l[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Initializer(double x, double y)
    {
        var l = new List<double> { x * x, y, x * y, x + y, y };
        return l[0] * l[1] * l[2] * l[3] * l[4];
    }

    [Differentiable(Derivatives = Both)]
    private static double RangesAdded(double[] x)
    {
        var l = new List<double>();
        l.AddRange(x);
        l[0] *= x[1];
        l.AddRange(l);
        l.AddRange(x.AsSpan(1));
        double s = 0;
        for (int i = 0; i < l.Count; i++)
            s += l[i] * l[i] * (i + 1);
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double InPlace(double x, double y)
    {
        var l = new List<double>(2) { x, y };
        Span<double> before = CollectionsMarshal.AsSpan(l);
        before[0] *= y;
        l.Add(l[0]);
        before[0] = x * x * x;
        Span<double> behind = CollectionsMarshal.AsSpan(l);
        behind[1] *= before[0];
        return (l[0] * before[0]) + (l[1] * l[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OnePerTrip(double[] x)
    {
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            var l = new List<double>(1);
            for (int k = 0; k <= i; k++)
                l.Add(x[k] * x[i]);
            l[0] *= l[^1];
            foreach (double v in l)
                s += v * v;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalFunction(double x, int n)
    {
        var l = new List<double>();
        double Push(double v)
        {
            if (v > 10)
                return 0;
            l.Add(v);
            return v * l[0];
        }

        double s = 0;
        for (int i = 0; i < n; i++)
            s += Push(x + i) * l.Count;
        return s + l[^1] + Push(11);
    }

    [Differentiable(Derivatives = Both)]
    private static double FromLocalFunction(double x, int n)
    {
        static List<double> Powers(double v, int count)
        {
            var made = new List<double>();
            for (int i = 0; i < count; i++)
                made.Add(i == 0 ? v : made[i - 1] * v);
            return made;
        }

        List<double> a = Powers(x, n), b = Powers(a[1], 2);
        a.Add(b[1]);
        return a[^1] + a[n - 1] + b[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double UntilLong(double x, int n)
    {
        var l = new List<double> { x };
        while (l.Count < n)
        {
            double last = l[l.Count - 1];
            l.Add(last * x);
            if (l.Count % 2 == 0)
                l.Add(last + (x * l[0]));
        }

        return l[^1] * l[n / 2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Worklist(double x, int n)
    {
        var l = new List<double> { x };
        double s = 0;
        for (int i = 0; i < l.Count; i++)
        {
            double v = l[i];
            s += v * v;
            if (l.Count < n)
            {
                l.Add(v * 0.5);
                l.Add(v * x * 0.25);
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double SelfReference(double x, int n)
    {
        var l = new List<double>(1) { x };
        for (int i = 0; i < n; i++)
            l.Add(l[i] * l[0]);
        l[n] = l[n] + (l[n] * l[n - 1]);
        return l[n];
    }

    [Differentiable(Derivatives = Both)]
    private static double SideBySide(double[] x)
    {
        var where = new List<int>();
        var what = new List<double>();
        for (int i = 0; i < x.Length; i++)
        {
            if (x[i] > 0.6)
            {
                where.Add(i);
                what.Add(x[i] * x[i]);
            }
        }

        double s = 0;
        for (int k = 0; k < where.Count; k++)
            s += what[k] * x[where[k]];
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static float Floats(float x, int n)
    {
        var l = new List<float>();
        for (int i = 0; i < n; i++)
            l.Add((x * x) + i);
        double s = 0;
        foreach (double v in l)
            s += v * v;
        return (float)s * l[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Parameter(List<double> l, double y)
    {
        ArgumentNullException.ThrowIfNull(l);
        double s = y;
        for (int i = 0; i < l.Count; i++)
            s += l[i] * l[l.Count - 1 - i] * y;
        foreach (double v in l)
            s *= 1 + (v * v);
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenParameter(List<double> l, double y)
    {
        double s = l[0] * y;
        l[0] = s * l[1];
        l[^1] *= l[0];
        double[] copy = l.ToArray();
        for (int i = 0; i < copy.Length; i++)
            l[i] += copy[i] * s;
        return (l[0] * l[2]) + l[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double BesideOthers(List<double> l, double[] a, ReadOnlySpan<double> b)
    {
        var own = new List<double>(l);
        own.AddRange(a);
        double s = 0;
        for (int i = 0; i < l.Count; i++)
            s += l[i] * a[i] * b[i] * own[i + 2];
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(List<double> l, double y)
    {
        var own = new List<double>(1);
        foreach (double v in l)
            own.Add(v * y);
        return Parameter(l, y) + Parameter(own, own[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenByCallee(double x, double y)
    {
        var l = new List<double>(8) { x, y, x * y };
        double s = WrittenParameter(l, x);
        l.Add(l[0]);
        return s + (l[0] * l[1] * l[2]) + l[3];
    }

    [Differentiable(Derivatives = Both)]
    private static double Mixed(List<double> a, List<double> b)
    {
        a[0] *= b[1];
        b[0] += a[0] * a[1];
        return a[0] * b[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double TwiceTheSame(double x, double y)
    {
        var l = new List<double> { x, y };
        return Mixed(l, l) + l[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwriting(in double a, in double b, List<double> l)
    {
        l[0] *= l[^1];
        l[^1] += l[0];
        return a * b;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementByIn(double x, double y)
    {
        var l = new List<double> { x, y };
        return Overwriting(l[^1], l[0], l) + (l[0] * l[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double PassiveCallee(double x)
    {
        var l = new List<double> { 2, 3, 4 };
        return x * Parameter(l, 0.5) * WrittenParameter(l, 1) * l[0];
    }

    [Differentiable]
    private static void Filled(List<double> l, double y)
    {
        for (int i = 0; i < l.Count; i++)
            l[i] = (l[i] * y) + (i > 0 ? l[i - 1] : 1);
    }

    [Differentiable(Derivatives = Both)]
    private static double InTuple(double x, double y)
    {
        (List<double> Items, double Factor) t = (new List<double> { x }, y);
        t.Items.Add(t.Factor * x);
        List<double> l = t.Items;
        l[0] *= t.Factor;
        return t.Items[0] * l[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Conditions(double[] x)
    {
        var l = new List<double>();
        foreach (double v in x)
        {
            if (l.Count > 0 && l[^1] > v)
                l[^1] += v * v;
            else
                l.Add(v * (l.Count > 1 ? l[l.Count - 2] : 1));
        }

        double s = 0;
        for (int i = 0; i < l.Count && l[i] < 2; i++)
            s += l[i] * l[i];
        return s;
    }
}
