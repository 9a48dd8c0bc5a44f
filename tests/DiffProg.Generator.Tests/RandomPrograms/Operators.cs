using System;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>The operators of C# on every kind of number.</summary>
internal sealed class Operators(Journal journal)
{
    private bool _checked;

    /// <summary>Runs something in a checked context.</summary>
    public Value Checked(Func<Value> run)
    {
        bool outer = _checked;
        _checked = true;
        try
        {
            return run();
        }
        finally
        {
            _checked = outer;
        }
    }

    /// <summary>Runs another method, which the context around a call does not reach.</summary>
    public void Unchecked(Action run)
    {
        bool outer = _checked;
        _checked = false;
        run();
        _checked = outer;
    }

    public Value Combine(char op, Kind kind, Value x, Value y)
    {
        if (Kinds.IsInteger(kind))
            return Wrapped(kind, Integer(op, Kinds.Widen(kind, x.Integer), Kinds.Widen(kind, y.Integer)));
        var (left, right) = (x.Real, y.Real);
        var result = op switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            '/' => left / right,
            _ => MathRules.Remainder(left, right, journal),
        };
        return journal.Note(kind, result with { Value = Kinds.Round(kind, result.Value) });
    }

    /// <summary>The new value of a target of a compound assignment.</summary>
    public Value Compound(char op, Kind target, Value old, Kind kind, Value value)
    {
        var type = Kinds.Promoted(target, kind);
        return Convert(Combine(op, type, Convert(old, target, type), Convert(value, kind, type)), type, target);
    }

    public Value Negate(Kind kind, Value x) => Kinds.IsInteger(kind) ? Wrapped(kind, -Kinds.Widen(kind, x.Integer)) : -x.Real;

    public Value Convert(Value x, Kind from, Kind to)
    {
        if (from == to)
            return x;
        if (Kinds.IsInteger(from))
            return Kinds.IsInteger(to) ? Wrapped(to, Kinds.Widen(from, x.Integer)) : journal.Note(to, Dual.Constant(Kinds.ToReal(from, x.Integer, to)));
        if (Kinds.IsReal(to))
            return journal.Note(to, x.Real with { Value = Kinds.Round(to, x.Real.Value) });
        // It steers as a comparison does: the branch is taken by every number between two integers.
        double value = x.Real.Value;
        if (x.Real.Varied)
            journal.Branch((int)value, Math.Min(value - Math.Floor(value), Math.Ceiling(value) - value));
        return to == Kind.Integer ? (int)value : (long)value;
    }

    public bool Compare(string op, Kind kind, Value x, Value y)
    {
        int order = Kinds.IsReal(kind)
            ? Order(x.Real.Value, y.Real.Value)
            : Kinds.Widen(kind, x.Integer).CompareTo(Kinds.Widen(kind, y.Integer));
        bool holds = op switch
        {
            "<" => order == -1,
            "<=" => order is -1 or 0,
            ">" => order == 1,
            ">=" => order is 1 or 0,
            "==" => order == 0,
            _ => order != 0,
        };
        if (x.Real.Varied || y.Real.Varied)
            journal.Branch(holds ? 1 : 0, Math.Abs(x.Real.Value - y.Real.Value));
        return holds;
    }

    /// <summary>-1, 0 or 1, and 2 where a NaN has no order.</summary>
    private static int Order(double x, double y) => x < y ? -1 : x > y ? 1 : x == y ? 0 : 2;

    private static Int128 Integer(char op, Int128 x, Int128 y) => op switch
    {
        '+' => x + y,
        '-' => x - y,
        '*' => x * y,
        '&' => x & y,
        '|' => x | y,
        '^' => x ^ y,
        _ when y == 0 => throw new ProgramException(nameof(DivideByZeroException)),
        '/' => x / y,
        _ => x % y,
    };

    private Value Wrapped(Kind kind, Int128 exact)
    {
        long bits = Kinds.Wrap(kind, exact);
        return !_checked || Kinds.Widen(kind, bits) == exact ? bits : throw new ProgramException(nameof(OverflowException));
    }
}
