using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>
/// The elements that a trip touches more than once, of which eight trips load each once into a local and store it once. Nothing else of the loop may touch
/// them: by another index, or in another row, that is known or a guard has seen to it.
/// </summary>
internal sealed class HeldElements
{
    private readonly LaneLoop _plan;
    private readonly RowFacts _rows;
    private readonly RowUse[] _uses;
    private readonly Dictionary<Element, List<Touch>> _touches = [];
    private readonly HashSet<Element> _inBranches = [];
    private readonly ILookup<Statement, Element> _broughtBy;

    private HeldElements(LaneLoop plan, RowFacts rows)
    {
        _plan = plan;
        _rows = rows;
        _uses = [.. plan.UsesAndSums];
        if (IsStraight(plan))
        {
            Scan(plan.Loop.Body, isMasked: false);
        }

        foreach (Element element in _touches.Keys.Where(e => _inBranches.Contains(e) || !IsWorthwhile(_touches[e]) || !IsAlone(e)).ToArray())
        {
            _touches.Remove(element);
        }

        _broughtBy = _touches.Where(t => !t.Value[0].IsWrite).ToLookup(t => t.Value[0].Statement, t => t.Key, ReferenceComparer<Statement>.Instance);
    }

    public static HeldElements Of(LaneLoop plan, RowFacts rows) => new(plan, rows);

    public bool Contains(Element element) => _touches.ContainsKey(element);

    /// <summary>The elements that a statement is the first to ask for, and that nothing has overwritten before.</summary>
    public IEnumerable<Element> BroughtBy(Statement statement) => _broughtBy[statement];

    /// <summary>Whether a statement is the first to touch an element, which it overwrites.</summary>
    public bool IsMadeBy(Statement statement, Element element) => _touches[element][0] is { IsWrite: true } first && ReferenceEquals(first.Statement, statement);

    /// <summary>Whether a statement is the last to write to an element.</summary>
    public bool IsLastWrittenBy(Statement statement, Element element) => ReferenceEquals(_touches[element].Last(t => t.IsWrite).Statement, statement);

    /// <summary>Whether an element is read after it is last written.</summary>
    public bool IsReadAtLast(Element element) => !_touches[element][^1].IsWrite;

    /// <summary>Whether all that a trip does is seen before it runs: no loop, nothing that throws in the middle of it, no statement that stands in two places.</summary>
    private static bool IsStraight(LaneLoop plan)
    {
        Statement[] all = [.. plan.Loop.Body.All()];
        return !plan.IsNest && !plan.MayThrowHalfway && all.Distinct(ReferenceComparer<Statement>.Instance).Count() == all.Length;
    }

    private void Scan(EquatableArray<Statement> block, bool isMasked)
    {
        foreach (Statement statement in block)
        {
            switch (statement)
            {
                case Assign { Target: Element target } s:
                    Read(s, s.Value);
                    Write(s, target, isAlsoRead: isMasked);
                    break;
                case Accumulate { Target: Element target } s:
                    Read(s, s.Value);
                    Write(s, target, isAlsoRead: true);
                    break;
                case If s when !_plan.IsVarying(s.Condition):
                    _inBranches.UnionWith(s.Blocks().SelectMany(b => b.All()).SelectMany(i => i.Expressions()).SelectMany(e => e.SelfAndBelow()).OfType<Element>());
                    break;
                case If s:
                    Read(s, s.Condition);
                    Scan(s.Then, isMasked: true);
                    Scan(s.Else, isMasked: true);
                    break;
                default:
                    foreach (Expression e in statement.Expressions())
                    {
                        Read(statement, e);
                    }

                    break;
            }
        }
    }

    private void Read(Statement statement, Expression e)
    {
        foreach (Element element in e.SelfAndBelow().OfType<Element>())
        {
            Add(element, new Touch(statement, IsWrite: false));
        }
    }

    private void Write(Statement statement, Element element, bool isAlsoRead)
    {
        if (isAlsoRead)
        {
            Add(element, new Touch(statement, IsWrite: false));
        }

        Add(element, new Touch(statement, IsWrite: true));
    }

    private void Add(Element element, Touch touch)
    {
        if (element.Type != IrType.Double || _plan.StrideOf(element.Index) is not { IsZero: false })
        {
            return;
        }

        if (!_touches.TryGetValue(element, out List<Touch>? touches))
        {
            _touches[element] = touches = [];
        }

        touches.Add(touch);
    }

    /// <summary>Whether a local spares a load or a store.</summary>
    private static bool IsWorthwhile(List<Touch> touches) => touches.Count > (touches[0].IsWrite ? 0 : 1) + (touches.Any(t => t.IsWrite) ? 1 : 0);

    /// <summary>
    /// Whether whatever else the loop touches is another element: where both are only read, that does not matter; where it does, a guard has looked
    /// (<see cref="LaneGuards"/>), unless the loop only adds to both, of which no guard looks whether they are one.
    /// </summary>
    private bool IsAlone(Element element)
    {
        bool isWritten = _touches[element].Any(t => t.IsWrite);
        RowUse[] ofRow = [.. _uses.Where(u => u.Row == element.Array)];
        RowUse[] own = [.. ofRow.Where(u => u.Index == element.Index)];
        return own.Length > 0
            && ofRow.Except(own).Where(u => isWritten || u.IsWritten).All(u => u.Place != own[0].Place && (_rows.IsRoom(u.Row) || IsGuarded(own, ofRow.Where(v => v.Place == u.Place))))
            && _uses.Except(ofRow).Where(u => isWritten || u.IsWritten).Select(u => u.Row).Distinct().All(r => _rows.AreApart(element.Array, r) || IsGuarded(ofRow, _uses.Where(u => u.Row == r)));
    }

    private static bool IsGuarded(IEnumerable<RowUse> uses, IEnumerable<RowUse> others) => uses.Any(u => others.Any(u.MayDisturb));

    /// <summary>That a statement loads an element, or stores it.</summary>
    private sealed record Touch(Statement Statement, bool IsWrite);
}
