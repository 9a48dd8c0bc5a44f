using System;

namespace DiffProg.GradBench.Evals;

/// <summary>Gradient descent over two numbers, whose step grows while it goes well: plain, and as a part of what is differentiated.</summary>
internal static partial class Descent
{
    private const double Tolerance = 1e-5;
    private const int StepsBeforeLonger = 10;

    /// <summary>Where a function is least.</summary>
    /// <param name="x">Where to begin.</param>
    /// <param name="y">Where to begin, its second number.</param>
    /// <param name="f">The function.</param>
    /// <param name="gradient">Its gradient.</param>
    [Differentiable(Derivatives = Derivatives.None)]
    internal static (double X, double Y) Minimum(
        double x, double y, Func<double, double, double> f, Func<double, double, (double X, double Y)> gradient)
    {
        double value = f(x, y), step = 1e-5;
        (double slopeX, double slopeY) = gradient(x, y);
        int steps = 0;
        while (slopeX * slopeX + slopeY * slopeY > Tolerance * Tolerance)
        {
            if (steps == StepsBeforeLonger)
            {
                step *= 2;
                steps = 0;
                continue;
            }

            double moveX = step * slopeX, moveY = step * slopeY;
            if (moveX * moveX + moveY * moveY <= Tolerance * Tolerance)
                break;
            double next = f(x - moveX, y - moveY);
            if (next < value)
            {
                x -= moveX;
                y -= moveY;
                value = next;
                (slopeX, slopeY) = gradient(x, y);
                steps++;
            }
            else
            {
                step /= 2;
                steps = 0;
            }
        }

        return (x, y);
    }
}
