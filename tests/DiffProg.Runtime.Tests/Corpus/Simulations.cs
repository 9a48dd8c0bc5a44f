using System;
using static DiffProg.Runtime.Tests.Checks.Orders;

namespace DiffProg.Runtime.Tests.Corpus;

internal static partial class Algorithms
{
    [Differentiable(Derivatives = Both)]
    private static double Pendulum(double angle, double speed, double length, int steps)
    {
        double[] y = new double[2], k1 = new double[2], k2 = new double[2], k3 = new double[2], k4 = new double[2], at = new double[2];
        y[0] = angle;
        y[1] = speed;
        double h = 0.05;
        for (int t = 0; t < steps; t++)
        {
            Slope(y, length, k1);
            Advance(y, k1, h / 2, at);
            Slope(at, length, k2);
            Advance(y, k2, h / 2, at);
            Slope(at, length, k3);
            Advance(y, k3, h, at);
            Slope(at, length, k4);
            for (int i = 0; i < 2; i++)
            {
                y[i] += h / 6 * (k1[i] + (2 * k2[i]) + (2 * k3[i]) + k4[i]);
            }
        }

        return y[0] * y[1];
    }

    [Differentiable(Derivatives = Both)]
    private static void Slope(ReadOnlySpan<double> y, double length, Span<double> slope)
    {
        slope[0] = y[1];
        slope[1] = -9.81 / length * Math.Sin(y[0]);
    }

    [Differentiable(Derivatives = Both)]
    private static void Advance(ReadOnlySpan<double> y, ReadOnlySpan<double> slope, double h, Span<double> result)
    {
        for (int i = 0; i < y.Length; i++)
        {
            result[i] = y[i] + (h * slope[i]);
        }
    }

    [Differentiable(Derivatives = Both)]
    private static double Heat(double[] u, double c, int steps)
    {
        for (int t = 0; t < steps; t++)
        {
            double left = u[0];
            for (int i = 1; i < u.Length - 1; i++)
            {
                double here = u[i];
                u[i] = here + (c * (left - (2 * here) + u[i + 1]));
                left = here;
            }
        }

        double s = 0;
        for (int i = 0; i < u.Length; i++)
        {
            s += u[i] * u[i] * i;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Convolution(ReadOnlySpan<double> x, double[] kernel)
    {
        int half = kernel.Length / 2;
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double y = 0;
            for (int k = -half; k <= half; k++)
            {
                int at = i + k;
                if (at < 0 || at >= x.Length)
                {
                    continue;
                }

                y += x[at] * kernel[half + k];
            }

            s += y > 0 ? y * y : 0.01 * y;
        }

        return s;
    }

    [Differentiable(Derivatives = Both)]
    private static double Recurrent(double[] w, [NoDerivative] double[] x, int n)
    {
        double[] state = new double[n], next = new double[n];
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i < n; i++)
            {
                double a = w[(i * (n + 1)) + n] * x[t];
                for (int j = 0; j < n; j++)
                {
                    a += w[(i * (n + 1)) + j] * state[j];
                }

                next[i] = Math.Tanh(a);
            }

            for (int i = 0; i < n; i++)
            {
                state[i] = next[i];
            }
        }

        return (state[0] * state[0]) + state[1];
    }

    [Differentiable(Derivatives = Both)]
    private static double EditDistance(double[] a, double[] b, double gap)
    {
        int width = b.Length + 1;
        double[] cost = new double[(a.Length + 1) * width];
        for (int j = 1; j < width; j++)
        {
            cost[j] = cost[j - 1] + gap;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            cost[i * width] = cost[(i - 1) * width] + gap;
            for (int j = 1; j < width; j++)
            {
                double replace = cost[((i - 1) * width) + j - 1] + Math.Abs(a[i - 1] - b[j - 1]);
                double skip = Math.Min(cost[((i - 1) * width) + j], cost[(i * width) + j - 1]) + gap;
                cost[(i * width) + j] = Math.Min(replace, skip);
            }
        }

        return cost[cost.Length - 1];
    }

    [Differentiable(Derivatives = Both)]
    private static double Bounce(double height, double restitution, double gravity)
    {
        double time = 0, speed = Math.Sqrt(2 * gravity * height);
        time += speed / gravity;
        int bounces = 0;
        while (speed > 0.5 && bounces < 100)
        {
            speed *= restitution;
            time += 2 * speed / gravity;
            bounces++;
            if (bounces % 4 == 0)
            {
                restitution *= 0.95;
            }
        }

        return time * bounces;
    }
}
