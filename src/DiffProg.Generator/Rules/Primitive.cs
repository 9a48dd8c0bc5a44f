using System;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;

namespace DiffProg.Generator.Rules;

/// <summary>Calls of primitives within derivatives, at the width of their arguments.</summary>
internal static class Primitive
{
    public static Expression Sin(Expression x) => Of("Math.Sin(double)", x);

    public static Expression Cos(Expression x) => Of("Math.Cos(double)", x);

    public static Expression SinPi(Expression x) => Of("double.SinPi(double)", x);

    public static Expression CosPi(Expression x) => Of("double.CosPi(double)", x);

    public static Expression Sinh(Expression x) => Of("Math.Sinh(double)", x);

    public static Expression Cosh(Expression x) => Of("Math.Cosh(double)", x);

    public static Expression Exp(Expression x) => Of("Math.Exp(double)", x);

    public static Expression Exp2(Expression x) => Of("double.Exp2(double)", x);

    public static Expression Exp10(Expression x) => Of("double.Exp10(double)", x);

    public static Expression Log(Expression x) => Of("Math.Log(double)", x);

    public static Expression Sqrt(Expression x) => Of("Math.Sqrt(double)", x);

    public static Expression Round(Expression x) => Of("Math.Round(double)", x);

    public static Expression Abs(Expression x) => Of("Math.Abs(double)", x);

    public static Expression Hypot(Expression x, Expression y) => Of("double.Hypot(double,double)", x, y);

    public static Expression Pow(Expression x, Expression y) => y.IsNumber(1) ? x : Of("Math.Pow(double,double)", x, y);

    public static Expression ScaleB(Expression x, Expression n) => Of("Math.ScaleB(double,int)", x, n);

    public static Expression CopySign(Expression x, Expression y) => Of("Math.CopySign(double,double)", x, y);

    public static Expression AbsDerivative(Expression x) => Of("Elementary.AbsDerivative(double)", x);

    public static Expression MaxDerivative(Expression x, Expression y) => Of("Elementary.MaxDerivative(double,double)", x, y);

    public static Expression MaxNumberDerivative(Expression x, Expression y) => Of("Elementary.MaxNumberDerivative(double,double)", x, y);

    public static Expression IsAbove(Expression x, Expression y) => Of("Elementary.IsAbove(double,double)", x, y);

    public static Expression TanhDerivative(Expression x, Expression r) => Of("Elementary.TanhDerivative(double,double)", x, r);

    public static Expression Logistic(Expression x) => Of("Elementary.Logistic(double)", x);

    public static Expression LogisticDerivative(Expression x, Expression r) => Of("Elementary.LogisticDerivative(double,double)", x, r);

    public static Expression PowDerivative(Expression x, Expression y, Expression r) => Of("Elementary.PowDerivative(double,double,double)", x, y, r);

    public static Expression UnitOrZero(Expression x, Expression norm) => Of("Elementary.UnitOrZero(double,double)", x, norm);

    /// <summary>The primitive, written for <c>double</c>, at the width of its arguments; integers among them stay what they are.</summary>
    private static Expression Of(string symbol, params ReadOnlySpan<Expression> arguments)
    {
        Expression[] operands = arguments.ToArray();
        IrType type = (Array.Find(operands, a => a is not Literal && a.Type.IsDifferentiable) ?? operands[0]).Type;
        return RuleTable.Get(symbol, type.Scalar).Of([.. operands.Select(a => a.Type.IsDifferentiable ? Build.Convert(type, a) : a)]);
    }
}
