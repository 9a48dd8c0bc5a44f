using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Analysis;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>The adjoint of a single statement: how the cotangent of what it writes flows to what it reads.</summary>
internal sealed class Propagation(Activity activity, Fresh fresh, Aliases aliases, KnownValues known)
{
    public const string Bar = "Bar";
    private readonly Dictionary<Statement, EquatableArray<Statement>> _adjoints = new(ReferenceComparer<Statement>.Instance);

    private readonly Dictionary<Variable, Variable> _primals = [];
    private Statement? _current;

    /// <summary>
    /// The cotangent of a variable: for a reference a reference, for what is given or part of another row a span, for a row made here, or
    /// whose cotangent moves with it, an array.
    /// </summary>
    public Variable BarOf(Variable variable)
    {
        Variable bar = fresh.Twin(
            variable,
            Bar,
            variable.Type.IsReference ? Shape.Reference : aliases.IsCarried(variable) ? Shape.Array : aliases.ViewOf(variable) is { IsPart: true, IsFlat: false } ? Shape.Array : aliases.IsParameter(variable) || aliases.IsReturned(variable) || aliases.ViewOf(variable) is not null ? Shape.Span : Shape.Array);
        _primals[bar] = variable;
        return bar;
    }

    /// <summary>The cotangent of a view is the view of the cotangent.</summary>
    public View BarOf(Variable variable, View view) => view with { Type = BarOf(variable).Type, Row = BarOf(view.Row) };

    /// <summary>The adjoint of a statement without statements inside, under the values that held before it.</summary>
    public EquatableArray<Statement> Of(Statement statement)
    {
        if (!_adjoints.TryGetValue(statement, out EquatableArray<Statement> adjoint))
        {
            _current = statement;
            adjoint = Make(statement);
            _current = null;
            if (!adjoint.IsEmpty && statement.Source is { } source)
            {
                adjoint = [adjoint[0] with { Source = source }, .. adjoint.Skip(1)];
            }

            _adjoints[statement] = adjoint;
        }

        return adjoint;
    }

    /// <summary>The flow of a cotangent into an expression.</summary>
    public EquatableArray<Statement> Of(Expression value, Expression bar)
    {
        List<Statement> output = [];
        Flow(value, bar, value, output);
        return output.ToEquatableArray();
    }

    private EquatableArray<Statement> Make(Statement statement)
    {
        List<Statement> output = [];
        switch (statement)
        {
            case Declare { Variable.Type.IsScalar: false } or Assign { Target.Type.IsScalar: false }:
                break;
            case Declare s when activity.IsActive(s.Variable):
                Flow(s.Value, new Read(BarOf(s.Variable)), new Read(s.Variable), output);
                break;
            case Assign s when activity.IsActive(s.Target):
                Overwrite(s, output);
                break;
            case Accumulate s when activity.IsActive(s.Target):
                Expression place = BarPlace(s.Target);
                Flow(s.Value, ReadsOwn(s.Value, s.Target) ? Bind(place, output) : place, s.Value, output);
                break;
            case Call { Target.Method.Rule: not null, Results: [{ } result] } s when activity.IsActive(result):
                Rule(s, result, output);
                break;
            case Declare or Assign or Accumulate or Call or Opaque or Throw or If or Try or For or Loop:
                break;
            default:
                throw new InvalidOperationException($"No rule gives the adjoint of {statement.GetType().Name}.");
        }

        return output.ToEquatableArray();
    }

    /// <summary>The user's own adjoint, which adds to the cotangents of rows in place.</summary>
    private void Rule(Call call, Variable result, List<Statement> output)
    {
        List<Argument> arguments = [.. call.Arguments, new Argument(new Read(result)), new Argument(new Read(BarOf(result)))];
        List<Statement> after = [];
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            Expression value = call.Arguments[i].Value;
            if (!RuleCalls.HasGradient(call, i))
            {
                continue;
            }

            if (value is Read { Type.IsScalar: false } row && activity.IsActive(row.Variable))
            {
                arguments.Add(new Argument(new Read(BarOf(row.Variable))));
                continue;
            }

            bool isRow = !value.Type.IsScalar;
            Variable bar = fresh.Variable(call.Target.Method.Parameters[i].Name + Bar, isRow ? value.Type with { Shape = Shape.Array } : value.Type);
            output.Add(new Declare(bar, isRow ? new NewArray(bar.Type, Length.Beside(value.TargetVariable())) : Literal.Zero(bar.Type)));
            arguments.Add(new Argument(new Read(bar), ByReference: !isRow));
            after.AddRange(isRow ? [] : Of(value, new Read(bar)));
        }

        output.Add(new Call([], RuleCalls.Reverse(call, CallPolicy.VariedArguments(call, activity)), arguments.ToEquatableArray()));
        output.AddRange(after);
    }

    private void Overwrite(Assign assign, List<Statement> output)
    {
        Expression place = BarPlace(assign.Target);
        Literal zero = Literal.Zero(place.Type);
        if (!ReadsOwn(assign.Value, assign.Target))
        {
            Flow(assign.Value, place, assign.Value, output);
            output.Add(new Assign(place, zero));
            return;
        }

        List<Statement> flow = [];
        Flow(assign.Value, place, assign.Value, flow);
        if (place is Read && flow.TrueForAll(s => s is Accumulate or Declare))
        {
            // Other places first: they still ask for the cotangent that is about to be replaced.
            output.AddRange(flow.Where(s => !IsTo(s, place)));
            Expression[] own = [.. flow.Where(s => IsTo(s, place)).Select(s => ((Accumulate)s).Value)];
            output.Add(new Assign(place, own.Length == 0 ? zero : own.Aggregate(Build.Add)));
            return;
        }

        Expression bar = Bind(place, output);
        output.Add(new Assign(place, zero));
        Flow(assign.Value, bar, assign.Value, output);
    }

    private static bool IsTo(Statement statement, Expression place) => statement is Accumulate accumulate && accumulate.Target == place;

    /// <summary>Adds <paramref name="bar"/> times each partial derivative to the cotangents of what the expression reads.</summary>
    private void Flow(Expression value, Expression bar, Expression result, List<Statement> output)
    {
        if (!Flows(value))
        {
            return;
        }

        switch (value)
        {
            case Read or Element:
                output.Add(Build.Accumulate(BarPlace(value), bar));
                break;
            case Unary x:
                Flow(x.Operand, Build.Negate(bar), x.Operand, output);
                break;
            case Ir.Convert x:
                Flow(x.Operand, Build.Convert(x.Operand.Type, bar), x.Operand, output);
                break;
            case OnGradient x:
                (EquatableArray<Statement> transform, Expression transformed) = Renaming.Inline(x.Transform, bar, fresh);
                output.AddRange(transform);
                Flow(x.Operand, transformed, x.Operand, output);
                break;
            case Binary x:
                Flow([x.Left, x.Right], RuleTable.Get(x.Operator), bar, result, output);
                break;
            case Apply x:
                Flow(x.Arguments, RuleTable.Get(x.Primitive).Partials, bar, result, output);
                break;
            case Conditional x:
                List<Statement> whenTrue = [];
                List<Statement> whenFalse = [];
                Expression simple = Simple(bar, output);
                Flow(x.WhenTrue, simple, x.WhenTrue, whenTrue);
                Flow(x.WhenFalse, simple, x.WhenFalse, whenFalse);
                output.Add(new If(x.Condition, whenTrue.ToEquatableArray(), whenFalse.ToEquatableArray()));
                break;
            default:
                throw new InvalidOperationException($"No rule says how a cotangent flows into {value.GetType().Name}.");
        }
    }

    private void Flow(EquatableArray<Expression> operands, EquatableArray<Partial?> partials, Expression bar, Expression result, List<Statement> output)
    {
        (Expression Operand, Expression Partial)[] flowing = [.. Partials.Of(operands, partials, result).Where(p => Flows(p.Operand))];
        Expression seed = flowing.Length > 1 ? Simple(bar, output) : bar;
        foreach ((Expression operand, Expression partial) in flowing)
        {
            Flow(operand, Build.Multiply(seed, known.Read(partial, _current)), operand, output);
        }
    }

    /// <summary>Whether a cotangent that reaches the expression reaches an active variable.</summary>
    private bool Flows(Expression value) => activity.IsVaried(value) && value switch
    {
        Read x => activity.IsActive(x.Variable),
        Element x => activity.IsActive(x.Array),
        Conditional x => Flows(x.WhenTrue) || Flows(x.WhenFalse),
        _ => value.Children().Any(Flows),
    };

    private Expression Simple(Expression bar, List<Statement> output) =>
        bar is Read or Literal or Unary { Operand: Read } ? bar : Bind(bar, output);

    private Read Bind(Expression value, List<Statement> output)
    {
        Variable variable = fresh.Variable("bar", value.Type);
        output.Add(new Declare(variable, value));
        return new Read(variable);
    }

    private Expression BarPlace(Expression target) => target switch
    {
        Element element => element with { Array = BarOf(element.Array) },
        _ => new Read(BarOf(target.TargetVariable())),
    };

    private bool ReadsOwn(Expression value, Expression target) => value.SelfAndBelow().Any(e => (e, target) switch
    {
        (Read x, Read y) => x.Variable == y.Variable,
        (Element x, Element y) => MayAlias(x.Array, y.Array),
        _ => false,
    });

    /// <summary>The cotangents of which rows these are share elements where the rows do, and none with anything else.</summary>
    public bool MayAliasBar(Variable bar, Variable other) =>
        bar == other || (_primals.TryGetValue(bar, out Variable? a) && _primals.TryGetValue(other, out Variable? b) && MayAlias(a, b));

    public bool IsBar(Variable variable) => _primals.ContainsKey(variable);

    /// <summary>Whether the cotangent of a row moves with it from the forward sweep on.</summary>
    public bool IsCarried(Variable row) => aliases.IsCarried(row);

    /// <summary>One variable for all rows that may be the same.</summary>
    public Variable RootOf(Variable row) => aliases.RootOf(row);

    /// <summary>Whether two rows may share elements.</summary>
    public bool MayAlias(Variable a, Variable b) => aliases.MayAlias(a, b);
}
