using System;
using System.Runtime.Intrinsics;

namespace DiffProg.LaneBenchmarks;

internal readonly struct Sin : IFunction<double>, IFunction<float>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Sin(x);

    public static double Framework(double x, double y) => Math.Sin(x);

    public static Vector512<float> InLanes(Vector512<float> x, Vector512<float> y) => Lanes.Sin(x);

    public static float Framework(float x, float y) => MathF.Sin(x);
}

internal readonly struct Cos : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Cos(x);

    public static double Framework(double x, double y) => Math.Cos(x);
}

internal readonly struct SinCos : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y)
    {
        (Vector512<double> sin, Vector512<double> cos) = Lanes.SinCos(x);
        return sin + cos;
    }

    public static double Framework(double x, double y)
    {
        (double sin, double cos) = Math.SinCos(x);
        return sin + cos;
    }
}

internal readonly struct Tan : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Tan(x);

    public static double Framework(double x, double y) => Math.Tan(x);
}

internal readonly struct SinPi : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.SinPi(x);

    public static double Framework(double x, double y) => double.SinPi(x);
}

internal readonly struct Asin : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Asin(x);

    public static double Framework(double x, double y) => Math.Asin(x);
}

internal readonly struct Acos : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Acos(x);

    public static double Framework(double x, double y) => Math.Acos(x);
}

internal readonly struct Atan : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Atan(x);

    public static double Framework(double x, double y) => Math.Atan(x);
}

internal readonly struct Atan2 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Atan2(x, y);

    public static double Framework(double x, double y) => Math.Atan2(x, y);
}
