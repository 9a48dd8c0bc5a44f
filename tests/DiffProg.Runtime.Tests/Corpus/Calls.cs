using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Calls between marked methods, also recursive ones and ones of other classes.</summary>
internal static partial class Calls
{
    public static Checks.Case[] Table { get; } =
    [
        new("A tree of calls", nameof(Fibonacci), At(1.1, 0.7, 7)),
        new("Mutual recursion", nameof(Even), At(1.1, 5)),
        new("Recursion over parts of an array, in place", nameof(Haar), At(Row(1.3, 0.4, 2.5, -1), 4)),
        new("Recursion that writes before and after its call", nameof(WriteAround), At(Row(1.3, 0.4, 2.5), 0)),
        new("Recursion with an array of its own on every level", nameof(OwnRow), At(1.1, 4)),
        new("Calls nested in arguments", nameof(NestedArguments), At(1.1, 0.4)),
        new("A callee of another class", nameof(OtherClass), At(1.1, Row(0.4, 2.1))),
        new("A callee that is passive here and active there", nameof(PassiveAndActive), At(1.1, 2.0)),
        new("A callee of which one argument is active in each call", nameof(OneActiveEach), At(1.1, 0.4)),
        new("A callee that returns an integer and writes", nameof(CountingCallee), At(Row(1.3, 0.4, 2.5))),
        new("Parts of one array through offsets", nameof(Offsets), At(Row(1.3, 0.4, 2.5, -1))),
        new("One array as source and target", nameof(SourceIsTarget), At(Row(1.3, 0.4, 2.5))),
        new("One array thrice", nameof(Thrice), At(Row(1.3, 0.4))),
        new("A local array filled by a callee, twice", nameof(FilledTwice), At(1.1, 0.4)),
        new("A callee without a parameter that matters", nameof(WithPassiveCallee), At(1.1, 3)),
        new("A result that nobody uses", nameof(ResultUnused), At(Row(1.3, 0.4))),
        new("A result that nobody uses, of what nobody else asks for", nameof(ArgumentsUnused), At(1.3)),
        new("Callees in a loop with an exit", nameof(Newton), At(2.0)),
        new("Ackermann's recursion steers", nameof(Nested), At(1.01, 2, 2)),
        new("Overloads call one another", nameof(Overloads), At(1.3)),
        new("A callee that only steers", nameof(SteeredByCallee), At(0.3, 1.7)),
        new("A callee that writes what only steers", nameof(SteeredByWritten), At(0.3, 1.7)),
        new("A callee that steers another callee", nameof(SteeredTwice), At(0.3, 1.7)),
        new("A default argument", nameof(WithDefault), At(1.3)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Fibonacci(double a, double b, int n) =>
        n == 0 ? a : n == 1 ? b : Fibonacci(a, b, n - 1) * Fibonacci(b, a, n - 2);

    [Differentiable(Derivatives = Both)]
    private static double Even(double x, int n) => n == 0 ? x : x * Odd(x + (0.1 * n), n - 1);

    [Differentiable(Derivatives = Both)]
    private static double Odd(double x, int n) => n == 0 ? 1 : x + (Even(x * x / 2, n - 1) / x);

    [Differentiable(Derivatives = Both)]
    private static void Haar(double[] a, int n)
    {
        if (n < 2)
        {
            return;
        }

        double[] next = new double[n];
        for (int i = 0; i < n / 2; i++)
        {
            next[i] = (a[2 * i] + a[(2 * i) + 1]) / 2;
            next[(n / 2) + i] = a[2 * i] * a[(2 * i) + 1];
        }

        for (int i = 0; i < n; i++)
        {
            a[i] = next[i];
        }

        Haar(a, n / 2);
    }

    [Differentiable(Derivatives = Both)]
    private static double WriteAround(double[] a, int at)
    {
        if (at == a.Length)
        {
            return a[0];
        }

        a[at] *= a[0];
        double below = WriteAround(a, at + 1);
        a[0] += below * a[at];
        return a[0] * below;
    }

    [Differentiable(Derivatives = Both)]
    private static double OwnRow(double x, int n)
    {
        double[] row = new double[n + 1];
        row[0] = x;
        for (int i = 1; i <= n; i++)
        {
            row[i] = row[i - 1] * x;
        }

        double below = n == 0 ? 1 : OwnRow(row[n / 2], n - 1);
        row[n] += below;
        return row[n] * row[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedArguments(double x, double y) =>
        Helpers.Mix(Helpers.Mix(x, y, 0), Helpers.Mix(y, x, Helpers.Mix(x, x, y)), x * y);

    [Differentiable(Derivatives = Both)]
    private static double OtherClass(double x, double[] a)
    {
        Helpers.Inner.Scale(a, x);
        double s = Helpers.Mix(a[0], a[1], x);
        Helpers.Inner.Scale(a, s);
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both, WithRespectTo = [nameof(x)])]
    private static double PassiveAndActive(double x, double p)
    {
        double passive = Helpers.Mix(p, p, p);
        double[] row = new double[] { p, 2 };
        Helpers.Inner.Scale(row, p);
        double halfway = Helpers.Mix(x, p, row[0]);
        Helpers.Inner.Scale(row, halfway);
        return passive * row[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double OneActiveEach(double x, double y) => Helpers.Mix(x, 2, 3) * Helpers.Mix(2, y, 3) * Helpers.Mix(2, 3, x) * Helpers.Mix(1, 2, 3);

    [Differentiable(Derivatives = Both)]
    private static double CountingCallee(double[] a)
    {
        int count = SquareLarge(a);
        double s = 1;
        for (int i = 0; i < count; i++)
        {
            s *= a[i];
        }

        return s + (a[1] * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static int SquareLarge(double[] a)
    {
        int count = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] > 1)
            {
                a[i] *= a[i];
                count++;
            }
        }

        return count;
    }

    [Differentiable(Derivatives = Both)]
    private static double Offsets(double[] a)
    {
        AddProduct(a, 0, 2, 2);
        AddProduct(a, 1, 0, 3);
        return a[0] * a[1] * a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static void AddProduct(double[] a, int target, int source, int count)
    {
        for (int i = 0; i < count; i++)
        {
            a[target + i] += a[source + i] * a[target];
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double SourceIsTarget(double[] a)
    {
        ShiftProducts(a, a);
        return a[0] + (2 * a[1]) + (3 * a[2]);
    }

    [Differentiable(Derivatives = Both)]
    private static void ShiftProducts(ReadOnlySpan<double> source, Span<double> target)
    {
        for (int i = 1; i < source.Length; i++)
        {
            target[i] = source[i - 1] * source[i];
            target[i - 1] += source[i];
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Thrice(double[] a) => Three(a, a, a) * a[0];

    [Differentiable(Derivatives = Both)]
    private static double Three(double[] p, double[] q, ReadOnlySpan<double> r)
    {
        p[0] = q[1] * r[0];
        q[1] = p[0] * r[1];
        return r[0] * r[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double FilledTwice(double x, double y)
    {
        double[] row = new double[3];
        Fill(row, x);
        double s = row[2];
        Fill(row, s * y);
        return row[1] * s;
    }

    [Differentiable(Derivatives = Both)]
    private static void Fill(double[] row, double x)
    {
        row[0] = x;
        for (int i = 1; i < row.Length; i++)
        {
            row[i] = row[i - 1] * x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double WithPassiveCallee(double x, int n)
    {
        double s = x;
        for (int i = 1; i <= n; i++)
        {
            s *= x + Factorial(i) + Math.Sqrt(i);
        }

        return s;
    }

    private static double Factorial(int n) => n == 0 ? 1 : n * Factorial(n - 1);

    [Differentiable(Derivatives = Both)]
    private static double ArgumentsUnused(double x)
    {
        double[] row = [x * x, x];
        double cube = x * x * x;
        _ = ProductOf(row[0], cube);
        return x * x;
    }

    [Differentiable]
    private static double ProductOf(double a, double b) => a * a * b;

    [Differentiable(Derivatives = Both)]
    private static double ResultUnused(double[] a)
    {
        MultiplyInto(a, 2);
        MultiplyInto(a, 3);
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double MultiplyInto(double[] a, double factor)
    {
        a[0] *= factor * a[1];
        return a[0] * factor;
    }

    [Differentiable(Derivatives = Both)]
    private static double Newton(double x)
    {
        double root = 1;
        for (int i = 0; i < 50; i++)
        {
            double next = root - (Residual(root, x) / (3 * root * root));
            if (Math.Abs(next - root) < 1e-14)
            {
                return next;
            }

            root = next;
        }

        return root;
    }

    [Differentiable(Derivatives = Both)]
    private static double Residual(double root, double x) => (root * root * root) - x;

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, int m, int n) =>
        m == 0 ? x * (n + 1) : n == 0 ? Nested(x * 1.01, m - 1, 1) : Nested(x * x, m - 1, (int)Nested(1, m, n - 1));

    [Differentiable(Derivatives = Both)]
    private static double Overloads(double x) => Overloaded(x, x * x) + Overloaded(new double[] { x, 2 });

    [Differentiable(Derivatives = Both)]
    private static double Overloaded(double x, double y) => x * y * y;

    [Differentiable(Derivatives = Both)]
    private static double Overloaded(double[] a) => a[0] * a[0] * a[1];

    [Differentiable(Derivatives = Both)]
    private static double WithDefault(double x) => Shifted(x) * Shifted(x, x);

    [Differentiable(Derivatives = Both)]
    private static double Shifted(double x, double by = 2) => x + (by * by);

    [Differentiable(Derivatives = Both)]
    private static double Limit(double m) => 0.5 + (Math.Cbrt(m) / 50);

    [Differentiable(Derivatives = Both)]
    private static void LimitInto(double m, double[] row, out double limit)
    {
        row[0] = Math.Cbrt(m);
        limit = 0.5 + row[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double SteeredByCallee(double m, double u)
    {
        double limit = Limit(m);
        while (Math.Abs(u) > limit)
        {
            u /= 2;
        }

        return u + (3 * m);
    }

    [Differentiable(Derivatives = Both)]
    private static double SteeredByWritten(double m, double u)
    {
        double[] row = [m];
        for (int i = 0; i < 3; i++)
        {
            LimitInto(m, row, out double limit);
            u = Math.Abs(u) > limit ? u * u / 4 : u + m;
        }

        return u + (3 * m);
    }

    [Differentiable(Derivatives = Both)]
    private static double SteeredTwice(double m, double u)
    {
        double limit = Limit(m);
        double[] row = [u];
        LimitInto(limit * limit, row, out double second);
        double product = 1;
        for (double x = u; x < limit + second; x += 0.25 + (m / 8))
        {
            product *= 1 + (x * m / 4);
        }

        return product;
    }
}
