using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary><c>goto case</c> and <c>goto default</c>.</summary>
internal static partial class JumpsBetweenSections
{
    public static Checks.Case[] Table { get; } =
    [
        new("goto case from the first section through all", nameof(Through), At(1.3, 0)),
        new("goto case from the second section", nameof(Through), At(1.3, 1)),
        new("goto case: the section that is jumped to, by its own label", nameof(Through), At(1.3, 2)),
        new("goto default", nameof(Through), At(1.3, 3)),
        new("goto default: default itself", nameof(Through), At(1.3, 7)),
        new("goto case backwards in the text", nameof(Backwards), At(1.3, 2)),
        new("goto case out of a loop in a section", nameof(OutOfLoops), At(Row(1.3, 0.7, 1.9, 0.4), 1)),
        new("goto case out of a loop in a section, not taken", nameof(OutOfLoops), At(Row(0.3, 0.7, 0.9, 0.4), 1)),
        new("goto case in a circle", nameof(Circle), At(1.2, 0)),
        new("goto case in a circle, entered elsewhere", nameof(Circle), At(0.7, 1)),
        new("goto case to the section itself", nameof(Itself), At(1.1, 3)),
        new("goto case in a circle, in a loop that is continued and left", nameof(InLoop), At(Row(1.3, 0.7, 1.9, 0.4, 1.1, 0.9))),
        new("goto case in nested switches", nameof(Nested), At(1.2, 0, 0)),
        new("goto case in nested switches, others", nameof(Nested), At(1.2, 1, 1)),
        new("goto case with a return out of the circle", nameof(Returns), At(1.4, 0)),
        new("goto case beside a section that declares a variable", nameof(Declares), At(1.4, 0.6)),
        new("goto case beside a section that declares a variable, matched", nameof(Declares), At(1.4, 3.0)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Through(double x, int n)
    {
        double r = x;
        switch (n)
        {
            case 0:
                r *= x;
                goto case 1;
            case 1:
                r += x * x;
                if (r > 100)
                {
                    break;
                }

                goto case 2;
            case 2:
                r *= r;
                break;
            case 3:
                r = 1 / r;
                goto default;
            default:
                return r * x * x;
        }

        return r * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Backwards(double x, int n)
    {
        switch (n)
        {
            case 1:
                x *= x * x;
                break;
            case 2:
                x += x * x;
                goto case 1;
        }

        return x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double OutOfLoops(double[] a, int n)
    {
        double r = 1;
        switch (n)
        {
            case 1:
                for (int i = 0; i < a.Length; i++)
                {
                    int k = 0;
                    while (k++ < 3)
                    {
                        r *= a[i];
                        if (r > 1.5)
                        {
                            goto case 2;
                        }
                    }

                    a[i] += r;
                }

                r *= 3;
                break;
            case 2:
                r *= r * a[1];
                break;
        }

        return r * a[0] * a[2];
    }

    [Differentiable(Derivatives = Both)]
    private static double Circle(double x, int n)
    {
        double r = x;
        int trips = 0;
        switch (n)
        {
            case 0:
                r *= x;
                trips++;
                goto case 1;
            case 1:
                r += 0.1 * x * r;
                if (r < 4 && trips < 9)
                {
                    goto case 0;
                }

                goto default;
            default:
                r *= r;
                break;
        }

        return r * trips * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double Itself(double x, int n)
    {
        switch (n)
        {
            case 3:
                x *= 1.1 * x;
                if (x < 3)
                {
                    goto case 3;
                }

                break;
        }

        return x * x;
    }

    [Differentiable(Derivatives = Both)]
    private static double InLoop(double[] a)
    {
        double r = 1;
        for (int i = 0; i < a.Length; i++)
        {
            int left = 2;
            switch (i % 3)
            {
                case 0:
                    r *= a[i];
                    if (left-- > 0)
                    {
                        goto case 1;
                    }

                    break;
                case 1:
                    r += a[i] * a[i];
                    switch (left)
                    {
                        case 0:
                            a[i] *= r;
                            continue;
                        case 1 when r > 50:
                            return r * r;
                        default:
                            r *= 0.5;
                            break;
                    }

                    goto case 0;
                default:
                    if (r > 9)
                    {
                        continue;
                    }

                    r -= a[0];
                    goto case 1;
            }

            r += a[i];
        }

        return r * a[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double x, int n, int m)
    {
        double r = x;
        switch (n)
        {
            case 0:
                switch (m)
                {
                    case 0:
                        r *= x;
                        goto case 1;
                    case 1:
                        r += x * x;
                        m = 1 - m;
                        if (r < 5)
                        {
                            goto case 0;
                        }

                        break;
                }

                goto case 1;
            case 1:
                r *= r;
                n += 2;
                if (n == 2)
                {
                    goto case 0;
                }

                break;
        }

        return r;
    }

    [Differentiable(Derivatives = Both)]
    private static double Returns(double x, int n)
    {
        double r = 1;
        while (true)
        {
            switch (n)
            {
                case 0:
                    r *= x;
                    goto case 1;
                case 1:
                    r += x;
                    if (r > 6)
                    {
                        return r * r;
                    }

                    goto case 0;
            }

            r -= 1;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Declares(double x, double y)
    {
        double r = x;
        switch (x * y)
        {
            case > 2 and var z:
                r *= z;
                goto case 0;
            case 0:
                r *= r;
                break;
            default:
                r = y * r;
                goto case 0;
        }

        return r * x;
    }
}
