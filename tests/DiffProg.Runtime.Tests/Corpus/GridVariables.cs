using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Variables that become other arrays of several dimensions.</summary>
internal static partial class GridVariables
{
    public static Checks.Case[] Table { get; } =
    [
        new("Two arrays of several dimensions exchanged in a loop", nameof(Exchanged), At(0.3, 4)),
        new("An array of several dimensions that becomes a new one of other lengths", nameof(OtherLengths), At(0.3, 5)),
        new("One that becomes another in one branch", nameof(InBranch), At(0.3, 0.7)),
        new("One that becomes another in the other branch", nameof(InBranch), At(-0.3, 0.7)),
        new("The array under its old name", nameof(OldName), At(0.3)),
        new("A copy of a given array, stepped", nameof(CopiedAndStepped), At(Row(0.3, 0.8, -0.4, 1.2), 3)),
        new("Given to a local function that gives it another", nameof(ByLocalFunction), At(0.3)),
        new("Three exchanged at once, and left early", nameof(Rotated), At(0.4, 5)),
    ];

    [Differentiable(Derivatives = Both)]
    private static double Exchanged(double x, int steps)
    {
        double[,] u = new double[3, 3];
        double[,] next = new double[3, 3];
        u[1, 1] = x;
        for (int k = 0; k < steps; k++)
        {
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < 3; j++)
                {
                    double around = u[(i + 1) % 3, j] + u[(i + 2) % 3, j] + u[i, (j + 1) % 3] + u[i, (j + 2) % 3];
                    next[i, j] = u[i, j] + (0.1 * (around - (4 * u[i, j]) + (u[i, j] * u[i, j])));
                }
            }

            (u, next) = (next, u);
        }

        return u[1, 1] * u[0, 1] * next[2, 2];
    }

    [Differentiable(Derivatives = Both)]
    private static double OtherLengths(double x, int steps)
    {
        double[,] u = { { x } };
        for (int k = 1; k < steps; k++)
        {
            double[,] larger = new double[k + 1, k];
            for (int i = 0; i <= k; i++)
            {
                for (int j = 0; j < k; j++)
                {
                    larger[i, j] = (u[i % u.GetLength(0), j % u.GetLength(1)] * x) + (i * j * 0.1);
                }
            }

            u = larger;
        }

        return u[0, 0] * u.Length * u[u.GetLength(0) - 1, u.GetLength(1) - 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double x, double y)
    {
        double[,] a = { { x, y }, { y, x * y } };
        double[,] b = { { y, x }, { x, y * y } };
        double[,] c = a;
        if (x > 0)
        {
            c = b;
            c[0, 0] *= x;
        }

        c[1, 1] *= a[0, 0];
        return c[0, 0] * a[1, 1] * b[1, 1] * c[0, 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double OldName(double x)
    {
        double[,] a = { { x, 2 * x } };
        double[,] old = a;
        a = new double[,] { { x * x }, { 3 } };
        old[0, 0] *= x;
        return a[0, 0] * old[0, 0] * old[0, 1] * a.GetLength(0) * old.GetLength(1);
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiedAndStepped(double[] start, int steps)
    {
        double[,] given = { { start[0], start[1] }, { start[2], start[3] } };
        double[,] u = (double[,])given.Clone();
        for (int k = 0; k < steps; k++)
        {
            double[,] v = (double[,])u.Clone();
            v[0, 0] += u[0, 1] * u[1, 0];
            v[1, 1] *= u[0, 0];
            u = v;
        }

        return u[0, 0] * u[1, 1] * given[0, 0];
    }

    [Differentiable(Derivatives = Both)]
    private static double ByLocalFunction(double x)
    {
        double[,] a = { { x, 2 * x } };
        double Replace(double[,] seen)
        {
            a = new double[,] { { x * x, 5 } };
            a[0, 1] *= seen[0, 1];
            return seen[0, 0] * a[0, 0];
        }

        return Replace(a) * a[0, 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Rotated(double x, int steps)
    {
        double[,] a = { { x } }, b = { { x * x } }, c = { { 2 * x } };
        for (int k = 0; k < steps; k++)
        {
            (a, b, c) = (b, c, a);
            a[0, 0] *= 1 + (b[0, 0] * 0.5);
            if (a[0, 0] > 1.2)
            {
                break;
            }
        }

        return a[0, 0] - (b[0, 0] * c[0, 0]);
    }
}
