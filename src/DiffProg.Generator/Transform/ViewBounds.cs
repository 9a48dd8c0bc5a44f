using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// Gives names to the bounds of views that something overwrites later, and to the array that they are taken of where its variable becomes
/// another, so that the reverse sweep can take the same view again.
/// </summary>
internal static class ViewBounds
{
    public static Function Bind(Function function)
    {
        if (!function.Body.All().Any(s => s is Declare { Value: View }))
        {
            return function;
        }

        Fresh fresh = new(function.NextId);
        HashSet<Variable> assigned = Effects.AssignedVariables(function.Body);
        EquatableArray<Statement> body = Block(function.Body);
        return function with { Body = body, NextId = fresh.NextId };

        EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(One).ToEquatableArray();

        IEnumerable<Statement> One(Statement statement)
        {
            if (statement is not Declare { Value: View view } declare)
            {
                return [statement.Map(e => e, Block)];
            }

            List<Statement> output = [];
            View bound = view with { Row = Steady(view.Row, declare, output), Start = Named("start", view.Start, declare, output), Count = Named("count", view.Count, declare, output) };
            return [.. output, new Declare(declare.Variable, bound) { Source = declare.Source }];
        }

        Variable Steady(Variable row, Declare declare, List<Statement> output)
        {
            if (!assigned.Contains(row))
            {
                return row;
            }

            Variable steady = fresh.Variable(row.Name, row.Type);
            output.Add(new Declare(steady, new Read(row)) { Source = declare.Source });
            return steady;
        }

        Expression Named(string name, Expression bound, Declare declare, List<Statement> output)
        {
            if (!bound.SelfAndBelow().Any(e => e is Element or Member or Apply || (e is Length length && assigned.Contains(length.Array)) || (e is Read read && assigned.Contains(read.Variable))))
            {
                return bound;
            }

            Variable variable = fresh.Variable(name, bound.Type);
            output.Add(new Declare(variable, bound) { Source = declare.Source });
            return new Read(variable);
        }
    }
}
