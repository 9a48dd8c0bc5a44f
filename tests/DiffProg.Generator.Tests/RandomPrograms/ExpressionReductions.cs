using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>All expressions that are one cut smaller than another of their kind.</summary>
internal static class ExpressionReductions
{
    public static IEnumerable<Expression> Of(Expression expression)
    {
        ImmutableArray<Expression> children = Children(expression);
        bool isTarget = expression is Assignment or Step or Reference;
        if (!children.IsEmpty && !isTarget && Kinds.IsReal(expression.Kind))
            yield return new RealLiteral(Kinds.Round(expression.Kind, 0.75), expression.Kind);
        if (!children.IsEmpty && !isTarget && expression.Kind == Kind.Integer)
            yield return new IntegerLiteral(1);
        foreach (var child in children.Where(child => child.Kind == expression.Kind && expression is not (Assignment or Reference)))
            yield return child is Reference reference ? reference.Target : child;
        if (expression is Assignment { Operator: not null } compound)
            yield return compound with { Operator = null };
        if (expression is Conversion { Operand: Conversion inner } conversion)
            yield return conversion with { Operand = inner.Operand };
        if (expression is SwitchChoice choice)
        {
            foreach (var arm in choice.Arms.Where(_ => choice.Arms.Length > 1))
                yield return choice with { Arms = choice.Arms.Remove(arm) };
        }
        if (expression is Query query)
        {
            foreach (var stage in query.Stages)
                yield return query with { Stages = query.Stages.Remove(stage) };
        }
        for (int i = expression is Assignment or Step ? 1 : 0; i < children.Length; i++)
        {
            foreach (var smaller in Of(children[i]))
                yield return With(expression, children.SetItem(i, smaller));
        }
    }

    public static ImmutableArray<Expression> Children(Expression expression) => expression switch
    {
        Element element => [element.Index],
        FromEnd end => [end.Distance],
        Negation negation => [negation.Operand],
        Not not => [not.Operand],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        Connective connective => [connective.Left, connective.Right],
        Choice choice => [choice.Condition, choice.Then, choice.Else],
        Conversion conversion => [conversion.Operand],
        Checked inner => [inner.Operand],
        Matches matches => [matches.Subject],
        SwitchChoice choice => [choice.Subject, .. choice.Arms.Select(arm => arm.Value)],
        MathCall call => call.Arguments,
        Call call => call.Arguments,
        RecorderCall call => call.Arguments,
        Reference reference => reference.Target is Element ? [reference.Target] : [],
        Make make => make.Arguments,
        With with => [with.Original, with.Value],
        MemberCall call => call.Receiver is Variable ? call.Arguments : [call.Receiver, .. call.Arguments],
        Operated operated => [operated.Left, operated.Right],
        Lambda { Method.Body.Statements: [Return { Value: { } value }] } => [value],
        Query query => [query.Source, .. query.Stages.Select(stage => stage.Function), .. new Expression?[] { query.Seed, query.Function }.OfType<Expression>()],
        IntegerRange range => [range.Start, range.Count],
        BulkCall call => call.Arguments,
        ListCall call => call.Arguments,
        NewList list => list.Items,
        NewStructures made => [made.Count],
        NewRow row => [row.Count],
        Slice slice => slice.Count is { } count ? [slice.Start, count] : [slice.Start],
        Assignment assignment => [assignment.Target, assignment.Value],
        Step step => [step.Target],
        _ => [],
    };

    private static Expression With(Expression expression, ImmutableArray<Expression> children) => expression switch
    {
        Element element => element with { Index = children[0] },
        FromEnd => new FromEnd(children[0]),
        Negation => new Negation(children[0]),
        Not => new Not(children[0]),
        Arithmetic arithmetic => new Arithmetic(arithmetic.Operator, children[0], children[1]),
        Comparison comparison => comparison with { Left = children[0], Right = children[1] },
        Connective connective => connective with { Left = children[0], Right = children[1] },
        Choice => new Choice(children[0], children[1], children[2]),
        Conversion conversion => conversion with { Operand = children[0] },
        Checked => new Checked(children[0]),
        Matches matches => matches with { Subject = children[0] },
        SwitchChoice choice => new SwitchChoice(children[0], [.. choice.Arms.Select((arm, i) => arm with { Value = children[i + 1] })]),
        MathCall call => call with { Arguments = children },
        Call call => call with { Arguments = children },
        RecorderCall call => call with { Arguments = children },
        Reference reference => reference with { Target = children[0] is Element ? children[0] : reference.Target },
        Make make => make with { Arguments = children },
        With with => with with { Original = children[0], Value = children[1] },
        MemberCall { Receiver: Variable } call => call with { Arguments = children },
        MemberCall call => call with { Receiver = children[0], Arguments = children.RemoveAt(0) },
        Operated operated => operated with { Left = children[0], Right = children[1] },
        Lambda lambda => new Lambda(lambda.Method with { Body = new Block([new Return(children[0])]) }),
        Query query => With(query, children),
        IntegerRange => new IntegerRange(children[0], children[1]),
        BulkCall call => call with { Arguments = children },
        ListCall call => call with { Arguments = children },
        NewList list => list with { Items = children },
        NewStructures made => made with { Count = children[0] },
        NewRow row => row with { Count = children[0] },
        Slice slice => slice with { Start = children[0], Count = children.Length > 1 ? children[1] : null },
        Assignment assignment => assignment with { Target = children[0], Value = children[1] },
        Step step => step with { Target = children[0] },
        _ => expression,
    };

    private static Query With(Query query, ImmutableArray<Expression> children)
    {
        int last = query.Stages.Length;
        return query with
        {
            Source = children[0],
            Stages = [.. query.Stages.Select((stage, i) => stage with { Function = (Lambda)children[i + 1] })],
            Seed = query.Seed is null ? null : children[last + 1],
            Function = query.Function is null ? null : (Lambda)children[^1],
        };
    }
}
