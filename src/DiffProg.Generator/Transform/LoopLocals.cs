using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Transform;

/// <summary>
/// A reverse loop that adds to one and the same element of a cotangent in every trip adds up in a local instead, and to the element once;
/// an element that stays the same is read once. A local is in a register, where an element goes through memory from trip to trip: the
/// compiler cannot know that no other row shares it.
/// </summary>
internal sealed class LoopLocals
{
    private readonly For _loop;
    private readonly Propagation _propagation;
    private readonly Fresh _fresh;
    private readonly bool _isStrict;
    private readonly HashSet<Variable> _changing;

    private LoopLocals(For loop, Propagation propagation, Fresh fresh, bool isStrict)
    {
        _loop = loop;
        _propagation = propagation;
        _fresh = fresh;
        _isStrict = isStrict;
        _changing = [.. Frontend.Effects.AssignedVariables(loop.Body), .. loop.Body.All().SelectMany(s => s.Bound()), loop.Index];
    }

    public static IEnumerable<Statement> Of(For loop, Propagation propagation, Fresh fresh, bool isStrict) => new LoopLocals(loop, propagation, fresh, isStrict).Run();

    private List<Statement> Run()
    {
        List<Statement> before = [];
        List<Statement> after = [];
        EquatableArray<Statement> body = _loop.Body;
        foreach (Element target in _loop.Body.OfType<Accumulate>().Select(s => s.Target).OfType<Element>().Distinct().Where(IsOnlyAddedTo))
        {
            Variable sum = _fresh.Variable(target.Array.Name + "Sum", target.Type);
            before.Add(new Declare(sum, _isStrict ? target : Literal.Zero(sum.Type)));
            body = Redirected(body, target, new Read(sum));
            after.Add(_isStrict ? new Assign(target, new Read(sum)) : new Accumulate(target, new Read(sum)));
        }

        foreach (Element element in body.SelectMany(s => s.Expressions()).SelectMany(Certain).OfType<Element>().Distinct().Where(IsOnlyRead))
        {
            Variable local = _fresh.Variable(element.Array.Name + "Element", element.Type);
            before.Insert(0, new Declare(local, element));
            body = Replaced(body, element, new Read(local));
        }

        // Where there is no trip, there need not be such elements.
        For loop = _loop with { Body = body };
        return before.Count == 0 ? [loop] : [new If(Trips.Any(_loop), [.. before, loop, .. after], [])];
    }

    /// <summary>Whether the loop touches the target's row, or what may share elements with it, nowhere but by adding to this one element.</summary>
    private bool IsOnlyAddedTo(Element target) =>
        _propagation.IsBar(target.Array)
        && !target.Index.Variables().Any(_changing.Contains)
        && !target.Index.SelfAndBelow().Any(e => e is Element or Load)
        && _loop.Body.All().All(s => s is Accumulate add && add.Target == target
            ? !Mentions(add.Value, target.Array)
            : !s.Expressions().Any(e => Mentions(e, target.Array)));

    /// <summary>Whether an element has one value all through the loop.</summary>
    private bool IsOnlyRead(Element element) =>
        !_propagation.IsBar(element.Array)
        && !element.Index.Variables().Any(_changing.Contains)
        && !element.Index.SelfAndBelow().Any(e => e is Element or Load)
        && !_changing.Contains(element.Array)
        && _loop.Body.All().All(s => s switch
        {
            Assign { Target: Element x } => !_propagation.MayAlias(x.Array, element.Array),
            Accumulate { Target: Element x } => !_propagation.MayAlias(x.Array, element.Array),
            Call or CopyRow or Opaque => false,
            _ => true,
        });

    /// <summary>What evaluating an expression certainly evaluates.</summary>
    private static IEnumerable<Expression> Certain(Expression e) => e switch
    {
        Conditional x => Certain(x.Condition),
        Binary { Operator: BinaryOperator.AndAlso or BinaryOperator.OrElse } x => Certain(x.Left),
        _ => [e, .. e.Children().SelectMany(Certain)],
    };

    private static EquatableArray<Statement> Replaced(EquatableArray<Statement> block, Element element, Read local) => block
        .Select(s => s.Map(e => e.Rewrite(x => x == element ? local : null), b => Replaced(b, element, local)))
        .ToEquatableArray();

    private bool Mentions(Expression e, Variable row) => e.Variables().Any(v => !v.Type.IsScalar && _propagation.MayAliasBar(row, v));

    private static EquatableArray<Statement> Redirected(EquatableArray<Statement> block, Element target, Read sum) => block
        .Select(s => s is Accumulate add && add.Target == target ? add with { Target = sum } : s.Map(e => e, b => Redirected(b, target, sum)))
        .ToEquatableArray();
}
