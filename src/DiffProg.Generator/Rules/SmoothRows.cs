using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;
using static DiffProg.Generator.Rules.Primitive;
using static DiffProg.Generator.Rules.Rule;

namespace DiffProg.Generator.Rules;

/// <summary>Functions with a derivative nearly everywhere: of angles, powers, logarithms.</summary>
internal static class SmoothRows
{
    private static readonly double LogOf2 = Math.Log(2);
    private static readonly double LogOf10 = Math.Log(10);

    public static IEnumerable<Rule> All =>
    [
        Smooth("Math.Sin", (x, _) => Cos(x)),
        Smooth("Math.Cos", (x, _) => Negate(Sin(x))),
        Smooth("Math.Tan", (_, r) => Add(Number(1), Multiply(r, r))),
        Smooth("Math.Asin", (x, _) => Divide(Number(1), Sqrt(OneMinusSquare(x)))),
        Smooth("Math.Acos", (x, _) => Divide(Number(-1), Sqrt(OneMinusSquare(x)))),
        Smooth("Math.Atan", (x, _) => Divide(Number(1), OnePlusSquare(x))),
        Smooth("double.SinPi", (x, _) => Multiply(Number(Math.PI), CosPi(x))),
        Smooth("double.CosPi", (x, _) => Multiply(Number(-Math.PI), SinPi(x))),
        Smooth("double.TanPi", (_, r) => Multiply(Number(Math.PI), Add(Number(1), Multiply(r, r)))),
        Smooth("double.AsinPi", (x, _) => Divide(Number(1 / Math.PI), Sqrt(OneMinusSquare(x)))),
        Smooth("double.AcosPi", (x, _) => Divide(Number(-1 / Math.PI), Sqrt(OneMinusSquare(x)))),
        Smooth("double.AtanPi", (x, _) => Divide(Number(1 / Math.PI), OnePlusSquare(x))),
        Smooth("Math.Sinh", (x, _) => Cosh(x)),
        Smooth("Math.Cosh", (x, _) => Sinh(x)),
        Smooth("Math.Tanh", (x, r) => TanhDerivative(x, r)),
        Smooth("Math.Asinh", (x, _) => Divide(Number(1), Hypot(Number(1), x))),
        Smooth("Math.Acosh", (x, _) => Divide(Divide(Number(1), Sqrt(Subtract(x, Number(1)))), Sqrt(Add(x, Number(1))))),
        Smooth("Math.Atanh", (x, _) => Divide(Number(1), OneMinusSquare(x))),
        Smooth("Elementary.Logistic", (x, r) => LogisticDerivative(x, r)),
        Smooth("Math.Exp", (_, r) => r),
        Smooth("double.Exp2", (_, r) => Multiply(Number(LogOf2), r)),
        Smooth("double.Exp10", (_, r) => Multiply(Number(LogOf10), r)),
        Smooth("double.ExpM1", (x, _) => Exp(x)),
        Smooth("double.Exp2M1", (x, _) => Multiply(Number(LogOf2), Exp2(x))),
        Smooth("double.Exp10M1", (x, _) => Multiply(Number(LogOf10), Exp10(x))),
        Smooth("Math.Log", (x, _) => Divide(Number(1), x)),
        Smooth("Math.Log2", (x, _) => Divide(Number(1), Multiply(x, Number(LogOf2)))),
        Smooth("Math.Log10", (x, _) => Divide(Number(1), Multiply(x, Number(LogOf10)))),
        Smooth("double.LogP1", (x, _) => Divide(Number(1), Add(Number(1), x))),
        Smooth("double.Log2P1", (x, _) => Divide(Number(1 / LogOf2), Add(Number(1), x))),
        Smooth("double.Log10P1", (x, _) => Divide(Number(1 / LogOf10), Add(Number(1), x))),
        Smooth("Math.Sqrt", (_, r) => Divide(Number(0.5), r), "at 0: infinite"),
        Smooth("Math.Cbrt", (_, r) => Divide(Number(1), Multiply(Number(3), Multiply(r, r))), "at 0: infinite"),
        Costly(
            "double.RootN(double,int)",
            "at 0: infinite, or 1 for the first root",
            (x, r) => Choose(
                IsZero(x[0]),
                Divide(Pow(r, Subtract(Number(1), Real(x[1], r))), Real(x[1], r)),
                Divide(r, Multiply(Real(x[1], r), x[0]))),
            null),
        Costly("Math.Log(double,double)", null, (x, _) => Divide(Number(1), Multiply(x[0], Log(x[1]))), (x, r) => Negate(Divide(r, Multiply(x[1], Log(x[1]))))),
        Costly("Math.Atan2(double,double)", "at (0, 0): 0", (x, _) => Turn(x[1], x), (x, _) => Negate(Turn(x[0], x))),
        Costly(
            "double.Atan2Pi(double,double)",
            "at (0, 0): 0",
            (x, _) => Multiply(Number(1 / Math.PI), Turn(x[1], x)),
            (x, _) => Multiply(Number(-1 / Math.PI), Turn(x[0], x))),
        Costly("double.Hypot(double,double)", "at (0, 0): 0", (x, r) => UnitOrZero(x[0], r), (x, r) => UnitOrZero(x[1], r)),
        Costly(
            "Math.Pow(double,double)",
            "at (0, 0): 0 in the base; base 0: 0 in a positive exponent",
            (x, r) => x[1] is Literal ? ConstantPowDerivative(x) : PowDerivative(x[0], x[1], r),
            (x, r) => Choose(PositiveExponentOfZero(x), Number(0), Multiply(r, Log(x[0])))),
        Cheap("Math.ScaleB(double,int)", null, (x, _) => ScaleB(Literal.Of(x[0].Type, 1), x[1]), null),
        Cheap("Math.FusedMultiplyAdd(double,double,double)", null, (x, _) => x[1], (x, _) => x[0], (_, _) => Number(1)),
        Cheap("double.MultiplyAddEstimate(double,double,double)", null, (x, _) => x[1], (x, _) => x[0], (_, _) => Number(1)),
        Cheap("double.Lerp(double,double,double)", null, (x, _) => Subtract(Number(1), x[2]), (x, _) => x[2], (x, _) => Subtract(x[1], x[0])),
        Cheap("double.DegreesToRadians(double)", null, (_, _) => Number(Math.PI / 180)),
        Cheap("double.RadiansToDegrees(double)", null, (_, _) => Number(180 / Math.PI)),
    ];

    private static Expression OneMinusSquare(Expression x) => Multiply(Subtract(Number(1), x), Add(Number(1), x));

    private static Expression OnePlusSquare(Expression x) => Add(Number(1), Multiply(x, x));

    private static Expression ConstantPowDerivative(EquatableArray<Expression> x) =>
        x[1].IsNumber(0) ? Choose(IsZero(x[0]), Number(0), Multiply(x[1], Pow(x[0], Number(-1)))) : Multiply(x[1], Pow(x[0], Subtract(x[1], Number(1))));

    /// <summary>How fast the angle of (x₀, x₁) turns, without a square that could overflow.</summary>
    private static Expression Turn(Expression component, EquatableArray<Expression> x) =>
        UnitOrZero(UnitOrZero(component, Hypot(x[0], x[1])), Hypot(x[0], x[1]));

    /// <summary>An integer as a number of the width of another.</summary>
    private static Expression Real(Expression integer, Expression like) => Build.Convert(like.Type, integer);

    private static Expression IsZero(Expression x) => Compare(BinaryOperator.Equal, x, Number(0));

    private static Expression PositiveExponentOfZero(EquatableArray<Expression> x) =>
        AndAlso(IsZero(x[0]), Compare(BinaryOperator.Greater, x[1], Number(0)));
}
