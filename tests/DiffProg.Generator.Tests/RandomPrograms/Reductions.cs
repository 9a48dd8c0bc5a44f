using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>All programs that are one cut smaller. Some are no longer C#; whoever tries them finds out.</summary>
internal static class Reductions
{
    public static IEnumerable<Trial> Of(Trial trial)
    {
        var program = trial.Program;
        foreach (var helper in program.Helpers)
            yield return trial with { Program = program with { Helpers = program.Helpers.Remove(helper) } };
        for (int p = 0; p < program.Root.Parameters.Length; p++)
            yield return Without(trial, p);
        foreach (var body in Of(program.Root.Body))
            yield return trial with { Program = program with { Root = program.Root with { Body = body } } };
        foreach (var helper in program.Helpers)
        {
            foreach (var body in Of(helper.Body))
            {
                var helpers = program.Helpers.Replace(helper, helper with { Body = body });
                yield return trial with { Program = program with { Helpers = helpers } };
            }
        }
    }

    private static Trial Without(Trial trial, int parameter)
    {
        double[][] Rest(double[][] values) => [.. values.Where((_, p) => p != parameter)];
        var root = trial.Program.Root;
        var arguments = trial.Arguments;
        return trial with
        {
            Program = trial.Program with { Root = root with { Parameters = root.Parameters.RemoveAt(parameter) } },
            Arguments = new(Rest(arguments.Values), Rest(arguments.Direction), Rest(arguments.Buffers), arguments.Seed),
        };
    }

    private static IEnumerable<Block> Of(Block block)
    {
        var statements = block.Statements;
        for (int i = 0; i < statements.Length; i++)
            yield return new Block(statements.RemoveAt(i));
        for (int i = 0; i < statements.Length; i++)
        {
            foreach (var replacement in Of(statements[i]))
                yield return new Block([.. statements[..i], .. replacement, .. statements[(i + 1)..]]);
        }
    }

    private static IEnumerable<ImmutableArray<Statement>> Of(Statement statement) => statement switch
    {
        Block block => [block.Statements, .. Of(block).Select(One)],
        If branch => [
            branch.Then.Statements,
            .. Of(branch.Then).Select(then => One(branch with { Then = then })),
            .. branch.Else is { } otherwise ? WithoutOrSmaller(branch, otherwise) : [],
            .. Of(branch.Condition).Select(condition => One(branch with { Condition = condition }))],
        For loop => [
            [new Declare(Kind.Integer, loop.Variable, loop.Start), .. loop.Body.Statements],
            .. Of(loop.Body).Select(body => One(loop with { Body = body })),
            .. Of(loop.Condition).Select(condition => One(loop with { Condition = condition }))],
        While loop => [
            loop.Body.Statements,
            .. Of(loop.Body).Select(body => One(loop with { Body = body })),
            .. Of(loop.Condition).Select(condition => One(loop with { Condition = condition }))],
        Perform perform => Of(perform.Expression).Where(e => e is Assignment or Step or Call).Select(e => One(new Perform(e))),
        Declare { Initial: { } initial } declare => Of(initial).Select(e => One(declare with { Initial = e })),
        DeclareArray declare => Of(declare.Length).Select(e => One(declare with { Length = e })),
        Return { Value: { } value } => Of(value).Select(e => One(new Return(e))),
        _ => [],
    };

    private static IEnumerable<ImmutableArray<Statement>> WithoutOrSmaller(If branch, Block otherwise) =>
    [
        otherwise.Statements,
        One(branch with { Else = null }),
        .. Of(otherwise).Select(smaller => One(branch with { Else = smaller })),
    ];

    private static ImmutableArray<Statement> One(Statement statement) => [statement];

    private static IEnumerable<Expression> Of(Expression expression)
    {
        ImmutableArray<Expression> children = Children(expression);
        bool isLeaf = children.IsEmpty;
        if (!isLeaf && expression.Kind == Kind.Real && expression is not (Assignment or Step))
            yield return new RealLiteral(0.75);
        if (!isLeaf && expression.Kind == Kind.Integer)
            yield return new IntegerLiteral(1);
        foreach (var child in children.Where(child => child.Kind == expression.Kind && expression is not Assignment))
            yield return child;
        if (expression is Assignment { Operator: not null } compound)
            yield return compound with { Operator = null };
        for (int i = expression is Assignment or Step ? 1 : 0; i < children.Length; i++)
        {
            foreach (var smaller in Of(children[i]))
                yield return With(expression, children.SetItem(i, smaller));
        }
    }

    private static ImmutableArray<Expression> Children(Expression expression) => expression switch
    {
        Element element => [element.Index],
        Negation negation => [negation.Operand],
        Not not => [not.Operand],
        Arithmetic arithmetic => [arithmetic.Left, arithmetic.Right],
        Comparison comparison => [comparison.Left, comparison.Right],
        Connective connective => [connective.Left, connective.Right],
        Choice choice => [choice.Condition, choice.Then, choice.Else],
        Widening widening => [widening.Operand],
        MathCall call => call.Arguments,
        Call call => call.Arguments,
        Assignment assignment => [assignment.Target, assignment.Value],
        Step step => [step.Target],
        _ => [],
    };

    private static Expression With(Expression expression, ImmutableArray<Expression> children) => expression switch
    {
        Element element => element with { Index = children[0] },
        Negation => new Negation(children[0]),
        Not => new Not(children[0]),
        Arithmetic arithmetic => new Arithmetic(arithmetic.Operator, children[0], children[1]),
        Comparison comparison => comparison with { Left = children[0], Right = children[1] },
        Connective connective => connective with { Left = children[0], Right = children[1] },
        Choice => new Choice(children[0], children[1], children[2]),
        Widening => new Widening(children[0]),
        MathCall call => call with { Arguments = children },
        Call call => call with { Arguments = children },
        Assignment assignment => assignment with { Target = children[0], Value = children[1] },
        Step step => step with { Target = children[0] },
        _ => expression,
    };
}
