using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Splits an adjoint at its boundary into the augmented primal that callers run first and the reverse that they run later. What the
/// reverse reads of the other's locals crosses on the tape.
/// </summary>
internal static class Split
{
    public static (Function Forward, Function Reverse) At(Function adjoint)
    {
        int boundary = adjoint.Body.TakeWhile(s => s is not Boundary).Count();
        Statement[] forward = [.. adjoint.Body.Take(boundary)];
        Statement[] reverse = [.. adjoint.Body.Skip(boundary + 1)];
        HashSet<Variable> mentioned = [.. reverse.All().SelectMany(s => s.Expressions()).SelectMany(e => e.Variables())];

        // A view is taken again; what it is taken of crosses.
        List<Statement> views = [];
        foreach (Declare declare in forward.Reverse().OfType<Declare>().Where(d => d.Value is View && mentioned.Contains(d.Variable)))
        {
            mentioned.UnionWith(declare.Value.Variables());
            mentioned.Remove(declare.Variable);
            views.Insert(0, new Declare(declare.Variable, declare.Value));
        }

        int nextId = adjoint.NextId;
        List<Statement> saves = [];
        List<Statement> loads = [];
        foreach (Variable variable in forward.SelectMany(s => s.Declared()).Where(mentioned.Contains))
        {
            if (variable.Type.IsReference)
            {
                // A number of its own, that is passed by reference: its value crosses.
                Element place = new(variable, Literal.Of(0));
                Slot value = new(nextId++, variable.Name, place.Type);
                saves.Add(new Save(value, place));
                loads.InsertRange(0, [new Declare(variable, new NewArray(variable.Type, Literal.Of(1))), new Assign(place, new Load(value))]);
                continue;
            }

            Slot slot = new(nextId++, variable.Name, variable.Type);
            saves.Add(new Save(slot, new Read(variable)));
            loads.Insert(0, new Declare(variable, new Load(slot)));
        }

        return (
            new Function(
                adjoint.Parameters.Where(p => p.Phase == Phase.Whole).ToEquatableArray(),
                [.. forward, .. saves],
                adjoint.Results,
                nextId),
            new Function(adjoint.Parameters, [.. loads, .. views, .. reverse], [], nextId));
    }
}
