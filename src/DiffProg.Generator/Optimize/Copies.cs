using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>
/// Takes away the temporaries that come from methods whose bodies stand in for their calls: a copy of what does not change while it is
/// used, and a value that is used once, at once. The operations and their operands stay, so that every bit does.
/// </summary>
internal sealed class Copies
{
    private readonly HashSet<Variable> _temporaries;

    private Copies(Function function, IEnumerable<Variable> temporaries)
    {
        HashSet<Variable> assigned = Effects.AssignedVariables(function.Body);
        _temporaries = [.. temporaries.Where(v => v.Type.IsScalar && !assigned.Contains(v))];
    }

    /// <summary>Tidies a function that was just lowered.</summary>
    /// <param name="function">The function; its exits are normalised.</param>
    /// <param name="temporaries">The variables that the user does not see.</param>
    public static Function Remove(Function function, IReadOnlyCollection<Variable> temporaries)
    {
        Copies copies = new(function, temporaries);
        if (copies._temporaries.Count == 0)
        {
            return function;
        }

        // The results stand at the end of the outermost block, whose variables they read.
        EquatableArray<Statement> body = copies.Block([.. function.Body, .. function.Results.Select(r => new Return(r))]);
        int results = function.Results.Count;
        return function with
        {
            Body = body.Take(body.Count - results).ToEquatableArray(),
            Results = body.Skip(body.Count - results).Select(s => ((Return)s).Value!).ToEquatableArray(),
        };
    }

    private EquatableArray<Statement> Block(EquatableArray<Statement> block)
    {
        List<Statement> statements = [.. block.Select(s => s.Map(e => e, Block))];
        for (int i = statements.Count - 2; i >= 0; i--)
        {
            if (statements[i] is Declare declare && _temporaries.Contains(declare.Variable) && Reaches(statements, i, declare))
            {
                Replace(statements, i, declare);
            }
        }

        return statements.ToEquatableArray();
    }

    /// <summary>Whether the value may stand wherever the variable is read.</summary>
    private static bool Reaches(List<Statement> statements, int position, Declare declare)
    {
        int last = statements.FindLastIndex(s => Reads(s, declare.Variable));
        if (last < 0 || !IsPlain(declare.Value))
        {
            return false;
        }

        bool isAtom = declare.Value is Read or Literal;
        List<Statement> between = statements.GetRange(position + 1, last - position - 1);
        if (between.Exists(s => Effects.MayChange(s, declare.Value)) || (Effects.MayChange(statements[last], declare.Value) && !IsReadFirst(statements[last], declare.Variable)))
        {
            return false;
        }

        bool isUsedOnce = statements.Skip(position + 1).Sum(s => Uses(s, declare.Variable)) == 1 && IsReadFirst(statements[last], declare.Variable);
        return isAtom || (isUsedOnce && (last == position + 1 || (!Effects.MayThrow(declare.Value) && between.TrueForAll(s => s is Declare or Assign or Accumulate))));
    }

    private static void Replace(List<Statement> statements, int position, Declare declare)
    {
        Expression? Value(Expression e) => e is Read read && read.Variable == declare.Variable ? declare.Value : null;
        EquatableArray<Statement> Inside(EquatableArray<Statement> block) => block.Select(s => s.Map(e => e.Rewrite(Value), Inside)).ToEquatableArray();
        for (int i = position + 1; i < statements.Count; i++)
        {
            Statement changed = statements[i].Map(e => e.Rewrite(Value), Inside);
            statements[i] = changed;
        }

        statements.RemoveAt(position);
    }

    /// <summary>Whether a statement reads a variable once, when it begins and before it writes anything.</summary>
    private static bool IsReadFirst(Statement statement, Variable variable) =>
        statement is Declare or Assign or Accumulate or Return or If
        && !statement.Blocks().Any(b => b.Any(s => Reads(s, variable)));

    private static bool IsPlain(Expression value) => !value.SelfAndBelow().Any(e => e is View or NewArray or Load or Reserve or Member { IsReadOnly: false } || e.Type.IsOpaque);

    private static bool Reads(Statement statement, Variable variable) => Uses(statement, variable) > 0;

    private static int Uses(Statement statement, Variable variable) =>
        new[] { statement }.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Count(v => v == variable);
}
