using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;
using static DiffProg.Generator.Rules.Primitive;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>The derivatives of other primitives that have a name of their own, so that they can be differentiated again.</summary>
internal static class DerivativeRows
{
    public static IEnumerable<Rule> All =>
    [
        // The last argument is what the function is at those before, and no variable of its own.
        Cheap("Elementary.TanhDerivative(double,double)", null, (x, r) => Multiply(Number(-2), Multiply(x[1], r)), null),
        Cheap("Elementary.LogisticDerivative(double,double)", null, (x, r) => Multiply(r, Subtract(Number(1), Multiply(Number(2), x[1]))), null),
        Costly(
            "Elementary.PowDerivative(double,double,double)",
            null,
            (x, _) => Multiply(x[1], PowDerivative(x[0], Subtract(x[1], Number(1)), LowerPower(x))),
            (x, r) => Choose(IsZero(x[0]), LowerPower(x), Add(LowerPower(x), Multiply(r, Log(x[0])))),
            null),
        Step("Elementary.AbsDerivative(double)", IrType.Double),
        Step("Elementary.MaxDerivative(double,double)", IrType.Double),
        Step("Elementary.MaxNumberDerivative(double,double)", IrType.Double),
        Step("Elementary.IsAbove(double,double)", IrType.Double),
        Cheap(
            "Elementary.UnitOrZero(double,double)",
            "at 0: 0",
            (x, _) => Choose(IsZero(x[1]), Number(0), Divide(Number(1), x[1])),
            (x, r) => Choose(IsZero(x[1]), Number(0), Negate(Divide(r, x[1])))),
    ];

    /// <summary>The value of one, the derivative of the other: it is no function of its arguments, and none that differences could measure.</summary>
    public static Rule WithDerivativeOf { get; } = Cheap("Elementary.WithDerivativeOf(double,double)", null, null, (_, _) => Number(1));

    /// <summary>What users say of a derivative, which no difference could measure either.</summary>
    public static IEnumerable<Rule> Said =>
    [
        Cheap("Diff.StopGradient(double)", null, [null]),
        Cheap("Diff.ReplaceGradient(double,double)", null, null, (_, _) => Number(1)),
    ];

    /// <summary>Which argument of a primitive carries no derivative since the user says so; null for other primitives.</summary>
    public static int? Dropped(string primitive) => primitive.StartsWith("Diff.", StringComparison.Ordinal) ? 0 : null;

    private static Expression LowerPower(EquatableArray<Expression> x) => Pow(x[0], Subtract(x[1], Number(1)));

    private static Expression IsZero(Expression norm) => Compare(BinaryOperator.Equal, norm, Number(0));
}
