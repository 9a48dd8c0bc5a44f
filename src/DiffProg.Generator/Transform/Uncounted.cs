using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>Makes every counted loop one whose trips nobody knows, to see that no number depends on knowing them.</summary>
internal static class Uncounted
{
    public static Function Of(Function function)
    {
        Fresh fresh = new(function.NextId);
        EquatableArray<Statement> body = Block(function.Body);
        return function with { Body = body, NextId = fresh.NextId };

        EquatableArray<Statement> Block(EquatableArray<Statement> block) => block.SelectMany(One).ToEquatableArray();

        IEnumerable<Statement> One(Statement statement)
        {
            Statement inner = statement.Map(e => e, Block);
            if (inner is not For loop)
            {
                return [inner];
            }

            Read index = new(loop.Index);
            BinaryOperator comparison = (loop.Step > 0, loop.Inclusive) switch
            {
                (true, false) => BinaryOperator.Less,
                (true, true) => BinaryOperator.LessOrEqual,
                (false, false) => BinaryOperator.Greater,
                (false, true) => BinaryOperator.GreaterOrEqual,
            };
            Assign step = new(index, new Binary(BinaryOperator.Add, index, Literal.Of(loop.Step)));
            return
            [
                new Declare(loop.Index, loop.First) { Source = loop.Source },
                new Loop([], new Binary(comparison, index, loop.Limit), [.. loop.Body, step], []) { Source = loop.Source, Site = loop.Site },
            ];
        }
    }
}
