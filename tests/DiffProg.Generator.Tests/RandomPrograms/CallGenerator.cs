using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws calls of the program's helpers.</summary>
internal sealed class CallGenerator(Dice dice, IReadOnlyList<Callee> callees, ImmutableArray<Structure> structures = default)
{
    /// <summary>The structures of the program, tuples among them.</summary>
    public ImmutableArray<Structure> Structures { get; } = structures.IsDefault ? [] : structures;

    /// <summary>The same without helpers that are given functions: a function that calls one could come to be given to it.</summary>
    public CallGenerator WithoutGiven => new(dice, [.. callees.Where(callee => callee.Method.Form != MethodForm.Unmarked)], Structures);

    /// <summary>A call that gives a number; inside an expression one that changes no variable, unless side effects are allowed there.</summary>
    public Call? Number(ExpressionGenerator expressions, Scope scope, Kind kind, bool inExpression) =>
        Draw(expressions, scope, kind, inExpression && !dice.Allows(Feature.SideEffects));

    public Call? Void(ExpressionGenerator expressions, Scope scope) => Draw(expressions, scope, Kind.None, isPure: false);

    public Call? Row(ExpressionGenerator expressions, Scope scope, Kind kind) => Draw(expressions, scope, kind, isPure: false);

    /// <summary>Whether a row that the call returns may be written: it may be any row that went in.</summary>
    public static bool IsWritable(Call call, Scope scope)
    {
        var visible = scope.Visible.ToDictionary(local => local.Name);
        return call.Arguments.All(argument => argument is not Variable row || !Kinds.IsRow(row.Kind) || visible[row.Name].Writable);
    }

    public Call? Structured(ExpressionGenerator expressions, Scope scope, Structure structure) => Draw(expressions, scope, Kind.Structure, isPure: false, structure);

    /// <summary>The arguments of a call; null where there is nothing to give.</summary>
    public ImmutableArray<Expression>? Arguments(Callee callee, ExpressionGenerator expressions, Scope scope)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        HashSet<string> handed = [];
        foreach (var parameter in callee.Method.Parameters)
        {
            if (Argument(parameter, callee, expressions, scope, handed) is not { } argument)
                return null;
            arguments.Add(argument);
        }
        return arguments.ToImmutable();
    }

    private Call? Draw(ExpressionGenerator expressions, Scope scope, Kind returns, bool isPure, Structure? structure = null)
    {
        // A helper that loops or recurses, called in the innermost of three loops, would take the run's whole fuel.
        List<Callee> candidates = [.. callees.Concat(scope.Of(Kind.Function).Select(local => local.Function!)).Where(c => Gives(c.Method, returns)
            && c.Method.ReturnsStructure == structure && scope.LoopDepth <= c.DeepestLoop
            && !(isPure && (c.IsImpure || c.Method.Parameters.Any(p => p.Passing is Passing.Ref or Passing.Out))))];
        return candidates.Count == 0 ? null : To(dice.Pick(candidates), expressions, scope, returns);
    }

    private static bool Gives(Method method, Kind kind) => method.Returns == kind || method.Form == MethodForm.Generic && Kinds.IsReal(kind);

    private Call? To(Callee callee, ExpressionGenerator expressions, Scope scope, Kind returns)
    {
        var at = callee.Method.Form == MethodForm.Generic ? returns : Kind.None;
        if (at != Kind.None)
            callee = callee with { Method = Instantiation.At(callee.Method, at) };
        if (Arguments(callee, expressions, scope) is not { } arguments)
            return null;
        var call = new Call(callee.Method.Returns, callee.Method.Name, arguments) { At = at };
        return dice.Allows(Feature.ArgumentForms) && callee.Deeper is null ? Formed(call, callee.Method, expressions, scope) : call;
    }

    /// <summary>The same call with fewer arguments, more, or in another order.</summary>
    private Call Formed(Call call, Method method, ExpressionGenerator expressions, Scope scope)
    {
        if (method.Parameters is [.., { IsParams: true } rest])
        {
            return dice.Chance(30) ? call : call with
            {
                Arguments = [.. call.Arguments.RemoveAt(call.Arguments.Length - 1),
                    .. Enumerable.Range(0, dice.Between(2, 4)).Select(_ => expressions.In(Kinds.ElementOf(rest.Kind)).Tame(scope, 1))],
            };
        }
        if (method.Parameters is [.., { Default: not null }] && dice.Chance(50))
            call = call with { Arguments = call.Arguments.RemoveAt(call.Arguments.Length - 1) };
        if (call.Arguments.Length < 2 || method.Form == MethodForm.Unmarked || dice.Chance(70))
            return call;
        int[] order = [.. Enumerable.Range(0, call.Arguments.Length)];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = dice.Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }
        return call with { Arguments = [.. order.Select(i => call.Arguments[i])], Names = [.. order.Select(i => (string?)method.Parameters[i].Name)] };
    }

    private Expression? Argument(Parameter parameter, Callee callee, ExpressionGenerator expressions, Scope scope, HashSet<string> handed) => parameter switch
    {
        { Kind: Kind.Function } => Function(parameter, expressions, scope),
        { Structure: not null, Passing: Passing.In } when callee.Depth is not null => new StructureGenerator(dice, expressions, this).Make(scope, parameter.Structure, 1),
        { Structure: not null, Passing: Passing.Value or Passing.In } => Whole(parameter, expressions, scope),
        { IsArray: true } => Row(parameter, callee, scope, handed),
        { Passing: Passing.Ref or Passing.Out } => Variable(parameter, expressions, scope, handed),
        { Passing: Passing.In } => Read(parameter, expressions, scope),
        { Kind: Kind.Truth } => expressions.Truth(scope, 0),
        { Kind: Kind.Integer } when callee.Depth == parameter.Name => callee.Deeper ?? new IntegerLiteral(dice.Below(4)),
        { Kind: Kind.Integer } => new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(4)),
        _ => expressions.In(parameter.Kind).Tame(scope, 1),
    };

    /// <summary>A function in scope, or a new one.</summary>
    private Expression Function(Parameter parameter, ExpressionGenerator expressions, Scope scope)
    {
        List<Local> functions = [.. scope.Of(Kind.Function).Where(local => local.Function!.Method is { Returns: Kind.Real, Parameters: [{ Kind: Kind.Real, Passing: Passing.Value, Default: null }] })];
        if (functions.Count > 0 && dice.Chance(60))
            return new Variable(Kind.Function, dice.Pick(functions).Name);
        var inner = new Scope(scope) { IsFunction = true, InLoop = false };
        string name = inner.Fresh(Kind.Real, dice);
        inner.Declare(new Local(name, Kind.Real));
        var value = new ExpressionGenerator(dice, new CallGenerator(dice, [])).Tame(inner, 2);
        return new Lambda(new Method(parameter.Name, Kind.Real, [new Parameter(name, Kind.Real)], new Block([new Return(value)])));
    }

    private Expression Whole(Parameter parameter, ExpressionGenerator expressions, Scope scope)
    {
        var value = new StructureGenerator(dice, expressions, this).Value(scope, parameter.Structure!, 1);
        return parameter.Passing == Passing.In && value is Variable known && scope.Visible.Any(local => local.Name == known.Name && !local.IsProperty) && dice.Chance(50) ? new Reference(Passing.In, value) : value;
    }

    private Variable? Row(Parameter parameter, Callee callee, Scope scope, HashSet<string> handed)
    {
        List<Local> arrays = [.. scope.Of(parameter.Kind).Where(a => Fits(a.Shape, parameter.Shape)
            && a is { Least: >= 2, IsTable: false }
            && ((a.Writable && !scope.IsFrozen(a.Name)) || !callee.Writes.Contains(parameter.Name))
            && (dice.Allows(Feature.SharedArguments) || !handed.Contains(a.Name)))];
        if (arrays.Count == 0)
            return null;
        var array = dice.Pick(arrays);
        handed.Add(array.Name);
        return new Variable(parameter.Kind, array.Name);
    }

    private Reference? Variable(Parameter parameter, ExpressionGenerator expressions, Scope scope, HashSet<string> handed)
    {
        if (dice.Allows(Feature.RefElements) && dice.Chance(30) && Kinds.IsReal(parameter.Kind)
            && expressions.In(parameter.Kind).Element(scope, writable: true, referred: true) is { } element)
        {
            return new Reference(parameter.Passing, element);
        }
        List<Local> locals = [.. scope.Writable(parameter.Kind).Where(local => local.Natural == (parameter.Kind == Kind.Integer)
            && !local.IsProperty && local.Structure == parameter.Structure
            && (dice.Allows(Feature.SharedArguments) || !handed.Contains(local.Name)))];
        if (locals.Count == 0)
            return null;
        var chosen = dice.Pick(locals);
        handed.Add(chosen.Name);
        return new Reference(parameter.Passing, new Variable(parameter.Kind, chosen.Name));
    }

    private Expression Read(Parameter parameter, ExpressionGenerator expressions, Scope scope)
    {
        var locals = scope.Of(parameter.Kind);
        if (dice.Allows(Feature.ArgumentForms) && locals.Count > 0 && dice.Chance(30))
            return new Variable(parameter.Kind, dice.Pick(locals).Name);
        locals.RemoveAll(local => local.IsProperty);
        return locals.Count > 0 && dice.Chance(60)
            ? new Reference(Passing.In, new Variable(parameter.Kind, dice.Pick(locals).Name))
            : expressions.In(parameter.Kind).Tame(scope, 1);
    }

    private static bool Fits(Shape argument, Shape parameter) => argument == parameter || argument switch
    {
        Shape.Array => parameter != Shape.List,
        Shape.Span => parameter == Shape.ReadOnlySpan,
        _ => false,
    };
}

/// <summary>A method to call: the array parameters it may write, and the parameter that bounds its recursion.</summary>
internal sealed record Callee(Method Method, ImmutableHashSet<string> Writes)
{
    public string? Depth { get; init; }

    /// <summary>From within its own body: the depth that the next activation is given.</summary>
    public Expression? Deeper { get; init; }

    public int DeepestLoop { get; init; } = 2;

    /// <summary>Whether it may write to what it captures.</summary>
    public bool IsImpure { get; init; }
}
