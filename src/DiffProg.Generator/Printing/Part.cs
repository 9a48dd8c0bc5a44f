using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing;

/// <summary>One of the methods that a long function is cut into; the last gives its results.</summary>
/// <param name="Body">Its statements.</param>
/// <param name="Taken">What it takes over from the parts before it.</param>
/// <param name="Left">What it leaves to those behind it.</param>
internal sealed record Part(Statement[] Body, Variable[] Taken, Variable[] Left)
{
    /// <summary>The parts of a function, and what they hand on; one part and nothing where it is not cut.</summary>
    public static (Part[] Parts, Variable[] HandedOn) Of(Function function)
    {
        List<List<Statement>> bodies = [[]];
        foreach (Statement statement in function.Body)
        {
            if (statement is Cut)
            {
                bodies.Add([]);
            }
            else
            {
                bodies[bodies.Count - 1].Add(statement);
            }
        }

        Variable[] parameters = [.. function.Parameters.Select(p => p.Variable)];
        if (bodies.Count == 1)
        {
            return ([new Part([.. function.Body], [], [])], []);
        }

        HashSet<Variable>[] declared = [.. bodies.Select(b => new HashSet<Variable>(b.SelectMany(s => s.Declared())))];
        HashSet<Variable>[] mentioned = [.. bodies.Select(b => new HashSet<Variable>(b.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())))];
        mentioned[bodies.Count - 1].UnionWith(function.Results.SelectMany(r => r.Variables()));
        HashSet<Variable> outermost = [.. parameters, .. declared.SelectMany(d => d)];
        HashSet<Variable> handedOn = [];
        for (int i = 0; i < bodies.Count; i++)
        {
            handedOn.UnionWith(mentioned[i].Where(v => outermost.Contains(v) && !declared[i].Contains(v)));
        }

        return (
            [
                .. bodies.Select((body, i) => new Part(
                    [.. body],
                    [.. mentioned[i].Where(v => handedOn.Contains(v) && !declared[i].Contains(v)).OrderBy(v => v.Id)],
                    i == bodies.Count - 1 ? [] : [.. declared[i].Concat(Changed(body)).Distinct().Where(handedOn.Contains).OrderBy(v => v.Id)])),
            ],
            [.. handedOn.OrderBy(v => v.Id)]);
    }

    /// <summary>What statements may change of locals; of the user's values whatever they speak of, since a struct may change by being called.</summary>
    private static IEnumerable<Variable> Changed(List<Statement> body) => Effects.AssignedVariables(body)
        .Concat(body.All().Where(s => s is Opaque or Throw or Call).SelectMany(s => s.Expressions()).SelectMany(e => e.Variables()).Where(v => v.Type.IsOpaque));
}
