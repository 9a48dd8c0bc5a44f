using static DiffProg.Runtime.Tests.Checks.Case;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Array variables that become others since a function that is given them by reference makes them so.</summary>
internal static partial class ArraysByReference
{
    public static Checks.Case[] Table { get; } =
    [
        new("An array by reference: its other name keeps the array", nameof(OtherName), At(Row(1.2, 0.7))),
        new("An array by reference: as an output", nameof(Output), At(Row(1.2, 0.7))),
        new("An array by reference: of a generic method", nameof(OfGeneric), At(Row(1.2, 0.7))),
        new("An array by reference: replaced where a branch says so", nameof(InBranch), At(Row(1.2, 0.7, 0.4))),
        new("An array by reference: the parameter, whose other name keeps it", nameof(OfParameter), At(Row(1.2, 0.7))),
        new("An array by reference: handed on", nameof(HandedOn), At(Row(1.2, 0.7))),
        new("An array by reference: swapped by a generic method", nameof(Swapped), At(Row(1.2, 0.7), 3)),
        new("An array by reference: of a lambda", nameof(OfLambda), At(Row(1.2, 0.7))),
        new("An array by reference: the parameter of a function", nameof(OfFunctionParameter), At(Row(1.2, 0.7))),
        new("An array by reference: in a loop, by a condition", nameof(InCondition), At(Row(1.2, 0.7), 3)),
        new("An array by reference: of indices", nameof(OfIndices), At(Row(1.2, 0.7))),
        new("An array by reference: of structs", nameof(OfStructs), At(1.2, 0.7)),
        new("An array by reference: copied to before it becomes another", nameof(CopiedTo), At(Row(1.2, 0.7))),
        new("An array of a method's own, copied to itself under the name of a function's parameter", nameof(CopiedToItself), At(Row(1.2, 0.7, 0.4))),
        new("Arrays that a nested tuple exchanges", nameof(Nested), At(Row(1.2, 0.7), 3)),
    ];

    private delegate void Change(ref double[] row);

    [Differentiable(Derivatives = Both)]
    private static double OtherName(double[] x)
    {
        void Fresh(ref double[] a) => a = new double[a.Length];
        double[] p = x;
        Fresh(ref p);
        p[1] += x[0];
        return (x[0] * x[0] * p[1]) + p[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double Output(double[] x)
    {
        void Fresh(out double[] a) => a = [x[1], 3, x[0]];
        double[] p = x;
        Fresh(out p);
        p[0] *= x[0];
        return p[0] * p[2] * x[1];
    }

    private static void Doubled<T>(ref T[] a)
        where T : System.Numerics.INumber<T>
    {
        T[] own = new T[a.Length];
        for (int i = 0; i < a.Length; i++)
        {
            own[i] = a[i] + a[i];
        }

        a = own;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfGeneric(double[] x)
    {
        double[] p = x;
        Doubled(ref p);
        p[0] *= x[1];
        return p[0] * x[0] * p[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double InBranch(double[] x)
    {
        void Go(ref double[] a)
        {
            if (a[0] > 0)
            {
                a = [a[1], a[0]];
            }
        }

        double[] q = [x[0], x[1], x[2]];
        double[] p = q;
        Go(ref p);
        p[0] *= 2;
        return (p[0] * p[1]) + (q[0] * q[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfParameter(double[] x)
    {
        void Go(ref double[] a)
        {
            if (a[0] > 0)
            {
                a = [a[1], a[0], 1];
            }
        }

        double[] p = x;
        Go(ref x);
        p[0] *= 2;
        return (p[0] * p[1]) + (x[0] * x[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOn(double[] x)
    {
        void Inner(ref double[] a) => a = [a[1] * a[0], 2];
        void Outer(ref double[] a)
        {
            double[] before = a;
            Inner(ref a);
            a[1] *= before[0];
        }

        double[] p = x;
        Outer(ref p);
        return p[0] * p[1] * x[1];
    }

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    [Differentiable(Derivatives = Both)]
    private static double Swapped(double[] x, int n)
    {
        double[] p = x;
        double[] q = [0.3, x[0]];
        double[] first = q;
        for (int i = 0; i < n; i++)
        {
            Swap(ref p, ref q);
            p[0] += q[1] * x[1];
        }

        return (p[0] * q[1]) + (first[0] * first[1]);
    }

    [Differentiable(Derivatives = Both)]
    private static double OfLambda(double[] x)
    {
        Change change = (ref double[] row) => row = [row[0] * row[1], row[0]];
        double[] p = x;
        change(ref p);
        return p[0] * p[1] * x[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfFunctionParameter(double[] x)
    {
        void Fresh(ref double[] a) => a = [a[1], a[0] * a[0]];
        double Of(double[] own)
        {
            double[] other = own;
            Fresh(ref own);
            own[0] *= other[0];
            return own[0] * own[1] * other[1];
        }

        return Of(x) * x[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double InCondition(double[] x, int n)
    {
        int left = n;
        bool Next(ref double[] a, double by)
        {
            a = [a[0] * by, a[1]];
            return left-- > 0;
        }

        double[] p = x;
        double sum = 0;
        while (Next(ref p, x[1]))
        {
            sum += p[0] * x[0];
        }

        return sum * p[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double OfIndices(double[] x)
    {
        void Turn(ref int[] a) => a = [a[1], a[0]];
        int[] order = [0, 1];
        int[] turned = order;
        Turn(ref turned);
        return (x[turned[0]] * 3) + (x[order[0]] * x[order[0]]);
    }

    [Differentiable]
    internal partial struct Pair
    {
        public double X;
        public double Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfStructs(double x, double y)
    {
        void Fresh(ref Pair[] a) => a = [new Pair { X = a[0].Y, Y = 2 }];
        Pair[] p = [new Pair { X = x, Y = y }];
        Pair[] q = p;
        Fresh(ref q);
        q[0].X *= p[0].X;
        return q[0].X * q[0].Y * p[0].Y;
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiedTo(double[] x)
    {
        void Fresh(ref double[] a) => a = [a[1], a[0]];
        double[] p = [0, 0];
        double[] q = p;
        System.Array.Copy(x, q, 2);
        Fresh(ref q);
        System.Array.Copy(p, 0, q, 1, 1);
        return q[0] * q[1] * p[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Nested(double[] x, int n)
    {
        double[] p = x;
        double[] q = [x[1], 0.5];
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            ((p, q), s) = ((q, p), s + (p[0] * q[1]));
            q[0] *= x[1];
        }

        return s * p[0];
    }

    [Differentiable(Derivatives = Both)]
    private static double CopiedToItself(double[] x)
    {
        double[] own = new double[4];
        void Shift(double[] to) => System.Array.Copy(own, 0, to, 1, 3);
        System.Array.Copy(x, own, 3);
        Shift(own);
        return (own[0] * own[1]) + (own[2] * own[3] * own[3]);
    }
}
