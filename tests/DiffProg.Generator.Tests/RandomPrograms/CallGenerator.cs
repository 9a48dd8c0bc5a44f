using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Draws calls of the program's helpers.</summary>
internal sealed class CallGenerator(Dice dice, IReadOnlyList<Callee> callees)
{
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

    private Call? Draw(ExpressionGenerator expressions, Scope scope, Kind returns, bool isPure)
    {
        // A helper that loops or recurses, called in the innermost of three loops, would take the run's whole fuel.
        List<Callee> candidates = [.. callees.Where(c => c.Method.Returns == returns && scope.LoopDepth <= c.DeepestLoop
            && !(isPure && c.Method.Parameters.Any(p => p.Passing is Passing.Ref or Passing.Out)))];
        return candidates.Count == 0 ? null : To(dice.Pick(candidates), expressions, scope);
    }

    private Call? To(Callee callee, ExpressionGenerator expressions, Scope scope)
    {
        var arguments = ImmutableArray.CreateBuilder<Expression>();
        HashSet<string> handed = [];
        foreach (var parameter in callee.Method.Parameters)
        {
            var argument = parameter switch
            {
                { IsArray: true } => Row(parameter, callee, scope, handed),
                { Passing: Passing.Ref or Passing.Out } => Variable(parameter, expressions, scope, handed),
                { Passing: Passing.In } => Read(parameter, expressions, scope),
                { Kind: Kind.Truth } => expressions.Truth(scope, 0),
                { Kind: Kind.Integer } when callee.Depth == parameter.Name => callee.Deeper ?? new IntegerLiteral(dice.Below(4)),
                { Kind: Kind.Integer } => new Arithmetic('%', expressions.Natural(scope, 0), new IntegerLiteral(4)),
                _ => expressions.In(parameter.Kind).Tame(scope, 1),
            };
            if (argument is null)
                return null;
            arguments.Add(argument);
        }
        return new Call(callee.Method.Returns, callee.Method.Name, arguments.ToImmutable());
    }

    private Variable? Row(Parameter parameter, Callee callee, Scope scope, HashSet<string> handed)
    {
        List<Local> arrays = [.. scope.Of(parameter.Kind).Where(a => Fits(a.Shape, parameter.Shape)
            && a is { Least: >= 2, IsTable: false }
            && (a.Writable || !callee.Writes.Contains(parameter.Name))
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
            && expressions.In(parameter.Kind).Element(scope, writable: true) is { } element)
        {
            return new Reference(parameter.Passing, element);
        }
        List<Local> locals = [.. scope.Writable(parameter.Kind).Where(local => local.Natural == (parameter.Kind == Kind.Integer)
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
        return locals.Count > 0 && dice.Chance(60)
            ? new Reference(Passing.In, new Variable(parameter.Kind, dice.Pick(locals).Name))
            : expressions.In(parameter.Kind).Tame(scope, 1);
    }

    private static bool Fits(Shape argument, Shape parameter) => argument == parameter || argument switch
    {
        Shape.Array => true,
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
}
