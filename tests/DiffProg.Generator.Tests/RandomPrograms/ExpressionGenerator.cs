using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws well-typed expressions of one floating-point kind over the names in scope.</summary>
internal sealed class ExpressionGenerator(Dice dice, CallGenerator calls, Kind kind = Kind.Real)
{
    private readonly IntegerGenerator _integers = new(dice);

    /// <summary>The same for another kind.</summary>
    public ExpressionGenerator In(Kind other) => other == kind ? this : new ExpressionGenerator(dice, calls, other);

    /// <summary>An expression that a variable may hold without growing from one pass of a loop to the next.</summary>
    public Expression Tame(Scope scope, int depth, double limit = 4) => Squash(Real(scope, depth), limit);

    public Expression Squash(Expression value, double limit = 4)
    {
        double magnitude = Magnitude.Of(value);
        if (magnitude <= limit)
            return value;
        double scale = Math.Max(0.01, Math.Round(limit / magnitude, 2));
        return dice.Below(10) switch
        {
            < 5 => Times(Constant(scale), value),
            < 7 => new MathCall("Sin", Times(Constant(Math.Min(1, 2 * scale)), value)),
            < 9 => new MathCall("Tanh", Times(Constant(Math.Min(1, 2 * scale)), value)),
            _ => new MathCall("Atan", value),
        };
    }

    public Expression Real(Scope scope, int depth)
    {
        if (depth <= 0)
            return Leaf(scope);
        Expression Sub() => Real(scope, depth - 1);
        return dice.Weigh<Expression>(
            (14, () => new Arithmetic('+', Sub(), Sub())),
            (10, () => Apart(Sub, (x, y) => new Arithmetic('-', x, y))),
            (18, () => Times(Sub(), Sub())),
            (7, () => new Arithmetic('/', Sub(), Denominator(scope, depth - 1))),
            (dice.Allows(Feature.Remainders) ? 2 : 0, () => new Arithmetic('%', Sub(), Denominator(scope, 0))),
            (5, () => new Negation(Sub())),
            (dice.Allows(Feature.MathFunctions) ? 20 : 0, () => new MathGenerator(dice, this).Draw(scope, depth - 1)),
            (dice.Allows(Feature.Choices) ? 5 : 0, () => new Choice(Truth(scope, 1), Sub(), Sub())),
            (dice.Allows(Feature.SwitchExpressions) ? 5 : 0, () => Switch(scope, Sub)),
            (dice.Allows(Feature.ThrowExpressions) ? 1 : 0, () => new Choice(Guard(scope), new ThrowValue(kind, dice.Exception()), Sub())),
            (dice.Allows(Feature.Helpers) ? 7 : 0, () => calls.Number(this, scope, kind, inExpression: true) ?? Leaf(scope)),
            (dice.Allows(Feature.Queries) ? 6 : 0, () => Queries.Number(scope, kind) ?? Leaf(scope)),
            (dice.Allows(Feature.SideEffects) ? 8 : 0, () => SideEffect(scope, depth)),
            (dice.Floating.Count == 1 ? 0 : kind == Kind.Real ? 4 : 12, () => Converted(scope, depth - 1)),
            (8, () => Leaf(scope)));
    }

    public Expression Truth(Scope scope, int depth)
    {
        if (depth > 0 && dice.Chance(25))
        {
            return dice.Weigh<Expression>(
                (3, () => new Connective(dice.Chance(50), Truth(scope, depth - 1), Truth(scope, depth - 1))),
                (1, () => new Not(Truth(scope, depth - 1))));
        }
        var flags = scope.Of(Kind.Truth);
        if (flags.Count > 0 && dice.Chance(20))
            return new Variable(Kind.Truth, dice.Pick(flags).Name);
        if (dice.Allows(Feature.Patterns) && dice.Chance(15))
        {
            var subject = Subject(scope);
            return new Matches(subject, new PatternGenerator(dice, subject.Kind).Draw()!);
        }
        if (depth > 0 && dice.Allows(Feature.Queries) && dice.Chance(10) && Queries.Truth(scope) is { } query)
            return query;
        if (dice.Allows(Feature.Steering) && dice.Chance(8))
            return new Comparison(dice.Pick(["<", ">", "=="]), Steered(scope), new IntegerLiteral(dice.Below(4)));
        if (dice.Allows(Feature.Widths) && dice.Chance(12) && _integers.Wide(scope) is { } wide)
            return new Comparison(dice.Pick(["<", ">", "!="]), wide, IntegerGenerator.Literal(wide.Kind, dice.Below(40)));
        if (dice.Allows(Feature.Integers) && dice.Chance(35) && scope.Of(Kind.Integer).Count + scope.Of(Kind.Array).Count > 0)
            return Apart(() => Natural(scope, 1), (x, y) => new Comparison(dice.Pick(["==", "!=", "<", "<=", ">", ">="]), x, y));
        var floating = In(dice.Pick(dice.Floating));
        return Apart(() => floating.Real(scope, dice.Below(2)), (x, y) => new Comparison(dice.Pick(["<", "<=", ">", ">="]), x, y));
    }

    /// <summary>A condition that is seldom true.</summary>
    public Expression Guard(Scope scope) => dice.Chance(80)
        ? new Comparison(">", Real(scope, dice.Below(2)), Literal(0.8, 4))
        : new Comparison(">", Natural(scope, 0), new IntegerLiteral(dice.Between(2, 5)));

    /// <summary>The guard of a case. Null where it came out constant: what follows a case that always holds is unreachable, and no C#.</summary>
    public Expression? When(Scope scope)
    {
        var condition = Truth(scope, 0);
        return IsConstant(condition) ? null : condition;

        static bool IsConstant(Expression expression) => expression is not (Variable or Length or RecorderCall)
            && ExpressionReductions.Children(expression).All(IsConstant);
    }

    /// <summary>What a switch or a pattern decides on.</summary>
    public Expression Subject(Scope scope) => dice.Weigh<Expression>(
        (4, () => Natural(scope, 1)),
        (dice.Allows(Feature.Integers) ? 2 : 0, () => _integers.Any(scope)),
        (dice.Allows(Feature.Steering) ? 2 : 0, () => Steered(scope)),
        (dice.Allows(Feature.Widths) ? 2 : 0, () => _integers.Wide(scope) ?? Natural(scope, 1)),
        (dice.Allows(Feature.Patterns) ? 3 : 0, () => dice.Pick(dice.Floating) is var floating && floating != Kind.Half
            ? In(floating).Real(scope, dice.Below(2))
            : Natural(scope, 1)));

    /// <summary>Joins two expressions that differ, or nearly always: the same twice tells little.</summary>
    public static Expression Apart(Func<Expression> draw, Func<Expression, Expression, Expression> join)
    {
        var first = draw();
        var second = draw();
        for (int i = 0; i < 3 && (first == second || IsLiteral(first) && IsLiteral(second)); i++)
            second = draw();
        return join(first, second);

        static bool IsLiteral(Expression expression) => expression is RealLiteral or IntegerLiteral;
    }

    /// <summary>An integer that is small and not negative.</summary>
    public Expression Natural(Scope scope, int depth) => _integers.Natural(scope, depth);

    /// <summary>A small natural number cut from an active value. It may steer, and must not come back into a real number.</summary>
    public Expression Steered(Scope scope)
    {
        var floating = In(dice.Pick(dice.Floating));
        var size = Times(floating.Literal(1, 3), new MathCall("Abs", floating.Leaf(scope)));
        var whole = new Conversion(Kind.Integer, floating == In(Kind.Half) ? new Conversion(Kind.Single, size) : size);
        return new Arithmetic('%', whole, new IntegerLiteral(dice.Between(2, 5)));
    }

    /// <summary>An element of an array in scope, at an index that is valid whenever it is reached.</summary>
    public Element? Element(Scope scope, bool writable, bool referred = false)
    {
        var row = Kinds.RowOf(kind);
        // A list has no places that can be referred to.
        var arrays = (writable ? scope.Writable(row) : scope.Of(row)).FindAll(local => !referred || local.Shape != Shape.List);
        return Part(scope, writable, referred, arrays.Count == 0 ? 100 : 30) ?? (arrays.Count == 0 ? null : Element(scope, dice.Pick(arrays)));
    }

    /// <summary>A number in an element of an array of structs.</summary>
    private Element? Part(Scope scope, bool writable, bool referred, int percent)
    {
        var rows = writable ? scope.Writable(Kind.StructureArray) : scope.Of(Kind.StructureArray);
        if (rows.Count == 0 || !dice.Chance(percent))
            return null;
        var row = dice.Pick(rows);
        List<Local> parts = [.. Structures.Names(row with { Name = "", Kind = Kind.Structure })
            .Where(part => part.Kind == kind && (!writable || part.Writable) && !(referred && part.IsProperty))];
        return parts.Count == 0 ? null : new Element(row.Name, Index(scope, row), kind) { Path = dice.Pick(parts).Name };
    }

    private Expression Index(Scope scope, Local array) => new IndexGenerator(dice, () => Steered(scope)).Draw(scope, array);

    public Element Element(Scope scope, Local array) => new(
        array.Name, Index(scope, array), Kinds.ElementOf(array.Kind));

    /// <summary>A factor about one, which a loop may apply many times over.</summary>
    public Expression Factor(Scope scope) => dice.Weigh<Expression>(
        (1, () => Literal(0.4, 1.3)),
        (2, () => new Arithmetic(
            '+',
            Literal(0.5, 0.8),
            Times(Literal(0.1, 0.5), new MathCall(dice.Pick(["Sin", "Cos", "Tanh"]), Real(scope, 1))))));

    /// <summary>An expression bounded away from zero.</summary>
    public Expression Denominator(Scope scope, int depth)
    {
        var value = Squash(Real(scope, Math.Max(0, depth - 1)), 6);
        return dice.Weigh<Expression>(
            (1, () => Literal(0.6, 3)),
            (3, () => new Arithmetic('+', Literal(0.7, 2), Times(value, value))),
            (1, () => new Arithmetic('+', Literal(1.6, 3), new MathCall(dice.Pick(["Sin", "Cos"]), value))));
    }

    /// <summary>Two decimals, as people write constants.</summary>
    public RealLiteral Literal(double low, double high) =>
        Constant(Math.Round(dice.Real(low, high), 2) is var value && value == 0 ? 0.01 : value);

    public RealLiteral Constant(double value) => new(Kinds.Round(kind, value), kind);

    public static Expression Times(Expression left, Expression right) => new Arithmetic('*', left, right);

    private QueryGenerator Queries => new(dice, this);

    private Expression Leaf(Scope scope)
    {
        var reals = scope.Of(kind);
        var arrays = scope.Of(Kinds.RowOf(kind));
        return dice.Weigh<Expression>(
            (3, () => Literal(-2.5, 2.5)),
            (reals.Count > 0 ? 12 : 0, () => new Variable(kind, dice.Pick(reals).Name)),
            (arrays.Count > 0 ? 8 : 0, () => Element(scope, dice.Pick(arrays))),
            (scope.Of(Kind.StructureArray).Count > 0 ? 8 : 0, () => Part(scope, writable: false, referred: false, 100) ?? (Expression)Literal(-2.5, 2.5)),
            (dice.Allows(Feature.Integers) ? 2 : 0, () => new Conversion(kind, Natural(scope, 0))),
            (dice.Allows(Feature.Widths) && _integers.Wide(scope) is not null ? 2 : 0, () => new Conversion(kind, _integers.Small(scope))),
            // Where there is nothing narrow to read, all that there is comes by conversion.
            (kind != Kind.Real && scope.Of(Kind.Real).Count > 0 ? 5 : 0, () => new Conversion(kind, In(Kind.Real).Leaf(scope))));
    }

    private Conversion Converted(Scope scope, int depth)
    {
        List<Kind> others = [.. dice.Floating.Where(other => other != kind)];
        return new Conversion(kind, In(dice.Pick(others)).Real(scope, depth));
    }

    private SwitchChoice Switch(Scope scope, Func<Expression> value)
    {
        var subject = Subject(scope);
        var patterns = new PatternGenerator(dice, subject.Kind);
        var arms = ImmutableArray.CreateBuilder<Arm>();
        int count = dice.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            var guard = dice.Chance(25) ? When(scope) : null;
            if (patterns.Draw(guard is not null) is { } pattern)
                arms.Add(new Arm(pattern, guard, value()));
        }
        if (!patterns.IsExhausted)
            arms.Add(new Arm(new AnyPattern(), null, value()));
        return new SwitchChoice(subject, arms.ToImmutable());
    }

    private Expression SideEffect(Scope scope, int depth)
    {
        var reals = scope.Writable(kind);
        if (reals.Count == 0)
            return Leaf(scope);
        var target = new Variable(kind, dice.Pick(reals).Name);
        return dice.Weigh<Expression>(
            (2, () => new Assignment(target, null, Tame(scope, depth - 1))),
            (1, () => new Assignment(target, dice.Pick(['+', '-']), Tame(scope, depth - 1, 1))),
            (1, () => new Assignment(target, '*', Factor(scope))),
            (1, () => new Step(target, dice.Chance(50), dice.Chance(50))),
            (dice.Allows(Feature.PassiveCalls) && kind == Kind.Real ? 1 : 0,
                () => new RecorderCall(kind, "Draw", new IntegerLiteral(dice.Below(100)))));
    }
}
