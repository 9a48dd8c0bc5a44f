using System;

namespace DiffProg.Runtime.Tests.Values;

/// <summary>Methods that write to arrays and objects which a value or an object holds where they are there, and where they are missing.</summary>
internal static partial class ValuePrograms
{
    private static ValueProgram[] OfMissing =>
    [
        .. WithAndWithout(nameof(WrittenIfThere), there => [new Loose { More = there ? Row(0.4, -0.7) : null, Number = 1.3 }, 0.6]),
        .. WithAndWithout(nameof(WrittenIfThereInTuple), there => [(there ? Row(0.4, -0.7) : null, 1.3), 0.6]),
        .. WithAndWithout(nameof(WrittenIfThereInside), there => [new Outer { In = new Loose { More = there ? Row(0.4, -0.7) : null, Number = 1.3 } }, 0.6]),
        .. WithAndWithout(nameof(RowsWrittenIfThere), there => [new LooseRows { Rows = there ? [[0.4, -0.7], null!, [0.9]] : null, Number = 1.3 }, 0.6]),
        .. WithAndWithout(nameof(WrittenIfTheObjectHasIt), there => [new Knot { Rope = there ? Row(0.4, -0.7) : null, Length = 1.3 }, 0.6]),
        .. WithAndWithout(nameof(HandedOnIfThere), there => [new Loose { More = there ? Row(0.4, -0.7) : null, Number = 1.3 }, 0.6]),
        .. WithAndWithout(nameof(HandedOnAsAWhole), there => [new Loose { More = there ? Row(0.4, -0.7) : null, Number = 1.3 }, 0.6]),
        .. WithAndWithout(nameof(NextIfThere), there => [new Chain { Length = 1.3, Next = there ? new Knot { Rope = Row(0.2), Length = 0.8 } : null }, 0.6]),
        Of(nameof(NextIfThere), () => [new Chain { Length = 1.3, Next = new Knot { Length = 0.8 } }, 0.6]) with { Remark = ", without a rope" },
        .. WithAndWithout(nameof(OfItsClass), there => [there ? new Tied { Rope = Row(0.4, -0.7), Length = 1.3, Ends = Row(0.3, 0.9), Slack = 0.4 } : new Knot { Rope = Row(0.4, -0.7), Length = 1.3 }, 0.6]),
        Of(nameof(EachOfItsClass), () => [new Knot[] { new Tied { Length = 1.3, Ends = Row(0.3, 0.9), Slack = 0.4 }, new() { Rope = Row(0.4, -0.7), Length = 1.3 }, new Tied { Rope = Row(0.4), Length = 0.3, Slack = 1.4 } }, 0.6]),
    ];

    private static ValueProgram[] WithAndWithout(string method, Func<bool, object?[]> inputs) =>
        [Of(method, () => inputs(true)), Of(method, () => inputs(false)) with { Remark = ", missing" }];

    [Differentiable]
    internal partial struct Loose
    {
        public double[]? More;
        public double Number;
    }

    [Differentiable]
    internal partial struct Outer
    {
        public Loose In;
    }

    [Differentiable]
    internal partial struct LooseRows
    {
        public double[][]? Rows;
        public double Number;
    }

    [Differentiable]
    internal partial class Knot
    {
        public double[]? Rope;
        public double Length;
    }

    [Differentiable]
    internal sealed partial class Chain
    {
        public Knot? Next;
        public double[] Rope = [0.4, -0.7];
        public double Length;
    }

    [Differentiable]
    internal sealed partial class Tied : Knot
    {
        public double[]? Ends;
        public double Slack;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenIfThere(Loose given, double x)
    {
        double sum = given.Number * x;
        if (given.More is not null)
        {
            for (int i = 0; i < given.More.Length; i++)
            {
                sum += given.More[i] * given.More[i];
                given.More[i] *= x * sum;
                sum += Math.Sin(given.More[i]);
            }
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenIfThereInTuple((double[]? More, double Number) given, double x)
    {
        double sum = given.Number * x;
        if (given.More is not null)
        {
            given.More[1] = given.More[0] * x;
            given.More[0] *= given.More[1];
            sum += given.More[0] * given.More[1];
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenIfThereInside(Outer given, double x)
    {
        if (given.In.More is null)
        {
            return given.In.Number * x * x;
        }

        given.In.More[0] *= x;
        given.In.More[0] *= given.In.More[0];
        return given.In.More[0] * given.In.Number;
    }

    [Differentiable(Derivatives = Both)]
    private static double RowsWrittenIfThere(LooseRows given, double x)
    {
        double sum = given.Number * x;
        if (given.Rows is not null)
        {
            for (int i = 0; i < given.Rows.Length; i++)
            {
                if (given.Rows[i] is not null)
                {
                    given.Rows[i][0] *= x;
                    sum += given.Rows[i][0] * given.Rows[i][0];
                }
            }
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double WrittenIfTheObjectHasIt(Knot given, double x)
    {
        given.Length *= x;
        if (given.Rope is not null)
        {
            given.Rope[0] *= given.Length;
            given.Length += given.Rope[0] * given.Rope[1];
        }

        return given.Length * given.Length;
    }

    [Differentiable(Derivatives = Both)]
    private static void Pulled(double[] rope, double x)
    {
        for (int i = 0; i < rope.Length; i++)
        {
            rope[i] = Math.Sin(rope[i]) * x;
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOnIfThere(Loose given, double x)
    {
        double sum = given.Number * x;
        if (given.More is not null)
        {
            Pulled(given.More, x);
            sum += given.More[0] * given.More[1];
            Pulled(given.More, sum);
            sum += given.More[0];
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double HandedOnAsAWhole(Loose given, double x)
    {
        double once = WrittenIfThere(given, x);
        return once * WrittenIfThere(given, Math.Cos(once));
    }

    [Differentiable(Derivatives = Both)]
    private static double NextIfThere(Chain given, double x)
    {
        double sum = given.Length * x;
        if (given.Next is not null)
        {
            given.Next.Length *= x;
            sum += given.Next.Length * given.Next.Length;
            if (given.Next.Rope is not null)
            {
                given.Next.Rope[0] *= sum;
                sum += given.Next.Rope[0] * given.Next.Rope[0] * given.Rope[1];
            }
        }

        return sum * sum;
    }

    [Differentiable(Derivatives = Both)]
    private static double OfItsClass(Knot given, double x)
    {
        given.Length *= x;
        if (given is Tied tied)
        {
            tied.Slack *= given.Length;
            tied.Ends![0] *= tied.Slack * x;
            given.Length += tied.Slack * tied.Ends[0] * tied.Ends[1];
        }

        return given.Length * given.Rope![0];
    }

    [Differentiable(Derivatives = Both)]
    private static double EachOfItsClass(Knot[] given, double x)
    {
        double sum = x;
        foreach (Knot knot in given)
        {
            knot.Length *= sum;
            sum += knot.Length * knot.Length;
            if (knot is Tied tied)
            {
                tied.Slack *= x;
                sum += tied.Slack * tied.Slack;
                if (tied.Ends is not null)
                {
                    tied.Ends[0] *= sum;
                    sum += tied.Ends[0] * tied.Ends[1];
                }
            }
        }

        return sum;
    }
}
