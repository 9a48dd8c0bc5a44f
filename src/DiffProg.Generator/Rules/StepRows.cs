using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Functions of floating-point numbers that are constant between their jumps, and questions about such numbers.</summary>
internal static class StepRows
{
    private const string Rounding = "System.MidpointRounding";

    private static readonly string[] Questions =
    [
        "IsEvenInteger", "IsFinite", "IsInfinity", "IsInteger", "IsNaN", "IsNegative", "IsNegativeInfinity", "IsNormal", "IsOddInteger",
        "IsPositive", "IsPositiveInfinity", "IsPow2", "IsRealNumber", "IsSubnormal",
    ];

    public static IEnumerable<Rule> All =>
    [
        Step("Math.Floor(double)", IrType.Double),
        Step("Math.Ceiling(double)", IrType.Double),
        Step("Math.Truncate(double)", IrType.Double),
        Step("Math.Round(double)", IrType.Double),
        Step("Math.Round(double,int)", IrType.Double),
        Step($"Math.Round(double,{Rounding})", IrType.Double),
        Step($"Math.Round(double,int,{Rounding})", IrType.Double),
        Step("Math.Sign(double)", IrType.Int),
        Step("Math.ILogB(double)", IrType.Int),
        .. Questions.Select(q => Step($"double.{q}(double)", IrType.Bool)),
    ];
}
