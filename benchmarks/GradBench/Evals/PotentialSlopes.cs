namespace DiffProg.GradBench.Evals;

/// <summary>
/// The slope of the potential along an axis of the plane, by either mode. What takes a slope is differentiated itself: the derivative of a slope is
/// a row of the potential's Hessian, which is emitted as well.
/// </summary>
internal static class PotentialSlopes
{
    internal static double Forward(double x, double y, double w, int axis) =>
        Particle.PotentialJvp(x, y, w, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, 0).Tangent;

    internal static double Reverse(double x, double y, double w, int axis)
    {
        (double slopeX, double slopeY, _) = Particle.PotentialGradient(x, y, w);
        return axis == 0 ? slopeX : slopeY;
    }

    [JvpOf(typeof(PotentialSlopes), nameof(Forward))]
    internal static double ForwardJvp(double x, double y, double w, int axis, double result, double xTangent, double yTangent, double wTangent)
    {
        (double rowX, double rowY, double rowW) = Row(x, y, w, axis);
        return rowX * xTangent + rowY * yTangent + rowW * wTangent;
    }

    [JvpOf(typeof(PotentialSlopes), nameof(Reverse))]
    internal static double ReverseJvp(double x, double y, double w, int axis, double result, double xTangent, double yTangent, double wTangent) =>
        ForwardJvp(x, y, w, axis, result, xTangent, yTangent, wTangent);

    [VjpOf(typeof(PotentialSlopes), nameof(Forward))]
    internal static void ForwardVjp(
        double x, double y, double w, int axis, double result, double resultCotangent,
        ref double xGradient, ref double yGradient, ref double wGradient)
    {
        (double rowX, double rowY, double rowW) = Row(x, y, w, axis);
        xGradient += resultCotangent * rowX;
        yGradient += resultCotangent * rowY;
        wGradient += resultCotangent * rowW;
    }

    [VjpOf(typeof(PotentialSlopes), nameof(Reverse))]
    internal static void ReverseVjp(
        double x, double y, double w, int axis, double result, double resultCotangent,
        ref double xGradient, ref double yGradient, ref double wGradient) =>
        ForwardVjp(x, y, w, axis, result, resultCotangent, ref xGradient, ref yGradient, ref wGradient);

    private static (double X, double Y, double W) Row(double x, double y, double w, int axis) =>
        Particle.PotentialHvp(x, y, w, axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, 0);
}
