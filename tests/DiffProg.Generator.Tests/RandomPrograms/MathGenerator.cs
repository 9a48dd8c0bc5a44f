namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws calls of System.Math inside their domains.</summary>
internal sealed class MathGenerator(Dice dice, ExpressionGenerator expressions)
{
    public Expression Draw(Scope scope, int depth)
    {
        Expression Sub() => expressions.Real(scope, depth);
        return dice.Weigh<Expression>(
            (10, () => new MathCall(dice.Pick(["Sin", "Cos", "Tanh", "Atan", "Asinh"]), Sub())),
            (3, () => new MathCall("Exp", Bounded(Sub()))),
            (2, () => new MathCall(dice.Pick(["Sinh", "Cosh"]), Bounded(Sub()))),
            (1, () => new MathCall("Tan", ExpressionGenerator.Times(expressions.Constant(0.7), Bounded(Sub())))),
            (2, () => new MathCall(dice.Pick(["Asin", "Acos", "Atanh"]), ExpressionGenerator.Times(expressions.Constant(0.9), Bounded(Sub())))),
            (5, () => new MathCall(dice.Pick(["Log", "Log2", "Log10", "Sqrt", "Sqrt", "Cbrt"]), Positive(Sub()))),
            (1, () => new MathCall("Acosh", new Arithmetic('+', expressions.Constant(0.8), Positive(Sub())))),
            (4, () => new MathCall("Abs", Sub())),
            (5, () => ExpressionGenerator.Apart(Sub, (x, y) => new MathCall(dice.Pick(["Max", "Min"]), x, y))),
            (2, () => new MathCall("Atan2", Sub(), Sub())),
            (4, () => Power(Sub, Sub())),
            (dice.Allows(Feature.Rounding) ? 1 : 0, () => new MathCall(dice.Pick(["Floor", "Round"]), Sub())),
            (dice.Allows(Feature.Signs) ? 1 : 0, () => new MathCall("Sign", Sub())));
    }

    private Expression Power(System.Func<Expression> sub, Expression value) => dice.Weigh<Expression>(
        (3, () => new MathCall("Pow", expressions.Squash(value, 8), expressions.Constant(dice.Pick([2.0, 3.0])))),
        (1, () => new MathCall("Pow", expressions.Squash(value, 8), expressions.Constant(dice.Pick([1.0, 0.0])))),
        (1, () => new MathCall("Pow", Positive(value), expressions.Constant(dice.Pick([0.5, -1.0, 1.5, -0.5])))),
        (2, () => new MathCall("Pow", Positive(value), Bounded(sub()))));

    private MathCall Bounded(Expression value) => new(dice.Pick(["Sin", "Cos", "Tanh"]), value);

    private Expression Positive(Expression value)
    {
        value = expressions.Squash(value, 10);
        return dice.Weigh<Expression>(
            (3, () => new Arithmetic('+', expressions.Literal(0.4, 1.5), ExpressionGenerator.Times(value, value))),
            (2, () => new Arithmetic('+', expressions.Literal(1.3, 2.5), Bounded(value))),
            (1, () => new Arithmetic('+', expressions.Literal(0.4, 1.5), new MathCall("Abs", value))));
    }
}
