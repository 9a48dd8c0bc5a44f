using System;
using System.IO;
using System.Threading;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary><c>try</c> with <c>finally</c>, and <c>using</c>.</summary>
internal static partial class Cleanups
{
    private static readonly Lock s_gate = new();

    public static Checks.Case[] Table { get; } =
    [
        new("try and finally", nameof(Finally), At(1.3, 0.7)),
        new("finally behind a return", nameof(Returns), At(1.3, 0.7)),
        new("finally behind a return that is not reached", nameof(Returns), At(0.3, 0.7)),
        new("finally in a loop, behind continue and break", nameof(InLoop), At(Row(1.3, 0.7, 1.9, 0.4, 1.6))),
        new("finally that writes active values", nameof(ActiveFinally), At(Row(1.3, 0.7))),
        new("finally in finally", nameof(Nested), At(1.3)),
        new("using as a statement", nameof(Using), At(1.3, "a,b,c")),
        new("using as a declaration, in a loop", nameof(UsingDeclared), At(1.3, 3)),
        new("using of two resources and of none", nameof(UsingSeveral), At(1.3)),
        new("try in a section, left by break", nameof(InSection), At(1.3, 1)),
        new("try in a section, not left", nameof(InSection), At(0.3, 1)),
        new("A row in a try", nameof(Rows), At(Row(1.3, 0.7, 1.9))),
        new("try in a branch, in a called method", nameof(Calls), At(Row(1.3, 0.7), 2)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Finally(double x, double y)
    {
        double r = x;
        int n = 0;
        s_gate.Enter();
        try
        {
            double t = r * y;
            r *= t;
            n++;
            r += t * r;
        }
        finally
        {
            s_gate.Exit();
            n += 2;
        }

        return r * n * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Returns(double x, double y)
    {
        double r = x;
        int n = 1;
        try
        {
            if (x > 1)
            {
                return r * y * n;
            }

            r *= r;
        }
        finally
        {
            n = 7;
        }

        return r * n;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a)
    {
        double r = 1;
        int visited = 0;
        for (int i = 0; i < a.Length; i++)
        {
            try
            {
                if (a[i] > 1.5 && i < 3)
                {
                    continue;
                }

                r *= a[i];
                if (i == 3)
                {
                    break;
                }

                a[i] += r * r;
            }
            finally
            {
                visited += i;
            }

            r += a[0];
        }

        return r * visited * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ActiveFinally(double[] a)
    {
        double r = a[0];
        try
        {
            r *= a[1];
            a[0] = r * r;
        }
        finally
        {
            double t = a[0];
            a[0] *= r;
            a[1] = t * a[0];
            r = 1;
        }

        return r * a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x)
    {
        double r = x;
        try
        {
            r *= x;
        }
        finally
        {
            try
            {
                r += x * x * r;
            }
            finally
            {
                r *= r;
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Using(double x, string text)
    {
        double r = 1;
        using (StringReader reader = new(text))
        {
            while (reader.Read() is var c && c >= 0)
            {
                if (c == ',')
                {
                    r += x;
                    continue;
                }

                r *= x * (c - 96);
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double UsingDeclared(double x, int n)
    {
        double r = x;
        for (int i = 0; i < n; i++)
        {
            using MemoryStream stream = new();
            if (i == 1)
            {
                continue;
            }

            stream.WriteByte(3);
            double t = r * x;
            r = (t * t) + stream.Length;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double UsingSeveral(double x)
    {
        IDisposable? none = null;
        using (none)
        using (StringReader first = new("a"), second = new("b"))
        using (CancellationTokenSource source = new())
        {
            return x * first.Read() * second.Read();
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double InSection(double x, int n)
    {
        double r = x;
        switch (n)
        {
            case 1:
                try
                {
                    if (x > 1)
                    {
                        break;
                    }

                    r *= x;
                }
                finally
                {
                    r *= r;
                }

                r += x;
                break;
        }

        return r * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Rows(double[] a)
    {
        double r = 0;
        double[] kept = new double[3];
        try
        {
            double[] b = (double[])a.Clone();
            b[0] *= b[1];
            kept[1] = b[0] * b[2];
            r += kept[1] * b[0];
        }
        finally
        {
            kept[2] = kept[1] * kept[1];
        }

        return r + kept[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Calls(double[] a, int n)
    {
        double r = 1;
        if (n > 1)
        {
            try
            {
                r *= Scaled(a, n);
            }
            finally
            {
                r *= Scaled(a, n - 1);
            }
        }

        return r * a[0];
    }

    [Differentiable]
    private static double Scaled(double[] a, int n)
    {
        using CharEnumerator letters = "ab".GetEnumerator();
        while (letters.MoveNext())
        {
            a[0] *= a[1] * n;
        }

        return a[0] + a[1];
    }
}
