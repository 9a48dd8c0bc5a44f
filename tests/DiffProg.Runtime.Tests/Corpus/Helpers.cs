using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

/// <summary>Differentiable methods that others call.</summary>
internal static partial class Helpers
{
    [Differentiable(Derivatives = Both)]
    public static double Mix(double a, double b, double c) => (a * b) + (c * c * a) - (b / (2 + c));

    internal static partial class Inner
    {
        [Differentiable(Derivatives = Both)]
        internal static void Scale(double[] a, double factor)
        {
            for (int i = 0; i < a.Length; i++)
            {
                a[i] *= factor;
            }
        }
    }
}
