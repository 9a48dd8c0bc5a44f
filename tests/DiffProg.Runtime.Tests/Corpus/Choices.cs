using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary><c>switch</c> and patterns.</summary>
internal static partial class Choices
{
    public static Checks.Case[] Table { get; } =
    [
        new("switch: the first section", nameof(Sections), At(1.3, 1)),
        new("switch: a section of two labels, left early", nameof(Sections), At(1.3, 2)),
        new("switch: a section of two labels, left at its end", nameof(Sections), At(0.3, 3)),
        new("switch: a section that returns", nameof(Sections), At(1.3, 4)),
        new("switch: default in the middle", nameof(Sections), At(1.3, 9)),
        new("switch without a section that holds", nameof(NoDefault), At(1.3, 7)),
        new("switch of which every section returns, the first", nameof(AllReturn), At(1.3, 0)),
        new("switch of which every section returns, the last", nameof(AllReturn), At(1.3, 5)),
        new("switch in a loop: continue, break and return", nameof(InLoop), At(Row(1.3, 0.8, 2.1, 0.4, 1.7, 0.9), 6)),
        new("switch in a loop: return is reached", nameof(InLoop), At(Row(1.3, 0.8, 2.1, 0.4, 1.7, 0.9, 1.1), 7)),
        new("switch in a loop of no trips", nameof(InLoop), At(Row(1.3), 0)),
        new("A loop in a switch in a loop", nameof(LoopInSwitch), At(1.1, 5)),
        new("switch over active values: an interval", nameof(Intervals), At(0.4, 1.7)),
        new("switch over active values: the other interval", nameof(Intervals), At(2.4, 1.7)),
        new("switch over active values: below", nameof(Intervals), At(-2.4, 1.7)),
        new("switch over NaN", nameof(Intervals), At(double.NaN, 1.7), v => [0, 2 * v[1]], IsKink: true),
        new("when with effects, in the order of the text", nameof(Guards), At(1.3, 0)),
        new("when with effects, the second", nameof(Guards), At(1.3, 1)),
        new("when with effects, none", nameof(Guards), At(1.3, 2)),
        new("A section that overwrites what is switched over", nameof(Overwrites), At(0.6, 1.2)),
        new("The governing expression is evaluated once", nameof(Once), At(Row(1.3, 0.8, 2.1))),
        new("A variable that a case declares", nameof(Declares), At(1.7, 0.8)),
        new("A variable that a case declares, not matched", nameof(Declares), At(0.7, 0.8)),
        new("A switch expression over an int", nameof(OverInt), At(1.3, 2)),
        new("A switch expression over an int, discarded", nameof(OverInt), At(1.3, 8)),
        new("A switch expression over an active value", nameof(OverActive), At(0.6)),
        new("A switch expression over an active value, below", nameof(OverActive), At(-0.6)),
        new("A switch expression with effects in its arms", nameof(Effects), At(Row(1.3, 0.8, 2.1), 0)),
        new("A switch expression with effects in its arms, the second", nameof(Effects), At(Row(1.3, 0.8, 2.1), 1)),
        new("A switch expression with effects in its arms, the last", nameof(Effects), At(Row(1.3, 0.8, 2.1), 5)),
        new("A switch expression with guards", nameof(GuardedArms), At(1.3, 1)),
        new("A switch expression with guards, another", nameof(GuardedArms), At(0.3, 1)),
        new("A switch expression over a bool, exhaustive", nameof(OverBool), At(1.3, true)),
        new("A switch expression over a bool, exhaustive, false", nameof(OverBool), At(1.3, false)),
        new("A switch expression in a switch expression in a loop", nameof(NestedExpressions), At(1.1, 7)),
        new("A switch expression that could throw and does not", nameof(NonExhaustive), At(1.3, 2)),
        new("A switch expression of which an arm throws, not taken", nameof(ThrowingArm), At(1.3, 0.2)),
        new("is with patterns", nameof(Is), At(0.4, 3)),
        new("is with patterns, others", nameof(Is), At(1.4, 0)),
        new("is with a pattern on what an assignment gives", nameof(IsOnAssignment), At(0.4)),
        new("is NaN", nameof(IsNaN), At(0.4)),
        new("Nested switches that break each other's loops", nameof(NestedSwitches), At(1.05, 9)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Sections(double x, int n)
    {
        double r = x;
        switch (n)
        {
            case 1:
                r *= x;
                break;
            default:
                r -= x * x * x;
                break;
            case 2:
            case 3:
                r += x;
                if (x > 1)
                {
                    r *= 3 * x;
                    break;
                }

                r *= r;
                break;
            case 4:
                return r * x * 7;
        }

        return r * r;
    }

    [Differentiable(Derivatives = Both)]
    private static double NoDefault(double x, int n)
    {
        switch (n)
        {
            case 1:
                x *= x;
                break;
        }

        return x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double AllReturn(double x, int n)
    {
        switch (n)
        {
            case 0:
                return x * x;
            case 1:
                return x * x * x;
            default:
                return 1 / x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a, int n)
    {
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            switch (i)
            {
                case 0:
                    s *= a[i];
                    break;
                case 1 or 2:
                    if (a[i] > 1)
                    {
                        break;
                    }

                    s += a[i] * s;
                    continue;
                case 6:
                    return s * a[0];
                default:
                    a[i] *= s;
                    continue;
            }

            s *= 1 + a[i];
        }

        return s + (a[0] * a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double LoopInSwitch(double x, int n)
    {
        double r = x;
        for (int i = 0; i < n; i++)
        {
            switch (i % 3)
            {
                case 0:
                    for (int j = 0; j < n; j++)
                    {
                        if (j > i)
                        {
                            break;
                        }

                        r *= x;
                    }

                    r += x;
                    break;
                case 1:
                    while (true)
                    {
                        r -= 0.1 * x;
                        if (r < 1.5)
                        {
                            break;
                        }
                    }

                    if (r < 1)
                    {
                        break;
                    }

                    r *= r;
                    break;
            }

            r += 0.01 * r * i;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Intervals(double x, double y)
    {
        switch (x)
        {
            case < 0:
                return x * y;
            case >= 0 and < 1:
                y *= x;
                break;
            case double.NaN:
                return y * y;
            case 1 or > 2 and not 5:
                y -= x * x;
                break;
        }

        return x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double Guards(double x, int k)
    {
        int n = 0;
        double y = x;
        switch (n)
        {
            case 0 when n++ == k:
                y *= x;
                break;
            case 0 when (n += 3) == 4 && (y *= 2) > 0 && k == 1:
                y -= x * n;
                break;
            default:
                y *= n * y;
                break;
        }

        return y * (n + 1);
    }

    [Differentiable(Derivatives = Both)]
    private static double Overwrites(double x, double y)
    {
        double z = x * y;
        switch (z)
        {
            case < 1:
                z *= x;
                z *= y * z;
                break;
            case < 5:
                z = y;
                break;
        }

        return z * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Once(double[] a)
    {
        int i = 0;
        switch (a[i++] *= 2)
        {
            case < 1:
                return a[i];
            case > 2 and < 3:
                a[i] *= a[0];
                break;
        }

        return (a[i] * a[0]) + (i++ switch { 1 => a[i], 2 => a[0], _ => a[1] } * i);
    }

    [Differentiable(Derivatives = Both)]
    private static double Declares(double x, double y)
    {
        switch (x * y)
        {
            case > 1 and var z when z > x / 2:
                x *= z;
                return x * z;
            case var other:
                x = other;
                break;
        }

        return x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverInt(double x, int n) => n switch
    {
        0 => x,
        1 or 2 => x * x,
        > 2 and < 6 => 1 / x,
        _ => x * x * x,
    };

    [Differentiable(Derivatives = Both)]
    private static double OverActive(double x) => (x * x) switch
    {
        > 1 => x,
        < 0.1 => 2 * x,
        _ => x switch { < 0 => -x * x, _ => x * x * x },
    };

    [Differentiable(Derivatives = Both)]
    private static double Effects(double[] a, int n)
    {
        int i = 0;
        double r = a[i] * n switch
        {
            0 => a[i++] *= a[i],
            1 => (i = 2) * a[i] * (a[0] = a[1]),
            _ => a[0],
        };
        return r * a[i] * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double GuardedArms(double x, int n)
    {
        int k = 0;
        double y = n switch
        {
            0 => x,
            1 when k++ == 0 && x > 1 => x * x,
            1 when ++k == 2 => x * x * x * k,
            _ => 1,
        };
        return y * (k + x);
    }

    [Differentiable(Derivatives = Both)]
    private static double OverBool(double x, bool b) => b switch { true => x * x, false => 1 / x };

    [Differentiable(Derivatives = Both)]
    private static double NestedExpressions(double x, int n)
    {
        double r = x;
        for (int i = 0; i < n; i++)
        {
            r *= (i % 3) switch
            {
                0 => r switch { < 1 => x, > 4 => 0.5, _ => x * r },
                1 => 1 + (0.1 * (r switch { > 2 => x, _ => r })),
                _ => 1.1,
            };
        }

        return r;
    }

#pragma warning disable CS8509 // It is about what is not handled.
    [Differentiable(Derivatives = Both)]
    private static double NonExhaustive(double x, int n) => n switch { 1 => x, 2 => x * x };
#pragma warning restore CS8509

    [Differentiable(Derivatives = Both)]
    private static double ThrowingArm(double x, double y) => (x * y) switch
    {
        > 1 => x,
        <= 1 and > 0 => x * y,
        _ => throw new System.ArgumentOutOfRangeException(nameof(x)),
    };

    [Differentiable(Derivatives = Both)]
    private static double Is(double x, int n)
    {
        double r = x is > 0 and < 1 ? x * x : 1 / x;
        if (n is not (0 or 5))
        {
            r *= x;
        }

        return (x * x) is >= 0.1 and <= 0.2 or 1 ? r * r : r;
    }

    [Differentiable(Derivatives = Both)]
    private static double IsOnAssignment(double x)
    {
        double y = 1;
        if ((y = x * x) is < 1 and > 0)
        {
            y *= x;
        }

        return y * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double IsNaN(double x) => (x / 0 * 0) is double.NaN ? x * x : x;

    [Differentiable(Derivatives = Both)]
    private static double NestedSwitches(double x, int n)
    {
        double r = x;
        int i = 0;
        do
        {
            switch (i % 4)
            {
                case 0:
                    switch (i)
                    {
                        case 4:
                            if (r > 1)
                            {
                                break;
                            }

                            continue;
                        case 8:
                            return r * i;
                    }

                    r *= x;
                    break;
                case 3:
                    continue;
            }

            r += 0.1 * x;
        }
        while (i++ < n);
        return r * r;
    }
}
