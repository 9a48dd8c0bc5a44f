using System;
using System.Numerics;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The functions of MathF and of Half.</summary>
internal static class NarrowMath
{
    public static T Value<T>(string function, ReadOnlySpan<Dual> arguments)
        where T : IFloatingPointIeee754<T>
    {
        var x = T.CreateTruncating(arguments[0].Value);
        return arguments.Length == 1 ? Unary(function, x) : Binary(function, x, T.CreateTruncating(arguments[1].Value));
    }

    private static T Unary<T>(string function, T x)
        where T : IFloatingPointIeee754<T> => function switch
        {
            "Sin" => T.Sin(x),
            "Cos" => T.Cos(x),
            "Tan" => T.Tan(x),
            "Exp" => T.Exp(x),
            "Log" => T.Log(x),
            "Log10" => T.Log10(x),
            "Log2" => T.Log2(x),
            "Sqrt" => T.Sqrt(x),
            "Cbrt" => T.Cbrt(x),
            "Sinh" => T.Sinh(x),
            "Cosh" => T.Cosh(x),
            "Tanh" => T.Tanh(x),
            "Asin" => T.Asin(x),
            "Acos" => T.Acos(x),
            "Atan" => T.Atan(x),
            "Asinh" => T.Asinh(x),
            "Acosh" => T.Acosh(x),
            "Atanh" => T.Atanh(x),
            "Abs" => T.Abs(x),
            "Floor" => T.Floor(x),
            "Round" => T.Round(x),
            "Sign" => T.IsNaN(x) ? x : T.CreateChecked(T.Sign(x)),
            _ => throw new ArgumentException(function),
        };

    private static T Binary<T>(string function, T x, T y)
        where T : IFloatingPointIeee754<T> => function switch
        {
            "Max" => T.Max(x, y),
            "Min" => T.Min(x, y),
            "Atan2" => T.Atan2(x, y),
            "Pow" => T.Pow(x, y),
            _ => throw new ArgumentException(function),
        };
}
