using System;
using System.Runtime.Intrinsics;

namespace DiffProg.LaneBenchmarks;

internal readonly struct Exp : IFunction<double>, IFunction<float>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Exp(x);

    public static double Framework(double x, double y) => Math.Exp(x);

    public static Vector512<float> InLanes(Vector512<float> x, Vector512<float> y) => Lanes.Exp(x);

    public static float Framework(float x, float y) => MathF.Exp(x);
}

internal readonly struct Exp2 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Exp2(x);

    public static double Framework(double x, double y) => double.Exp2(x);
}

internal readonly struct Exp10 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Exp10(x);

    public static double Framework(double x, double y) => double.Exp10(x);
}

internal readonly struct ExpM1 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.ExpM1(x);

    public static double Framework(double x, double y) => double.ExpM1(x);
}

internal readonly struct Log : IFunction<double>, IFunction<float>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Log(x);

    public static double Framework(double x, double y) => Math.Log(x);

    public static Vector512<float> InLanes(Vector512<float> x, Vector512<float> y) => Lanes.Log(x);

    public static float Framework(float x, float y) => MathF.Log(x);
}

internal readonly struct Log2 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Log2(x);

    public static double Framework(double x, double y) => Math.Log2(x);
}

internal readonly struct Log10 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Log10(x);

    public static double Framework(double x, double y) => Math.Log10(x);
}

internal readonly struct LogP1 : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.LogP1(x);

    public static double Framework(double x, double y) => double.LogP1(x);
}

internal readonly struct Pow : IFunction<double>, IFunction<float>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Pow(x, y);

    public static double Framework(double x, double y) => Math.Pow(x, y);

    public static Vector512<float> InLanes(Vector512<float> x, Vector512<float> y) => Lanes.Pow(x, y);

    public static float Framework(float x, float y) => MathF.Pow(x, y);
}

internal readonly struct Cbrt : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Cbrt(x);

    public static double Framework(double x, double y) => Math.Cbrt(x);
}

internal readonly struct Hypot : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Hypot(x, y);

    public static double Framework(double x, double y) => double.Hypot(x, y);
}
