using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Evaluates the expressions of a program on dual numbers, in the order that C# prescribes.</summary>
internal sealed class Evaluator(RandomProgram program, Journal journal, Action<Method, Frame> execute)
{
    private readonly Dictionary<string, Method> _methods = program.Helpers.Append(program.Root).ToDictionary(method => method.Name);
    private readonly Dictionary<string, Row> _tables = program.Tables.ToDictionary(
        table => table.Name, table => new Row([.. table.Values.Select(value => (Value)Dual.Constant(value))]));
    private readonly Operators _operators = new(journal);

    public Frame NewFrame()
    {
        var frame = new Frame();
        foreach (var (name, row) in _tables)
            frame.Rows[name] = row;
        return frame;
    }

    public Value Value(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case RealLiteral literal: return Dual.Constant(literal.Value);
            case IntegerLiteral literal: return literal.Value;
            case Variable variable: return frame[variable.Name];
            case Element element: return Locate(element, frame).Read();
            case Length length: return (long)frame.Rows[length.Array].Count;
            case Conversion conversion: return _operators.Convert(Value(conversion.Operand, frame), conversion.Operand.Kind, conversion.To);
            case Checked inner: return _operators.Checked(() => Value(inner.Operand, frame));
            case Not not: return !Value(not.Operand, frame).Truth;
            case Negation negation: return _operators.Negate(negation.Kind, Value(negation.Operand, frame));
            case Connective connective:
                bool left = Value(connective.Left, frame).Truth;
                return left != connective.IsAnd ? left : Value(connective.Right, frame).Truth;
            case Choice choice: return Value(Value(choice.Condition, frame).Truth ? choice.Then : choice.Else, frame);
            case ThrowValue exception: throw new ProgramException(exception.Exception);
            case SwitchChoice choice:
                var subject = Value(choice.Subject, frame);
                return Value(choice.Arms.First(arm => Matches(arm.Pattern, choice.Subject.Kind, subject)
                    && (arm.Guard is not { } guard || Value(guard, frame).Truth)).Value, frame);
            case Matches matches: return Matches(matches.Pattern, matches.Subject.Kind, Value(matches.Subject, frame));
            case Arithmetic arithmetic:
                var first = Value(arithmetic.Left, frame);
                return _operators.Combine(arithmetic.Operator, arithmetic.Kind, first, Value(arithmetic.Right, frame));
            case Comparison comparison:
                var x = Value(comparison.Left, frame);
                return _operators.Compare(comparison.Operator, comparison.Left.Kind, x, Value(comparison.Right, frame));
            case MathCall call:
                return journal.Note(call.Kind, MathRules.Apply(call.Function, call.Kind, [.. call.Arguments.Select(a => Value(a, frame).Real)], journal));
            case RecorderCall call: return journal.Record(call.Method, [.. call.Arguments.Select(a => Value(a, frame))]);
            case Call call: return Invoke(call, frame).Result;
            case Assignment assignment: return Assign(assignment, frame);
            case Step step: return Advance(step, frame);
            default: throw new NotSupportedException(expression.ToString());
        }
    }

    public Row Row(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case Variable variable: return frame.Rows[variable.Name];
            case NewRow row:
                long count = Value(row.Count, frame).Integer;
                return count >= 0 ? new Row(new Value[count]) : throw new ProgramException(nameof(OverflowException));
            case Choice choice: return Row(Value(choice.Condition, frame).Truth ? choice.Then : choice.Else, frame);
            case Call call: return Invoke(call, frame).ResultRow;
            case Assignment { Target: Variable target } assignment: return frame.Rows[target.Name] = Row(assignment.Value, frame);
            case Slice slice:
                var whole = frame.Rows[slice.Row];
                long start = Position(slice.Start, whole, frame);
                long end = slice.Count switch
                {
                    null => whole.Count,
                    FromEnd last => Position(last, whole, frame),
                    _ => start + Value(slice.Count, frame).Integer,
                };
                var part = whole.Slice(start, end - start);
                return slice.Form == SliceForm.CopyingRange ? part.Copy() : part;
            default: throw new NotSupportedException(expression.ToString());
        }
    }

    public Place Locate(Expression target, Frame frame)
    {
        if (target is Variable variable)
            return new Place(frame, variable.Name, null, 0);
        var element = (Element)target;
        var row = frame.Rows[element.Array];
        return new Place(null, "", row.Memory, row.At(Position(element.Index, row, frame)));
    }

    public bool Matches(Pattern pattern, Kind kind, Value subject) => pattern switch
    {
        AnyPattern => true,
        ConstantPattern constant => _operators.Compare("==", kind, subject, Constant(constant.Value)),
        RelationalPattern relational => _operators.Compare(relational.Operator, kind, subject, Constant(relational.Value)),
        NotPattern not => !Matches(not.Operand, kind, subject),
        BothPattern { IsAnd: true } both => Matches(both.Left, kind, subject) && Matches(both.Right, kind, subject),
        BothPattern both => Matches(both.Left, kind, subject) || Matches(both.Right, kind, subject),
        _ => throw new NotSupportedException(pattern.ToString()),
    };

    private static Value Constant(Expression literal) => literal switch
    {
        RealLiteral real => Dual.Constant(real.Value),
        IntegerLiteral integer => integer.Value,
        _ => throw new NotSupportedException(literal.ToString()),
    };

    private long Position(Expression index, Row row, Frame frame) => index is FromEnd end
        ? row.Count - Value(end.Distance, frame).Integer
        : Value(index, frame).Integer;

    private Frame Invoke(Call call, Frame caller)
    {
        journal.Tick();
        var method = _methods[call.Method];
        var frame = NewFrame();
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            var parameter = method.Parameters[i];
            if (parameter.IsArray)
                frame.Rows[parameter.Name] = Row(call.Arguments[i], caller);
            else if (call.Arguments[i] is Reference reference)
                frame.Refer(parameter.Name, Locate(reference.Target, caller));
            else
                frame[parameter.Name] = Value(call.Arguments[i], caller);
        }
        _operators.Unchecked(() => execute(method, frame));
        return frame;
    }

    private Value Assign(Assignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        if (assignment.Operator is not { } op)
            return place.Write(Value(assignment.Value, frame));
        // A compound assignment reads its target before the right side runs.
        var old = place.Read();
        var value = Value(assignment.Value, frame);
        return place.Write(_operators.Compound(op, assignment.Target.Kind, old, assignment.Value.Kind, value));
    }

    private Value Advance(Step step, Frame frame)
    {
        var place = Locate(step.Target, frame);
        var old = place.Read();
        Value one = Kinds.IsInteger(step.Target.Kind) ? 1L : Dual.Constant(1);
        var stepped = _operators.Compound(step.Up ? '+' : '-', step.Target.Kind, old, step.Target.Kind, one);
        place.Write(stepped);
        return step.Prefix ? stepped : old;
    }
}
