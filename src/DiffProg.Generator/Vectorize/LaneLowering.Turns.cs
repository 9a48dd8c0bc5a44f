using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <content>Statements that run one trip after another in the midst of others that run eight at once.</content>
internal sealed partial class LaneLowering
{
    /// <summary>Each trip has its numbers out of the lanes, runs the statement as the method does, and leaves in the lanes what others ask for.</summary>
    private IEnumerable<Statement> InTurn(Statement statement, Expression? mask)
    {
        Variable lane = New("lane", IrType.Int);
        HashSet<Variable> bound = [.. new[] { statement }.All().SelectMany(s => s.Bound())];
        HashSet<Variable> left = [.. new[] { statement }.All().Select(Assigned).OfType<Variable>().Where(v => _plan.IsVarying(v) && (!bound.Contains(v) || statement is Declare))];
        List<Statement> own = [];
        HashSet<Variable> brought = [.. bound];
        bool isInLoop = _loop.Body.All().OfType<IRepeated>().Cast<Statement>().Any(l => !ReferenceEquals(l, statement) && l.Blocks().Any(b => b.All().Any(s => ReferenceEquals(s, statement))));
        Dictionary<Variable, Variable> flat = [];
        foreach (Variable variable in new[] { statement }.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Concat(left))
        {
            Bring(variable);
        }

        own.AddRange(_inner([Own(statement)]));
        own.AddRange(left.Where(IsAskedFor).Select(v => new Assign(new Read(InLanes(v)), With(v))));
        EquatableArray<Statement> body = mask is null ? [.. own] : [new If(Holds(mask), [.. own], [])];
        return
        [
            .. statement is Declare declare && _plan.IsVarying(declare.Variable) ? [new Declare(InLanes(declare.Variable), Literal.Zero(InLanes(declare.Variable).Type))] : Enumerable.Empty<Statement>(),
            new For(lane, Literal.Of(0), Literal.Of(8), 1, Inclusive: false, Reversed: false, body),
        ];

        void Bring(Variable variable)
        {
            bool isOwn = _plan.IsDeclared(variable) || variable == _loop.Index;
            if (!isOwn || (_plan.IndexOf(variable) is null && _plan.StrideOf(new Read(variable)) is { IsZero: true } && !_plan.IsVarying(variable)) || !brought.Add(variable))
            {
                return;
            }

            if (_plan.IndexOf(variable) is { } index)
            {
                foreach (Variable operand in index.Variables())
                {
                    Bring(operand);
                }

                own.Add(new Declare(variable, Same(index)));
            }
            else if (_plan.StrideOf(new Read(variable)) is { IsZero: false } stride)
            {
                own.Add(new Declare(variable, new Binary(BinaryOperator.Add, new Read(InLanes(variable)), stride.IsOne ? new Read(lane) : new Binary(BinaryOperator.Multiply, new Read(lane), Uniform(stride.ToExpression())))));
            }
            else if (_plan.IsVarying(variable) && !variable.Type.IsScalar)
            {
                flat[variable] = New(variable.Name, new IrType(Scalar.Double, Shape.Span));
                own.Add(new Declare(flat[variable], new RuntimeCall("Lanes.Flat", flat[variable].Type, [new Read(InLanes(variable))])));
            }
            else if (_plan.IsVarying(variable))
            {
                own.Add(new Declare(variable, variable.Type == IrType.Bool ? Holds(new Read(InLanes(variable)))
                    : variable.Type == IrType.Int ? new Convert(IrType.Int, Lane(variable), Convert.NoSite)
                    : Lane(variable)));
            }
        }

        Element Lane(Variable variable) => new(InLanes(variable), new Read(lane));

        RuntimeCall Holds(Expression truth) => new("Lanes.Holds", IrType.Bool, [truth, new Read(lane)]);

        RuntimeCall With(Variable variable) => variable.Type == IrType.Bool
            ? new("Lanes.With", IrType.Mask, [new Read(InLanes(variable)), new Read(lane), new Read(variable)])
            : Vector("WithElement", new Read(InLanes(variable)), new Read(lane), new Read(variable));

        // What is the same in all trips has another name here.
        Expression Same(Expression e) => OfOneNumber(e.Rewrite(x => x switch
        {
            Read read when Twin(read.Variable) is { } twin => new Read(twin),
            Element element when flat.TryGetValue(element.Array, out Variable? row) => new Element(row, new Binary(BinaryOperator.Add, new Binary(BinaryOperator.Multiply, Literal.Of(8), element.Index), new Read(lane))),
            Element element when Twin(element.Array) is { } twin => element with { Array = twin },
            Length length when Twin(length.Array) is { } twin => length with { Array = twin },
            _ => null,
        }));

        Variable? Twin(Variable variable) => brought.Contains(variable) && !flat.ContainsKey(variable) ? null : _inLanes.TryGetValue(variable, out Variable? twin) ? twin : null;

        Statement Own(Statement s) => s.Map(Same, b => b.Select(Own).ToEquatableArray());

        // A statement in a loop of the trip may ask for what it left the time before.
        bool IsAskedFor(Variable variable) => (isInLoop ? _loop.Body.All() : Within(_loop.Body)).SelectMany(s => s is Assign { Target: Read } assign ? [assign.Value] : s.Expressions()).SelectMany(e => e.Variables()).Contains(variable);

        IEnumerable<Statement> Within(EquatableArray<Statement> block) => block.Where(s => !ReferenceEquals(s, statement)).SelectMany(s => s.Blocks().SelectMany(Within).Prepend(s));
    }

    private static Variable? Assigned(Statement statement) => statement switch
    {
        Declare x => x.Variable,
        Assign { Target: Read target } => target.Variable,
        Accumulate { Target: Read target } => target.Variable,
        _ => null,
    };

    /// <summary>An integer that a trip has found, as a number, which it is exactly.</summary>
    private Expression Place(Expression value) => value switch
    {
        Literal x => Vector("Create", Literal.Of((double)x.AsInt)),
        Read x when _plan.IsPlace(x.Variable) => new Read(InLanes(x.Variable)),
        Element x when _plan.IsRowOfPlaces(x.Array) => Own(x),
        _ => Vector("Create", new Convert(IrType.Double, Uniform(value), Convert.NoSite)),
    };
}
