using System;
using System.Collections.Generic;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Rules.PartFunctions;

namespace DiffProg.Generator.Rules;

/// <summary>Functions of complex numbers by their real and imaginary parts.</summary>
internal static class ComplexFunctions
{
    private static readonly Literal Zero = Literal.Of(0.0);
    private static readonly Literal One = Literal.Of(1.0);

    public static readonly IReadOnlyDictionary<string, PartFunction> All = new Dictionary<string, PartFunction>(StringComparer.Ordinal)
    {
        ["op_Addition"] = Exact(x => [Plus(x[0][0], x[1][0]), x[0].Length == 1 ? x[1][1] : x[1].Length == 1 ? x[0][1] : Plus(x[0][1], x[1][1])]),
        ["op_Subtraction"] = Exact(x => [Minus(x[0][0], x[1][0]), x[0].Length == 1 ? Negated(x[1][1]) : x[1].Length == 1 ? x[0][1] : Minus(x[0][1], x[1][1])]),
        ["op_Multiply"] = Derivative(x => x[0].Length == 1 ? [Times(x[0][0], x[1][0]), Times(x[0][0], x[1][1])]
            : x[1].Length == 1 ? [Times(x[0][0], x[1][0]), Times(x[0][1], x[1][0])]
            : Product(x[0], x[1])),
        ["op_Division"] = Derivative(x => x[1].Length == 1 ? [Over(x[0][0], x[1][0]), Over(x[0][1], x[1][0])] : Quotient([x[0][0], x[0].Length == 1 ? Zero : x[0][1]], x[1])),
        ["op_UnaryNegation"] = Exact(x => [Negated(x[0][0]), Negated(x[0][1])]),
        ["op_Equality"] = Exact(x => [AllEqual(x[0], x[1])]),
        ["op_Inequality"] = Exact(x => [Build.Not(AllEqual(x[0], x[1]))]),
        ["op_Implicit"] = Exact(x => [x[0][0].Type == IrType.Double ? x[0][0] : new Ir.Convert(IrType.Double, x[0][0], Ir.Convert.NoSite), Zero]),
        ["Conjugate"] = Exact(x => [x[0][0], Negated(x[0][1])]),
        ["Abs"] = Derivative(x => [Magnitude(x[0])]),
        ["get_Magnitude"] = Derivative(x => [Magnitude(x[0])]),
        ["get_Phase"] = Derivative(x => [Phase(x[0])]),
        ["FromPolarCoordinates"] = Derivative(x => Polar(x[0][0], x[1][0])),
        ["Reciprocal"] = Derivative(x => Quotient([One, Zero], x[0])),
        ["Exp"] = Derivative(x => Exponential(x[0][0], x[0][1])),
        ["Log"] = Derivative(x => x.Length == 1 ? Logarithm(x[0]) : [.. Array.ConvertAll(Logarithm(x[0]), l => Over(l, Apply("Math.Log(double)", x[1][0])))]),
        ["Sqrt"] = Derivative(x => Polar(Apply("Math.Sqrt(double)", Magnitude(x[0])), Over(Phase(x[0]), Literal.Of(2.0)))),
        ["Pow"] = Derivative(x => Exponential([.. Product([x[1][0], x[1].Length == 1 ? Zero : x[1][1]], Logarithm(x[0]))])),
        ["Sin"] = Derivative(x => [Times(Apply("Math.Sin(double)", x[0][0]), Apply("Math.Cosh(double)", x[0][1])), Times(Apply("Math.Cos(double)", x[0][0]), Apply("Math.Sinh(double)", x[0][1]))]),
        ["Cos"] = Derivative(x => [Times(Apply("Math.Cos(double)", x[0][0]), Apply("Math.Cosh(double)", x[0][1])), Negated(Times(Apply("Math.Sin(double)", x[0][0]), Apply("Math.Sinh(double)", x[0][1])))]),
        ["Sinh"] = Derivative(x => [Times(Apply("Math.Sinh(double)", x[0][0]), Apply("Math.Cos(double)", x[0][1])), Times(Apply("Math.Cosh(double)", x[0][0]), Apply("Math.Sin(double)", x[0][1]))]),
        ["Cosh"] = Derivative(x => [Times(Apply("Math.Cosh(double)", x[0][0]), Apply("Math.Cos(double)", x[0][1])), Times(Apply("Math.Sinh(double)", x[0][0]), Apply("Math.Sin(double)", x[0][1]))]),
    };

    private static Expression[] Product(Expression[] a, Expression[] b) =>
        [Minus(Times(a[0], b[0]), Times(a[1], b[1])), Plus(Times(a[1], b[0]), Times(a[0], b[1]))];

    /// <summary>Scaled by the greater part of the divisor, so that nothing overflows on the way.</summary>
    private static Expression[] Quotient(Expression[] a, Expression[] b)
    {
        Expression imaginaryByReal = Over(b[1], b[0]);
        Expression realByImaginary = Over(b[0], b[1]);
        Expression isReal = new Binary(BinaryOperator.Less, Apply("Math.Abs(double)", b[1]), Apply("Math.Abs(double)", b[0]));
        Expression byReal = Plus(b[0], Times(b[1], imaginaryByReal));
        Expression byImaginary = Plus(b[1], Times(b[0], realByImaginary));
        return
        [
            new Conditional(isReal, Over(Plus(a[0], Times(a[1], imaginaryByReal)), byReal), Over(Plus(a[1], Times(a[0], realByImaginary)), byImaginary)),
            new Conditional(isReal, Over(Minus(a[1], Times(a[0], imaginaryByReal)), byReal), Over(Minus(Times(a[1], realByImaginary), a[0]), byImaginary)),
        ];
    }

    private static Expression Magnitude(Expression[] z) => Apply("double.Hypot(double,double)", z);

    private static Expression Phase(Expression[] z) => Apply("Math.Atan2(double,double)", z[1], z[0]);

    private static Expression[] Logarithm(Expression[] z) => [Apply("Math.Log(double)", Magnitude(z)), Phase(z)];

    private static Expression[] Exponential(params Expression[] z) => Polar(Apply("Math.Exp(double)", z[0]), z[1]);

    private static Expression[] Polar(Expression magnitude, Expression phase) =>
        [Times(magnitude, Apply("Math.Cos(double)", phase)), Times(magnitude, Apply("Math.Sin(double)", phase))];
}
