using System;
using System.Runtime.Intrinsics;

namespace DiffProg.LaneBenchmarks;

internal readonly struct Tanh : IFunction<double>, IFunction<float>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Tanh(x);

    public static double Framework(double x, double y) => Math.Tanh(x);

    public static Vector512<float> InLanes(Vector512<float> x, Vector512<float> y) => Lanes.Tanh(x);

    public static float Framework(float x, float y) => MathF.Tanh(x);
}

internal readonly struct Sigmoid : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Sigmoid(x);

    public static double Framework(double x, double y) => 1 / (1 + Math.Exp(-x));
}

internal readonly struct Sinh : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Sinh(x);

    public static double Framework(double x, double y) => Math.Sinh(x);
}

internal readonly struct Cosh : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Cosh(x);

    public static double Framework(double x, double y) => Math.Cosh(x);
}

internal readonly struct Asinh : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Asinh(x);

    public static double Framework(double x, double y) => Math.Asinh(x);
}

internal readonly struct Acosh : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Acosh(x);

    public static double Framework(double x, double y) => Math.Acosh(x);
}

internal readonly struct Atanh : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Atanh(x);

    public static double Framework(double x, double y) => Math.Atanh(x);
}

internal readonly struct Erf : IFunction<double>
{
    public static Vector512<double> InLanes(Vector512<double> x, Vector512<double> y) => Lanes.Erf(x);

    public static double Framework(double x, double y) => double.NaN;
}
