using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Vectorize;

/// <summary>Writes a loop so that eight trips run at once, and what is left of them behind, one at a time.</summary>
internal sealed partial class LaneLowering
{
    private static readonly Literal Zero = new(IrType.Lanes, 0);
    private static readonly Literal Every = new(IrType.Mask, -1);
    private static readonly Literal None = new(IrType.Mask, 0);

    /// <summary>What added to any number leaves it as it is, a negative zero too.</summary>
    private static readonly RuntimeCall Nothing = Vector("Create", Literal.Of(-0.0));

    private readonly LaneLoop _plan;
    private readonly For _loop;
    private readonly System.Func<EquatableArray<Statement>, EquatableArray<Statement>> _inner;
    private readonly Variable _index;
    private readonly Dictionary<Variable, Variable> _inLanes = [];
    private readonly Dictionary<Expression, Variable> _sums;
    private readonly HeldElements _held;

    /// <summary>How many trips are left, of which eight run at once or all; null where those that are left over run one at a time.</summary>
    private readonly Variable? _left;
    private readonly Fresh _fresh;

    private LaneLowering(LaneLoop plan, RowFacts rows, System.Func<EquatableArray<Statement>, EquatableArray<Statement>> inner, Fresh fresh)
    {
        _plan = plan;
        _held = HeldElements.Of(plan, rows);
        _inner = inner;
        _loop = plan.Loop;
        _fresh = fresh;
        _index = New(_loop.Index.Name, IrType.Int);
        _inLanes[_loop.Index] = _index;
        _left = plan is { IsCostly: true, IsNest: false } ? New("left", IrType.Int) : null;
        _sums = plan.Sums.ToDictionary(s => s, s => New(s.TargetVariable().Name + "Lanes", IrType.Lanes));
    }

    /// <summary>The statements that run a loop.</summary>
    /// <param name="plan">How it runs.</param>
    /// <param name="rows">What is known of the rows.</param>
    /// <param name="inner">How the loops run in what one trip runs by itself.</param>
    /// <param name="fresh">Where new variables come from.</param>
    public static IEnumerable<Statement> Of(LaneLoop plan, RowFacts rows, System.Func<EquatableArray<Statement>, EquatableArray<Statement>> inner, Fresh fresh)
    {
        LaneLowering lowering = new(plan, rows, inner, fresh);
        return [.. lowering.Run(rows)];
    }

    private IEnumerable<Statement> Run(RowFacts rows)
    {
        Expression limit = _loop.Inclusive ? new Binary(BinaryOperator.Add, _loop.Limit, Literal.Of(1)) { Overflow = Overflow.Unchecked } : _loop.Limit;
        Expression[] guards = [.. new LaneGuards(_plan, rows, limit).All()];
        Variable end = New("end", IrType.Int);
        Expression fit = new RuntimeCall(_left is null ? "Lanes.Fit" : "Lanes.FitInPart", IrType.Bool, [_loop.First, limit]);
        Expression last = _left is null ? new RuntimeCall("Lanes.End", IrType.Int, [_loop.First, limit]) : limit;
        yield return new Declare(end, _left is null && guards.Length == 0 ? last : new Conditional(guards.Aggregate(fit, Build.AndAlso), last, _loop.First));
        EquatableArray<Statement> body = Block(_loop.Body, null);
        if (_left is not null)
        {
            body = [new Declare(_left, new RuntimeCall("Lanes.Left", IrType.Int, [new Read(_index), new Read(end)])), .. body];
        }

        body = [.. Tiles(), .. body];

        For strips = new(_index, _loop.First, new Read(end), 8, Inclusive: false, Reversed: false, body);
        if (_sums.Count == 0 && _rooms.Count == 0)
        {
            yield return strips;
        }
        else
        {
            yield return new If(
                new Binary(BinaryOperator.Greater, new Read(end), _loop.First),
                [
                    .. _sums.Select(s => new Declare(s.Value, Nothing)),
                    .. _rooms,
                    strips,
                    .. _rooms.Select(r => new Release(r.Variable)),
                    .. _sums.Select(s => new Accumulate(s.Key, new RuntimeCall("Lanes.Sum", IrType.Double, [new Read(s.Value)]))),
                ],
                []);
        }

        yield return _loop with { First = new Read(end), Body = OneAtATime(_loop.Body) };
    }

    private EquatableArray<Statement> OneAtATime(EquatableArray<Statement> block) => block.Select(s => s.Map(OfOneNumber, OneAtATime)).ToEquatableArray();

    /// <summary>Where every bit counts, what is the same in all trips is what the method computes.</summary>
    private Expression OfOneNumber(Expression e) => _plan.IsStrict ? e : LaneFunctions.OfOneNumber(e);

    private Variable New(string name, IrType type) => _fresh.Variable(name, type);

    private EquatableArray<Statement> Block(EquatableArray<Statement> block, Expression? mask) => block
        .SelectMany(s => Brought(s).Concat(Statements(s, mask).Select((r, i) => i == 0 ? r with { Source = s.Source } : r)))
        .ToEquatableArray();

    private IEnumerable<Statement> Statements(Statement statement, Expression? mask)
    {
        if (_plan.IsInTurn(statement))
        {
            return InTurn(statement, mask);
        }

        if (_plan.IsNest && InNest(statement, mask) is { } inNest)
        {
            return inNest;
        }

        switch (statement)
        {
            case Turn:
                return [new Turn()];
            case Declare s when _plan.IndexOf(s.Variable) is not null:
                return [];
            case Declare s:
                return [new Declare(InLanes(s.Variable), Own(s.Variable, s.Value))];
            case Assign { Target: Read target } s when _plan.IsDeclared(target.Variable):
                return [new Assign(new Read(InLanes(target.Variable)), Chosen(target, Own(target.Variable, s.Value), mask))];
            case Accumulate { Target: Read target } s when _plan.IsDeclared(target.Variable):
                Read own = new(InLanes(target.Variable));
                return [mask is null ? new Accumulate(own, Own(target.Variable, s.Value)) : new Assign(own, Select(mask, new Binary(BinaryOperator.Add, own, Own(target.Variable, s.Value)), own))];
            case Assign { Target: var target } s when _sums.TryGetValue(target, out Variable? sum):
                return LaneLoop.Terms(s.Value, target)!.Select(t => new Accumulate(new Read(sum), InPart(Masked(Number(t), mask))));
            case Accumulate { Target: var target } s when _sums.TryGetValue(target, out Variable? sum):
                return [new Accumulate(new Read(sum), InPart(Masked(Number(s.Value), mask)))];
            case Assign { Target: Element target, Value: Conditional { Condition: var truth } } s when target.Array.Type.Scalar == Scalar.Int:
                return [new Run(InPart("StoreTruth", IrType.Mask, Mask(truth), new Read(target.Array), Uniform(target.Index)))];
            case Assign { Target: Element target } s:
                return Overwritten(s, target, Number(s.Value), mask);
            case Accumulate { Target: Element target, Value: Unary { Operator: UnaryOperator.Negate } negated } s:
                return Overwritten(s, target, new Binary(BinaryOperator.Subtract, Load(target), Number(negated.Operand)), mask);
            case Accumulate { Target: Element target } s:
                return Overwritten(s, target, new Binary(BinaryOperator.Add, Load(target), Number(s.Value)), mask);
            case If s when !_plan.IsVarying(s.Condition):
                return [new If(Uniform(s.Condition), Block(s.Then, mask), Block(s.Else, mask))];
            case If s:
                Variable inMask = New("mask", IrType.Mask);
                Expression condition = Mask(s.Condition);
                Expression otherwise = new Unary(UnaryOperator.Complement, new Read(inMask));
                return
                [
                    new Declare(inMask, mask is null ? condition : new Binary(BinaryOperator.And, mask, condition)),
                    .. InOrder(s, Masked(s.Then, new Read(inMask)), s.Else.IsEmpty ? [] : Masked(s.Else, mask is null ? otherwise : new Binary(BinaryOperator.And, mask, otherwise))),
                ];
            default:
                throw new System.InvalidOperationException($"{statement.GetType().Name} has no lanes.");
        }
    }

    /// <summary>What a local becomes: numbers in lanes where they differ from trip to trip, the same number again where they do not.</summary>
    private Variable InLanes(Variable variable)
    {
        if (!_inLanes.TryGetValue(variable, out Variable? twin))
        {
            IrType type = !_plan.IsVarying(variable) ? variable.Type
                : !variable.Type.IsScalar ? new IrType(variable.Type.Scalar == Scalar.Double ? Scalar.Double : Scalar.Bool, Shape.LaneRow)
                : variable.Type == IrType.Bool ? IrType.Mask : IrType.Lanes;
            twin = New(variable.Name, type);
            _inLanes[variable] = twin;
        }

        return twin;
    }

    private Expression Own(Variable variable, Expression value) => InLanes(variable).Type switch
    {
        { } type when value is Load load => Loaded(load, type),
        { IsLanes: true } when _plan.IsPlace(variable) => Place(value),
        { IsLanes: true, Scalar: Scalar.Bool } => Mask(value),
        { IsLanes: true } => Number(value),
        _ => Uniform(value),
    };

    private Expression Chosen(Read target, Expression value, Expression? mask) => mask is null ? value : Select(mask, value, new Read(InLanes(target.Variable)));

    private static Expression Masked(Expression value, Expression? mask) => mask is null ? value : Select(mask, value, Nothing);

    private static RuntimeCall Select(Expression mask, Expression value, Expression otherwise) => Vector("ConditionalSelect", mask, value, otherwise);

    private static RuntimeCall Vector(string function, params Expression[] arguments) => new("Vector512." + function, IrType.Lanes, arguments.ToEquatableArray());

    /// <summary>What touches elements, of as many trips as are left.</summary>
    private RuntimeCall InPart(string function, IrType type, params Expression[] arguments) => _left is null
        ? new RuntimeCall("Lanes." + function, type, arguments.ToEquatableArray())
        : new RuntimeCall($"Lanes.{function}Part", type, [.. arguments, new Read(_left)]);

    /// <summary>What is summed up, of as many trips as are left.</summary>
    private Expression InPart(Expression value) => _left is null ? value : new RuntimeCall("Lanes.Part", IrType.Lanes, [value, new Read(_left)]);

    private IEnumerable<Expression> StrideOf(Element element) => _plan.StrideOf(element.Index) is { IsOne: false } stride ? [Uniform(stride.ToExpression())] : [];

    /// <summary>What is the same in all lanes, or an index, of which it is that of the first lane.</summary>
    private Expression Uniform(Expression e) => OfOneNumber(e.Rewrite(x => x switch
    {
        Read read when _inLanes.TryGetValue(read.Variable, out Variable? twin) => new Read(twin),
        Element element when _inLanes.TryGetValue(element.Array, out Variable? twin) => element with { Array = twin },
        Length length when _inLanes.TryGetValue(length.Array, out Variable? twin) => length with { Array = twin },
        _ => null,
    }));

    private Expression Number(Expression e) => !_plan.IsVarying(e) ? e is Literal { Bits: 0 } ? Zero : Vector("Create", Uniform(e)) : e switch
    {
        Read x => new Read(InLanes(x.Variable)),
        Element x => _plan.IsNest ? Gathered(x) : Load(x),
        Unary x => new Unary(x.Operator, Number(x.Operand)),
        Binary x => new Binary(x.Operator, Number(x.Left), Number(x.Right)),
        Conditional x when !_plan.IsVarying(x.Condition) => new Conditional(Uniform(x.Condition), Number(x.WhenTrue), Number(x.WhenFalse)),
        Conditional x => Select(Mask(x.Condition), Number(x.WhenTrue), Number(x.WhenFalse)),
        Convert { Operand: Apply { Primitive: LaneFunctions.SignOf, Arguments: [var signed] } } => new RuntimeCall("Lanes.Sign", IrType.Lanes, [Number(signed)]),
        Convert { Operand: Read place } when _plan.IsPlace(place.Variable) => new Read(InLanes(place.Variable)),
        Convert x => new RuntimeCall("Lanes.From", IrType.Lanes, [Uniform(x.Operand)]),
        OnGradient x => Number(x.Operand),
        Apply x when LaneFunctions.Given(x) is { } given => Number(given),
        Apply x => new RuntimeCall(LaneFunctions.TryGet(x.Primitive, out _)!, IrType.Lanes, x.Arguments.Select(Number).ToEquatableArray()),
        _ => throw new System.InvalidOperationException($"{e.GetType().Name} has no lanes."),
    };

    private Expression Mask(Expression e) => !_plan.IsVarying(e)
        ? new Conditional(Uniform(e), Every, None)
        : e switch
        {
            Read x => new Read(InLanes(x.Variable)),

            // What the same in all trips decides alone keeps the rest from being computed, which might throw.
            Binary { Operator: BinaryOperator.AndAlso } x when !_plan.IsVarying(x.Left) => new Conditional(Uniform(x.Left), Mask(x.Right), None),
            Binary { Operator: BinaryOperator.OrElse } x when !_plan.IsVarying(x.Left) => new Conditional(Uniform(x.Left), Every, Mask(x.Right)),
            Binary { Operator: BinaryOperator.NotEqual, Left: Element { Array.Type.Scalar: Scalar.Int } x } when _plan.IsDeclared(x.Array) => Own(x),
            Binary { Operator: BinaryOperator.NotEqual, Left: Element { Array.Type.Scalar: Scalar.Int } x } => InPart("LoadTruth", IrType.Mask, new Read(x.Array), Uniform(x.Index)),
            Binary { Operator: BinaryOperator.NotEqual } x => new Unary(UnaryOperator.Complement, Vector("Equals", Compared(x.Left), Compared(x.Right))),
            Binary { Operator: var op } x when op.IsComparison() => Vector(NameOf(op), Compared(x.Left), Compared(x.Right)),
            Binary x => new Binary(x.Operator is BinaryOperator.And or BinaryOperator.AndAlso ? BinaryOperator.And : BinaryOperator.Or, Mask(x.Left), Mask(x.Right)),
            Unary x => new Unary(UnaryOperator.Complement, Mask(x.Operand)),
            _ => throw new System.InvalidOperationException($"{e.GetType().Name} has no lanes."),
        };

    /// <summary>An integer is compared as a number, which it is exactly.</summary>
    private Expression Compared(Expression e) => e.Type == IrType.Double ? Number(e)
        : e is Read read && _plan.IsPlace(read.Variable) ? new Read(InLanes(read.Variable))
        : _plan.IsVarying(e) ? new RuntimeCall("Lanes.From", IrType.Lanes, [Uniform(e)])
        : Vector("Create", new Convert(IrType.Double, Uniform(e), Convert.NoSite));

    private static string NameOf(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => "LessThan",
        BinaryOperator.LessOrEqual => "LessThanOrEqual",
        BinaryOperator.Greater => "GreaterThan",
        BinaryOperator.GreaterOrEqual => "GreaterThanOrEqual",
        _ => "Equals",
    };
}
