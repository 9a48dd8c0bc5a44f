using System;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Rules;
using Convert = DiffProg.Generator.Ir.Convert;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>Which types may stand where.</summary>
internal static class TypeRules
{
    public static void Check(Statement statement)
    {
        foreach (Expression e in statement.Expressions())
        {
            // The two that stand only as the whole value of a statement.
            if (!(e is Load && statement is Declare or Assign) && !(e is NewArray or Reserve && statement is Declare))
            {
                Check(e);
            }
        }

        bool holds = statement switch
        {
            Declare { Value: NewArray { Count: var count } } s => s.Variable.Type == s.Value.Type && s.Variable.Type.Shape is Shape.Array or Shape.Span && count.Type == IrType.Int,
            Declare s => s.Variable.Type == s.Value.Type && (s.Variable.Type.IsScalar || s.Value is Load or Reserve or Member or View || IsHandle(s.Value)),
            Assign s => IsPlace(s.Target) && s.Target.Type == s.Value.Type && (s.Target.Type.IsScalar || (s.Target is Read or Item && (s.Value is Load || IsHandle(s.Value)))),
            Accumulate s => IsPlace(s.Target) && s.Target.Type == IrType.Double && s.Value.Type == IrType.Double,
            If s => s.Condition.Type == IrType.Bool,
            For s => s.Index.Type == IrType.Int && s.First.Type == IrType.Int && s.Limit.Type == IrType.Int && s.Step != 0,
            Loop s => s.Condition.Type == IrType.Bool,
            Save s => s.Slot.Type == s.Value.Type && s.Value is not (Load or NewArray),
            CopyRow s => !s.Target.Type.IsScalar && s.Target.Type.ElementType() == s.From.Type.ElementType(),
            Keep s => s.Row.Type.Shape == Shape.Array,
            Release s => s.Row.Type.Shape == Shape.Array,
            Call s => Fits(s),
            Opaque s => s.Code.Parts.Count == s.Code.Operands.Count + 1,
            Throw s => s.Exception.Parts.Count == s.Exception.Operands.Count + 1,
            _ => true,
        };
        Require(holds, statement);
    }

    public static void Check(Expression expression)
    {
        foreach (Expression e in expression.SelfAndBelow())
        {
            Require(Holds(e), e);
        }
    }

    private static bool Holds(Expression e) => e switch
    {
        Literal x => x.Type.IsScalar || (x.Type.Shape == Shape.Array && x.Bits == 0),
        IsNull x => x.Array.Type.Shape == Shape.Array,
        Element x => !x.Array.Type.IsScalar && x.Index.Type == IrType.Int,
        Item x => x.Rows.Type.HoldsArrays && x.Index.Type == IrType.Int,
        Length x => !x.Array.Type.IsScalar,
        Unary x => x.Operator switch
        {
            UnaryOperator.Not => x.Operand.Type == IrType.Bool,
            UnaryOperator.Complement => x.Operand.Type == IrType.Int,
            _ => x.Operand.Type == IrType.Int || x.Operand.Type == IrType.Double,
        },
        Binary x => x.Left.Type.IsScalar && x.Left.Type == x.Right.Type && x.Operator switch
        {
            BinaryOperator.AndAlso or BinaryOperator.OrElse => x.Left.Type == IrType.Bool,
            BinaryOperator.ShiftLeft or BinaryOperator.ShiftRight or BinaryOperator.UnsignedShiftRight => x.Left.Type == IrType.Int,
            BinaryOperator.And or BinaryOperator.Or or BinaryOperator.ExclusiveOr => x.Left.Type != IrType.Double,
            BinaryOperator.Equal or BinaryOperator.NotEqual => true,
            _ => x.Left.Type != IrType.Bool,
        },
        Conditional x => x.Condition.Type == IrType.Bool && x.WhenTrue.Type == x.WhenFalse.Type && (x.Type.IsScalar || IsHandle(x)),
        Convert x => (x.Type, x.Operand.Type) is var (to, from) && ((to == IrType.Int && from == IrType.Double) || (to == IrType.Double && from == IrType.Int)),
        Apply x => RuleTable.Get(x.Primitive).Type == x.Type && string.Join(",", x.Arguments.Select(a => a.Type.Scalar)).Equals(ParametersOf(x.Primitive), StringComparison.OrdinalIgnoreCase),
        NewArray or Load or Reserve => false,
        _ => true,
    };

    private static string ParametersOf(string symbol) => symbol[(symbol.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

    /// <summary>Whether an expression is an array that is there, or none.</summary>
    private static bool IsHandle(Expression e) => e.Type.Shape == Shape.Array && e switch
    {
        Read or Literal or Item => true,
        Conditional x => IsHandle(x.WhenTrue) && IsHandle(x.WhenFalse),
        _ => false,
    };

    private static bool IsPlace(Expression e) => e is Read or Element or Item;

    private static bool Fits(Call call) =>
        call.Arguments.All(a => !a.ByReference || a.Value is Read)
        && call.Arguments.All(a => a.Value.Type.IsScalar || a.Value is Read)
        && (!call.Target.Derivation.IsPrimal || call.Arguments.Count == call.Target.Method.Parameters.Count);

    private static void Require(bool holds, object what)
    {
        if (!holds)
        {
            throw new VerificationException($"the types do not agree in a {what.GetType().Name} {(what as Statement)?.Source}");
        }
    }
}
