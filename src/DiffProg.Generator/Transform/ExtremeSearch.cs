using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;

namespace DiffProg.Generator.Transform;

/// <summary>An element of a row takes the place of the best one before it: <c>if (row[i] &gt; best) { best = row[i]; at = i; }</c>.</summary>
/// <param name="Best">The best one.</param>
/// <param name="Element">The element; from one trip of the loop to the next it moves by one.</param>
/// <param name="Comparison">When it takes the place, the element on the left.</param>
/// <param name="Take">What happens then.</param>
internal sealed record ExtremeSearch(Variable Best, Element Element, BinaryOperator Comparison, EquatableArray<Assign> Take)
{
    /// <summary>What it assigns.</summary>
    public IEnumerable<Variable> Targets => Take.Select(a => a.Target.TargetVariable());

    /// <summary>The line of the user's code.</summary>
    public string? Source { get; init; }

    /// <summary>A statement of a loop seen so; null of any other.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="index">The loop's index.</param>
    /// <param name="assigned">What the loop assigns.</param>
    public static ExtremeSearch? TryMatch(Statement statement, Variable index, ICollection<Variable> assigned)
    {
        (Expression? condition, EquatableArray<Statement> taken) = statement switch
        {
            If { Else.IsEmpty: true } s => (s.Condition, s.Then),
            Assign { Target: Read, Value: Conditional choice } s when choice.WhenFalse == s.Target => (choice.Condition, [s with { Value = choice.WhenTrue }]),
            _ => ((Expression?)null, default(EquatableArray<Statement>)),
        };
        (Expression Element, Expression Best, BinaryOperator Operator)? compared = condition switch
        {
            Binary { Left: Ir.Element } c => (c.Left, c.Right, c.Operator),
            Binary { Right: Ir.Element } c => (c.Right, c.Left, Mirrored(c.Operator)),
            _ => null,
        };
        return compared is (Ir.Element element, Read { Variable: var best }, var comparison) && IsOrdering(comparison) && IsOfRow(element, best) && Moves(element.Index)
            && taken.All(s => s is Assign { Target: Read { Type.IsScalar: true } target } a && (target.Variable == best ? a.Value == element : IsRemembered(a.Value, element)))
            && taken.Any(s => s is Assign { Target: Read target } && target.Variable == best)
                ? new ExtremeSearch(best, element, comparison, taken.Cast<Assign>().ToEquatableArray()) { Source = statement.Source }
                : null;

        bool Moves(Expression e) => e switch
        {
            Read x => x.Variable == index,
            Binary { Operator: BinaryOperator.Add } x => IsSumOf(x.Left, x.Right) || IsSumOf(x.Right, x.Left),
            Binary { Operator: BinaryOperator.Subtract } x => IsSumOf(x.Left, x.Right),
            Apply { Primitive: GridRows.OfPlace, Arguments: [var row, var column, var rows, var columns] } => Moves(column) && Stays(row) && Stays(rows) && Stays(columns),
            Apply { Primitive: GridRows.OfNext, Arguments: [var place, var last, var length] } => Moves(last) && Stays(place) && Stays(length),
            Apply { Primitive: ListRows.OfPlace, Arguments: [var place, var count] } => Moves(place) && Stays(count),
            _ => false,
        };

        // Where integers are checked, a sum on the way to the index could overflow though the index does not.
        bool IsSumOf(Expression moving, Expression still) => Moves(moving) && Stays(still) && (moving is Read || still is Literal);

        bool Stays(Expression e) => !e.Variables().Contains(index) && ExtremeSearch.Stays(e, assigned);

        // Of what is assigned whenever an element takes the place, only the last time is seen.
        bool IsRemembered(Expression e, Element element) => e.Type is { IsScalar: true, IsDifferentiable: false } && e switch
        {
            Literal => true,
            Read x => x.Variable == index || Stays(x),
            _ => e == element.Index,
        };
    }

    /// <summary>Whether an expression has one value all through a loop that writes to nothing but what it assigns.</summary>
    public static bool Stays(Expression e, ICollection<Variable> assigned) =>
        !e.Variables().Any(assigned.Contains) && e.SelfAndBelow().All(x => x is not Member { IsReadOnly: false });

    private static bool IsOfRow(Element element, Variable best) =>
        element is { Path.Length: 0, IsConstant: false, Array: { MayBeMissing: false, Type.Shape: Shape.Array or Shape.Span or Shape.ReadOnlySpan } }
        && (element.Type == IrType.Double || element.Type == IrType.Float)
        && best.Type == element.Type;

    private static bool IsOrdering(BinaryOperator op) =>
        op is BinaryOperator.Less or BinaryOperator.LessOrEqual or BinaryOperator.Greater or BinaryOperator.GreaterOrEqual;

    private static BinaryOperator Mirrored(BinaryOperator op) => op switch
    {
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        _ => op,
    };
}
