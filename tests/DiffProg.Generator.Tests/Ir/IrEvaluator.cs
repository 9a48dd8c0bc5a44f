using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Tests.Ir;

/// <summary>What a call runs: a function of the representation, or a method of C# that nobody differentiates.</summary>
internal sealed record Callable(Function? Function, Func<object[], object[]>? Method = null);

/// <summary>
/// Runs a function of the representation. Scalars are boxed doubles, ints and bools, rows are arrays shared by reference, and a
/// parameter by reference is a <see cref="Cell"/>.
/// </summary>
internal sealed class IrEvaluator(Func<CallTarget, Callable> resolve, Func<string, object>? member = null, Func<Opaque, object[], object>? opaque = null)
{
    private const int Fuel = 2_000_000;
    private int _steps;

    private enum Leaving
    {
        Nothing,
        Continue,
        Break,
        Return,
    }

    /// <summary>Runs a function that keeps its tape to itself, and says that nothing is left on it.</summary>
    public object[] Run(Function function, params object[] arguments)
    {
        EvaluatorTape tape = new();
        object[] results = Run(function, arguments, tape);
        return tape.IsEmpty ? results : throw new InvalidOperationException("Something is left on the tape.");
    }

    public object[] Run(Function function, object[] arguments, EvaluatorTape tape)
    {
        if (arguments.Length != function.Parameters.Count)
        {
            throw new ArgumentException($"{arguments.Length} arguments for {function.Parameters.Count} parameters");
        }

        Dictionary<Variable, Cell> frame = [];
        foreach ((Parameter parameter, object argument) in function.Parameters.Zip(arguments))
        {
            frame[parameter.Variable] = parameter.ByReference && parameter.Variable.Type.IsScalar ? (Cell)argument : new Cell(argument);
        }

        Activation activation = new(this, function, frame, tape, new ExpressionEvaluator(frame, member ?? (text => throw new NotSupportedException(text))));
        return activation.Run();
    }

    private void Spend()
    {
        if (++_steps > Fuel)
        {
            throw new InvalidOperationException("The function does not end.");
        }
    }

    private sealed class Activation(IrEvaluator owner, Function function, Dictionary<Variable, Cell> frame, EvaluatorTape tape, ExpressionEvaluator values)
    {
        private object[]? _results;

        public object[] Run()
        {
            Block(function.Body);
            return _results ?? Results();
        }

        private object[] Results() => [.. function.Results.Select(values.Value)];

        private Leaving Block(EquatableArray<Statement> block)
        {
            foreach (Statement statement in block)
            {
                owner.Spend();
                Leaving leaving = One(statement);
                if (leaving != Leaving.Nothing)
                {
                    return leaving;
                }
            }

            return Leaving.Nothing;
        }

        private Leaving One(Statement statement)
        {
            switch (statement)
            {
                case Declare s:
                    frame[s.Variable] = new Cell(ValueOf(s.Value));
                    return Leaving.Nothing;
                case Assign s:
                    Store(s.Target, ValueOf(s.Value));
                    return Leaving.Nothing;
                case Accumulate s:
                    Store(s.Target, (double)values.Value(s.Target) + (double)values.Value(s.Value));
                    return Leaving.Nothing;
                case If s:
                    return Block(values.Bool(s.Condition) ? s.Then : s.Else);
                case For s:
                    return Counted(s);
                case Loop s:
                    return General(s);
                case Call s:
                    Invoke(s);
                    return Leaving.Nothing;
                case Save s:
                    tape.Save(s.Slot, values.Value(s.Value));
                    return Leaving.Nothing;
                case CopyRow s:
                    Array source = values.Row(s.From);
                    Array.Copy(source, values.Row(s.Target), source.Length);
                    return Leaving.Nothing;
                case Release s:
                    Spoil(values.Row(s.Row));
                    return Leaving.Nothing;
                case Keep:
                    return Leaving.Nothing;
                case SameLength s:
                    return values.Row(s.Cotangent).Length == values.Row(s.Row).Length ? Leaving.Nothing : throw new InvalidOperationException("A cotangent of another length.");
                case Boundary:
                    _results = Results();
                    return Leaving.Nothing;
                case Return s:
                    _results = s.Value is { } value ? [values.Value(value)] : [];
                    return Leaving.Return;
                case Break:
                    return Leaving.Break;
                case Continue:
                    return Leaving.Continue;
                case Leavable s:
                    Leaving left = Block(s.Body);
                    return left == Leaving.Break ? Leaving.Nothing : left;
                case Try s:
                    try
                    {
                        return Block(s.Body);
                    }
                    finally
                    {
                        _ = Block(s.Cleanup);
                    }

                case Opaque s:
                    object given = owner.Given(s, [.. s.Code.Operands.Select(values.Value)]);
                    if (s.Result is { } place)
                    {
                        frame[place] = new Cell(given);
                    }

                    return Leaving.Nothing;
                case Throw s:
                    throw new PrimalException(string.Concat(s.Exception.Parts) + string.Join(", ", s.Exception.Operands.Select(values.Value)));
                default:
                    throw new NotSupportedException(statement.GetType().Name);
            }
        }

        /// <summary>Whoever reads a row that was given back shall see it.</summary>
        private static void Spoil(Array row)
        {
            if (row is object[] rows)
            {
                Array.Fill(rows, new object());
                return;
            }

            MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(row), Buffer.ByteLength(row)).Fill(byte.MaxValue);
        }

        private object ValueOf(Expression e) => e switch
        {
            Load load => tape.Load(load.Slot),
            Reserve room => Room(room, Math.Max(values.Int(room.Trips), 0) * room.Slots.Count),
            _ => values.Value(e),
        };

        /// <summary>Room for no trip is nothing on the tape, and need not be taken back.</summary>
        private object Room(Reserve room, int length)
        {
            if (room.IsBack && length > 0)
            {
                return tape.Load(room.Slots[0]);
            }

            Array row = room.Type.Scalar == Scalar.Double ? new double[length] : new int[length];
            Spoil(row);
            if (length > 0)
            {
                tape.Save(room.Slots[0], row);
            }

            return row;
        }

        private void Store(Expression target, object value)
        {
            switch (target)
            {
                case Read x:
                    frame[x.Variable].Value = value;
                    break;
                case Element x:
                    values.Row(x.Array).SetValue(value, values.Int(x.Index));
                    break;
                case Item x:
                    values.Row(x.Rows).SetValue(value, values.Int(x.Index));
                    break;
                default:
                    throw new NotSupportedException($"{target.GetType().Name} is no place.");
            }
        }

        private Leaving Counted(For loop)
        {
            (int first, int limit) = (values.Int(loop.First), values.Int(loop.Limit));
            List<int> indices = [];
            for (long i = first; loop.Step > 0 ? i < limit || (loop.Inclusive && i == limit) : i > limit || (loop.Inclusive && i == limit); i += loop.Step)
            {
                owner.Spend();
                indices.Add((int)i);
            }

            if (loop.Reversed)
            {
                indices.Reverse();
            }

            foreach (int i in indices)
            {
                frame[loop.Index] = new Cell(i);
                Leaving leaving = Block(loop.Body);
                if (leaving is Leaving.Break or Leaving.Return)
                {
                    return leaving == Leaving.Return ? leaving : Leaving.Nothing;
                }

                if ((int)frame[loop.Index].Value != i || values.Int(loop.First) != first || values.Int(loop.Limit) != limit)
                {
                    throw new InvalidOperationException($"The loop over '{loop.Index.Name}' is counted, and its index or limit changes in it.");
                }
            }

            return Leaving.Nothing;
        }

        private Leaving General(Loop loop)
        {
            while (true)
            {
                owner.Spend();
                Block(loop.Header);
                if (!values.Bool(loop.Condition))
                {
                    return Leaving.Nothing;
                }

                Leaving leaving = Block(loop.Body);
                if (leaving is Leaving.Break or Leaving.Return)
                {
                    return leaving == Leaving.Return ? leaving : Leaving.Nothing;
                }

                Block(loop.Step);
            }
        }

        private void Invoke(Call call)
        {
            object[] arguments = [.. call.Arguments.Select(a =>
                a is { ByReference: true, Value: Read { Type.IsScalar: true } place } ? frame[place.Variable] : values.Value(a.Value))];
            Callable callable = owner.Resolve(call.Target);
            object[] results = callable.Function is { } callee
                ? call.Target.Phase == Phase.Whole ? owner.Run(callee, arguments) : owner.Run(callee, arguments, tape)
                : callable.Method!(arguments);
            foreach ((Variable variable, object value) in call.Results.Zip(results))
            {
                frame[variable] = new Cell(value);
            }
        }
    }

    private Callable Resolve(CallTarget target) => resolve(target);

    private object Given(Opaque code, object[] operands) => opaque is null ? 0 : opaque(code, operands);
}

#pragma warning disable CA1032, CA1064 // Thrown in one place.
/// <summary>What the primal throws.</summary>
internal sealed class PrimalException(string message) : Exception(message);
#pragma warning restore CA1032, CA1064
