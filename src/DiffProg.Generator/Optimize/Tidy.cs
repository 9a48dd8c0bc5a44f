using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>Makes a function read as a person would have written it: no zero that is at once added to, nothing assigned to itself, no branch without content.</summary>
internal static class Tidy
{
    public static Function Run(Function function)
    {
        int before;
        do
        {
            before = function.Body.All().Count();

            // A branch that is gone no longer asks for what was kept of it.
            function = UnreadRestores.Remove(function);
            function = function with { Body = WithoutUnread(Block(function.Body), function.Results) };
        }
        while (function.Body.All().Count() < before);
        return function;
    }

    public static EquatableArray<Statement> WithoutUnread(EquatableArray<Statement> body, EquatableArray<Expression> results)
    {
        int before;
        do
        {
            before = body.All().Count();
            HashSet<Variable> read = [.. Mentions(body).Concat(results.SelectMany(r => r.Variables()))];
            body = WithoutUnread(body, read);
        }
        while (body.All().Count() < before);
        return body;
    }

    private static EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block.Select(s => s.Map(e => e, Block)).Select(Turn)];
        Dictionary<Statement, HashSet<Variable>> mentioned = new(ReferenceComparer<Statement>.Instance);
        for (int i = statements.Count - 1; i >= 0; i--)
        {
            // What the user declared stays as it is, to the bit.
            if (statements[i] is Declare { Value: Literal { Bits: 0 }, Source: null } declare)
            {
                MoveToUse(statements, i, declare, IsMentioned);
            }
        }

        return statements.Where(s => !IsEmpty(s)).ToEquatableArray();

        bool IsMentioned(Statement statement, Variable variable)
        {
            if (!mentioned.TryGetValue(statement, out HashSet<Variable>? variables))
            {
                mentioned.Add(statement, variables = [.. Mentions([statement])]);
            }

            return variables.Contains(variable);
        }
    }

    /// <summary>A zero is declared where it is first used, and by its first value where that is at once added to it.</summary>
    private static void MoveToUse(List<Statement> statements, int position, Declare declare, Func<Statement, Variable, bool> isMentioned)
    {
        Variable variable = declare.Variable;
        int use = statements.FindIndex(position + 1, s => isMentioned(s, variable));
        if (use < 0)
        {
            return;
        }

        Expression? first = statements[use] switch
        {
            Accumulate { Target: Read target } s when target.Variable == variable => s.Value,
            Assign { Target: Read target } s when target.Variable == variable => s.Value,
            _ => null,
        };
        if (first is not null && !first.Variables().Contains(variable))
        {
            statements[use] = new Declare(variable, first) { Source = statements[use].Source };
            statements[position] = Nothing;
        }
        else if (use > position + 1)
        {
            statements.Insert(use, declare);
            statements[position] = Nothing;
        }
    }

    private static readonly If Nothing = new(Literal.Of(false), [], []);

    private static bool IsEmpty(Statement statement) => statement switch
    {
        If s => s.Then.IsEmpty && s.Else.IsEmpty,
        Try s => s.Body.IsEmpty && s.Cleanup.IsEmpty,
        For s => s.Body.IsEmpty,
        Assign { Target: Read } s => s.Target == s.Value,
        _ => false,
    };

    private static Statement Turn(Statement statement) => statement is If { Then.IsEmpty: true, Else.IsEmpty: false } s
        ? s with { Condition = Build.Not(s.Condition), Then = s.Else, Else = [] }
        : statement;

    private static EquatableArray<Statement> WithoutUnread(EquatableArray<Statement> block, HashSet<Variable> read) => block
        .Where(s => !(s is Declare { Value: not (Load or NewArray) } declare && declare.Variable.Type.IsScalar && !read.Contains(declare.Variable)))
        .Select(s => s.Map(e => e, b => WithoutUnread(b, read)))
        .Where(s => !IsEmpty(s))
        .ToEquatableArray();

    private static IEnumerable<Variable> Mentions(IEnumerable<Statement> block) => block.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables());
}
