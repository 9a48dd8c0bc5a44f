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
        if (!program.Tables.IsEmpty)
            yield return trial with { Program = program with { Tables = [] } };
        for (int p = 0; p < program.Root.Parameters.Length; p++)
            yield return Without(trial, p);
        foreach (var structure in program.Structures)
        {
            yield return trial with { Program = program with { Structures = program.Structures.Remove(structure) } };
            foreach (var smaller in structure.Members.SelectMany(member => Of(structure, member)))
                yield return trial with { Program = program with { Structures = program.Structures.Replace(structure, smaller) } };
        }
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

    private static IEnumerable<Structure> Of(Structure structure, Method member)
    {
        if (member.Form != MethodForm.Constructor)
            yield return structure with { Members = structure.Members.Remove(member) };
        foreach (var body in Of(member.Body).Where(body => member.Form != MethodForm.Getter || body.Statements is [Return]))
            yield return structure with { Members = structure.Members.Replace(member, member with { Body = body }) };
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
        ForEach loop => [
            [new Declare(loop.Kind, loop.Variable, First(loop)), .. loop.Body.Statements],
            .. Of(loop.Body).Select(body => One(loop with { Body = body }))],
        Switch choice => [.. Of(choice)],
        Perform perform => Of(perform.Expression).Where(e => e is Assignment or Step or Call or MemberCall or BulkCall or ListCall or RecorderCall).Select(e => One(new Perform(e))),
        Declare { Initial: { } initial } declare => Of(initial).Select(e => One(declare with { Initial = e })),
        DeclareStructure declare => Of(declare.Initial).Select(e => One(declare with { Initial = e })),
        DeclareFunction declare => Of(declare.Method.Body).Select(body => One(declare with { Method = declare.Method with { Body = body } })),
        TakeApart apart => Of(apart.Value).Select(e => One(apart with { Value = e })),
        DeclareRow declare => Of(declare.Initial).Select(e => One(declare with { Initial = e })),
        Exchange exchange => Of(exchange),
        Assertion assertion => Of(assertion.Condition).Select(e => One(new Assertion(e))),
        Return { Value: { } value } => Of(value).Select(e => One(new Return(e))),
        _ => [],
    };

    private static Element First(ForEach loop) => new(loop.Row, new IntegerLiteral(0), loop.Kind);

    private static IEnumerable<ImmutableArray<Statement>> WithoutOrSmaller(If branch, Block otherwise) =>
    [
        otherwise.Statements,
        One(branch with { Else = null }),
        .. Of(otherwise).Select(smaller => One(branch with { Else = smaller })),
    ];

    private static IEnumerable<ImmutableArray<Statement>> Of(Switch choice)
    {
        foreach (var section in choice.Sections)
        {
            if (section.Body.Statements is [Block body, ..])
                yield return body.Statements;
            yield return One(choice with { Sections = choice.Sections.Remove(section) });
            foreach (var label in section.Labels)
                yield return One(choice with { Sections = choice.Sections.Replace(section, section with { Labels = section.Labels.Remove(label) }) });
            foreach (var smaller in Of(section.Body))
                yield return One(choice with { Sections = choice.Sections.Replace(section, section with { Body = smaller }) });
        }
        foreach (var subject in Of(choice.Subject))
            yield return One(choice with { Subject = subject });
    }

    private static IEnumerable<ImmutableArray<Statement>> Of(Exchange exchange)
    {
        for (int i = 0; i < exchange.Targets.Length; i++)
        {
            yield return One(new Perform(new Assignment(exchange.Targets[i], null, exchange.Values[i])));
            foreach (var value in ExpressionReductions.Of(exchange.Values[i]))
                yield return One(exchange with { Values = exchange.Values.SetItem(i, value) });
        }
    }

    private static ImmutableArray<Statement> One(Statement statement) => [statement];

    private static IEnumerable<Expression> Of(Expression expression) => ExpressionReductions.Of(expression);
}
