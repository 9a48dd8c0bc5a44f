using System;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

internal static partial class Pitfalls
{
    [Differentiable(Derivatives = Both)]
    private static double SquaredThrice(double x)
    {
        double t = x;
        for (int i = 0; i < 3; i++)
        {
            t = t * t;
        }

        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double LoopDivisor(double a)
    {
        double s = 0;
        for (int i = 0; i < 2; i++)
        {
            double q = i + 1.0;
            s += 1.0 / (q + (a * a));
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double LocalInLoop(double x)
    {
        double s = 0;
        for (int i = 0; i < 3; i++)
        {
            double c = 0;
            c += x * i;
            s += c * c;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithContinue(double u)
    {
        double r = 0;
        for (int i = 0; i < 4; i++)
        {
            if (i == 1)
            {
                continue;
            }

            r = (r * u) + i;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double WithBreak(double u)
    {
        double r = 1;
        for (int i = 1; i < 9; i++)
        {
            r *= u;
            if (i == 3)
            {
                break;
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double ReturnInLoop(double x)
    {
        double p = 1;
        for (int i = 0; i < 9; i++)
        {
            p *= x;
            if (p > 4)
            {
                return p * i;
            }
        }

        return p;
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedLoops(double x)
    {
        double t = x;
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                t = (t * x) + i;
            }
        }

        return t;
    }

    [Differentiable(Derivatives = Both)]
    private static double ActiveLoopVariable(double lo)
    {
        double s = 0;
        for (double t = lo; t < lo + 0.5; t += 0.2)
        {
            s += t * t;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignmentInCondition(double x)
    {
        double r = 1;
        int n = 0;
        while ((r = r * x) < 10)
        {
            n++;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double IncrementInCondition(double x)
    {
        int i = 0;
        double r = 1;
        while (i++ < 2)
        {
            r *= x;
        }

        return r * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double ConditionChanges(double x, double y)
    {
        if (x > y)
        {
            x = y;
            y = 9;
        }

        return x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double ParameterReassigned(double x, double y)
    {
        y = x;
        x = x * y;
        return x + y;
    }

    [Differentiable(Derivatives = Both)]
    private static double CompoundChangesLeft(double x)
    {
        x += (x = 2 * x);
        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double LeftBeforeRight(double x, double y) => (x * (x = y)) + x;

    [Differentiable(Derivatives = Both)]
    private static double Swap(double x, double y)
    {
        (x, y) = (y, x * y);
        return x + (2 * y);
    }

    [Differentiable(Derivatives = Both)]
    private static double ShortCircuit(double x, double y)
    {
        double t = x;
        if (x < 0 && (t = y) > 0)
        {
            t *= 2;
        }

        return t * t;
    }

    [Differentiable(Derivatives = Both)]
    private static double Ternary(double x, double y) => x > y ? x * x : y;

    [Differentiable(Derivatives = Both)]
    private static double GotoCase(double x, int k)
    {
        switch (k)
        {
            case 0:
                x *= x;
                goto case 1;
            case 1:
                return x * 3;
            default:
                return x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double MayThrow(double[] a)
    {
        double s = 1;
        foreach (double v in a)
        {
            if (v < 0)
            {
                throw new ArgumentException("negative", nameof(a));
            }

            s *= v;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoScopes(double x)
    {
        double r = 0;
        {
            double t = x * x;
            r += t;
        }

        {
            double t = 3 * x;
            r *= t;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double SetInBranches(double x)
    {
        double t;
        if (x > 1)
        {
            t = x * x;
        }
        else
        {
            t = 1;
        }

        return t * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double OverwrittenByConstant(double x)
    {
        double t = x * x;
        double r = t;
        t = 1;
        return r + (t * t);
    }

    [Differentiable(Derivatives = Both)]
    private static double SquaredTwice(double x)
    {
        x = x * x;
        x = x * x;
        return x;
    }
}
