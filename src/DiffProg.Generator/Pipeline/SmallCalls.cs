using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Optimize;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Pipeline;

/// <summary>
/// Puts the body of a small method of numbers in the place of its call, as one writes helpers: a call would keep on the tape what an expression computes again, and
/// no loop that calls could run eight iterations at once.
/// </summary>
internal sealed class SmallCalls
{
    private const int MostExpressions = 40;

    private readonly Func<string, MethodModel?> _find;
    private readonly Fresh _fresh;
    private readonly List<Variable> _temporaries = [];

    private SmallCalls(int nextId, Func<string, MethodModel?> find)
    {
        _find = find;
        _fresh = new Fresh(nextId);
    }

    /// <summary>The method with the bodies of small callees in their places.</summary>
    /// <param name="method">The method.</param>
    /// <param name="find">The methods of the compilation by their keys.</param>
    public static MethodModel Expand(MethodModel method, Func<string, MethodModel?> find)
    {
        if (!method.Function.Body.All().Any(s => s is Call))
        {
            return method;
        }

        SmallCalls pass = new(method.Function.NextId, find);
        EquatableArray<Statement> body = pass.Block(method.Function.Body);
        return pass._temporaries.Count == 0
            ? method
            : method with { Function = Copies.Remove(method.Function with { Body = body, NextId = pass._fresh.NextId }, pass._temporaries) };
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(Statements).ToEquatableArray();

    private IEnumerable<Statement> Statements(Statement statement)
    {
        if (statement is not Call { Results: [var result] } call || Callee(call) is not { } callee)
        {
            return [statement.Map(e => e, Block)];
        }

        (EquatableArray<Statement> body, Expression value) = Renaming.Inline(callee, call.Arguments.Select(a => a.Value), _fresh);
        _temporaries.AddRange(body.SelectMany(s => s.Declared()));
        return [.. body.Select(s => s with { Source = s.Source ?? call.Source }), new Declare(result, value) { Source = call.Source }];
    }

    /// <summary>The function of a callee that is small enough; null of any other.</summary>
    private Function? Callee(Call call) =>
        call.Target is { Derivation.IsPrimal: true, Phase: Phase.Whole, Method: { IsDifferentiable: true, Rule: null, Exported: null, IsRule: false, IsTakenApart: false, IsInstance: false } }
        && call.Arguments.All(a => !a.ByReference)
        && _find(call.Target.Method.Key) is { IsStrict: not true, Function: { Results: [{ Type.IsFloatingScalar: true }] } function } model
        && model.Parameters.All(p => p is { Modifier.Length: 0, Variable.Type.IsScalar: true } && (p.IsDifferentiable || !p.Variable.Type.IsDifferentiable) && !p.Variable.Type.IsOpaque)
        && IsSmall(function)
            ? function
            : null;

    private static bool IsSmall(Function function)
    {
        Statement[] all = [.. function.Body.All()];
        Expression[] expressions = [.. all.SelectMany(s => s.Expressions()).Concat(function.Results).SelectMany(e => e.SelfAndBelow())];
        return all.All(s => s is Declare { Variable.Type.IsScalar: true } or Assign { Target: Read } or Accumulate { Target: Read } or If)
            && expressions.Length <= MostExpressions
            && expressions.All(IsOfNumbers);
    }

    /// <summary>Whether an expression speaks of numbers alone, and of no place of the callee's text.</summary>
    public static bool IsOfNumbers(Expression e) => e switch
    {
        Literal or Unary or Binary or Conditional or Read { Type.IsScalar: true, Type.IsOpaque: false } => true,
        Ir.Convert x => x.Site == Ir.Convert.NoSite,
        Apply x => x.Site == Ir.Convert.NoSite,
        _ => false,
    };
}
