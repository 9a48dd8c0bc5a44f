using System;
using System.Collections.Generic;
using static DiffProg.Generator.Rules.PartFunctions;

namespace DiffProg.Generator.Rules;

/// <summary>Functions of a number that give a pair of numbers.</summary>
internal static class PairFunctions
{
    public static readonly IReadOnlyDictionary<string, PartFunction> All = new Dictionary<string, PartFunction>(StringComparer.Ordinal)
    {
        ["SinCos"] = Derivative(x => [Apply("Math.Sin(double)", x[0]), Apply("Math.Cos(double)", x[0])]),
        ["SinCosPi"] = Derivative(x => [Apply("double.SinPi(double)", x[0]), Apply("double.CosPi(double)", x[0])]),
    };
}
