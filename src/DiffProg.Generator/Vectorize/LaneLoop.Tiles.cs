using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>An element that a trip reads wherever it stands, or elements beside each other that a loop in it reads: they are brought into lanes once for eight trips.</summary>
/// <param name="Row">Their row.</param>
/// <param name="Index">Where the first of a trip is.</param>
/// <param name="Stride">How far the next trip's first is from that.</param>
/// <param name="Count">How many there are; null where it is one.</param>
internal sealed record Tile(Variable Row, Expression Index, Stride Stride, Expression? Count);

/// <content>Elements that lie beside each other in a trip, where eight trips at once would have to pick them from eight places.</content>
internal sealed partial class LaneLoop
{
    private readonly Dictionary<Element, (Tile Tile, Variable? Index)> _tiles = [];
    private bool _isFlat = true;

    /// <summary>The tile that has an element, and the index that finds it there.</summary>
    public (Tile Tile, Variable? Index)? TileOf(Element element) => _tiles.TryGetValue(element, out (Tile, Variable?) tile) ? tile : null;

    /// <summary>The tiles, each once.</summary>
    public IEnumerable<Tile> Tiles => _tiles.Values.Select(t => t.Tile).Distinct();

    private void FindTiles()
    {
        if (!IsNest)
        {
            return;
        }

        HashSet<Variable> written =
        [
            .. Loop.Body.All().SelectMany(s => s is Assign or Accumulate ? s.Expressions().Take(1) : []).OfType<Element>().Select(e => e.Array),
        ];
        foreach (Element element in Loop.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).OfType<Element>().Where(e => CanBeBrought(e, written)))
        {
            if (!IsOfInner(element.Index))
            {
                _tiles[element] = (new Tile(element.Array, InFull(element.Index), StrideOf(element.Index)!.Value, null), null);
            }
        }

        foreach (For inner in Loop.Body.All().OfType<For>())
        {
            _isFlat &= !inner.Body.All().Any(s => s is For);
            if (inner is not { Step: 1, Inclusive: false, First: Literal { Bits: 0 } } || IsVarying(inner.Limit) || IsOfInner(inner.Limit) || InFull(inner.Limit).SelfAndBelow().Any(e => e is Element || MayThrow(e)))
            {
                continue;
            }

            foreach (Element element in inner.Body.All().SelectMany(s => s.Expressions()).SelectMany(e => e.SelfAndBelow()).OfType<Element>().Where(e => CanBeBrought(e, written)))
            {
                Expression place = InFull(element.Index);
                if (Stride.TryOf(place, inner.Index, [], _strides) is { IsOne: true } && !place.Variables().Any(v => v != inner.Index && v != Loop.Index && _declared.Contains(v)))
                {
                    Expression start = place.Rewrite(x => x is Read read && read.Variable == inner.Index ? Literal.Of(0) : null)
                        .Rewrite(x => x is Binary { Operator: BinaryOperator.Add, Right: Literal { Bits: 0 } } sum ? sum.Left : null);
                    _tiles[element] = (new Tile(element.Array, start, StrideOf(element.Index)!.Value, InFull(inner.Limit)), inner.Index);
                }
            }
        }
    }

    /// <summary>Whether an element is found before a trip runs, as far as only integers move its index.</summary>
    private bool CanBeBrought(Element element, HashSet<Variable> written) =>
        !_declared.Contains(element.Array)
        && !written.Contains(element.Array)
        && IsNumbers(element)
        && StrideOf(element.Index) is { IsZero: false }
        && !Rules.GridRows.Indices(InFull(element.Index)).Any()
        && !InFull(element.Index).SelfAndBelow().Any(e => e is Element || MayThrow(e));

    /// <summary>
    /// What must be short for eight trips at once to be faster than the loop in a trip by itself: what lies beside each other and is asked for once, that
    /// loop reads as it lies.
    /// </summary>
    public IEnumerable<Expression> Short => _isFlat ? Tiles.Select(t => t.Count).OfType<Expression>().Distinct() : [];
}
