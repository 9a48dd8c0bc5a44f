using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Pipeline;

/// <summary>
/// Puts the body of a method of rows and loops in the place of a call that stands in a loop: eight iterations of that may then run at once. Where the method takes up
/// what an earlier call left in a row, they may not, and the call stays.
/// </summary>
internal sealed class CallsInLoops
{
    private const int MostExpressions = 150;

    private readonly Func<string, MethodModel?> _find;
    private readonly Fresh _fresh;
    private readonly HashSet<Variable> _there;
    private readonly HashSet<Variable> _ofIterations;
    private bool _isInLoop;
    private bool _hasChanged;

    private CallsInLoops(MethodModel method, Func<string, MethodModel?> find)
    {
        _find = find;
        _fresh = new Fresh(method.Function.NextId);
        _there = [.. method.Function.Parameters.Select(p => p.Variable).Where(v => !v.MayBeMissing), .. method.Function.Body.All().OfType<Declare>().Where(d => d.Value is NewArray).Select(d => d.Variable)];
        _ofIterations = [.. method.Function.Body.All().Where(s => s is For or Loop).SelectMany(s => s.Blocks()).SelectMany(b => b.All()).SelectMany(s => s.Declared())];
        _there.ExceptWith(Effects.AssignedVariables(method.Function.Body));
    }

    /// <summary>The method with the bodies of callees in the loops that call them.</summary>
    /// <param name="method">The method.</param>
    /// <param name="find">The methods of the compilation by their keys, but for those whose arithmetic is strict.</param>
    public static MethodModel Expand(MethodModel method, Func<string, MethodModel?> find)
    {
        CallsInLoops pass = new(method, find);
        EquatableArray<Statement> body = pass.Block(method.Function.Body);
        return pass._hasChanged ? method with { Function = method.Function with { Body = body, NextId = pass._fresh.NextId } } : method;
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(Statements).ToEquatableArray();

    private IEnumerable<Statement> Statements(Statement statement)
    {
        if (_isInLoop && statement is Call call && Callee(call) is { } callee)
        {
            _hasChanged = true;
            return InPlace(call, callee);
        }

        bool isInLoop = _isInLoop;
        _isInLoop |= statement is For or Loop;
        Statement mapped = statement.Map(e => e, Block);
        _isInLoop = isInLoop;
        return [mapped];
    }

    /// <summary>The function of a callee whose body may stand in the place of a call; null of any other.</summary>
    private Function? Callee(Call call) =>
        call is { Target: { Derivation.IsPrimal: true, Phase: Phase.Whole, Method: { IsDifferentiable: true, Rule: null, Exported: null, IsRule: false, IsTakenApart: false, IsInstance: false } } }
        && call.Arguments.All(a => !a.ByReference && (a.Value.Type.IsScalar || a.Value is Read))
        && _find(call.Target.Method.Key) is { Function: { Results: [] or [{ Type.IsFloatingScalar: true }] } function } model
        && call.Results.Count == function.Results.Count
        && model.Parameters.All(p => p.Modifier.Length == 0 && !p.Variable.Type.IsOpaque && !p.Variable.MayBeMissing && (p.IsDifferentiable || !p.Variable.Type.IsDifferentiable) && IsNumberOrRow(p.Variable.Type))
        && model.Parameters.Select((p, i) => IsSame(p.Variable.Type, call.Arguments[i].Value)).All(s => s)
        && IsPlain(function)
        && !function.Parameters.Where((p, i) => call.Arguments[i].Value is Read row && !_ofIterations.Contains(row.Variable)).Any(p => IsState(p.Variable, function))
            ? function
            : null;

    /// <summary>Whether a parameter says what its argument says: an array that is not there is a span of no elements.</summary>
    private bool IsSame(IrType parameter, Expression argument) =>
        argument.Type.IsScalar || argument.Type.Shape != Shape.Array || parameter.Shape == Shape.Array || _there.Contains(argument.TargetVariable());

    /// <summary>Whether a method both reads and overwrites elements of a row.</summary>
    private static bool IsState(Variable row, Function function)
    {
        Statement[] all = [.. function.Body.All()];
        return all.Any(s => s is Assign { Target: Element target } && target.Array == row)
            && all.SelectMany(s => s is Assign or Accumulate ? s.Expressions().Skip(1) : s.Expressions()).SelectMany(e => e.SelfAndBelow()).Any(e => e is Element read && read.Array == row);
    }

    private IEnumerable<Statement> InPlace(Call call, Function callee)
    {
        Function given = callee.Results.IsEmpty ? callee with { Results = [Literal.Of(0)] } : callee;
        (EquatableArray<Statement> body, Expression value) = Renaming.Inline(given, call.Arguments.Select(a => a.Value), _fresh);
        int count = callee.Parameters.Count;
        Dictionary<Variable, Variable> rows = body.Take(count).Cast<Declare>().Where(d => !d.Variable.Type.IsScalar).ToDictionary(d => d.Variable, d => d.Value.TargetVariable());
        IEnumerable<Statement> numbers = body.Take(count).Where(s => s.Declared().All(v => v.Type.IsScalar));
        return
        [
            .. numbers.Concat(Renamed(body.Skip(count).ToEquatableArray())).Select(s => s with { Source = s.Source ?? call.Source }),
            .. call.Results.Select(r => new Declare(r, OfRows(value)) { Source = call.Source }),
        ];

        EquatableArray<Statement> Renamed(EquatableArray<Statement> block) => block.Select(s => Unnumbered(s).Map(OfRows, Renamed)).ToEquatableArray();

        Expression OfRows(Expression e) => e.Rewrite(x => x switch
        {
            Element element when rows.TryGetValue(element.Array, out Variable? row) => element with { Array = row },
            Length length when rows.TryGetValue(length.Array, out Variable? row) => length with { Array = row },
            _ => null,
        });
    }

    /// <summary>A loop of another method has no place in this one.</summary>
    private static Statement Unnumbered(Statement statement) => statement switch
    {
        For loop => loop with { Site = null },
        Loop loop => loop with { Site = null },
        _ => statement,
    };

    private static bool IsNumberOrRow(IrType type) => type.IsScalar || type is { Shape: Shape.Array or Shape.Span or Shape.ReadOnlySpan, Name: null };

    private static bool IsPlain(Function function)
    {
        Statement[] all = [.. function.Body.All()];
        Expression[] expressions = [.. all.SelectMany(s => s.Expressions()).Concat(function.Results).SelectMany(e => e.SelfAndBelow())];
        return all.All(s => s is Declare { Value: NewArray { Type: { Shape: Shape.Array, Name: null } } } or Declare { Variable.Type.IsScalar: true } or Assign { Target: Read { Type.IsScalar: true } or Element } or Accumulate or If or For or Loop)
            && expressions.Length <= MostExpressions
            && expressions.All(e => SmallCalls.IsOfNumbers(e) || e is Length { MayBeMissing: false } or NewArray or Element { IsConstant: false, Path.Length: 0, Array.Type.Name: null });
    }
}
