using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <content>Elements beside each other, or a stride apart: what a trip touches more than once is in a local.</content>
internal sealed partial class LaneLowering
{
    private readonly Dictionary<Element, Variable> _locals = [];

    /// <summary>What a statement is the first to ask for.</summary>
    private IEnumerable<Statement> Brought(Statement statement) => _held.BroughtBy(statement).Select(e => new Declare(LocalOf(e), FromRow(e)));

    private Expression Load(Element element) => _held.Contains(element) ? new Read(LocalOf(element)) : FromRow(element);

    private IEnumerable<Statement> Overwritten(Statement by, Element target, Expression value, Expression? mask)
    {
        Expression number = mask is null ? value : Select(mask, value, Load(target));
        if (!_held.Contains(target) || (_held.IsLastWrittenBy(by, target) && !_held.IsReadAtLast(target)))
        {
            return [ToRow(target, number)];
        }

        Statement kept = _held.IsMadeBy(by, target) ? new Declare(LocalOf(target), number) : Kept(new Read(LocalOf(target)), number);
        return _held.IsLastWrittenBy(by, target) ? [kept, ToRow(target, new Read(LocalOf(target)))] : [kept];
    }

    private static Statement Kept(Read local, Expression number) => number switch
    {
        Binary { Operator: BinaryOperator.Add } sum when sum.Left == local => new Accumulate(local, sum.Right),
        Binary { Operator: BinaryOperator.Subtract } difference when difference.Left == local => new Accumulate(local, new Unary(UnaryOperator.Negate, difference.Right)),
        _ => new Assign(local, number),
    };

    private Variable LocalOf(Element element)
    {
        if (!_locals.TryGetValue(element, out Variable? local))
        {
            local = New(element.Array.Name + "Element", IrType.Lanes);
            _locals[element] = local;
        }

        return local;
    }

    private RuntimeCall FromRow(Element element) => InPart("Load", IrType.Lanes, [new Read(element.Array), Uniform(element.Index), .. StrideOf(element)]);

    private Run ToRow(Element target, Expression value) => new(InPart("Store", IrType.Lanes, [value, new Read(target.Array), Uniform(target.Index), .. StrideOf(target)]));
}
