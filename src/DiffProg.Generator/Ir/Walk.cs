using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Ir;

/// <summary>Visits and rewrites the trees of a function.</summary>
internal static class Walk
{
    public static IEnumerable<Expression> Children(this Expression e) => e switch
    {
        Element element => [element.Index],
        Item item => [item.Index],
        Unary unary => [unary.Operand],
        Binary binary => [binary.Left, binary.Right],
        Conditional conditional => [conditional.Condition, conditional.WhenTrue, conditional.WhenFalse],
        Convert convert => [convert.Operand],
        OnGradient hook => [hook.Operand],
        Apply apply => apply.Arguments,
        RuntimeCall call => call.Arguments,
        NewArray array => [array.Count],
        View view => [view.Start, view.Count],
        Reserve room => [room.Trips],
        _ => [],
    };

    /// <summary>The expression and all below it.</summary>
    public static IEnumerable<Expression> SelfAndBelow(this Expression e)
    {
        yield return e;
        foreach (Expression child in e.Children())
        {
            foreach (Expression below in child.SelfAndBelow())
            {
                yield return below;
            }
        }
    }

    /// <summary>Every variable that evaluating the expression looks at, a row whose length alone is asked for included.</summary>
    public static IEnumerable<Variable> Variables(this Expression e) => e.SelfAndBelow().Select(VariableOf).OfType<Variable>();

    /// <summary>Every variable whose value, or elements, evaluating the expression looks at; a row of which something else is asked is not.</summary>
    public static IEnumerable<Variable> Contents(this Expression e) => e.SelfAndBelow().Where(x => x is not (Length or IsNull)).Select(VariableOf).OfType<Variable>();

    /// <summary>The row or local that a target writes to.</summary>
    public static Variable TargetVariable(this Expression target) =>
        VariableOf(target) ?? throw new InvalidOperationException($"'{target}' is no place.");

    private static Variable? VariableOf(Expression e) => e switch
    {
        Read read => read.Variable,
        Element element => element.Array,
        Item item => item.Rows,
        Length length => length.Array,
        IsNull test => test.Array,
        View view => view.Row,
        ZeroLike zero => zero.Object,
        _ => null,
    };

    /// <summary>The expressions that stand directly in the statement, targets included, those of nested statements not.</summary>
    public static IEnumerable<Expression> Expressions(this Statement s) => s switch
    {
        Declare declare => [declare.Value],
        Assign assign => [assign.Target, assign.Value],
        Accumulate accumulate => [accumulate.Target, accumulate.Value],
        If branch => [branch.Condition],
        For loop => [loop.First, loop.Limit],
        Loop loop => [loop.Condition],
        Call call => call.Arguments.Select(a => a.Value),
        Save save => [save.Value],
        CopyRow copy => [new Read(copy.Target), new Read(copy.From)],
        SameLength same => [new Length(same.Cotangent), new Length(same.Row)],
        Release release => [new Read(release.Row)],
        Keep keep => [new Read(keep.Row)],
        Run run => [run.Call],
        Return { Value: { } value } => [value],
        Opaque opaque => opaque.Code.Operands,
        Throw exception => exception.Exception.Operands,
        _ => [],
    };

    public static IEnumerable<EquatableArray<Statement>> Blocks(this Statement s) => s switch
    {
        If branch => [branch.Then, branch.Else],
        For loop => [loop.Body],
        Loop loop => [loop.Header, loop.Body, loop.Step],
        Leavable scope => [scope.Body],
        Inlined scope => [scope.Body],
        Try scope => [scope.Body, scope.Cleanup],
        _ => [],
    };

    /// <summary>The statements and all within them, in order.</summary>
    public static IEnumerable<Statement> All(this IEnumerable<Statement> block)
    {
        foreach (Statement statement in block)
        {
            yield return statement;
            foreach (EquatableArray<Statement> inner in statement.Blocks())
            {
                foreach (Statement below in inner.All())
                {
                    yield return below;
                }
            }
        }
    }

    /// <summary>The variables that the statement brings into being in its block.</summary>
    public static IEnumerable<Variable> Declared(this Statement s) => s switch
    {
        Declare declare => [declare.Variable],
        Call call => call.Results,
        Opaque { Result: { } result } => [result],
        _ => [],
    };

    /// <summary>The variables that the statement brings into being, for its block or for itself.</summary>
    public static IEnumerable<Variable> Bound(this Statement s) => s is For loop ? [loop.Index] : s.Declared();

    /// <summary>Replaces expressions from the leaves up; <paramref name="change"/> gives null for what stays.</summary>
    public static Expression Rewrite(this Expression e, Func<Expression, Expression?> change)
    {
        Expression inner = e switch
        {
            Element x => x with { Index = x.Index.Rewrite(change) },
            Item x => x with { Index = x.Index.Rewrite(change) },
            Unary x => x with { Operand = x.Operand.Rewrite(change) },
            Binary x => x with { Left = x.Left.Rewrite(change), Right = x.Right.Rewrite(change) },
            Conditional x => new Conditional(x.Condition.Rewrite(change), x.WhenTrue.Rewrite(change), x.WhenFalse.Rewrite(change)),
            Convert x => x with { Operand = x.Operand.Rewrite(change) },
            OnGradient x => x with { Operand = x.Operand.Rewrite(change) },
            RuntimeCall x => x with { Arguments = x.Arguments.Select(a => a.Rewrite(change)).ToEquatableArray() },
            Apply x => x with { Arguments = x.Arguments.Select(a => a.Rewrite(change)).ToEquatableArray() },
            NewArray x => x with { Count = x.Count.Rewrite(change) },
            View x => x with { Start = x.Start.Rewrite(change), Count = x.Count.Rewrite(change) },
            Reserve x => x with { Trips = x.Trips.Rewrite(change) },
            _ => e,
        };
        return change(inner) ?? inner;
    }

    private static Template Map(this Template template, Func<Expression, Expression> change) =>
        template with { Operands = template.Operands.Select(change).ToEquatableArray() };

    /// <summary>Rewrites the expressions that stand directly in the statement, and its blocks by <paramref name="block"/>.</summary>
    public static Statement Map(
        this Statement s,
        Func<Expression, Expression> change,
        Func<EquatableArray<Statement>, EquatableArray<Statement>> block) => s switch
        {
            Declare x => x with { Value = change(x.Value) },
            Assign x => x with { Target = change(x.Target), Value = change(x.Value) },
            Accumulate x => x with { Target = change(x.Target), Value = change(x.Value) },
            If x => x with { Condition = change(x.Condition), Then = block(x.Then), Else = block(x.Else) },
            For x => x with { First = change(x.First), Limit = change(x.Limit), Body = block(x.Body) },
            Loop x => x with { Header = block(x.Header), Condition = change(x.Condition), Body = block(x.Body), Step = block(x.Step) },
            Call x => x with { Arguments = x.Arguments.Select(a => a with { Value = change(a.Value) }).ToEquatableArray() },
            Save x => x with { Value = change(x.Value) },
            Return { Value: { } value } x => x with { Value = change(value) },
            Opaque x => x with { Code = x.Code.Map(change) },
            Throw x => x with { Exception = x.Exception.Map(change) },
            Leavable x => x with { Body = block(x.Body) },
            Inlined x => x with { Body = block(x.Body) },
            Try x => x with { Body = block(x.Body), Cleanup = block(x.Cleanup) },
            _ => s,
        };
}
