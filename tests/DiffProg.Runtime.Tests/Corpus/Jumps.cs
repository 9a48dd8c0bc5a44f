using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Loops and every way out of them.</summary>
internal static partial class Jumps
{
    public static Checks.Case[] Table { get; } =
    [
        new("continue, break and return in nested loops, by break", nameof(Nested), At(1.1, 4)),
        new("continue, break and return in nested loops, by return", nameof(Nested), At(1.6, 6)),
        new("continue, break and return in nested loops, without a trip", nameof(Nested), At(1.6, 0)),
        new("Loops down, by steps and with <=", nameof(Steps), At(1.01, 7)),
        new("Loops down, by steps and with <=, of no trips", nameof(Steps), At(1.01, 0)),
        new("A loop whose body moves its index and its bound", nameof(IndexMoves), At(1.1)),
        new("A loop whose bound is a value that the loop computes", nameof(ActiveBound), At(1.3)),
        new("Without a condition", nameof(Forever), At(1.3)),
        new("continue in while, past a condition with effects", nameof(ContinueInWhile), At(1.3, 0.8)),
        new("return in both arms", nameof(BothArms), At(1.3, 0.8)),
        new("return in both arms, the other", nameof(BothArms), At(0.3, 0.8)),
        new("Statements after a return in a loop in a branch", nameof(ReturnThenMore), At(Row(1.3, 0.8, 2.1))),
        new("Statements after a return in a loop in a branch, not taken", nameof(ReturnThenMore), At(Row(0.3, 0.8, 0.1))),
        new("Two indices in one for", nameof(TwoIndices), At(Row(1.3, 0.8, 2.1, 0.4, 1.7))),
        new("An empty for", nameof(EmptyFor), At(1.2)),
        new("break in the first trip", nameof(BreakFirst), At(1.2)),
        new("continue as the last statement", nameof(ContinueLast), At(1.2)),
        new("Loops in a branch in a loop", nameof(LoopsInBranch), At(1.05, 5)),
        new("A bool that steers", nameof(Flag), At(1.2, 0.4)),
        new("Integers steer by bits", nameof(Bits), At(1.01, 0b10110)),
        new("Early exits from three loops in a row", nameof(ThreeInARow), At(Row(1.3, -0.8, 2.1))),
        new("A void method that returns early", nameof(VoidReturn), At(Row(1.3, -0.8, 2.1), 1.4)),
        new("An inner loop of triangular trips that overwrites", nameof(Triangular), At(1.02, 5)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, int n)
    {
        double r = 1;
        for (int i = 0; i < n; i++)
        {
            if (i % 3 == 2)
            {
                r += x;
                continue;
            }

            int j = 0;
            while (true)
            {
                r = (r * x) + j;
                if (r > 60)
                {
                    return r * r;
                }

                if (++j > i)
                {
                    r -= x * j;
                    break;
                }

                if (j == 2)
                {
                    continue;
                }

                r *= 0.9;
            }

            r += i;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Steps(double x, int n)
    {
        double r = x;
        for (int i = n; i > 0; i--)
        {
            r = (r * x) + i;
        }

        for (int i = n; i >= 0; i -= 3)
        {
            r = (r * x) - i;
        }

        for (int i = 1; i <= n; i += 2)
        {
            r = (r * r / (r + i)) + x;
        }

        for (int i = -n; i < n; i += 4)
        {
            r *= x + (i * 0.01);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexMoves(double x)
    {
        double r = 1;
        int n = 12;
        for (int i = 0; i < n; i++)
        {
            r *= x;
            if (r > 1.2)
            {
                i++;
                n--;
            }

            r += i * x;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ActiveBound(double x)
    {
        double r = x;
        for (int i = 0; i < r; i++)
        {
            r = r < 5 ? r * x : r + (0.1 * x);
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Forever(double x)
    {
        double r = x;
        for (; ; )
        {
            r *= x;
            if (r > 3)
            {
                break;
            }
        }

        for (int i = 0; ; i++)
        {
            r += x * i;
            if (r > 20)
            {
                return r * i;
            }
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double ContinueInWhile(double x, double y)
    {
        int i = 0;
        double r = 1;
        while (++i < 6 & (y *= x) < 50)
        {
            r += y;
            if (i % 2 == 0)
            {
                continue;
            }

            r *= y;
        }

        return r + y;
    }

    [Differentiable(Derivatives = Both)]
    private static double BothArms(double x, double y)
    {
        if (x > y)
        {
            x *= y;
            return x * x;
        }
        else
        {
            y += x;
            return y * x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnThenMore(double[] a)
    {
        double s = 0;
        if (a[1] > 0)
        {
            for (int i = 0; i < a.Length; i++)
            {
                s += a[i] * a[i];
                if (s > 2)
                {
                    return s * a[i];
                }

                a[i] = s;
            }

            s *= a[0];
        }

        return s + (a[0] * a[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoIndices(double[] a)
    {
        double s = 1;
        for (int i = 0, j = a.Length - 1; i < j; i++, j--)
        {
            s = (s * a[i]) + a[j];
            a[j] *= s;
        }

        return s * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double EmptyFor(double x)
    {
        for (int i = 0; i < 3; i++)
        {
        }

        for (int i = 0; i < 3; x *= x, i++)
        {
        }

        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double BreakFirst(double x)
    {
        double r = x;
        while (r > 0)
        {
            r *= x;
            break;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ContinueLast(double x)
    {
        for (int i = 0; i < 3; i++)
        {
            x *= x;
            continue;
        }

        return x;
    }
}
