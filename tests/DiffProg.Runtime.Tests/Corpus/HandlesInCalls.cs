using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Array variables that become other arrays, between methods and beside other constructs.</summary>
internal static partial class HandlesInCalls
{
    public static Checks.Case[] Table { get; } =
    [
        new("Handles: one array for both that are chosen from", nameof(SameForBoth), At(Row(0.5, 1.2), 1)),
        new("Handles: one array for one that is carried and one that is not", nameof(SameForCarriedAndNot), At(Row(0.5, 1.2))),
        new("Handles: a call in a loop's condition that returns its argument", nameof(InCondition), At(Row(0.5, 1.2), Row(0.9, 0.4))),
        new("Handles: two calls that return their arguments in one expression", nameof(TwoInOne), At(Row(0.5, 1.2), Row(0.9, 0.4))),
        new("Handles: buffers swapped in a loop in a loop", nameof(Nested), At(Row(0.5, 1.2, 0.4), 3)),
        new("Handles: buffers swapped until they agree", nameof(UntilTheyAgree), At(Row(0.5, 0.2, 0.4))),
        new("Handles: a do loop that leaves by what it made", nameof(DoLoop), At(Row(0.5, 1.2))),
        new("Handles: a reference to an element of what a variable was", nameof(ReferenceToOld), At(Row(0.5, 1.2))),
        new("Handles: narrow buffers", nameof(Narrow), At(new[] { 0.5f, 1.2f }, 3), Precision: Checks.Precision.Float, IsKink: true),
        new("Handles: an array variable of a for loop", nameof(ForVariable), At(Row(0.5, 1.2), 3)),
        new("Handles: arrays chosen by a switch", nameof(BySwitch), At(Row(0.5, 1.2), Row(0.9, 0.4), 2)),
        new("Handles: scratch of the caller's swapped with its argument", nameof(ScratchSwapped), At(Row(0.5, 1.2), Row(0.0, 0.0), 3)),
        new("Handles: a helper that fills a buffer and returns it", nameof(FilledBuffer), At(Row(0.5, 1.2))),
        new("Handles: a helper that returns what another helper returned", nameof(HandedOnTwice), At(Row(0.5, 1.2), 0.7)),
        new("Handles: a helper that swaps within itself", nameof(SwapsWithin), At(Row(0.5, 1.2, 0.4))),
        new("Handles: a constant array that becomes an active one", nameof(ConstantAtFirst), At(0.7)),
        new("Handles: an assignment where there was none", nameof(AssignedIfNone), At(Row(0.5, 1.2), 0.7)),
        new("Handles: a rotation of three by a tuple with elements", nameof(Rotation), At(Row(0.5, 1.2, 0.4))),
        new("Handles: a tuple that swaps an array and writes its element", nameof(ArrayAndElement), At(Row(0.5, 1.2), Row(0.9, 0.4))),
        new("Handles: a row made in a branch that outlives it", nameof(OutlivesBranch), At(Row(0.5, 1.2), 0.8)),
        new("Handles: a second name for what a call just returned", nameof(SecondName), At(Row(0.5, 1.2))),
        new("Handles: conjugate gradients", nameof(ConjugateGradients), At(Row(4, 1, 1, 3), Row(1, 2), 2)),
        new("Handles: Runge-Kutta stages handed round", nameof(RungeKutta), At(Row(0.5, -0.3), 0.1, 4)),
        new("Handles: recursion that returns what it was given at its end", nameof(TailRecursion), At(Row(0.5, 1.2), 4)),
        new("Handles: mutual recursion over buffers", nameof(MutualRecursion), At(Row(0.5, 1.2), 5)),
        new("Handles: an alias of a variable that never changes is that variable", nameof(PlainAlias), At(Row(0.5, 1.2))),
    ];

    [Differentiable]
    private static double Mixed(double[] p, double[] q, int k)
    {
        double[] r = k == 1 ? p : q;
        double s = r[0] * q[1];
        r[0] *= q[1];
        p[1] *= r[0];
        return s * q[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double SameForBoth(double[] a, int k)
    {
        double s = a[0] * a[1];
        s += Mixed(a, a, k);
        return s * a[0] * a[1];
    }

    [Differentiable]
    private static double Beside(double[] p, double[] q)
    {
        double[] r = p;
        r[0] *= q[1];
        r = new double[2];
        r[1] = q[0] * q[0];
        return r[1] * p[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double SameForCarriedAndNot(double[] a) => Beside(a, a) * a[0] * a[1];

    [Differentiable]
    private static double[] Either(double[] p, double[] q, double x)
    {
        if (x > 1)
            return p;
        q[0] += 0.1 * p[1];
        return q;
    }

    [Differentiable(Derivatives = Both)]
    private static double InCondition(double[] a, double[] b)
    {
        double s = 0;
        while (Either(a, b, b[0])[1] < 1)
            s += (b[0] * a[0]) + (s * s);
        return s + b[0];
    }

    [Differentiable]
    private static double Dot(double[] p, double[] q) => (p[0] * q[0]) + (p[1] * q[1]);

    [Differentiable(Derivatives = Both)]
    private static double TwoInOne(double[] a, double[] b) => Dot(Either(a, b, 0.5), Either(b, a, 2)) * Dot(Either(a, b, b[0]), Either(a, a, 0));

    [Differentiable(Derivatives = Both)]
    private static double Nested(double[] a, int n)
    {
        double[] x = a[..], y = new double[3];
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            double[] z = new double[3];
            for (int k = 0; k <= t; k++)
            {
                for (int i = 0; i < 3; i++)
                    z[i] = x[i] * x[(i + k) % 3];
                (x, y, z) = (z, x, y);
                z[0] = s;
                if (k == 1)
                    y = new double[3];
            }

            s += z[1] * x[0];
        }

        return s + (y[2] * x[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double UntilTheyAgree(double[] a)
    {
        double[] cur = new double[3], next = [1, 1, 1];
        int trips = 0;
        while (Math.Abs(cur[0] - next[0]) > 1e-3 && trips++ < 40)
        {
            (cur, next) = (next, cur);
            for (int i = 0; i < 3; i++)
                next[i] = 0.3 * Math.Cos(cur[(i + 1) % 3] * a[i]);
        }

        return next[0] + (next[1] * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double DoLoop(double[] a)
    {
        double[] cur = a;
        double s = 1;
        do
        {
            double[] next = [cur[0] * 1.5, cur[1] * cur[0]];
            s *= next[1];
            cur = next;
        }
        while (cur[0] < 2);
        return s + (cur[0] * cur[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ReferenceToOld(double[] a)
    {
        double[] cur = a, next = [a[1], a[0] * a[0]];
        double s = 0;
        for (int t = 0; t < 3; t++)
        {
            ref double first = ref cur[0];
            (cur, next) = (next, cur);
            first *= cur[1];
            s += first * cur[0];
        }

        return s + a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Narrow(float[] a, int n)
    {
        float[] cur = a, next = new float[2];
        for (int t = 0; t < n; t++)
        {
            next[0] = cur[0] * cur[1];
            next[1] = cur[1] + cur[0];
            float[] swapped = cur;
            cur = next;
            next = swapped;
        }

        return (double)cur[0] * next[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ForVariable(double[] a, int n)
    {
        double s = 0;
        int k = 0;
        for (double[] r = a, next = [a[0], s]; k < n; r = next)
        {
            next = [r[0] * r[1], r[1] * 1.1];
            s += next[0] * r[0];
            k++;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double BySwitch(double[] a, double[] b, int n)
    {
        double[] r;
        switch (n)
        {
            case 1:
                r = a;
                break;
            case 2:
                r = b;
                b = a;
                break;
            default:
                return a[0];
        }

        r[0] *= b[1];
        return r[0] * b[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double ScratchSwapped(double[] a, [NoDerivative] double[] scratch, int n)
    {
        double[] cur = a, next = scratch;
        for (int t = 0; t < n; t++)
        {
            next[0] = cur[0] * cur[1];
            next[1] = cur[1] + Math.Sin(cur[0]);
            (cur, next) = (next, cur);
        }

        return (cur[0] * cur[0]) + (next[1] * cur[1]);
    }

    [Differentiable]
    private static double[] Filled(double[] x, [NoDerivative] double[] buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = x[i] * x[0];
        return buffer;
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledBuffer(double[] a)
    {
        double[] buffer = new double[2];
        double[] b = Filled(a, buffer);
        return b[0] * buffer[1] * a[1];
    }

    [Differentiable]
    private static double[] HandsOn(double[] p, double x)
    {
        double[] q = Either(p, [x, p[0]], x + p[1]);
        q[1] *= x;
        double[] r = Either([p[0], x], q, 0);
        return x > 0.5 ? r : q;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOnTwice(double[] a, double x)
    {
        double[] r = HandsOn(HandsOn(a, x), x * 0.5);
        return (r[0] * r[1]) + (a[0] * a[1]);
    }

    [Differentiable]
    private static void Swapping(double[] p, double[] q)
    {
        for (int t = 0; t < 3; t++)
        {
            for (int i = 0; i < p.Length; i++)
                q[i] = (p[i] * p[i]) + q[i];
            (p, q) = (q, p);
        }

        p = new double[1];
        p[0] = 5;
        q[0] += p[0] * q[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double SwapsWithin(double[] a)
    {
        double[] b = [a[1], a[0] * a[2], 1];
        double s = b[0] * a[0];
        Swapping(a, b);
        s += a[0] * b[0];
        Swapping(b, a);
        return s + (a[1] * b[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static double ConstantAtFirst(double x)
    {
        double[] cur = [1, 2];
        double s = 0;
        for (int t = 0; t < 3; t++)
        {
            s += cur[0] * cur[1] * x;
            cur = t == 0 ? [3, 4] : [cur[1] * x, cur[0]];
        }

        return s + cur[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignedIfNone(double[] a, double x)
    {
        double[]? r = x > 1 ? a : null, s = x > 0 ? a : null;
        r ??= [x, x * a[0]];
        s ??= r;
        s[0] *= r[1];
        for (int t = 0; t < 2; t++)
        {
            if (s is null)
                return r[0] * x;
            s[1] += r[0];
            r = s;
            s = t == 0 ? [a[1], r[1]] : null;
        }

        return s == null ? r[0] * a[0] : s[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Rotation(double[] a)
    {
        (a[0], a[1], a[2]) = (a[1] * a[2], a[2], a[0]);
        (double s, double t) = (a[0], 2);
        var (u, v) = (a[1] * s, t);
        (a[0], _) = (u * v, a[2]);
        return (a[0] * a[1]) + a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ArrayAndElement(double[] a, double[] b)
    {
        (a, a[0], b) = (b, b[1] * a[1], a);
        (b[1], b) = (a[0], a);
        return (a[0] * b[1]) + (a[1] * b[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OutlivesBranch(double[] a, double x)
    {
        double[] kept = a;
        double s = 0;
        if (x > 0)
        {
            double[] made = [x * a[0], a[1]];
            s += made[0] * made[0] * made[1];
            kept = made;
        }

        kept[0] = s;
        kept[1] *= 2;
        return s + (kept[0] * kept[1]);
    }

    [Differentiable]
    private static double[] Times(double[] m, double[] x)
    {
        double[] y = new double[x.Length];
        for (int i = 0; i < y.Length; i++)
        {
            for (int j = 0; j < y.Length; j++)
                y[i] += m[(i * y.Length) + j] * x[j];
        }

        return y;
    }

    [Differentiable]
    private static double[] Plus(double[] x, double factor, double[] y)
    {
        double[] sum = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
            sum[i] = x[i] + (factor * y[i]);
        return sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double ConjugateGradients(double[] m, double[] b, int n)
    {
        double[] x = new double[b.Length], r = b, p = b;
        double rr = Dot(r, r);
        for (int t = 0; t < n; t++)
        {
            double[] mp = Times(m, p);
            double alpha = rr / Dot(p, mp);
            x = Plus(x, alpha, p);
            r = Plus(r, -alpha, mp);
            double next = Dot(r, r);
            p = Plus(r, next / rr, p);
            rr = next;
            if (rr < 1e-12)
                break;
        }

        return x[0] + (2 * x[1] * x[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double SecondName(double[] a)
    {
        double[] s = Slope(a);
        double[] t = s;
        double u = Dot(s, t);
        double v = u;
        return (u * v * s[0]) + t[1];
    }

    [Differentiable]
    private static double[] Slope(double[] y) => [y[1], -Math.Sin(y[0])];

    [Differentiable(Derivatives = Both)]
    private static double RungeKutta(double[] y0, double h, int n)
    {
        double[] y = y0;
        for (int t = 0; t < n; t++)
        {
            double[] k = Slope(y);
            double[] sum = k;
            k = Slope(Plus(y, h / 2, k));
            sum = Plus(sum, 2, k);
            k = Slope(Plus(y, h / 2, k));
            sum = Plus(sum, 2, k);
            k = Slope(Plus(y, h, k));
            y = Plus(y, h / 6, Plus(sum, 1, k));
        }

        return y[0] * y[0] * y[1];
    }

    [Differentiable]
    private static double[] Ends(double[] p, int n)
    {
        if (n == 0)
            return p;
        p[0] *= p[1];
        double[] r = Ends(n % 2 == 0 ? p : [p[1], p[0]], n - 1);
        r[1] += p[0];
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double TailRecursion(double[] a, int n)
    {
        double[] r = Ends(a, n);
        return (r[0] * r[1]) + a[0];
    }

    [Differentiable]
    private static double[] Even(double[] p, double[] q, int n)
    {
        if (n <= 0)
            return p;
        q[0] = p[0] * p[1];
        q[1] += p[1];
        return Odd(q, p, n - 1);
    }

    [Differentiable]
    private static double[] Odd(double[] p, double[] q, int n)
    {
        double[] r = n <= 0 ? q : Even(q, p, n - 1);
        r[0] *= 1.1;
        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double MutualRecursion(double[] a, int n)
    {
        double[] r = Even(a, new double[2], n);
        return r[0] + (r[1] * a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double PlainAlias(double[] a)
    {
        double[] b = a, c = b;
        c[0] *= b[1];
        return a[0] * c[0];
    }
}
