using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;
using static DiffProg.Generator.Rules.Primitive;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Functions that choose among their arguments, or take a sign, or wrap: they have kinks.</summary>
internal static class ChoiceRows
{
    private const string Tie = "at a tie: one half each";
    private const string Bound = "at a bound: the value's";
    private const string Jump = "at a jump: that of the side taken";

    public static IEnumerable<Rule> All =>
    [
        Cheap("Math.Abs(double)", "at 0: 0", (x, _) => AbsDerivative(x[0])),
        Cheap("Math.CopySign(double,double)", "at 0: 0; in the sign: 0", (x, _) => Multiply(AbsDerivative(x[0]), CopySign(Literal.Of(x[0].Type, 1), x[1])), null),
        Cheap("Math.Max(double,double)", Tie, (x, _) => MaxDerivative(x[0], x[1]), (x, _) => MaxDerivative(x[1], x[0])),
        Cheap("Math.Min(double,double)", Tie, (x, _) => MaxDerivative(x[1], x[0]), (x, _) => MaxDerivative(x[0], x[1])),
        Cheap("double.MaxNative(double,double)", Tie, (x, _) => MaxDerivative(x[0], x[1]), (x, _) => MaxDerivative(x[1], x[0])),
        Cheap("double.MinNative(double,double)", Tie, (x, _) => MaxDerivative(x[1], x[0]), (x, _) => MaxDerivative(x[0], x[1])),
        Cheap("double.MaxNumber(double,double)", Tie, (x, _) => MaxNumberDerivative(x[0], x[1]), (x, _) => MaxNumberDerivative(x[1], x[0])),
        Cheap(
            "double.MinNumber(double,double)",
            Tie,
            (x, _) => MaxNumberDerivative(Negate(x[0]), Negate(x[1])),
            (x, _) => MaxNumberDerivative(Negate(x[1]), Negate(x[0]))),
        Cheap("Math.MaxMagnitude(double,double)", Tie, (x, _) => MaxDerivative(Abs(x[0]), Abs(x[1])), (x, _) => MaxDerivative(Abs(x[1]), Abs(x[0]))),
        Cheap("Math.MinMagnitude(double,double)", Tie, (x, _) => MaxDerivative(Abs(x[1]), Abs(x[0])), (x, _) => MaxDerivative(Abs(x[0]), Abs(x[1]))),
        Cheap(
            "double.MaxMagnitudeNumber(double,double)",
            Tie,
            (x, _) => MaxNumberDerivative(Abs(x[0]), Abs(x[1])),
            (x, _) => MaxNumberDerivative(Abs(x[1]), Abs(x[0]))),
        Cheap(
            "double.MinMagnitudeNumber(double,double)",
            Tie,
            (x, _) => MaxNumberDerivative(Negate(Abs(x[0])), Negate(Abs(x[1]))),
            (x, _) => MaxNumberDerivative(Negate(Abs(x[1])), Negate(Abs(x[0])))),
        Clamp("Math.Clamp(double,double,double)"),
        Clamp("double.ClampNative(double,double,double)"),
        Remainder("Math.IEEERemainder(double,double)"),
        Remainder("double.Ieee754Remainder(double,double)"),
    ];

    private static Rule Clamp(string symbol) => Cheap(
        symbol,
        Bound,
        (x, _) => Subtract(Subtract(Number(1), IsAbove(x[1], x[0])), IsAbove(x[0], x[2])),
        (x, _) => IsAbove(x[1], x[0]),
        (x, _) => IsAbove(x[0], x[2]));

    private static Rule Remainder(string symbol) =>
        Cheap(symbol, Jump, (_, _) => Number(1), (x, r) => Negate(Round(Divide(Subtract(x[0], r), x[1]))));
}
