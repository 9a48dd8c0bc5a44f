using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using static DiffProg.Generator.Ir.Build;

namespace DiffProg.Generator.Rules;

/// <summary>
/// The derivative of every primitive, one row each. Where the formula of the textbook cancels or overflows, the row uses one that
/// does not.
/// </summary>
internal static class RuleTable
{
    private static readonly Rule[] Canonical = [.. Table()];
    private static readonly Dictionary<string, Rule> Rows = Canonical.SelectMany(Widths.Of).ToDictionary(w => w.Rule.Symbol, w => w.Rule, StringComparer.Ordinal);
    private static readonly Dictionary<(string, Scalar), Rule> ByWidth = Canonical.SelectMany(Widths.Of)
        .GroupBy(w => (w.Canonical, w.Width)).ToDictionary(g => g.Key, g => g.First().Rule);

    private static readonly Dictionary<BinaryOperator, EquatableArray<Partial?>> Operators = new()
    {
        [BinaryOperator.Add] = [(_, _) => Number(1), (_, _) => Number(1)],
        [BinaryOperator.Subtract] = [(_, _) => Number(1), (_, _) => Number(-1)],
        [BinaryOperator.Multiply] = [(x, _) => x[1], (x, _) => x[0]],
        [BinaryOperator.Divide] = [(x, _) => Divide(Number(1), x[1]), (x, r) => Negate(Divide(r, x[1]))],
        [BinaryOperator.Remainder] = [(_, _) => Number(1), (x, r) => Negate(Round(Divide(Subtract(x[0], r), x[1])))],
    };

    /// <summary>Every row, for <c>double</c>.</summary>
    public static IEnumerable<Rule> All => Canonical;

    public static Rule? Find(string symbol) => Rows.TryGetValue(symbol, out Rule? rule) ? rule : null;

    public static Rule Get(string symbol) => Find(symbol) ?? throw new InvalidOperationException($"There is no rule for '{symbol}'.");

    /// <summary>The partial derivatives of an operator on floating-point numbers.</summary>
    public static EquatableArray<Partial?> Get(BinaryOperator op) => Operators.TryGetValue(op, out EquatableArray<Partial?> partials)
        ? partials
        : throw new InvalidOperationException($"The operator {op} carries no derivative.");

    private static IEnumerable<Rule> Table() =>
    [
        Smooth("Math.Sin", (x, _) => Cos(x)),
        Smooth("Math.Cos", (x, _) => Negate(Sin(x))),
        Smooth("Math.Tan", (_, r) => Add(Number(1), Multiply(r, r))),
        Smooth("Math.Asin", (x, _) => Divide(Number(1), Sqrt(OneMinusSquare(x)))),
        Smooth("Math.Acos", (x, _) => Divide(Number(-1), Sqrt(OneMinusSquare(x)))),
        Smooth("Math.Atan", (x, _) => Divide(Number(1), Add(Number(1), Multiply(x, x)))),
        Smooth("Math.Sinh", (x, _) => Cosh(x)),
        Smooth("Math.Cosh", (x, _) => Sinh(x)),
        Smooth("Math.Tanh", (x, r) => TanhDerivative(x, r)),
        Smooth("Math.Asinh", (x, _) => Divide(Number(1), Hypot(Number(1), x))),
        Smooth("Math.Acosh", (x, _) => Divide(Divide(Number(1), Sqrt(Subtract(x, Number(1)))), Sqrt(Add(x, Number(1))))),
        Smooth("Math.Atanh", (x, _) => Divide(Number(1), OneMinusSquare(x))),
        Smooth("Math.Exp", (_, r) => r),
        Smooth("Math.Log", (x, _) => Divide(Number(1), x)),
        Smooth("Math.Log2", (x, _) => Divide(Number(1), Multiply(x, Number(Math.Log(2))))),
        Smooth("Math.Log10", (x, _) => Divide(Number(1), Multiply(x, Number(Math.Log(10))))),
        Smooth("Math.Sqrt", (_, r) => Divide(Number(0.5), r), "at 0: infinite"),
        Smooth("Math.Cbrt", (_, r) => Divide(Number(1), Multiply(Number(3), Multiply(r, r))), "at 0: infinite"),
        Row("Math.Log(double,double)", true, null, [(x, _) => Divide(Number(1), Multiply(x[0], Log(x[1]))), (x, r) => Negate(Divide(r, Multiply(x[1], Log(x[1]))))]),
        Row("Math.Atan2(double,double)", true, "at (0, 0): 0", [
            (x, _) => UnitOrZero(UnitOrZero(x[1], Hypot(x[0], x[1])), Hypot(x[0], x[1])),
            (x, _) => Negate(UnitOrZero(UnitOrZero(x[0], Hypot(x[0], x[1])), Hypot(x[0], x[1])))]),
        Row("double.Hypot(double,double)", true, "at (0, 0): 0", [(x, r) => UnitOrZero(x[0], r), (x, r) => UnitOrZero(x[1], r)]),
        Row("Math.Pow(double,double)", true, "at (0, 0): 0 in the base; base 0: 0 in a positive exponent", [
            (x, _) => Choose(BothZero(x), Number(0), Multiply(x[1], Pow(x[0], Subtract(x[1], Number(1))))),
            (x, r) => Choose(PositiveExponentOfZero(x), Number(0), Multiply(r, Log(x[0])))]),
        Row("Math.FusedMultiplyAdd(double,double,double)", false, null, [(x, _) => x[1], (x, _) => x[0], (_, _) => Number(1)]),
        Row("Math.Abs(double)", false, "at 0: 0", [(x, _) => AbsDerivative(x[0])]),
        Row("Math.Max(double,double)", false, "at a tie: one half each", [(x, _) => MaxDerivative(x[0], x[1]), (x, _) => MaxDerivative(x[1], x[0])]),
        Row("Math.Min(double,double)", false, "at a tie: one half each", [(x, _) => MaxDerivative(x[1], x[0]), (x, _) => MaxDerivative(x[0], x[1])]),
        Row("Math.Clamp(double,double,double)", false, "at a bound: the value's", [
            (x, _) => Subtract(Subtract(Number(1), IsAbove(x[1], x[0])), IsAbove(x[0], x[2])),
            (x, _) => IsAbove(x[1], x[0]),
            (x, _) => IsAbove(x[0], x[2])]),
        Row("Math.IEEERemainder(double,double)", false, "at a jump: that of the side taken", [(_, _) => Number(1), (x, r) => Negate(Round(Divide(Subtract(x[0], r), x[1])))]),
        Step("Math.Floor(double)", IrType.Double),
        Step("Math.Ceiling(double)", IrType.Double),
        Step("Math.Round(double)", IrType.Double),
        Step("Math.Truncate(double)", IrType.Double),
        Step("Math.Sign(double)", IrType.Int),
        Step("double.IsNaN(double)", IrType.Bool),
        Step("double.IsInfinity(double)", IrType.Bool),
        Step("double.IsFinite(double)", IrType.Bool),
        Step("Math.Abs(int)", IrType.Int),
        Step("Math.Sign(int)", IrType.Int),
        Step("Math.Max(int,int)", IrType.Int),
        Step("Math.Min(int,int)", IrType.Int),
        Step("Math.Clamp(int,int,int)", IrType.Int),

        // The derivatives of primitives above that have a name of their own, so that they can be differentiated again.
        Row("Elementary.TanhDerivative(double,double)", false, null, [(x, r) => Multiply(Number(-2), Multiply(x[1], r)), null]),
        Step("Elementary.AbsDerivative(double)", IrType.Double),
        Step("Elementary.MaxDerivative(double,double)", IrType.Double),
        Step("Elementary.IsAbove(double,double)", IrType.Double),
        Row("Elementary.UnitOrZero(double,double)", false, "at 0: 0", [
            (x, _) => Choose(Compare(BinaryOperator.Equal, x[1], Number(0)), Number(0), Divide(Number(1), x[1])),
            (x, r) => Choose(Compare(BinaryOperator.Equal, x[1], Number(0)), Number(0), Negate(Divide(r, x[1])))]),
    ];

    private static Rule Smooth(string name, Func<Expression, Expression, Expression> partial, string? kink = null) =>
        Row(name + "(double)", true, kink, [(x, r) => partial(x[0], r)]);

    private static Rule Row(string symbol, bool costly, string? kink, EquatableArray<Partial?> partials) =>
        new(symbol, IrType.Double, partials, costly, kink);

    /// <summary>Constant between its jumps: every partial derivative is zero, at the jumps too.</summary>
    private static Rule Step(string symbol, IrType type)
    {
        int parameters = symbol.Count(c => c == ',') + 1;
        return new Rule(symbol, type, new EquatableArray<Partial?>(new Partial?[parameters]), false, type == IrType.Double ? "at a jump: 0" : null);
    }

    /// <summary>The primitive, written for <c>double</c>, at the width of its arguments.</summary>
    private static Expression Of(string symbol, params ReadOnlySpan<Expression> arguments)
    {
        Expression[] operands = arguments.ToArray();
        IrType type = (operands.FirstOrDefault(a => a is not Literal) ?? operands[0]).Type;
        return ByWidth[(symbol, type.Scalar)].Of([.. operands.Select(a => a.Type == type ? a : Build.Convert(type, a))]);
    }

    private static Expression Sin(Expression x) => Of("Math.Sin(double)", x);

    private static Expression Cos(Expression x) => Of("Math.Cos(double)", x);

    private static Expression Sinh(Expression x) => Of("Math.Sinh(double)", x);

    private static Expression Cosh(Expression x) => Of("Math.Cosh(double)", x);

    private static Expression Log(Expression x) => Of("Math.Log(double)", x);

    private static Expression Sqrt(Expression x) => Of("Math.Sqrt(double)", x);

    private static Expression Round(Expression x) => Of("Math.Round(double)", x);

    private static Expression Hypot(Expression x, Expression y) => Of("double.Hypot(double,double)", x, y);

    private static Expression Pow(Expression x, Expression y) => y.IsNumber(1) ? x : Of("Math.Pow(double,double)", x, y);

    private static Expression AbsDerivative(Expression x) => Of("Elementary.AbsDerivative(double)", x);

    private static Expression MaxDerivative(Expression x, Expression y) => Of("Elementary.MaxDerivative(double,double)", x, y);

    private static Expression IsAbove(Expression x, Expression y) => Of("Elementary.IsAbove(double,double)", x, y);

    private static Expression TanhDerivative(Expression x, Expression r) => Of("Elementary.TanhDerivative(double,double)", x, r);

    private static Expression UnitOrZero(Expression x, Expression norm) => Of("Elementary.UnitOrZero(double,double)", x, norm);

    private static Expression OneMinusSquare(Expression x) => Multiply(Subtract(Number(1), x), Add(Number(1), x));

    private static Expression BothZero(EquatableArray<Expression> x) =>
        AndAlso(Compare(BinaryOperator.Equal, x[1], Number(0)), Compare(BinaryOperator.Equal, x[0], Number(0)));

    private static Expression PositiveExponentOfZero(EquatableArray<Expression> x) =>
        AndAlso(Compare(BinaryOperator.Equal, x[0], Number(0)), Compare(BinaryOperator.Greater, x[1], Number(0)));
}
