using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Vectorize;

/// <content>Numbers and truth values that differ from iteration to iteration: that they can be computed for eight at once.</content>
internal sealed partial class LaneLoop
{
    private static bool IsNumbers(Element element) => element is { Path.Length: 0, Type.Scalar: Scalar.Double, Array.Type: { IsReference: false, IsObject: false, Name: null } };

    /// <summary>That a number can be computed for eight trips at once.</summary>
    private void Number(Expression e)
    {
        if (Reason is not null || !IsVarying(e))
        {
            return;
        }

        Size++;
        _workInLanes += _weight;
        switch (e)
        {
            case { Type: var type } when type != IrType.Double:
                Refuse("it computes with numbers that are no doubles");
                break;
            case Read:
                break;
            case Element x:
                Touch(x);
                break;
            case Unary { Operator: UnaryOperator.Negate } x:
                Number(x.Operand);
                break;
            case Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } x:
                Number(x.Left);
                Number(x.Right);
                break;
            case Conditional x:
                Truth(x.Condition);
                CheckChosen(x.Condition, x.WhenTrue, x.WhenFalse);
                Number(x.WhenTrue);
                Number(x.WhenFalse);
                break;
            case Convert { Operand: var operand } when IsCount(operand) || (operand is Read { Variable: var place } && _places.Contains(place)):
                break;
            case Convert { Operand: Apply { Primitive: LaneFunctions.SignOf, Arguments: [var signed] } }:
                if (IsNest && _isMasked)
                {
                    Refuse("some iterations may leave out what could throw");
                }

                Number(signed);
                break;
            case OnGradient x:
                Number(x.Operand);
                break;
            case Apply x when LaneFunctions.Given(x) is { } given:
                Number(given);
                break;
            case Apply x when LaneFunctions.TryGet(x.Primitive, out bool isExact) is not null:
                if (IsStrict && !isExact)
                {
                    Refuse($"the bits of '{Rules.RuleTable.Get(x.Primitive).Text}' count where the arithmetic is strict");
                }

                IsCostly |= !isExact;

                foreach (Expression argument in x.Arguments)
                {
                    Number(argument);
                }

                break;
            case Apply x:
                Refuse($"'{Rules.RuleTable.Get(x.Primitive).Text}' is computed for one number at a time");
                break;
            default:
                Refuse("an integer that differs from iteration to iteration becomes a number");
                break;
        }
    }

    /// <summary>Whether an integer can be compared as a number.</summary>
    private bool IsComparable(Expression e) => IsCount(e) || !IsVarying(e) || (e is Read { Variable: var variable } && _places.Contains(variable));

    /// <summary>Whether an integer is the index, or the one before or behind it, which no trip can make overflow.</summary>
    public bool IsCount(Expression e) => e switch
    {
        Read x => x.Variable == Loop.Index,
        Binary { Operator: BinaryOperator.Add, Left: Read x, Right: Literal { Bits: 1 } } => x.Variable == Loop.Index,
        Binary { Operator: BinaryOperator.Add, Left: Literal { Bits: 1 }, Right: Read x } => x.Variable == Loop.Index,
        Binary { Operator: BinaryOperator.Subtract, Left: Read x, Right: Literal { Bits: 1 } } => x.Variable == Loop.Index && Loop.First is Literal { AsInt: >= 0 },
        _ => false,
    };

    private void Touch(Element element)
    {
        if (!IsNumbers(element))
        {
            Refuse($"'{element.Array.Name}' holds no doubles");
        }
        else if (IsNest)
        {
            TouchInNest(element);
        }
        else if (StrideOf(element.Index) is not { } stride)
        {
            Refuse($"where it reads '{element.Array.Name}' does not move evenly");
        }
        else
        {
            Uses.Add(new RowUse(element.Array, element.Index, stride, IsWritten: false));
        }
    }

    private void Truth(Expression condition)
    {
        if (IsVarying(condition))
        {
            Mask(condition);
        }
    }

    /// <summary>That a truth value which differs from trip to trip can be computed for eight at once.</summary>
    private void Mask(Expression e)
    {
        if (Reason is not null || !IsVarying(e))
        {
            return;
        }

        Size++;
        _workInLanes += _weight;
        HasMasks = true;
        switch (e)
        {
            case Read:
                break;
            case Binary { Operator: BinaryOperator.NotEqual, Left: Element { Array.Type.Scalar: Scalar.Int } x, Right: Literal { Bits: 0 } } when _declared.Contains(x.Array) && !IsVarying(x.Index):
                break;
            case Binary { Operator: BinaryOperator.NotEqual, Left: Element { Array.Type.Scalar: Scalar.Int } x, Right: Literal { Bits: 0 } } when _rows.IsRoom(x.Array) && StrideOf(x.Index) is { IsOne: true } stride:
                Uses.Add(new RowUse(x.Array, x.Index, stride, IsWritten: false));
                break;
            case Binary { Operator: var op } x when op.IsComparison() && x.Left.Type == IrType.Double:
                Number(x.Left);
                Number(x.Right);
                break;
            case Binary { Operator: var op } x when op.IsComparison() && IsComparable(x.Left) && IsComparable(x.Right):
                break;
            case Binary { Operator: BinaryOperator.And or BinaryOperator.AndAlso or BinaryOperator.Or or BinaryOperator.OrElse, Type.Scalar: Scalar.Bool } x:
                if (x.Operator.IsShortCircuit())
                {
                    CheckChosen(x.Left, x.Right);
                }

                Mask(x.Left);
                Mask(x.Right);
                break;
            case Unary { Operator: UnaryOperator.Not } x:
                Mask(x.Operand);
                break;
            default:
                Refuse("a condition compares no numbers");
                break;
        }
    }
}
