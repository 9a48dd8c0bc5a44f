using DiffProg;
using static DiffProg.Runtime.Tests.Checks.Orders;

/// <summary>A type without a namespace.</summary>
#pragma warning disable CA1050 // That it has none is the point.
internal static partial class Nowhere
#pragma warning restore CA1050
{
    [Differentiable(Derivatives = Both)]
    internal static double Loss(double[] x, double y)
    {
        double s = y;
        for (int i = 0; i < x.Length; i++)
        {
            s *= System.Math.Sin(x[i]) + Users.Somewhere.Loss(x, y);
        }

        return s;
    }
}

namespace Users
{
    /// <summary>Methods of one name in two types, and overloads.</summary>
    internal static partial class Somewhere
    {
        [Differentiable(Derivatives = Both)]
        internal static double Loss(double[] x, double y) => x[0] * y * y;

        [Differentiable(Derivatives = Both)]
        internal static double Loss(double x) => Loss(new double[] { x }, x) * Loss(x, 2);

        [Differentiable(Derivatives = Both)]
        internal static double Loss(double x, int n) => n == 0 ? 1 : x * Loss(x, n - 1);

        [Differentiable(Derivatives = Both)]
        internal static double Loss(System.ReadOnlySpan<double> x, bool isLarge) => isLarge ? x[0] * x[1] : x[0];
    }

    /// <summary>Locals and parameters called as what is emitted.</summary>
    internal static partial class Locals
    {
        [Differentiable(Derivatives = Both)]
        internal static double Calculate(double[] tape, double bar, double value1, double resultBar)
        {
            double result = 1, xBar = bar, barDot = value1, exp = 0, taken = 0.5, Tape = 0.25;
            for (int i = 0; i < tape.Length; i++)
            {
                double old = result;
                result *= System.Math.Exp(tape[i] * xBar) + (exp * taken);
                exp += old * barDot;
                if (result > 3)
                {
                    result /= taken + resultBar;
                    taken += result * Tape;
                    continue;
                }

                Tape -= result * 0.1;
            }

            return result + (taken * barDot) + Tape;
        }

        [Differentiable(Derivatives = Both)]
        internal static double Keywords(double x, double y)
        {
            double @class = x * y;
            for (int @int = 0; @int < 3; @int++)
            {
                double @ref = @class;
                @class *= @ref + @int;
            }

            return @class * y;
        }

        [Differentiable(Derivatives = Both)]
        internal static double Bars(double x, double xBar, double xDot, double xBarDot, double adjoint)
        {
            double xBar1 = x * xBar;
            xBar1 *= xDot * xBarDot;
            x = xBar1 * adjoint;
            return x * xBar1;
        }

        [Differentiable(Derivatives = Both)]
        internal static double Called(double called, double y)
        {
            double forward = Bars(called, y, called, y, 1);
            double barsValue = forward * forward;
            return Bars(forward, barsValue, y, forward, called);
        }

        [Differentiable(Derivatives = Both)]
        internal static double @double(double x) => x * x * x;

        [Differentiable(Derivatives = Both)]
        internal static double Keyword(double x) => @double(Called(x, @double(x)));

        [Differentiable(Derivatives = Both)]
        internal static double Items(double Item1, double Item2, double Rest) => Item1 * Item2 * Rest;
    }
}

namespace Users.Types
{
    internal static class Math
    {
        public static double Exp(double x) => x;
    }

    internal enum Tape
    {
        None,
    }

    internal enum Arguments
    {
        None,
    }

    internal enum Elementary
    {
        None,
    }

    internal enum Span
    {
        None,
    }

    internal enum Derivatives
    {
        None,
    }

    /// <summary>Types of the user's are called as those of the runtime and of the system.</summary>
    internal static partial class Named
    {
        [Differentiable(Derivatives = Both)]
        internal static double Loss(double[] x, System.ReadOnlySpan<double> w)
        {
            double s = 1;
            s += Math.Exp(1);
            for (int i = x.Length - 1; i >= 0; i -= 2)
            {
                s *= System.Math.Exp(x[i]) + System.Math.Tanh(w[i]) + System.Math.Abs(x[i]) + System.Math.Max(x[i], s) + double.Hypot(x[i], w[i]);
                if (s > 5)
                {
                    s /= w[i];
                }
            }

            return s;
        }
    }

    internal static partial class Double
    {
        [Differentiable(Derivatives = Both)]
        internal static double System(double x) => x * global::System.Math.Sqrt(x);
    }
}
