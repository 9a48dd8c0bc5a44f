using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Forward mode: every active variable <c>x</c> gets a twin <c>xDot</c>, every active statement a linear one before it. It takes
/// any function, an adjoint too: the tangent of an adjoint is a Hessian-vector product.
/// </summary>
internal sealed class Tangent
{
    private const string Dot = "Dot";
    private readonly Activity _activity;
    private readonly Callees _callees;
    private readonly Aliases _aliases;
    private readonly Fresh _fresh;

    private readonly bool _isOfAdjoint;

    private Tangent(Function function, Activity activity, Callees callees, bool isOfAdjoint)
    {
        _isOfAdjoint = isOfAdjoint;
        _activity = activity;
        _callees = callees;
        _aliases = Aliases.Of(function, callees, parametersMayAlias: false);
        _fresh = new Fresh(function.NextId);
    }

    /// <summary>Makes the tangent.</summary>
    /// <param name="function">The function.</param>
    /// <param name="activity">What is active in it.</param>
    /// <param name="callees">What its callees write and return.</param>
    /// <param name="isWritten">Whether the function writes to a parameter.</param>
    /// <param name="isCalled">Whether other derivatives call it, whose tangents of arrays may be assigned to variables.</param>
    /// <param name="isOfAdjoint">Whether the function is an adjoint: what it calls as it is, no derivative flows through.</param>
    public static Function Of(Function function, Activity activity, Callees callees, Func<Parameter, bool> isWritten, bool isCalled, bool isOfAdjoint)
    {
        Tangent tangent = new(function, activity, callees, isOfAdjoint);
        List<Parameter> parameters = [];
        List<Statement> shadows = [];
        List<Statement> end = [];
        foreach (Parameter parameter in function.Parameters)
        {
            parameters.Add(parameter);
            Variable variable = parameter.Variable;
            if (parameter.Active && variable.Type.IsDifferentiable)
            {
                Shape shape = variable.Type.IsObject ? Shape.Object : (variable.Type.IsReference, isWritten(parameter)) switch
                {
                    (true, true) => Shape.Reference,
                    (true, false) => Shape.ReadOnlyReference,
                    (false, true) => Shape.Span,
                    _ => Shape.ReadOnlySpan,
                };
                bool isCarried = tangent._aliases.IsCarried(variable);
                if (!isCarried || isCalled)
                {
                    parameters.Add(parameter with { Variable = tangent._fresh.Twin(variable, Dot, isCarried ? Shape.Array : shape) });
                    continue;
                }

                // The caller's buffer is a span, which no variable of an array can be: an array of the function's own takes its place.
                Variable buffer = tangent._fresh.Variable(variable.Name + Dot + "Buffer", variable.Type.ToTangent() with { Shape = shape });
                parameters.Add(parameter with { Variable = buffer });
                Declare own = tangent.NewTwin(variable, Length.Beside(variable));
                shadows.AddRange([own, new CopyRow(own.Variable, buffer)]);
                if (buffer.Type.IsWritableRow)
                {
                    end.Add(new CopyRow(buffer, own.Variable));
                }
            }
            else if (!variable.Type.IsScalar && activity.IsActive(variable))
            {
                shadows.Add(tangent.ZeroTwin(variable, mayBeMissing: variable.MayBeMissing || tangent._aliases.IsCarried(variable)));
            }
        }

        EquatableArray<Statement> body = tangent.Block(function.Body);
        EquatableArray<Expression> results = function.Results
            .SelectMany(r => !r.Type.IsDifferentiable ? [r] : r is Read { Type.IsScalar: false } row ? [r, new Read(tangent.TwinOf(row.Variable))] : new[] { r, tangent.DotOrZero(r) })
            .ToEquatableArray();
        return new Function(parameters.ToEquatableArray(), [.. shadows, .. body, .. end], results, tangent._fresh.NextId);
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(Statement).ToEquatableArray();

    private IEnumerable<Statement> Statement(Statement statement)
    {
        switch (statement)
        {
            case Declare { Value: NewArray array } s when _activity.IsActive(s.Variable):
                return [s, NewTwin(s.Variable, array.Count)];
            case Declare { Value: ZeroLike zero } s when _activity.IsActive(s.Variable):
                return [s, new Declare(TwinOf(s.Variable), zero)];
            case Declare { Value: View view } s when _activity.IsActive(s.Variable):
                return [s, new Declare(TwinOf(s.Variable), view with { Type = TwinOf(s.Variable).Type, Row = TwinOf(view.Row) })];
            case Declare s when _activity.IsActive(s.Variable):
                // After the primal, whose value the derivative may ask for; for a load, because the tape gives back last in, first out.
                return [s, new Declare(TwinOf(s.Variable), OfValue(s.Value, new Read(s.Variable)) ?? Literal.Zero(s.Variable.Type))];
            case Assign { Value: Load load } s when _activity.IsActive(s.Target):
                return [s, new Assign(Place(s.Target), new Load(_fresh.Twin(load.Slot, Dot)))];
            case Assign s when _activity.IsActive(s.Target):
                return [new Assign(Place(s.Target), DotOrZero(s.Value)), s];
            case Accumulate s when _activity.IsActive(s.Target):
                return OfValue(s.Value, s.Value) is { } dot ? [new Accumulate(Place(s.Target), dot), s] : [s];
            case Save s when _activity.IsActive(s.Slot):
                return [new Save(_fresh.Twin(s.Slot, Dot), DotOrZero(s.Value)), s];
            case CopyRow s when _activity.IsActive(s.Target) && _activity.IsActive(s.From):
                return [new CopyRow(TwinOf(s.Target), TwinOf(s.From)), s];
            case Opaque { Result: { } result } when _activity.IsActive(result):
                return [statement, new Declare(TwinOf(result), Literal.Zero(result.Type))];
            case Call { Target.Method.Rule: not null, Results: [{ } result] } s when _activity.IsActive(result):
                return RuleOf(s, result);
            case Call s:
                return CallOf(s);
            default:
                return [statement.Map(e => e, Block)];
        }
    }

    private IEnumerable<Statement> CallOf(Call call)
    {
        CallTarget target = call.Target;
        bool isOfUser = target.Derivation is { IsPrimal: true, Active.IsEmpty: true };
        bool[] active = [.. call.Arguments.Select((a, i) => IsActiveArgument(target, i, a))];
        if (isOfUser && target.Method.Exported is { } exported && active.Contains(true))
        {
            active = [.. exported.Active];
        }

        if (!target.Method.IsDifferentiable || !active.Contains(true) || (_isOfAdjoint && isOfUser))
        {
            // A result may become active after the call.
            return [call, .. call.Results.Where(_activity.IsActive).Select(r => r.Type.IsScalar ? new Declare(TwinOf(r), Literal.Zero(r.Type)) : ZeroTwin(r, mayBeMissing: _callees.HandlesOf(target).ReturnsShadow))];
        }

        List<Argument> arguments = [];
        List<Statement> before = [];
        for (int i = 0; i < active.Length; i++)
        {
            Argument argument = call.Arguments[i];
            arguments.Add(argument);
            if (active[i])
            {
                bool isPlace = argument.ByReference || !argument.Value.Type.IsScalar;
                arguments.Add(argument with { Value = !isPlace ? DotOrZero(argument.Value) : PlaceOrScratch(argument.Value.TargetVariable(), before) });
            }
        }

        Derivation derivation = target.Derivation.IsPrimal ? new Derivation([], active.ToEquatableArray()) : target.Derivation;
        return [.. before, call with
        {
            Arguments = arguments.ToEquatableArray(),
            Results = call.Results.SelectMany(r => r.Type.IsDifferentiable ? [r, TwinOf(r)] : new[] { r }).ToEquatableArray(),
            Target = target with { Derivation = derivation.Then(Ir.Transform.Tangent) },
        }];
    }

    /// <summary>The user's own tangent stands behind the call, whose result it takes.</summary>
    private List<Statement> RuleOf(Call call, Variable result)
    {
        List<Statement> before = [];
        List<Expression> tangents = [];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (RuleCalls.HasGradient(call, i))
            {
                Expression value = call.Arguments[i].Value;
                tangents.Add(value.Type.IsScalar ? DotOrZero(value) : PlaceOrScratch(value.TargetVariable(), before));
            }
        }

        return [.. before, call, RuleCalls.Forward(call, TwinOf(result), tangents)];
    }

    /// <summary>The twin of what a callee writes; scratch where nobody asks for the tangent of it.</summary>
    private Read PlaceOrScratch(Variable variable, List<Statement> before)
    {
        if (_activity.IsActive(variable))
        {
            return new Read(TwinOf(variable));
        }

        bool isRow = variable.Type is { IsScalar: false, IsReference: false, IsObject: false };
        IrType type = variable.Type.ToTangent();
        Variable scratch = _fresh.Variable(variable.Name + Dot, isRow ? type with { Shape = Shape.Array } : type);
        before.Add(new Declare(scratch, variable.Type.IsScalar ? Literal.Zero(variable.Type) : Zeros.Like(scratch.Type, variable, isRow ? Length.Beside(variable) : Literal.Of(1))));
        return new Read(scratch);
    }

    /// <summary>An argument of an adjoint is accompanied where the adjoint's own parameter is active, whatever it is given here.</summary>
    private bool IsActiveArgument(CallTarget target, int index, Argument argument)
    {
        if (!argument.Value.Type.IsDifferentiable)
        {
            return false;
        }

        EquatableArray<bool> active = target.Derivation.Active;
        return target.Derivation is { IsPrimal: true, Active.IsEmpty: true }
            ? (argument.Value.Type.IsScalar && !argument.ByReference ? _activity.IsVaried(argument.Value) : _activity.IsActive(argument.Value.TargetVariable()))
            : index >= active.Count || active[index];
    }

    /// <summary>A zero tangent of what is given, or was returned by a call.</summary>
    private Declare ZeroTwin(Variable variable, bool mayBeMissing)
    {
        Variable twin = _fresh.Twin(variable, Dot, variable.Type.IsReference ? Shape.Reference : Shape.Array);
        return new Declare(twin, Zeros.Like(twin.Type, variable, variable.Type.IsReference ? Literal.Of(1) : new Length(variable, mayBeMissing)));
    }

    private Declare NewTwin(Variable row, Expression count)
    {
        Variable twin = _fresh.Twin(row, Dot, row.Type.IsReference ? Shape.Reference : Shape.Array);
        return new Declare(twin, new NewArray(twin.Type, count));
    }

    /// <summary>The twin of a view is a view of the twin, and as writable.</summary>
    private Variable TwinOf(Variable variable)
    {
        if (_aliases.ViewOf(variable) is not { } view)
        {
            return _fresh.Twin(variable, Dot);
        }

        if (view.IsPart)
        {
            return _fresh.Twin(variable, Dot, view.IsFlat ? Shape.Span : Shape.Array);
        }

        bool isWritable = TwinOf(view.Row).Type.IsWritableRow;
        return _fresh.Twin(variable, Dot, (view.Type.IsReference, isWritable) switch
        {
            (true, true) => Shape.Reference,
            (true, false) => Shape.ReadOnlyReference,
            (false, true) => Shape.Span,
            _ => Shape.ReadOnlySpan,
        });
    }

    private Expression Place(Expression target) => target switch
    {
        Element element => element with { Array = TwinOf(element.Array) },
        Item item => Place(item),
        _ => new Read(TwinOf(target.TargetVariable())),
    };

    private Item Place(Item item) => item with { Rows = TwinOf(item.Rows), Type = item.Type.ToTangent() };

    private Expression DotOrZero(Expression e) => OfValue(e, e) ?? Literal.Zero(e.Type);

    /// <summary>The tangent of an expression; null where it is zero.</summary>
    private Expression? OfValue(Expression e, Expression result) => !_activity.IsVaried(e) ? null : e switch
    {
        Read x => _activity.IsActive(x.Variable) ? new Read(TwinOf(x.Variable)) : null,
        Element x => _activity.IsActive(x.Array) ? x with { Array = TwinOf(x.Array) } : null,
        Item x => Place(x),
        Load x => new Load(_fresh.Twin(x.Slot, Dot)),
        Unary x => OfValue(x.Operand, x.Operand) is { } dot ? Build.Negate(dot) : null,
        Ir.Convert x => OfValue(x.Operand, x.Operand) is { } dot ? Build.Convert(x.Type, dot) : null,
        Binary x => Sum([x.Left, x.Right], RuleTable.Get(x.Operator), result),
        Apply x => Sum(x.Arguments, RuleTable.Get(x.Primitive).Partials, result),
        Conditional x => new Conditional(x.Condition, DotOrZero(x.WhenTrue), DotOrZero(x.WhenFalse)),
        _ => throw new InvalidOperationException($"No rule gives the tangent of {e.GetType().Name}."),
    };

    private Expression? Sum(EquatableArray<Expression> operands, EquatableArray<Partial?> partials, Expression result)
    {
        Expression? sum = null;
        foreach ((Expression operand, Expression partial) in Partials.Of(operands, partials, result))
        {
            if (OfValue(operand, operand) is { } dot)
            {
                Expression term = Build.Multiply(dot, partial);
                sum = sum is null ? term : Build.Add(sum, term);
            }
        }

        return sum;
    }
}
