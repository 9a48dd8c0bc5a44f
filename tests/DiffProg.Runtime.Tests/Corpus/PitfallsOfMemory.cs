using System;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

internal static partial class Pitfalls
{
    [Differentiable(Derivatives = Both)]
    private static double ElementOverwritten(double[] a)
    {
        double r = a[0] * a[1];
        a[0] = 5 * r;
        return r + (a[0] * a[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static double TwoNames(double[] a)
    {
        double[] b = a;
        b[1] = b[0] * b[0];
        return a[1] * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OneArrayTwice(double[] a) => MultipliedInto(a, a);

    [Differentiable(Derivatives = Both)]
    private static double MultipliedInto(double[] p, double[] q)
    {
        p[0] *= q[0];
        return q[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OneElementTwice(double[] a)
    {
        AddThenMultiply(a, a);
        return a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static void AddThenMultiply(double[] p, double[] q)
    {
        p[0] += q[0];
        q[0] *= p[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OneReferenceTwice(double x)
    {
        AddThenMultiply(ref x, ref x);
        return x;
    }

    [Differentiable(Derivatives = Both)]
    private static double AddThenMultiply(ref double p, ref double q)
    {
        p += q;
        q *= p;
        return 0;
    }

    [Differentiable(Derivatives = Both)]
    private static double HelperWrites(double[] a)
    {
        double[] b = Double(a);
        return a[0] * b[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double[] Double(double[] p)
    {
        p[0] *= 2;
        return p;
    }

    [Differentiable(Derivatives = Both)]
    private static double IncrementedIndices(double[] a)
    {
        int i = 0;
        return a[i++] * a[i++];
    }

    [Differentiable(Derivatives = Both)]
    private static double PartlyActiveArray(double x, int n)
    {
        double[] b = new double[2];
        b[0] = n;
        b[1] = x * n;
        return b[0] * b[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double CopyWithin(double[] a)
    {
        Array.Copy(a, 0, a, 1, 1);
        return a[0] * a[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double NoTrip(double[] a, double x)
    {
        double s = x;
        for (int i = 0; i < a.Length - 2; i++)
        {
            s *= a[i];
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double OneVariableTwice(double x) => SquareTimes(x, x);

    [Differentiable(Derivatives = Both)]
    private static double SquareTimes(double a, double b) => a * a * b;

    [Differentiable(Derivatives = Both)]
    private static double Power(double x, int n) => n == 0 ? 1 : x * Power(x, n - 1);
}
