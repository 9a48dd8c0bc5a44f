using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// A reverse loop that adds to one and the same element of a cotangent in every trip adds up in a local instead, and to the element once:
/// a local is in a register, where an element goes through memory from trip to trip.
/// </summary>
internal sealed class LocalSums
{
    private readonly For _loop;
    private readonly Propagation _propagation;
    private readonly Fresh _fresh;
    private readonly HashSet<Variable> _changing;

    private LocalSums(For loop, Propagation propagation, Fresh fresh)
    {
        _loop = loop;
        _propagation = propagation;
        _fresh = fresh;
        _changing = [.. Frontend.Effects.AssignedVariables(loop.Body), .. loop.Body.All().SelectMany(s => s.Bound()), loop.Index];
    }

    public static IEnumerable<Statement> Of(For loop, Propagation propagation, Fresh fresh) => new LocalSums(loop, propagation, fresh).Run();

    private List<Statement> Run()
    {
        List<Statement> before = [];
        List<Statement> after = [];
        EquatableArray<Statement> body = _loop.Body;
        foreach (Element target in _loop.Body.OfType<Accumulate>().Select(s => s.Target).OfType<Element>().Distinct().Where(IsOnlyAddedTo))
        {
            Variable sum = _fresh.Variable(target.Array.Name + "Sum", target.Type);
            before.Add(new Declare(sum, Literal.Zero(sum.Type)));
            body = Redirected(body, target, new Read(sum));
            after.Add(new Accumulate(target, new Read(sum)));
        }

        // Where there is no trip, there need not be such an element.
        return after.Count == 0 ? [_loop] : [.. before, _loop with { Body = body }, new If(Runs(), after.ToEquatableArray(), [])];
    }

    /// <summary>Whether the loop touches the target's row, or what may share elements with it, nowhere but by adding to this one element.</summary>
    private bool IsOnlyAddedTo(Element target) =>
        _propagation.IsBar(target.Array)
        && !target.Index.Variables().Any(_changing.Contains)
        && !target.Index.SelfAndBelow().Any(e => e is Element or Load)
        && _loop.Body.All().All(s => s is Accumulate add && add.Target == target
            ? !Mentions(add.Value, target.Array)
            : !s.Expressions().Any(e => Mentions(e, target.Array)));

    private bool Mentions(Expression e, Variable row) => e.Variables().Any(v => !v.Type.IsScalar && _propagation.MayAliasBar(row, v));

    private static EquatableArray<Statement> Redirected(EquatableArray<Statement> block, Element target, Read sum) => block
        .Select(s => s is Accumulate add && add.Target == target ? add with { Target = sum } : s.Map(e => e, b => Redirected(b, target, sum)))
        .ToEquatableArray();

    private Binary Runs()
    {
        BinaryOperator comparison = (_loop.Step > 0, _loop.Inclusive) switch
        {
            (true, false) => BinaryOperator.Less,
            (true, true) => BinaryOperator.LessOrEqual,
            (false, false) => BinaryOperator.Greater,
            (false, true) => BinaryOperator.GreaterOrEqual,
        };
        return new Binary(comparison, _loop.First, _loop.Limit);
    }
}
