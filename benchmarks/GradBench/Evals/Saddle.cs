using System;
using System.Text.Json;

namespace DiffProg.GradBench.Evals;

/// <summary>A saddle point, by descent over what an ascent finds: the outer gradient goes through the inner loop and its gradients.</summary>
internal static partial class Saddle
{
    private const double Start = 1;

    /// <summary>A saddle's depth: least where the second point is the origin.</summary>
    [Differentiable(Derivatives = Derivatives.Default | Derivatives.Hvp)]
    internal static double Depth(double x1, double x2, double y1, double y2) => y1 * y1 + y2 * y2 - (x1 * x1 + x2 * x2);

    /// <summary>The greatest height over the second point, found with gradients by forward mode.</summary>
    [Differentiable]
    internal static double CrestByForward(double x1, double x2)
    {
        (double y1, double y2) = Descent.Minimum(
            Start, Start, (y1, y2) => Depth(x1, x2, y1, y2),
            (y1, y2) => (DepthSlopes.Forward(x1, x2, y1, y2, 0), DepthSlopes.Forward(x1, x2, y1, y2, 1)));
        return -Depth(x1, x2, y1, y2);
    }

    /// <summary>The greatest height over the second point, found with gradients by reverse mode.</summary>
    [Differentiable]
    internal static double CrestByReverse(double x1, double x2)
    {
        (double y1, double y2) = Descent.Minimum(
            Start, Start, (y1, y2) => Depth(x1, x2, y1, y2),
            (y1, y2) => (DepthSlopes.Reverse(x1, x2, y1, y2, 0), DepthSlopes.Reverse(x1, x2, y1, y2, 1)));
        return -Depth(x1, x2, y1, y2);
    }

    public static Evaluation ForwardOverForward(JsonElement input) => Find(
        input, CrestByForward,
        static (x1, x2) => (CrestByForwardJvp(x1, x2, 1, 0).Tangent, CrestByForwardJvp(x1, x2, 0, 1).Tangent), DepthSlopes.Forward);

    public static Evaluation ForwardOverReverse(JsonElement input) => Find(
        input, CrestByReverse,
        static (x1, x2) => (CrestByReverseJvp(x1, x2, 1, 0).Tangent, CrestByReverseJvp(x1, x2, 0, 1).Tangent), DepthSlopes.Reverse);

    public static Evaluation ReverseOverForward(JsonElement input) => Find(input, CrestByForward, CrestByForwardGradient, DepthSlopes.Forward);

    public static Evaluation ReverseOverReverse(JsonElement input) => Find(input, CrestByReverse, CrestByReverseGradient, DepthSlopes.Reverse);

    private static Evaluation Find(
        JsonElement input, Func<double, double, double> crest, Func<double, double, (double, double)> crestGradient,
        Func<double, double, double, double, int, double> depthSlope)
    {
        double[] start = input.Doubles("start");
        double[] point = new double[4];
        return new(
            () =>
            {
                (double x1, double x2) = Descent.Minimum(start[0], start[1], crest, crestGradient);
                (double y1, double y2) = Descent.Minimum(
                    start[0], start[1], (y1, y2) => Depth(x1, x2, y1, y2),
                    (y1, y2) => (depthSlope(x1, x2, y1, y2, 0), depthSlope(x1, x2, y1, y2, 1)));
                (point[0], point[1], point[2], point[3]) = (x1, x2, y1, y2);
            },
            json => json.WriteVector(point));
    }
}
