using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

internal static partial class Jumps
{
    [Differentiable(Derivatives = Both)]
    private static double LoopsInBranch(double x, int n)
    {
        double r = 1;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 0)
            {
                for (int j = 0; j < i; j++)
                {
                    r *= x + r;
                }
            }
            else if (r > 1.5)
            {
                while (r > 1.5)
                {
                    r /= x + 1;
                }
            }
            else
            {
                r += x;
            }
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Flag(double x, double y)
    {
        bool done = false;
        bool positive = x > y;
        double r = x;
        while (!done)
        {
            r = positive ? r * x : r + y;
            positive = !positive;
            done = r > 4 || r < -4;
        }

        return positive ^ done ? r * r : r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Bits(double x, int k)
    {
        double power = x, r = 1;
        while (k != 0)
        {
            if ((k & 1) == 1)
            {
                r *= power;
            }

            power *= power;
            k >>= 1;
        }

        return r + ((~k << 2) * x);
    }

    [Differentiable(Derivatives = Both)]
    private static double ThreeInARow(double[] a)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
            {
                break;
            }

            s += a[i] * a[i];
        }

        for (int i = a.Length - 1; i >= 0; i--)
        {
            if (a[i] < 0)
            {
                continue;
            }

            s *= a[i];
        }

        int k = 0;
        while (k < a.Length)
        {
            if (a[k++] * s < 0)
            {
                return s * a[k];
            }
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static void VoidReturn(double[] a, double x)
    {
        for (int i = 0; i < a.Length; i++)
        {
            if (a[i] < 0)
            {
                a[0] *= a[i] * x;
                return;
            }

            a[i] = a[i] * a[i] * x;
        }

        a[0] = 0;
    }

    [Differentiable(Derivatives = Both)]
    private static double Triangular(double x, int n)
    {
        double r = x;
        for (int i = 0; i < n; i++)
        {
            double before = r;
            for (int j = i; j < n; j++)
            {
                before = (before * r) - (x * j);
                r = before / (1 + (before * before));
            }
        }

        return r;
    }
}
