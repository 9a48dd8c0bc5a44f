using System;
using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Assignments and increments inside expressions, and places that are read and written at once.</summary>
internal static partial class Effects
{
    private static readonly double s_fixed = Math.Cbrt(1.25);
    private static double s_mutable = 0.75;

    public static Checks.Case[] Table { get; } =
    [
        new("Every compound assignment of a variable with itself", nameof(WithItself), At(1.7)),
        new("A compound assignment of an element with itself under another index", nameof(SameElement), At(Row(2, 3), 1, 1), a => [0, 2]),
        new("A compound assignment of two elements", nameof(SameElement), At(Row(2, 3), 0, 1), _ => [1, 1]),
        new("Remainder assigned", nameof(RemainderAssigned), At(7.3, 2.1), _ => [1, -3]),
        new("Increments of doubles in expressions", nameof(DoubleIncrements), At(1.3, 0.4)),
        new("Increments of elements in expressions", nameof(ElementIncrements), At(Row(1.3, 0.4, 2.2))),
        new("A chain of assignments", nameof(Chain), At(1.3, 0.4)),
        new("A chain of assignments to elements whose index moves", nameof(ElementChain), At(Row(1.3, 0.4, 2.2))),
        new("An index read before it is changed on the right", nameof(IndexBeforeValue), At(Row(1.3, 0.4, 2.2))),
        new("An element read before a call changes it", nameof(ElementBeforeCall), At(Row(1.3, 0.4))),
        new("Arguments with effects, from left to right", nameof(ArgumentsInOrder), At(1.3, 0.4)),
        new("Effects in both arms of a ternary", nameof(EffectsInArms), At(1.3, 0.4)),
        new("Effects in the other arms of a ternary", nameof(EffectsInArms), At(0.3, 0.4)),
        new("Effects on both sides of ||", nameof(EffectsInOr), At(1.3, 0.4)),
        new("Effects on both sides of || where the second runs", nameof(EffectsInOr), At(-1.3, 0.4)),
        new("Nested short circuits with assignments", nameof(NestedShortCircuits), At(1.3, 0.4, -0.6)),
        new("A call in a condition", nameof(CallInCondition), At(1.3)),
        new("An assignment in an index", nameof(AssignmentInIndex), At(Row(1.3, 0.4, 2.2))),
        new("Fields and constants", nameof(Fields), At(1.3)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double WithItself(double x)
    {
        double y = x;
        y += y;
        y += x;
        double z = y;
        z *= z;
        z -= z * z;
        double w = y;
        w -= w;
        w += w + z;
        w /= w + y;
        return w;
    }

    [Differentiable(Derivatives = Both)]
    private static double SameElement(double[] a, int target, int source)
    {
        a[target] += a[source];
        return a[target];
    }

    [Differentiable(Derivatives = Both)]
    private static double RemainderAssigned(double x, double y)
    {
        x %= y;
        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double DoubleIncrements(double x, double y)
    {
        double r = x++ * x;
        r += y-- * --y * r;
        r *= ++x + (x *= y) + x;
        return r - (-x * +y);
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementIncrements(double[] a)
    {
        int i = 0;
        double r = a[i++]++ * a[0];
        r += --a[i] * a[i++];
        a[i--] *= r;
        return (r * a[i]) + a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Chain(double x, double y)
    {
        double z = x = y = x * y;
        z += x += y *= z;
        return x * y * z;
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementChain(double[] a)
    {
        int i = 0;
        a[i++] = a[i++] = a[i] * a[0];
        return a[0] * a[1] * a[2] * i;
    }

    [Differentiable(Derivatives = Both)]
    private static double IndexBeforeValue(double[] a)
    {
        int i = 0;
        a[i] = a[++i] * a[++i];
        a[i - 1] += a[i = 0] * a[i + 2];
        return (a[0] * a[1]) + a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double ElementBeforeCall(double[] a) => (a[0] * TimesTwo(a)) + a[0] + a[1];

    [Differentiable(Derivatives = Both)]
    private static double TimesTwo(double[] a)
    {
        a[0] *= 2;
        return a[1] *= a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ArgumentsInOrder(double x, double y) => Weighted(x, x = y * x, y += x) * Weighted(y++, x, y);

    [Differentiable(Derivatives = Both)]
    private static double Weighted(double a, double b, double c) => a + (2 * b) + (3 * c * a);

    [Differentiable(Derivatives = Both)]
    private static double EffectsInArms(double x, double y)
    {
        double r = x > 1 ? (y = x * x) + y : (x = y * y * y) - y;
        return r * x * y;
    }

    [Differentiable(Derivatives = Both)]
    private static double EffectsInOr(double x, double y)
    {
        double t = x;
        if ((x = x * y) > 0 || (t = x * x) > y)
        {
            t += x;
        }

        return t * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double NestedShortCircuits(double x, double y, double z)
    {
        double t = 1;
        if ((x > 0 && ((t = y) > 1 || (t *= x) < 1)) || !((z = t) > 0))
        {
            t += x * y;
        }

        bool flag = (y = t * x) > 0 & (z += y) < 100;
        return flag ? t * y * z : -1;
    }

    [Differentiable(Derivatives = Both)]
    private static double CallInCondition(double x)
    {
        double r = x;
        while (Weighted(r, x, 1) < 40 && r < 100)
        {
            r *= x;
        }

        return Weighted(r, r, x) > 0 ? r : x;
    }

    [Differentiable(Derivatives = Both)]
    private static double AssignmentInIndex(double[] a)
    {
        int k;
        double r = a[k = 2] * a[k - 1];
        a[k] = r;
        return a[k -= 2] * a[k + 2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Fields(double x)
    {
        const double Three = 3;
        return (x * s_fixed) + (x * x * s_mutable) + (Three * x) + (x * Math.PI) + (int.MaxValue * x * 1e-9);
    }
}
