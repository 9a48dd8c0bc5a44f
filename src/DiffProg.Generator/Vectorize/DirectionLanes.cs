using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>
/// Writes a tangent so that each of its tangents is eight, along as many directions. What decides the way is the primal's, which stays one
/// number: all directions go the same way, so that nothing has to be masked. What is not known to have such a form has none.
/// </summary>
internal sealed class DirectionLanes
{
    private static readonly IrType LaneRow = new(Scalar.Double, Shape.LaneRow);

    private readonly int _firstTangent;
    private readonly Dictionary<Variable, Variable> _inLanes = [];
    private bool _hasForm = true;

    private DirectionLanes(int firstTangent) => _firstTangent = firstTangent;

    /// <summary>The tangent along eight directions at once; null where it has no such form.</summary>
    /// <param name="tangent">The tangent along one direction.</param>
    /// <param name="primal">The function that it was made of.</param>
    public static Function? Of(Function tangent, Function primal)
    {
        DirectionLanes pass = new(primal.NextId);
        EquatableArray<Parameter> parameters = tangent.Parameters
            .Select(p => pass.IsTangent(p.Variable) ? p with { Variable = pass.InLanes(p.Variable), ByReference = false } : p)
            .ToEquatableArray();
        EquatableArray<Statement> body = pass.Statements(tangent.Body);
        Queue<Expression> left = new(tangent.Results);
        EquatableArray<Expression> results = primal.Results
            .SelectMany(r => r.Type.IsDifferentiable ? [pass.OfPrimal(left.Dequeue()), pass.Number(left.Dequeue())] : new[] { pass.OfPrimal(left.Dequeue()) })
            .ToEquatableArray();
        return pass._hasForm ? tangent with { Parameters = parameters, Body = body, Results = results } : null;
    }

    /// <summary>The statements of an inner scope; its rows of tangents go back at its end, last in, first out. Those of the function itself the tape takes back.</summary>
    private EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        EquatableArray<Statement> statements = Statements(block);
        return [.. statements, .. statements.OfType<Declare>().Where(d => d.Value is NewArray { Type.Shape: Shape.LaneRow }).Reverse().Select(d => new Release(d.Variable))];
    }

    private EquatableArray<Statement> Statements(EquatableArray<Statement> block) =>
        block.Where(s => s is not Release { Row: var row } || !IsTangent(row)).Select(s => Statement(s) with { Source = s.Source }).ToEquatableArray();

    private Statement Statement(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: NewArray { Count: var count } } s when IsTangent(s.Variable) && count.Type == IrType.Int:
                return new Declare(InLanes(s.Variable), new NewArray(LaneRow, OfPrimal(count), IsPooled: true));
            case Declare { Value: View { IsPart: false, Path.Length: 0 } view } s when IsTangent(s.Variable) && IsTangent(view.Row):
                return new Declare(InLanes(s.Variable), new View(LaneRow, InLanes(view.Row), OfPrimal(view.Start), OfPrimal(view.Count)));
            case Declare s when IsTangent(s.Variable) && s.Variable.Type.IsScalar:
                return new Declare(InLanes(s.Variable), Number(s.Value));
            case Assign { Target.Type.IsScalar: true } s when IsTangent(s.Target.TargetVariable()):
                return new Assign(Number(s.Target), Number(s.Value));
            case Accumulate s when IsTangent(s.Target.TargetVariable()):
                return new Accumulate(Number(s.Target), Number(s.Value));
            case CopyRow s when IsTangent(s.Target) && IsTangent(s.From):
                return new CopyRow(InLanes(s.Target), InLanes(s.From));
            case Call s when s.Target.Derivation.HasTangents:
                return CallOf(s);
            case Declare or Assign or Accumulate or CopyRow or Call or Opaque or Throw or Release or Keep when !statement.Declared().Any(IsTangent):
            case If or For or Loop or Try:
                return statement.Map(OfPrimal, Block);
            default:
                _hasForm = false;
                return statement;
        }
    }

    /// <summary>A callee's tangent behind each of its arguments that has one, and behind each result.</summary>
    private Call CallOf(Call call)
    {
        List<Argument> arguments = [];
        foreach (bool isActive in call.Target.Derivation.Active)
        {
            arguments.Add(OfPrimal(call.Arguments[arguments.Count]));
            if (isActive)
            {
                Argument tangent = call.Arguments[arguments.Count];
                arguments.Add(tangent.Value is Read { Type.IsScalar: false } row && IsTangent(row.Variable)
                    ? new Argument(new Read(InLanes(row.Variable)))
                    : new Argument(Number(tangent.Value), tangent.ByReference));
            }
        }

        return call with
        {
            Arguments = arguments.ToEquatableArray(),
            Results = call.Results.Select(r => IsTangent(r) ? InLanes(r) : r).ToEquatableArray(),
            Target = call.Target with { Derivation = call.Target.Derivation with { Transforms = [Ir.Transform.BatchedTangent] } },
        };
    }

    private bool IsTangent(Variable variable) => variable.Id >= _firstTangent;

    private bool IsOfTangents(Expression e) => e.Variables().Any(IsTangent);

    /// <summary>What a tangent becomes: eight numbers, or a row of such; a reference is a row of one element.</summary>
    private Variable InLanes(Variable variable)
    {
        if (!_inLanes.TryGetValue(variable, out Variable? twin))
        {
            _hasForm &= variable.Type is { Scalar: Scalar.Double, Shape: not Shape.Object };
            twin = variable with { Type = variable.Type.IsScalar ? IrType.Lanes : LaneRow };
            _inLanes[variable] = twin;
        }

        return twin;
    }

    private Argument OfPrimal(Argument argument) => argument with { Value = OfPrimal(argument.Value) };

    /// <summary>What is the primal's; of tangents it asks the length at most.</summary>
    private Expression OfPrimal(Expression e)
    {
        _hasForm &= !e.Contents().Any(IsTangent) && !e.SelfAndBelow().Any(x => x is IsNull test && IsTangent(test.Array));
        return e.Rewrite(x => x is Length length && IsTangent(length.Array) ? length with { Array = InLanes(length.Array) } : null);
    }

    /// <summary>A tangent, which is linear in those that it is made of.</summary>
    private Expression Number(Expression e)
    {
        switch (e)
        {
            case Literal { Bits: 0 }:
                return new Literal(IrType.Lanes, 0);
            case { Type: var type } when type == IrType.Double && !IsOfTangents(e):
                return new RuntimeCall("Vector512.Create", IrType.Lanes, [OfPrimal(e)]);
            case Read { Type.IsScalar: true } x:
                return new Read(InLanes(x.Variable));
            case Element { Path.Length: 0 } x when IsTangent(x.Array):
                return new Element(InLanes(x.Array), OfPrimal(x.Index));
            case Unary { Operator: UnaryOperator.Negate } x:
                return new Unary(x.Operator, Number(x.Operand));
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract } x:
                return new Binary(x.Operator, Number(x.Left), Number(x.Right));
            case Binary { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } x when !IsOfTangents(x.Right):
                return new Binary(x.Operator, Number(x.Left), OfPrimal(x.Right));
            case Binary { Operator: BinaryOperator.Multiply } x when !IsOfTangents(x.Left):
                return new Binary(x.Operator, Number(x.Right), OfPrimal(x.Left));
            case Conditional x:
                return new Conditional(OfPrimal(x.Condition), Number(x.WhenTrue), Number(x.WhenFalse));
            default:
                _hasForm = false;
                return e;
        }
    }
}
