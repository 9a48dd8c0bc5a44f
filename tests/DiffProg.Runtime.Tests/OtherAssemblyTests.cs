using DiffProg.OtherAssembly;
using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>Calls into an assembly that exports its derivatives.</summary>
public static partial class OtherAssemblyTests
{
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    private static double Uses(double[] w, double k)
    {
        double[] scratch = new double[w.Length];
        for (int i = 0; i < w.Length; i++)
        {
            scratch[i] = w[i] * w[0];
        }

        double r = Physics.Decay(scratch, k, 2);
        double passive = Physics.Decay([0.3, 0.4], 0.5, 2);
        double half = Physics.Decay([0.3, 0.4], k, 2);
        return (r * scratch[1]) + (passive * half) + Physics.Power(w[2], 3);
    }

    [Fact]
    public static void A_callee_of_another_assembly_is_differentiated()
    {
        double[] at = [0.7, -0.4, 1.3];
        GradientCheck.Verify(
            new DifferentiatedFunction(w => Uses((double[])w.Clone(), 0.6))
            {
                Gradient = w => UsesGradient((double[])w.Clone(), 0.6).w,
                Jvp = (w, direction) => UsesJvp((double[])w.Clone(), 0.6, direction, 0),
            },
            at: at);
        GradientCheck.Verify(k => Uses([0.7, -0.4, 1.3], k), k => UsesGradient([0.7, -0.4, 1.3], k).k, 0.6);
    }

    [Fact]
    public static void Second_order_crosses_the_border()
    {
        double[] at = [0.7, -0.4, 1.3];
        GradientCheck.Verify(
            new DifferentiatedFunction(w => UsesGradient((double[])w.Clone(), 0.6).w[0])
            {
                Gradient = w => UsesHvp((double[])w.Clone(), 0.6, [1, 0, 0], 0).w,
            },
            at: at);
    }
}
