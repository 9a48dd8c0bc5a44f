using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Optimize;

/// <summary>
/// An array that is found in an array of arrays, and of which only the elements are asked for, is a view where nothing is stored in an array of
/// arrays until its scope ends: the reverse sweep finds it again, and nothing is put on the tape.
/// </summary>
internal static class ItemViews
{
    /// <summary>Tidies a function that was just lowered.</summary>
    public static Function Of(Function function)
    {
        HashSet<Variable> moved =
        [
            .. Effects.AssignedVariables(function.Body),
            .. function.Body.All().SelectMany(s => s.Expressions()).Concat(function.Results).SelectMany(e => e.SelfAndBelow()).OfType<Read>().Select(r => r.Variable),
        ];
        return function with { Body = Block(function.Body) };

        EquatableArray<Statement> Block(EquatableArray<Statement> block)
        {
            List<Statement> statements = [];
            bool isStored = false;
            foreach (Statement statement in block.Reverse())
            {
                isStored |= new[] { statement }.All().Any(s => s is Assign { Target: Item });
                statements.Add(!isStored && statement is Declare { Value: Item item } found && !moved.Contains(found.Variable)
                    ? found with { Value = new View(item.Type, item.Rows, item.Index, Literal.Of(1)) }
                    : statement.Map(e => e, Block));
            }

            statements.Reverse();
            return statements.ToEquatableArray();
        }
    }
}
