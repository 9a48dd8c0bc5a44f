using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Values of marked structs, made and changed inside a method: where C# copies one, the copy is its own.</summary>
internal static partial class Structs
{
    public static Checks.Case[] Table { get; } =
    [
        new("Struct: a copy is a value of its own", nameof(Copied), At(3.0), x => [4 * x[0]]),
        new("Struct: a callee changes its copy", nameof(ChangedByCallee), At(3.0), x => [2 * x[0]]),
        new("Struct: an element is a place, a variable a copy", nameof(ElementAndCopy), At(3.0), x => [2 * x[0]]),
        new("Struct: a copy of a nested part", nameof(NestedCopy), At(1.3, 0.7)),
        new("Struct: a nested part is changed in place", nameof(NestedPlace), At(1.3, 0.7)),
        new("Struct: copies in a loop with continue and break", nameof(CopiesInLoop), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Struct: a variable that begins anew in every trip", nameof(AnewInLoop), At(1.3)),
        new("Struct: default", nameof(FromDefault), At(1.3)),
        new("Struct: assigned in branches", nameof(AssignedInBranches), At(1.3, 0.7)),
        new("Struct: chosen by a condition", nameof(Chosen), At(1.3, 0.7)),
        new("Struct: chosen by a condition with effects", nameof(ChosenWithEffects), At(1.3, 0.7)),
        new("Struct: chosen by a switch expression", nameof(ChosenBySwitch), At(1.3, 2)),
        new("Struct: the elements of an array, changed by foreach over a copy", nameof(ForEachCopies), At(1.3)),
        new("Struct: an array's element is given by reference", nameof(ElementByReference), At(1.3, 0.7)),
        new("Struct: an array's element is given by value", nameof(ElementByValue), At(1.3, 0.7)),
        new("Struct: a reference to an element whose index changes afterwards", nameof(ReferenceToElement), At(1.3, 0.7)),
        new("Struct: a reference to an element of an array that becomes another", nameof(ReferenceToOtherArray), At(1.3, 0.7)),
        new("Struct: an element's index changes in the value assigned to it", nameof(IndexChangesInValue), At(1.3, 0.7)),
        new("Struct: an element's index changes in the value assigned to a part of it", nameof(IndexChangesInPart), At(1.3, 0.7)),
        new("Struct: an index that counts on, in a compound assignment", nameof(CompoundCountsOn), At(1.3, 0.7)),
        new("Struct: an index that counts on, in a compound assignment to a property", nameof(PropertyCompoundCountsOn), At(1.3, 0.7)),
        new("Struct: elements exchanged by a tuple, and the index between", nameof(ExchangedElements), At(1.3, 0.7)),
        new("Struct: elements exchanged by a tuple, the index first", nameof(IndexFirst), At(1.3, 0.7)),
        new("Struct: an array sorted by insertion", nameof(Sorted), At(Row(0.5, -1.2, 0.8, 2.1))),
        new("Struct: two arrays of structs are one", nameof(OneArrayTwoNames), At(1.3, 0.7)),
        new("Struct: out and ref", nameof(OutAndRef), At(1.3, 0.7)),
        new("Struct: the same by reference twice", nameof(TwiceByReference), At(1.3, 0.7)),
        new("Struct: a part by reference beside the whole", nameof(PartBesideWhole), At(1.3, 0.7)),
        new("Struct: given by in, beside what does not change it", nameof(GivenByIn), At(1.3, 0.7)),
        new("Struct: a local reference to a variable", nameof(LocalReference), At(1.3, 0.7)),
        new("Struct: a local reference to a part", nameof(PartReference), At(1.3, 0.7)),
        new("Struct: left to right, with assignments inside", nameof(LeftToRight), At(1.3, 0.7)),
        new("Struct: an assignment is a value", nameof(ChainedAssignment), At(1.3, 0.7)),
        new("Struct: parts exchanged through itself", nameof(ThroughItself), At(1.3, 0.7)),
        new("Struct: with", nameof(With), At(1.3, 0.7)),
        new("Struct: floats and integers beside doubles", nameof(Mixed), At(1.3, 3)),
        new("Struct: returned early from a loop", nameof(ReturnedEarly), At(Row(0.5, -1.2, 0.8, 2.1), 1.1)),
        new("Struct: a recursion with structs", nameof(Recursion), At(1.3, 4)),
        new("Struct: a state stepped by a marked method in a loop", nameof(Stepped), At(1.3, 0.7, 5)),
        new("Struct: a marked method gives back a struct by its name", nameof(ByMarkedMethod), At(1.3, 0.7)),
        new("Struct: a marked method changes a struct by reference", nameof(ChangedByReference), At(1.3, 0.7)),
        new("Struct: a marked method fills a struct by out", nameof(FilledByOut), At(1.3, 0.7)),
        new("Struct: a marked method changes an array of structs", nameof(ArrayChangedByCallee), At(1.3, 0.7)),
        new("Struct: a matrix of rows of structs, by dynamic programming", nameof(Programming), At(Row(0.5, -1.2, 0.8, 2.1))),
    ];

    [Differentiable]
    internal partial struct Pair(double x, double y)
    {
        public double X = x;
        public double Y = y;
    }

    [Differentiable]
    internal partial struct Segment
    {
        public Pair From;
        public Pair To;
        public float Weight;
        public int Count;

        public Pair Middle { get; set; }

        public readonly double Length => Math.Sqrt(((To.X - From.X) * (To.X - From.X)) + ((To.Y - From.Y) * (To.Y - From.Y)) + 0.1);

        public double Scale
        {
            readonly get => From.X * Weight;
            set
            {
                From.X = value;
                To.X *= value;
            }
        }

        public static Pair operator +(Segment a, Pair b) => new(a.From.X + b.X, a.To.Y * b.Y);
    }

    [Differentiable]
    internal partial struct Vector2(double x, double y)
    {
        public double X = x;
        public double Y = y;

        public static Vector2 operator +(Vector2 a, Vector2 b) => new(a.X + b.X, a.Y + b.Y);

        public static Vector2 operator *(Vector2 a, double b) => new(a.X * b, a.Y * b);
    }

    [Differentiable(Derivatives = Both)]
    private static double Copied(double x)
    {
        var p = new Pair(x, 1);
        var q = p;
        q.X *= 2;
        return p.X * q.X;
    }

#pragma warning disable DP3001 // The zero is what the program is about.
    [Differentiable]
    private static double ZeroedByMark(Pair p)
    {
        p.X = 0;
        return 1;
    }
#pragma warning restore DP3001

    [Differentiable(Derivatives = Both)]
    private static double ChangedByCallee(double x)
    {
        var p = new Pair(x, 1);
        return ZeroedByMark(p) * p.X * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementAndCopy(double x)
    {
        var a = new Pair[1];
        a[0].X = x;
        var p = a[0];
        p.X = 7;
        a[0].X *= x;
        return a[0].X + p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedCopy(double x, double y)
    {
        Segment s = default;
        s.From = new Pair(x, y);
        s.To = s.From;
        s.To.X *= y;
        Segment t = s;
        t.From.Y = s.To.X * t.To.X;
        Pair end = t.To;
        end.Y += x;
        return (s.From.X * s.To.X) + (t.From.Y * s.From.Y) + (end.Y * t.To.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedPlace(double x, double y)
    {
        var s = new Segment[2];
        for (int i = 0; i < 2; i++)
        {
            s[i].From.X = x * (i + 1);
            s[i].To.Y += y * s[i].From.X;
            s[i].To.Y *= s[0].To.Y;
        }

        return (s[0].To.Y * s[1].To.Y) + s[1].From.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiesInLoop(double[] a)
    {
        var last = new Pair(1, 0);
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            var kept = last;
            last.X *= a[i];
            if (a[i] < 0)
            {
                last = kept;
                last.Y += a[i] * a[i];
                continue;
            }

            sum += last.X * kept.X * (1 + kept.Y);
            if (sum > 3)
            {
                break;
            }

            kept.X = 100;
        }

        return sum * last.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double AnewInLoop(double x)
    {
        double sum = 0;
        for (int i = 0; i < 3; i++)
        {
            Pair p = default;
            p.X += x * i;
            p.Y += p.X * x;
            sum += p.X * p.Y;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double FromDefault(double x)
    {
        Pair p = new();
        Segment s = default(Segment);
        p.X = x * x;
        double first = p.X * (1 + s.From.X);
        p = default;
        return first + (p.X * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignedInBranches(double x, double y)
    {
        Pair p;
        if (x > y)
        {
            p = new Pair(x * y, x);
        }
        else
        {
            p.X = y;
            p.Y = x * x;
        }

        if (p.X < 100)
        {
            p.Y *= p.X;
        }

        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chosen(double x, double y)
    {
        var p = new Pair(x, y);
        var q = new Pair(y, x * y);
        var r = x > y ? p : q;
        r.X *= 2;
        return (r.X * r.Y) + (p.X * q.Y) + (x < y ? p : q).Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChosenWithEffects(double x, double y)
    {
        var p = new Pair(x, y);
        int n = 0;
        var r = x > y ? Next(ref p, ref n) : new Pair(n++, 1);
        return (r.X * p.X) + (p.Y * n);
    }

    [Differentiable]
    private static Pair Next(ref Pair p, ref int n)
    {
        var before = p;
        p.X *= p.Y;
        n += 2;
        return before;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChosenBySwitch(double x, int n)
    {
        Pair p = n switch
        {
            0 => default,
            1 => new Pair(x, 1),
            _ when x > 1 => new Pair(x * x, n),
            _ => new Pair(1, x),
        };
        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ForEachCopies(double x)
    {
        var a = new Pair[3];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = new Pair(x + i, x * i);
        }

        double sum = 0;
        foreach (var p in a)
        {
            var q = p;
            q.X *= q.Y;
            a[0].X += q.X;
            if (p.X > 3)
            {
                break;
            }

            sum += q.X * p.X;
        }

        return sum * a[0].X;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementByReference(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        ExchangeByMark(ref a[0], ref a[1]);
        return (a[0].X * a[1].X) + (a[0].Y * 3);
    }

    [Differentiable]
    private static void ExchangeByMark(ref Pair p, ref Pair q)
    {
        Pair before = p;
        p = q;
        q = before;
        q.X *= p.Y;
    }

    [Differentiable]
    private static double Doubled(Pair p)
    {
        p.X *= 2;
        p.Y *= p.X;
        return p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementByValue(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        double r = Doubled(a[1]);
        return (r * a[1].X) + Doubled(a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ReferenceToElement(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        int i = 0;
        ref Pair p = ref a[i];
        i = 1;
        p.X *= 3;
        p.Y = a[i].X * p.X;
        return (a[0].X * a[0].Y) + a[1].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReferenceToOtherArray(double x, double y)
    {
        Pair[] a = [new Pair(x, y)];
        Pair[] b = [new Pair(y, y)];
        ref Pair p = ref a[0];
        a = b;
        p.X *= 3;
        return a[0].X * p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexChangesInValue(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        int i = 0;
        a[i] = new Pair(x * x, ++i * y);
        return (a[0].X * a[0].Y) + (a[1].X * a[1].Y * i);
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexChangesInPart(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        int i = 0;
        a[i].X = (i = 1) * x * x;
        a[i++].Y = y * i;
        return (a[0].X * a[0].Y) + (a[1].X * a[1].Y * i);
    }

    [Differentiable(Derivatives = Both)]
    private static double CompoundCountsOn(double x, double y)
    {
        Vector2[] a = [new Vector2(x, y), new Vector2(y * y, x)];
        int i = 0;
        a[i++] += new Vector2(y, x);
        a[i--] *= x;
        return (a[0].X * a[0].Y) + (a[1].X * a[1].Y * (i + 1));
    }

    [Differentiable(Derivatives = Both)]
    private static double PropertyCompoundCountsOn(double x, double y)
    {
        var s = new Segment[2];
        s[0].Weight = 2;
        s[0].From.X = x;
        s[0].To.X = y;
        s[1].From.X = x * y;
        s[1].To.X = y * y;
        s[1].Weight = 3;
        int i = 0;
        s[i++].Scale += y;
        s[i].Scale *= x + i;
        return (s[0].From.X * s[0].To.X) + (s[1].From.X * s[1].To.X * i);
    }

    [Differentiable(Derivatives = Both)]
    private static double ExchangedElements(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        int i = 0;
        int j = 1;
        (a[i], i) = (a[j], j);
        a[i].X *= 2;
        (a[i].X, a[j - 1].Y) = (a[0].Y, a[i].X);
        return (a[0].X * a[0].Y) + (a[1].X * a[1].Y * i);
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexFirst(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x)];
        int i = 0;
        (i, a[i]) = (1, a[1]);
        a[i].X *= 2;
        (i, a[i].Y) = (0, a[0].X * y);
        return (a[0].X * a[0].Y) + (a[1].X * a[1].Y) + i;
    }

    [Differentiable(Derivatives = Both)]
    private static double Sorted(double[] a)
    {
        var pairs = new Pair[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            var p = new Pair(a[i], a[i] * a[(i + 1) % a.Length]);
            int k = i;
            while (k > 0 && pairs[k - 1].X > p.X)
            {
                pairs[k] = pairs[k - 1];
                k--;
            }

            pairs[k] = p;
        }

        double sum = 0;
        for (int i = 0; i < pairs.Length; i++)
        {
            sum += (i + 1) * pairs[i].X * pairs[i].Y;
        }

        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double OneArrayTwoNames(double x, double y)
    {
        var a = new Pair[2];
        var b = a;
        a[0] = new Pair(x, y);
        b[1] = a[0];
        b[0].X *= y;
        double r = a[0].X * b[1].X;
        a[0] = b[1];
        return r * b[0].X;
    }

    [Differentiable]
    private static void FillByMark(double x, out Pair p) => p = new Pair(x, x * x);

    [Differentiable]
    private static void Turn(ref Pair p)
    {
        p = new Pair(-p.Y, p.X);
        if (p.X < 0)
        {
            p.X *= p.Y;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double OutAndRef(double x, double y)
    {
        FillByMark(x, out var p);
        Turn(ref p);
        FillByMark(p.Y * y, out Pair q);
        Turn(ref q);
        Turn(ref q);
        return (p.X * q.Y) + (q.X * p.Y);
    }

    [Differentiable]
    private static void Mix(ref Pair p, ref Pair q)
    {
        p.X += q.Y;
        q.X *= p.X;
        q.Y = p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double TwiceByReference(double x, double y)
    {
        var p = new Pair(x, y);
        Mix(ref p, ref p);
        return p.X * p.Y;
    }

    [Differentiable]
    private static void ScaleBy(ref Pair p, ref double by)
    {
        p.X *= by;
        by += p.X;
        p.Y *= by;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartBesideWhole(double x, double y)
    {
        var p = new Pair(x, y);
        ScaleBy(ref p, ref p.Y);
        ScaleBy(ref p, ref p.X);
        return p.X * p.Y;
    }

    [Differentiable]
    private static double Watch(in Pair seen, ref Pair changed)
    {
        double before = seen.X;
        changed.X *= 3 * seen.Y;
        return before * seen.X * seen.Y;
    }

    [Differentiable]
    private static double Read(in Pair seen, Pair[] row) => seen.X * row[^1].Y;

    [Differentiable(Derivatives = Both)]
    private static double GivenByIn(double x, double y)
    {
        var p = new Pair(x, y);
        var q = p;
        double r = Watch(q, ref p) + Watch(new Pair(p.Y, x), ref q);
        Pair[] row = [p, q];
        return r * p.X * Read(in row[0], row) * q.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalReference(double x, double y)
    {
        var p = new Pair(x, y);
        ref Pair q = ref p;
        q.X *= y;
        p.Y += q.X;
        q = new Pair(p.Y, p.X);
        return p.X * q.Y * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double PartReference(double x, double y)
    {
        Segment s = default;
        s.From = new Pair(x, y);
        ref Pair from = ref s.From;
        ref double part = ref from.X;
        part *= y;
        s.From.Y += part;
        from = new Pair(s.From.Y * part, 2 * x);
        return s.From.X * s.From.Y * part;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeftToRight(double x, double y)
    {
        var p = new Pair(x, y);
        double r = Sum(p, p = new Pair(y, p.X * x), p) + (p.X * (p.X = 3 * x) * p.X);
        return r * p.Y;
    }

    [Differentiable]
    private static double Sum(Pair a, Pair b, Pair c) => (a.X * b.Y) + (c.X * c.Y * a.Y);

    [Differentiable(Derivatives = Both)]
    private static double ChainedAssignment(double x, double y)
    {
        Pair p, q;
        p = q = new Pair(x, y);
        q.X *= 2;
        p.Y = q.Y = x * p.X;
        q.Y *= y;
        return (p.X * q.X) + (p.Y * q.Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double ThroughItself(double x, double y)
    {
        var p = new Pair(x, y);
        p = new Pair(p.Y * p.Y, p.X);
        p = new Pair(p.Y, p.X) with { Y = p.X * p.Y };
        (p.X, p.Y) = (p.Y, p.X);
        return p.X + (p.Y * p.Y * p.X);
    }

    [Differentiable(Derivatives = Both)]
    private static double With(double x, double y)
    {
        var p = new Pair(x, y);
        var q = p with { X = p.Y * p.X };
        p.Y = 0;
        var r = q with { };
        r.X *= q.Y;
        return (q.X * q.Y) + r.X + p.X;
    }

    [Differentiable(Derivatives = Both)]
    private static double Mixed(double x, int n)
    {
        Segment s = new() { Weight = 1.5f, Count = n };
        s.From.X = x;
        double r = 0;
        for (s.Count = 0; s.Count < n; s.Count++)
        {
            s.From.X *= s.Weight * x;
            r += s.From.X * s.Count;
        }

        return r * s.Count;
    }

    [Differentiable]
    private static Pair FirstAbove(double[] a, double limit)
    {
        var p = new Pair(1, limit);
        for (int i = 0; i < a.Length; i++)
        {
            p.Y += a[i];
            if (a[i] < 0)
            {
                continue;
            }

            p.X *= a[i] + limit;
            if (p.X > limit)
            {
                return p;
            }

            if (i == 100)
            {
                return new Pair(i, limit);
            }
        }

        p.X = -p.X;
        return p;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnedEarly(double[] a, double limit)
    {
        var first = FirstAbove(a, limit);
        var none = FirstAbove(a, limit * 20);
        return (first.X * first.Y) + (none.X * none.Y);
    }

    [Differentiable]
    private static Pair Power(Pair p, int n)
    {
        if (n == 0)
        {
            return p;
        }

        var inner = Power(new Pair(p.X * p.Y, p.Y), n - 1);
        inner.Y += p.X;
        return n % 2 == 0 ? inner : new Pair(inner.Y, inner.X);
    }

    [Differentiable(Derivatives = Both)]
    private static double Recursion(double x, int n)
    {
        var p = Power(new Pair(x, x * 0.5), n);
        return p.X + (p.X * p.Y);
    }

    [Differentiable]
    private static Segment Step(Segment s, double h)
    {
        s.From.X += h * s.From.Y;
        s.From.Y -= h * Math.Sin(s.From.X);
        s.To = s.From;
        s.Count++;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Stepped(double x, double y, int n)
    {
        Segment s = default;
        s.From = new Pair(x, y);
        for (int i = 0; i < n; i++)
        {
            s = Step(s, 0.1);
        }

        return (s.From.X * s.To.Y) + s.Count;
    }

    [Differentiable]
    private static Pair Made(double y, double x) => new(x * y, x - y);

    [Differentiable(Derivatives = Both)]
    private static double ByMarkedMethod(double x, double y)
    {
        var p = Made(x: x, y: y);
        return Made(p.X, p.Y).X * p.X * Made(y: p.X, x: p.Y).Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ChangedByReference(double x, double y)
    {
        var p = new Pair(x, y);
        for (int i = 0; i < 3; i++)
        {
            Turn(ref p);
            p.Y *= x;
        }

        return p.X * p.Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledByOut(double x, double y)
    {
        var p = new Pair(x, y);
        double before = p.Y;
        FillByMark(p.X * p.Y, out p);
        FillByMark(p.X, out _);
        return p.X * p.Y * before;
    }

    [Differentiable]
    private static void Shift(Pair[] a, double by)
    {
        for (int i = a.Length - 1; i > 0; i--)
        {
            a[i] = a[i - 1];
            a[i].X *= by;
        }

        a[0].Y = by;
    }

    [Differentiable(Derivatives = Both)]
    private static double ArrayChangedByCallee(double x, double y)
    {
        Pair[] a = [new Pair(x, y), new Pair(y * y, x), new Pair(1, x)];
        Shift(a, x);
        Shift(a, y);
        return (a[0].X * a[1].X) + (a[2].X * a[2].Y) + (a[1].Y * a[0].Y);
    }

    [Differentiable(Derivatives = Both)]
    private static double Programming(double[] a)
    {
        var best = new Pair[a.Length + 1];
        best[0] = new Pair(0, 1);
        for (int i = 0; i < a.Length; i++)
        {
            Pair stay = best[i];
            Pair take = new(stay.X + (a[i] * stay.Y), stay.Y * 0.5 * a[i]);
            best[i + 1] = take.X > stay.X ? take : stay;
        }

        return best[a.Length].X * best[a.Length].Y;
    }
}
