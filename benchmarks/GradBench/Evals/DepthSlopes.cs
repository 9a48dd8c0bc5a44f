namespace DiffProg.GradBench.Evals;

/// <summary>The slope of the saddle's depth along an axis of the second point, by either mode, as <see cref="PotentialSlopes"/>.</summary>
internal static class DepthSlopes
{
    internal static double Forward(double x1, double x2, double y1, double y2, int axis) =>
        Saddle.DepthJvp(x1, x2, y1, y2, 0, 0, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0).Tangent;

    internal static double Reverse(double x1, double x2, double y1, double y2, int axis)
    {
        (_, _, double slope1, double slope2) = Saddle.DepthGradient(x1, x2, y1, y2);
        return axis == 0 ? slope1 : slope2;
    }

    [JvpOf(typeof(DepthSlopes), nameof(Forward))]
    internal static double ForwardJvp(
        double x1, double x2, double y1, double y2, int axis, double result,
        double x1Tangent, double x2Tangent, double y1Tangent, double y2Tangent)
    {
        (double row1, double row2, double row3, double row4) = Row(x1, x2, y1, y2, axis);
        return row1 * x1Tangent + row2 * x2Tangent + row3 * y1Tangent + row4 * y2Tangent;
    }

    [JvpOf(typeof(DepthSlopes), nameof(Reverse))]
    internal static double ReverseJvp(
        double x1, double x2, double y1, double y2, int axis, double result,
        double x1Tangent, double x2Tangent, double y1Tangent, double y2Tangent) =>
        ForwardJvp(x1, x2, y1, y2, axis, result, x1Tangent, x2Tangent, y1Tangent, y2Tangent);

    [VjpOf(typeof(DepthSlopes), nameof(Forward))]
    internal static void ForwardVjp(
        double x1, double x2, double y1, double y2, int axis, double result, double resultCotangent,
        ref double x1Gradient, ref double x2Gradient, ref double y1Gradient, ref double y2Gradient)
    {
        (double row1, double row2, double row3, double row4) = Row(x1, x2, y1, y2, axis);
        x1Gradient += resultCotangent * row1;
        x2Gradient += resultCotangent * row2;
        y1Gradient += resultCotangent * row3;
        y2Gradient += resultCotangent * row4;
    }

    [VjpOf(typeof(DepthSlopes), nameof(Reverse))]
    internal static void ReverseVjp(
        double x1, double x2, double y1, double y2, int axis, double result, double resultCotangent,
        ref double x1Gradient, ref double x2Gradient, ref double y1Gradient, ref double y2Gradient) =>
        ForwardVjp(x1, x2, y1, y2, axis, result, resultCotangent, ref x1Gradient, ref x2Gradient, ref y1Gradient, ref y2Gradient);

    private static (double, double, double, double) Row(double x1, double x2, double y1, double y2, int axis) =>
        Saddle.DepthHvp(x1, x2, y1, y2, 0, 0, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0);
}
