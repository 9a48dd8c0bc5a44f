using Xunit;

namespace DiffProg.Runtime.Tests;

/// <summary>A limit that a call in the loop's body changes is asked for before every trip.</summary>
public static partial class ImpureLimitTests
{
    private static readonly int[] s_limits = [3];

    private static void Extend()
    {
        if (s_limits[0] < 5)
            s_limits[0]++;
    }

    [Differentiable]
    private static double Power(double x)
    {
        double product = 1;
        for (int i = 0; i < s_limits[0]; i++)
        {
            product *= x;
            Extend();
        }

        return product;
    }

    [Fact]
    public static void An_element_of_a_table_is_no_limit_that_is_known_when_the_loop_starts()
    {
        s_limits[0] = 3;
        double value = PowerValueAndGradient(1.5, out double gradient);
        s_limits[0] = 3;
        (double _, double tangent) = PowerJvp(1.5, 1);
        s_limits[0] = 3;
        Assert.Equal(Power(1.5), value);
        Assert.Equal(5 * 1.5 * 1.5 * 1.5 * 1.5, gradient, 1e-12);
        Assert.Equal(gradient, tangent, 1e-12);
    }
}
