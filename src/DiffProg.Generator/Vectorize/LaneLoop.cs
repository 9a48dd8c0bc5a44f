using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <summary>
/// Whether eight trips of a loop can run at once: no trip needs what another computes but for sums over all of them, and each touches elements of its
/// own. What depends on where rows lie is left to a check when the loop starts.
/// </summary>
internal sealed partial class LaneLoop
{
    /// <summary>How many integers a trip may compute: the places of the first trip are written out in terms of them.</summary>
    private const int MostIntegers = 6;

    private readonly RowFacts _rows;
    private readonly HashSet<Variable> _declared = [];
    private readonly HashSet<Variable> _varying = [];
    private readonly Dictionary<Variable, Stride> _strides = [];
    private readonly HashSet<Statement> _additions = new(ReferenceComparer<Statement>.Instance);

    private LaneLoop(For loop, RowFacts rows, bool isStrict)
    {
        Loop = loop;
        _rows = rows;
        IsStrict = isStrict;
        IsNest = loop.Body.All().Any(IsOfNests);
        _declared.UnionWith(loop.Body.All().SelectMany(s => s.Bound()));
        CollectIntegers();
        do
        {
            Classify();
            FindPlaces();
        }
        while (IsNest && SpreadInTurn(loop.Body));

        CheckIntegers();
        CheckNest();
        FindTiles();
        Check(loop.Body, isMasked: false);
        if (Reason is null)
        {
            CheckSums();
            AddSteady();
            CheckRows();
            CheckReferences();
            CheckPlaces();
            CheckThrowing();
            CheckWork();
        }
    }

    public For Loop { get; }

    /// <summary>Whether every bit counts.</summary>
    public bool IsStrict { get; }

    /// <summary>Why its trips run one at a time, in the words of the user's program; null where they need not.</summary>
    public string? Reason { get; private set; }

    /// <summary>The elements that it touches one after another.</summary>
    public List<RowUse> Uses { get; } = [];

    /// <summary>The numbers and elements to which every trip adds.</summary>
    public HashSet<Expression> Sums { get; } = [];

    /// <summary>The elements that it touches, those to which every trip adds included.</summary>
    public IEnumerable<RowUse> UsesAndSums => Uses.Concat(Sums.OfType<Element>().Select(e => new RowUse(e.Array, e.Index, Stride.Zero, IsWritten: true, IsOnlyAdded: true)));

    /// <summary>Whether a trip may leave out what another computes.</summary>
    public bool HasMasks { get; private set; }

    /// <summary>How many operations of eight numbers a trip takes.</summary>
    public int Size { get; private set; }

    /// <summary>Whether no trip adds to what another adds to, so that eight at once have the bits of one at a time.</summary>
    public bool HasNoSums => Sums.Count == 0 && !Uses.Any(u => u.IsWritten && u.Stride.IsZero);

    /// <summary>Whether its trips run at once only where the machine has vectors of eight numbers.</summary>
    public bool IsWide { get; set; }

    /// <summary>Whether a trip computes an elementary function: then fewer than eight trips, too, are faster at once than one at a time.</summary>
    public bool IsCostly { get; private set; }

    /// <param name="loop">The loop.</param>
    /// <param name="rows">What is known of the rows.</param>
    /// <param name="isStrict">Whether the bits count, so that the order of a sum does.</param>
    public static LaneLoop Of(For loop, RowFacts rows, bool isStrict) => new(loop, rows, isStrict);

    /// <summary>Whether a number differs from trip to trip.</summary>
    public bool IsVarying(Expression e) => e.Contents().Any(v => v == Loop.Index || _varying.Contains(v)) || (e is Load load && _varyingSlots.Contains(load.Slot));

    /// <summary>Whether a variable does.</summary>
    public bool IsVarying(Variable variable) => _varying.Contains(variable) && !_strides.ContainsKey(variable);

    /// <summary>Whether a variable is the loop's own.</summary>
    public bool IsDeclared(Variable variable) => _declared.Contains(variable);

    /// <summary>How an index moves; null where unevenly.</summary>
    public Stride? StrideOf(Expression index) => Stride.TryOf(index, Loop.Index, _varying, _strides);

    /// <summary>What a sum takes up in one statement, with its sign; null where it is no sum.</summary>
    public static IEnumerable<Expression>? Terms(Expression value, Expression target)
    {
        if (value == target)
        {
            return [];
        }

        Variable variable = target.TargetVariable();
        return value switch
        {
            Binary { Operator: BinaryOperator.Add } x when !Mentions(x.Right) => Terms(x.Left, target)?.Append(x.Right),
            Binary { Operator: BinaryOperator.Add } x when !Mentions(x.Left) => Terms(x.Right, target)?.Append(x.Left),
            Binary { Operator: BinaryOperator.Subtract } x when !Mentions(x.Right) => Terms(x.Left, target)?.Append(Build.Negate(x.Right)),
            _ => null,
        };

        bool Mentions(Expression e) => e.Variables().Contains(variable);
    }

    private void Classify()
    {
        Statement[] all = [.. Loop.Body.All()];
        HashSet<Variable> assigned = Frontend.Effects.AssignedVariables(Loop.Body);
        int before;
        do
        {
            before = _varying.Count + _varyingSlots.Count;
            Spread(Loop.Body, isMasked: false);
        }
        while (_varying.Count + _varyingSlots.Count > before);

        _strides.Clear();
        foreach (Declare declare in all.OfType<Declare>().Where(d => d.Variable.Type == IrType.Int && _varying.Contains(d.Variable) && !assigned.Contains(d.Variable)))
        {
            if (declare.Value is not Load && !declare.Value.Variables().Any(assigned.Contains) && Stride.TryOf(declare.Value, Loop.Index, _varying, _strides) is { } stride)
            {
                _strides[declare.Variable] = stride;
            }
        }
    }

    private void Spread(EquatableArray<Statement> block, bool isMasked)
    {
        foreach (Statement statement in block)
        {
            (Variable? target, Expression? value) = statement switch
            {
                Declare x => (x.Variable, x.Value),
                Assign { Target: Read target2 } x => (target2.Variable, x.Value),
                Accumulate { Target: Read target2 } x => (target2.Variable, x.Value),
                Assign { Target: Element target2 } x => (target2.Array, x.Value),
                Accumulate { Target: Element target2 } x => (target2.Array, x.Value),
                _ => (null, null),
            };
            SpreadOnTape(statement, isMasked);
            bool isFound = statement is Assign or Accumulate && statement.Expressions().First() is Element { Index: var place } && IsVarying(place);
            if (target is not null && _declared.Contains(target) && (isFound || IsVarying(value!) || (isMasked && statement is not Declare)))
            {
                _varying.Add(target);
            }

            foreach (EquatableArray<Statement> inner in statement.Blocks())
            {
                Spread(inner, isMasked || (statement is If branch && IsVarying(branch.Condition)));
            }
        }
    }

    private void Refuse(string reason) => Reason ??= reason;

    /// <summary>That every integer of the body has one value in a trip.</summary>
    private void CheckIntegers()
    {
        Variable[] integers = [.. _declared.Where(v => v.Type.IsInteger && (!IsNest || _varying.Contains(v)) && !_places.Contains(v) && !_indices.Contains(v))];
        if (integers.FirstOrDefault(Frontend.Effects.AssignedVariables(Loop.Body).Contains) is { } changed)
        {
            Refuse($"'{changed.Name}' changes in the iteration");
        }
        else if (integers.Length > MostIntegers)
        {
            Refuse("it computes many integers");
        }
    }

    private void Check(EquatableArray<Statement> block, bool isMasked)
    {
        foreach (Statement statement in block.TakeWhile(_ => Reason is null))
        {
            Check(statement, isMasked);
        }
    }

    private void Check(Statement statement, bool isMasked)
    {
        _isMasked = isMasked;
        if (IsNest && IsCheckedInNest(statement))
        {
            return;
        }

        switch (statement)
        {
            case Turn:
                break;
            case Save or Declare { Value: Load } or Assign { Value: Load }:
                Refuse("what it keeps on the tape is not found by its index");
                break;
            case Declare { Variable.Type.IsScalar: true } s:
                Own(s.Variable, s.Value);
                break;
            case Assign { Target: Read { Type.IsScalar: true } target } s when _declared.Contains(target.Variable):
                Own(target.Variable, s.Value);
                break;
            case Accumulate { Target: Read target } s when _declared.Contains(target.Variable):
                Own(target.Variable, s.Value);
                break;
            case Assign { Target: Read { Type.IsScalar: true } target } s:
                Sum(s, target, Terms(s.Value, target));
                break;
            case Accumulate { Target: Read target } s:
                Sum(s, target, [s.Value]);
                break;
            case Accumulate { Target: Element target } s when StrideOf(target.Index) is { IsZero: true }:
                Sum(s, target, [s.Value]);
                break;
            case Assign { Target: Element target } s when StrideOf(target.Index) is { IsZero: true } && s.Value.Variables().Contains(target.Array):
                Sum(s, target, Terms(s.Value, target));
                break;
            case Assign { Target: Element target } s:
                Store(target, s.Value, isMasked, isAlsoRead: false);
                break;
            case Accumulate { Target: Element target } s:
                Store(target, s.Value, isMasked, isAlsoRead: true);
                break;
            case If s:
                if (IsVarying(s.Condition))
                {
                    Mask(s.Condition);
                }

                Check(s.Then, isMasked || IsVarying(s.Condition));
                Check(s.Else, isMasked || IsVarying(s.Condition));
                break;
            default:
                Refuse(ReasonOf(statement));
                break;
        }
    }

    private static string ReasonOf(Statement statement) => statement switch
    {
        For or Ir.Loop => "there is a loop in it",
        Call x => $"it calls '{x.Target.Method.Name}'",
        Declare { Variable: var row } => $"'{row.Name}' is an array of each iteration",
        Assign { Target: var target } => $"'{target.TargetVariable().Name}' becomes another array in it",
        _ => "code runs in it that is none of DiffProg's",
    };

    /// <summary>A local of the loop's body.</summary>
    private void Own(Variable variable, Expression value)
    {
        if (!_varying.Contains(variable) || _strides.ContainsKey(variable) || _indices.Contains(variable) || (_places.Contains(variable) && IsPlaceOrSame(value)))
        {
            return;
        }

        if (variable.Type == IrType.Bool)
        {
            Mask(value);
        }
        else if (variable.Type == IrType.Double)
        {
            Number(value);
        }
        else
        {
            Refuse($"'{variable.Name}' is {(variable.Type.IsInteger ? "an integer that differs from iteration to iteration" : "no double")}");
        }
    }

    private void Sum(Statement statement, Expression target, IEnumerable<Expression>? terms)
    {
        string name = target.TargetVariable().Name;
        if (terms is null || target.Type != IrType.Double)
        {
            Refuse($"each iteration needs the '{name}' that the one before leaves");
            return;
        }

        if (IsStrict)
        {
            Refuse($"it sums up '{name}', and the order of a sum counts where the arithmetic is strict");
            return;
        }

        if (target is Element element && (!IsNumbers(element) || element.Index.Variables().Any(_declared.Contains)))
        {
            Refuse($"it adds to an element of '{name}' that is found in the iteration");
            return;
        }

        foreach (Expression term in terms)
        {
            Number(term);
        }

        _additions.Add(statement);
        Sums.Add(target);
    }

    private void Store(Element target, Expression value, bool isMasked, bool isAlsoRead)
    {
        bool isTruth = target.Array.Type.Scalar == Scalar.Int && value is Conditional { WhenTrue: Literal { Bits: 1 }, WhenFalse: Literal { Bits: 0 } };
        if (StrideOf(target.Index) is not { } stride || (isTruth && !stride.IsOne))
        {
            Refuse($"where it writes to '{target.Array.Name}' does not move evenly");
        }
        else if (stride.IsZero)
        {
            Refuse($"every iteration overwrites the same element of '{target.Array.Name}'");
        }
        else if (!isTruth && !IsNumbers(target))
        {
            Refuse($"'{target.Array.Name}' holds no doubles");
        }
        else if (isMasked && !isAlsoRead && !_rows.IsOwn(target.Array))
        {
            Refuse($"some iterations write to '{target.Array.Name}' and some do not");
        }
        else
        {
            Uses.Add(new RowUse(target.Array, target.Index, stride, IsWritten: true, IsOnlyAdded: isAlsoRead && !IsStrict));
            if (isTruth)
            {
                Truth(((Conditional)value).Condition);
            }
            else
            {
                Number(value);
            }
        }
    }
}
