using System;
using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>
/// Runs a program on dual numbers in the order that C# prescribes, so that its value is the compiled method's bit for bit.
/// It shares nothing with the compiler under test.
/// </summary>
internal sealed class Interpreter
{
    private readonly Dictionary<string, Method> _methods;
    private readonly Journal _journal = new();

    private Interpreter(RandomProgram program) =>
        _methods = program.Helpers.Append(program.Root).ToDictionary(method => method.Name);

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
    }

    /// <summary>Runs the root at the arguments, with the derivative along the given direction.</summary>
    public static Run Run(RandomProgram program, double[][] arguments, double[][] direction)
    {
        var interpreter = new Interpreter(program);
        var parameters = program.Root.Parameters;
        var frame = new Frame();
        Dual[][] memory = [.. arguments.Select((values, p) =>
            values.Select((x, i) => parameters[p].IsDifferentiable ? new Dual(x, direction[p][i], true) : Dual.Constant(x)).ToArray())];
        for (int p = 0; p < parameters.Length; p++)
        {
            if (parameters[p].IsArray)
                frame.Arrays[parameters[p].Name] = memory[p];
            else
                frame.Scalars[parameters[p].Name] = new Value(memory[p][0], (int)arguments[p][0], arguments[p][0] != 0);
        }
        interpreter.Execute(program.Root.Body, frame);
        return new Run(frame.Result.Real, memory, interpreter._journal);
    }

    private Flow Execute(Block block, Frame frame)
    {
        foreach (var statement in block.Statements)
        {
            var flow = Execute(statement, frame);
            if (flow != Flow.Next)
                return flow;
        }
        return Flow.Next;
    }

    private Flow Execute(Statement statement, Frame frame)
    {
        _journal.Tick();
        switch (statement)
        {
            case Perform perform:
                Evaluate(perform.Expression, frame);
                return Flow.Next;
            case Declare declare:
                if (declare.Initial is { } initial)
                    frame.Scalars[declare.Name] = Evaluate(initial, frame);
                else
                    frame.Scalars.Remove(declare.Name);
                return Flow.Next;
            case DeclareArray declare:
                frame.Arrays[declare.Name] = new Dual[Evaluate(declare.Length, frame).Integer];
                return Flow.Next;
            case If branch:
                return Evaluate(branch.Condition, frame).Truth
                    ? Execute(branch.Then, frame)
                    : branch.Else is { } otherwise ? Execute(otherwise, frame) : Flow.Next;
            case For loop:
                frame.Scalars[loop.Variable] = Evaluate(loop.Start, frame);
                return Loop(loop.Condition, loop.Body, loop.Advance, testsLast: false, frame);
            case While loop:
                return Loop(loop.Condition, loop.Body, null, loop.TestsLast, frame);
            case Break:
                return Flow.Break;
            case Continue:
                return Flow.Continue;
            case Return result:
                frame.Result = result.Value is { } value ? Evaluate(value, frame) : default;
                return Flow.Return;
            case Block block:
                return Execute(block, frame);
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private Flow Loop(Expression condition, Block body, Expression? advance, bool testsLast, Frame frame)
    {
        bool runs = testsLast || Evaluate(condition, frame).Truth;
        while (runs)
        {
            _journal.Tick();
            var flow = Execute(body, frame);
            if (flow == Flow.Return)
                return flow;
            if (flow == Flow.Break)
                break;
            if (advance is not null)
                Evaluate(advance, frame);
            runs = Evaluate(condition, frame).Truth;
        }
        return Flow.Next;
    }

    private Value Evaluate(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case RealLiteral literal: return Dual.Constant(literal.Value);
            case IntegerLiteral literal: return literal.Value;
            case Variable variable: return frame.Scalars[variable.Name];
            case Element element: return frame.Arrays[element.Array][Evaluate(element.Index, frame).Integer];
            case Length length: return frame.Arrays[length.Array].Length;
            case Widening widening: return Dual.Constant(Evaluate(widening.Operand, frame).Integer);
            case Not not: return !Evaluate(not.Operand, frame).Truth;
            case Negation { Kind: Kind.Integer } negation: return unchecked(-Evaluate(negation.Operand, frame).Integer);
            case Negation negation: return -Evaluate(negation.Operand, frame).Real;
            case Connective connective:
                bool left = Evaluate(connective.Left, frame).Truth;
                return left != connective.IsAnd ? left : Evaluate(connective.Right, frame).Truth;
            case Choice choice: return Evaluate(Evaluate(choice.Condition, frame).Truth ? choice.Then : choice.Else, frame);
            case Arithmetic arithmetic:
                var first = Evaluate(arithmetic.Left, frame);
                return Combine(arithmetic.Operator, arithmetic.Kind, first, Evaluate(arithmetic.Right, frame));
            case Comparison comparison:
                var x = Evaluate(comparison.Left, frame);
                return Compare(comparison, x, Evaluate(comparison.Right, frame));
            case MathCall call:
                return _journal.Note(MathRules.Apply(call.Function, [.. call.Arguments.Select(a => Evaluate(a, frame).Real)], _journal));
            case Call call: return Invoke(call, frame);
            case Assignment assignment: return Assign(assignment, frame);
            case Step step: return Advance(step, frame);
            default: throw new NotSupportedException(expression.ToString());
        }
    }

    private Value Invoke(Call call, Frame caller)
    {
        _journal.Tick();
        var method = _methods[call.Method];
        var frame = new Frame();
        for (int i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i] is Variable { Kind: Kind.Array } array)
                frame.Arrays[method.Parameters[i].Name] = caller.Arrays[array.Name];
            else
                frame.Scalars[method.Parameters[i].Name] = Evaluate(call.Arguments[i], caller);
        }
        Execute(method.Body, frame);
        return frame.Result;
    }

    private Value Assign(Assignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        // A compound assignment reads its target before the right side runs.
        var old = assignment.Operator is null ? default : place.Read();
        var value = Evaluate(assignment.Value, frame);
        return place.Write(assignment.Operator is { } op ? Combine(op, assignment.Target.Kind, old, value) : value);
    }

    private Value Advance(Step step, Frame frame)
    {
        var place = Locate(step.Target, frame);
        var old = place.Read();
        Value one = step.Target.Kind == Kind.Integer ? 1 : Dual.Constant(1);
        var stepped = Combine(step.Up ? '+' : '-', step.Target.Kind, old, one);
        place.Write(stepped);
        return step.Prefix ? stepped : old;
    }

    private Place Locate(Expression target, Frame frame) => target switch
    {
        Variable variable => new Place(frame, variable.Name, null, 0),
        Element element => new Place(frame, "", frame.Arrays[element.Array], Evaluate(element.Index, frame).Integer),
        _ => throw new NotSupportedException(target.ToString()),
    };

    private Value Combine(char op, Kind kind, Value x, Value y) => kind == Kind.Integer
        ? unchecked(op switch
        {
            '+' => x.Integer + y.Integer,
            '-' => x.Integer - y.Integer,
            '*' => x.Integer * y.Integer,
            '/' => x.Integer / y.Integer,
            _ => x.Integer % y.Integer,
        })
        : _journal.Note(op switch
        {
            '+' => x.Real + y.Real,
            '-' => x.Real - y.Real,
            '*' => x.Real * y.Real,
            '/' => x.Real / y.Real,
            _ => MathRules.Remainder(x.Real, y.Real, _journal),
        });

    private bool Compare(Comparison comparison, Value x, Value y)
    {
        bool real = comparison.Left.Kind == Kind.Real;
        double left = real ? x.Real.Value : x.Integer;
        double right = real ? y.Real.Value : y.Integer;
        bool holds = comparison.Operator switch
        {
            "<" => left < right,
            "<=" => left <= right,
            ">" => left > right,
            ">=" => left >= right,
            "==" => left == right,
            _ => left != right,
        };
        if (real && (x.Real.Varied || y.Real.Varied))
            _journal.Branch(holds, Math.Abs(left - right));
        return holds;
    }
}
