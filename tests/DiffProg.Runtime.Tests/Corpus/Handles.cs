using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Array variables that become other arrays.</summary>
internal static partial class Handles
{
    public static Checks.Case[] Table { get; } =
    [
        new("Handles: a layer applied to its own output", nameof(Recurrent), At(Row(0.5, -0.3, 0.8, 0.2), Row(0.4, 0.9), 4)),
        new("Handles: buffers swapped an even number of times", nameof(Jacobi), At(Row(0.5, 1.2, 0.7, -0.4, 0.3), 4)),
        new("Handles: buffers swapped an odd number of times", nameof(Jacobi), At(Row(0.5, 1.2, 0.7, -0.4, 0.3), 3)),
        new("Handles: buffers never swapped", nameof(Jacobi), At(Row(0.5, 1.2, 0.7, -0.4, 0.3), 0)),
        new("Handles: buffers swapped by a tuple", nameof(LaxWendroff), At(Row(0.5, 1.2, 0.7, -0.4, 0.3), 0.3, 5)),
        new("Handles: parameters swapped", nameof(SwappedParameters), At(Row(0.5, 1.2), Row(0.7, -0.4))),
        new("Handles: a parameter that becomes another array", nameof(ParameterReassigned), At(Row(0.5, 1.2))),
        new("Handles: one of two arrays, the first", nameof(Chosen), At(Row(0.5, 1.2), Row(0.7, -0.4), 1)),
        new("Handles: one of two arrays, the second", nameof(Chosen), At(Row(0.5, 1.2), Row(0.7, -0.4), 2)),
        new("Handles: an array declared before it is there", nameof(AssignedInBranches), At(Row(0.5, 1.2), 0.3)),
        new("Handles: the best so far, which is none at first", nameof(BestSoFar), At(Row(0.5, 1.2, 0.8, 1.9, 0.1))),
        new("Handles: an array or another where it is none", nameof(OrElse), At(Row(0.5, 1.2), 0.3)),
        new("Handles: a helper that returns its argument", nameof(ReturnedParameter), At(Row(0.5, 1.2))),
        new("Handles: a helper that returns one of its arguments, the first", nameof(ReturnedChoice), At(Row(0.5, 1.2), Row(0.7, -0.4), 1)),
        new("Handles: a helper that returns one of its arguments, the second", nameof(ReturnedChoice), At(Row(0.5, 1.2), Row(0.7, -0.4), 2)),
        new("Handles: a helper that returns from several places", nameof(FromSeveralPlaces), At(Row(0.5, 1.2), 0.7)),
        new("Handles: a recursion that hands its buffers on", nameof(OfRecursion), At(Row(0.5, 1.2, 0.9), 5)),
        new("Handles: power iteration", nameof(PowerIteration), At(Row(2, 0.3, 0.3, 1.5), 6)),
        new("Handles: an element written after the swap", nameof(WrittenAfterSwap), At(Row(0.5, 1.2, 0.7), 3)),
        new("Handles: the swap skipped and left early", nameof(EarlyExits), At(Row(0.5, 1.2, 0.7), 6)),
        new("Handles: a part of an array whose variable becomes another", nameof(ViewOfOld), At(Row(0.5, 1.2, 0.7))),
        new("Handles: a walk over an array whose variable becomes another", nameof(WalkOverOld), At(Row(0.5, 1.2, 0.7))),
        new("Handles: a row of a trip that outlives it", nameof(OutlivesItsTrip), At(Row(0.5, 1.2, 0.7))),
        new("Handles: a history of two steps", nameof(Leapfrog), At(Row(0.5, 1.2, 0.7), 4)),
        new("Handles: an index array that becomes another", nameof(Indices), At(Row(0.5, 1.2, 0.7))),
        new("Handles: the length of what a variable was", nameof(Lengths), At(Row(0.5, 1.2, 0.7))),
        new("Handles: the array itself returned", nameof(Itself), At(Row(0.5, 1.2))),
        new("Handles: one of two arrays returned", nameof(EitherReturned), At(Row(0.5, 1.2), Row(0.4, 0.3), 1)),
        new("Handles: what a loop left returned", nameof(LoopReturned), At(Row(0.5, 1.2), 3)),
    ];

    [Differentiable]
    private static double[] Layer(double[] w, double[] h)
    {
        double[] next = new double[h.Length];
        for (int i = 0; i < next.Length; i++)
        {
            double s = 0;
            for (int j = 0; j < h.Length; j++)
                s += w[(i * h.Length) + j] * h[j];
            next[i] = Math.Tanh(s);
        }

        return next;
    }

    [Differentiable(Derivatives = Both)]
    private static double Recurrent(double[] w, double[] x, int n)
    {
        double[] h = x;
        for (int t = 0; t < n; t++)
            h = Layer(w, h);
        return (h[0] * h[1]) + (h[0] * x[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double Jacobi(double[] a, int n)
    {
        double[] cur = a;
        double[] next = new double[a.Length];
        for (int t = 0; t < n; t++)
        {
            next[0] = cur[0] * cur[1];
            next[^1] = cur[^1];
            for (int i = 1; i < a.Length - 1; i++)
                next[i] = (cur[i - 1] * cur[i + 1]) + Math.Sin(cur[i]);
            double[] swapped = cur;
            cur = next;
            next = swapped;
        }

        double s = 0;
        for (int i = 0; i < a.Length; i++)
            s += (cur[i] * cur[i]) + (next[i] * (i + 1));
        return s + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double LaxWendroff(double[] u, double c, int n)
    {
        double[] cur = u[..];
        double[] next = new double[u.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < cur.Length; i++)
            {
                double left = cur[(i + cur.Length - 1) % cur.Length], right = cur[(i + 1) % cur.Length];
                next[i] = cur[i] - (0.5 * c * (right - left)) + (0.5 * c * c * (right - (2 * cur[i]) + left));
            }

            (cur, next) = (next, cur);
        }

        double s = 0;
        foreach (double v in cur)
            s += v * v * v;
        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double SwappedParameters(double[] a, double[] b)
    {
        double[] t = a;
        a = b;
        b = t;
        a[0] *= b[0];
        (a, b) = (b, a);
        a[1] *= b[0] * b[1];
        return (a[0] * a[1]) + b[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ParameterReassigned(double[] a)
    {
        double s = a[0] * a[1];
        a = [a[1] * a[1], s];
        a[0] *= a[1];
        return a[0] + s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Chosen(double[] a, double[] b, int k)
    {
        double[] r = k == 1 ? a : b;
        double s = r[0] * r[1] * a[0];
        r[0] = s * r[1];
        return (a[0] * b[0]) + (a[1] * b[1]) + r[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignedInBranches(double[] a, double x)
    {
        double[] r;
        if (x > 1)
            r = a;
        else if (x > 0)
            r = [x, x * x, a[0]];
        else
            r = new double[2];
        r[0] *= r[1];
        return r[0] * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double BestSoFar(double[] a)
    {
        double[]? best = null;
        double most = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double[] candidate = [a[i], a[i] * a[0]];
            if (best == null || candidate[0] > most)
            {
                best = candidate;
                most = candidate[0] * 1.01;
            }
        }

        return best is not null ? best[0] * best[1] * most : 0;
    }

    [Differentiable(Derivatives = Both)]
    private static double OrElse(double[] a, double x)
    {
        double[]? r = x > 1 ? a : null;
        double[] s = r ?? [x * x, x];
        s[0] *= a[1];
        return (s[0] * s[1]) + ((r ?? a)[0] * x);
    }

    [Differentiable]
    private static double[] Doubled(double[] p)
    {
        p[0] *= 2;
        return p;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnedParameter(double[] a)
    {
        double[] b = Doubled(a);
        double s = a[0] * b[0];
        b[1] *= a[0];
        return s + (a[1] * b[1]);
    }

    [Differentiable]
    private static double[] Either(double[] p, double[] q, int k) => k == 1 ? p : q;

    [Differentiable(Derivatives = Both)]
    private static double ReturnedChoice(double[] a, double[] b, int k)
    {
        double[] r = Either(a, b, k);
        double s = r[0] * r[0];
        r[0] *= a[1] * b[1];
        double[] q = Either(r, a, 1);
        q[1] += s * q[0];
        return (a[0] * b[0]) + (a[1] * b[1]) + r[1];
    }

    [Differentiable]
    private static double[] Clamped(double[] p, double x)
    {
        if (x > 2)
            return p;
        for (int i = 0; i < p.Length; i++)
        {
            if (p[i] > 1)
                return [x * p[i], p[i]];
        }

        return new double[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double FromSeveralPlaces(double[] a, double x)
    {
        double[] r = Clamped(a, x);
        double s = r[0] * r[1];
        r = Clamped(r, x + 2);
        r[0] *= s;
        r = Clamped(r, x - 2);
        return r[0] + r[1] + s;
    }

    [Differentiable]
    private static double[] Steps(double[] cur, double[] next, int n)
    {
        if (n == 0)
            return cur;
        for (int i = 0; i < cur.Length; i++)
            next[i] = cur[i] * cur[(i + 1) % cur.Length];
        return Steps(next, cur, n - 1);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfRecursion(double[] a, int n)
    {
        double[] r = Steps(a, new double[a.Length], n);
        r[0] += r[1] * r[2];
        return (r[0] * r[0]) + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double PowerIteration(double[] m, int n)
    {
        double[] v = [1, 1];
        double norm = 0;
        for (int t = 0; t < n; t++)
        {
            double[] w = new double[2];
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                    w[i] += m[(2 * i) + j] * v[j];
            }

            norm = Math.Sqrt((w[0] * w[0]) + (w[1] * w[1]));
            w[0] /= norm;
            w[1] /= norm;
            v = w;
        }

        return norm * v[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenAfterSwap(double[] a, int n)
    {
        double[] cur = new double[3], next = new double[3];
        for (int i = 0; i < 3; i++)
            cur[i] = a[i];
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 3; i++)
                next[i] = cur[i] * a[(i + 1) % 3];
            (cur, next) = (next, cur);
            s += cur[0] * next[1];
            next[1] = s * cur[1];
            cur[2] += next[1] * next[1];
        }

        return s + cur[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double EarlyExits(double[] a, int n)
    {
        double[] cur = a[..], next = new double[a.Length];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < cur.Length; i++)
                next[i] = (cur[i] * cur[i]) + (0.1 * t);
            if (t == 1)
                continue;
            (cur, next) = (next, cur);
            if (cur[0] > 0.6)
                break;
            if (cur[1] > 100)
                return cur[2];
        }

        return (cur[0] * cur[1]) + (next[2] * cur[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ViewOfOld(double[] a)
    {
        double[] cur = a[..], next = [a[2], a[1] * a[0], 1];
        double s = 0;
        for (int t = 0; t < 3; t++)
        {
            Span<double> old = cur.AsSpan(0, 2);
            Span<double> whole = cur;
            (cur, next) = (next, cur);
            old[0] *= cur[1];
            s += old[0] * whole[1] * cur[0];
            cur[0] += old[1];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double WalkOverOld(double[] a)
    {
        double[] cur = a[..];
        double s = 1;
        foreach (double v in cur)
        {
            s *= v * cur[0];
            cur = [s, v];
            cur[1] *= s;
        }

        return s + cur[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double OutlivesItsTrip(double[] a)
    {
        double[] cur = a[..];
        double s = 0;
        for (int t = 0; t < 2; t++)
        {
            double[] next = new double[3];
            for (int i = 0; i < 3; i++)
            {
                next[i] = cur[i] * (t + 2);
                s += next[i] * next[i];
            }

            cur = next;
        }

        cur[0] = 5;
        return s + cur[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Leapfrog(double[] a, int n)
    {
        double[] before = new double[3], now = a[..], after = new double[3];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 3; i++)
                after[i] = (2 * now[i]) - before[i] - (0.1 * now[i] * now[(i + 1) % 3]);
            (before, now, after) = (now, after, before);
        }

        return (now[0] * now[1]) + before[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Indices(double[] a)
    {
        int[] from = [0, 1, 2], to = [2, 0, 1];
        double s = 1;
        for (int t = 0; t < 4; t++)
        {
            for (int i = 0; i < 3; i++)
                s += a[from[i]] * a[to[i]] * (i + 1) * s * 0.1;
            (from, to) = (to, from);
            from[0] = to[1];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Lengths(double[] a)
    {
        double[] cur = a[..2];
        double s = 1;
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i < cur.Length; i++)
                s *= 1 + (cur[i] * 0.1 * cur.Length);
            double[] longer = new double[cur.Length + 1];
            for (int i = 0; i < cur.Length; i++)
                longer[i + 1] = cur[i] * s;
            cur = longer;
            if (cur.Length > 3)
                s += cur[2] * cur[2];
        }

        return s;
    }

    [Differentiable]
    internal static double[] Itself(double[] a)
    {
        a[0] *= a[1];
        return a;
    }

    [Differentiable]
    internal static double[] EitherReturned(double[] a, double[] b, int k)
    {
        double[] r = k == 1 ? a : b;
        b[0] *= a[0];
        r[1] *= b[0];
        return r;
    }

    [Differentiable]
    internal static double[] LoopReturned(double[] a, int n)
    {
        double[] h = a;
        for (int t = 0; t < n; t++)
        {
            double[] next = new double[2];
            next[0] = h[0] * h[1];
            next[1] = h[1] + h[0];
            h = next;
        }

        return h;
    }
}
