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
    private readonly Evaluator _evaluator;
    private readonly Journal _journal = new();
    private Expression? _gotoValue;

    private Interpreter(RandomProgram program) => _evaluator = new Evaluator(program, _journal, Execute);

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
        Goto,
    }

    /// <summary>Runs the root at the arguments, with the derivative along the given direction.</summary>
    public static Run Run(RandomProgram program, double[][] arguments, double[][] direction)
    {
        var interpreter = new Interpreter(program);
        var parameters = program.Root.Parameters;
        var frame = interpreter._evaluator.NewFrame();
        Value[][] memory = [.. arguments.Select((values, p) => values.Select((x, i) => Entry(parameters[p], i, x, direction[p][i])).ToArray())];
        for (int p = 0; p < parameters.Length; p++)
        {
            if (parameters[p].IsArray)
                frame.DeclareRow(parameters[p].Name, new Row(memory[p]) { List = parameters[p].Shape == Shape.List ? new() { Count = memory[p].Length } : null });
            else
                frame.Declare(parameters[p].Name, parameters[p].Structure is { } structure ? Instance.Of(structure, memory[p]) : memory[p][0]);
        }
        try
        {
            interpreter.Execute(program.Root.Body, frame);
        }
        catch (ProgramException exception)
        {
            return new Run(default, memory, interpreter._journal) { Thrown = exception.Message };
        }
        for (int p = 0; p < parameters.Length; p++)
        {
            if (parameters[p].Structure is { IsReference: true })
                memory[p] = [.. frame.Variable(parameters[p].Name).Read().Instance!.Numbers()];
        }
        return new Run(frame.Result.Real, memory, interpreter._journal);
    }

    private static Value Entry(Parameter parameter, int index, double x, double direction)
    {
        var kind = Signatures.NumberOf(parameter, index);
        double value = Kinds.Round(kind, x);
        var real = parameter.IsDifferentiable ? new Dual(value, Kinds.Round(kind, direction), true) : Dual.Constant(value);
        return new Value(real, Kinds.IsReal(kind) ? 0 : (long)x, x != 0);
    }

    private void Execute(Method method, Frame frame) => Execute(method.Body, frame);

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
            case Perform { Expression: var expression }:
                if (Kinds.IsRow(expression.Kind))
                    _evaluator.Row(expression, frame);
                else
                    _evaluator.Value(expression, frame);
                return Flow.Next;
            case Declare declare:
                if (declare.Initial is { } initial)
                    frame.Declare(declare.Name, _evaluator.Value(initial, frame));
                else
                    frame.Unassign(declare.Name);
                return Flow.Next;
            case DeclareStructure declare:
                frame.Declare(declare.Name, _evaluator.Value(declare.Initial, frame));
                return Flow.Next;
            case DeclareFunction declare:
                frame.DeclareFunction(declare.Method.Name, new Closure(declare.Method, frame));
                return Flow.Next;
            case TakeApart apart:
                Assign(apart, frame);
                return Flow.Next;
            case DeclareRow declare:
                frame.DeclareRow(declare.Name, _evaluator.Row(declare.Initial, frame));
                return Flow.Next;
            case Exchange exchange:
                Assign(exchange, frame);
                return Flow.Next;
            case If branch:
                return _evaluator.Value(branch.Condition, frame).Truth
                    ? Execute(branch.Then, frame)
                    : branch.Else is { } otherwise ? Execute(otherwise, frame) : Flow.Next;
            case For loop:
                frame.Declare(loop.Variable, _evaluator.Value(loop.Start, frame));
                return Loop(loop.Condition, loop.Body, loop.Advance, testsLast: false, frame);
            case While loop:
                return Loop(loop.Condition, loop.Body, null, loop.TestsLast, frame);
            case ForEach loop:
                return Each(loop, frame);
            case Switch choice:
                return Choose(choice, frame);
            case GotoCase jump:
                _gotoValue = jump.Value;
                return Flow.Goto;
            case Throw exception:
                throw new ProgramException(exception.Exception);
            case Assertion:
                return Flow.Next;
            case Break:
                return Flow.Break;
            case Continue:
                return Flow.Continue;
            case Return result:
                if (result.Value is { } row && Kinds.IsRow(row.Kind))
                    frame.ResultRow = _evaluator.Row(row, frame);
                else
                    frame.Result = result.Value is { } value ? _evaluator.Value(value, frame) : default;
                return Flow.Return;
            case Block block:
                return Execute(block, frame);
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private Flow Loop(Expression condition, Block body, Expression? advance, bool testsLast, Frame frame)
    {
        bool runs = testsLast || _evaluator.Value(condition, frame).Truth;
        while (runs)
        {
            _journal.Tick();
            var flow = Execute(body, frame);
            if (flow is Flow.Return or Flow.Goto)
                return flow;
            if (flow == Flow.Break)
                break;
            if (advance is not null)
                _evaluator.Value(advance, frame);
            runs = _evaluator.Value(condition, frame).Truth;
        }
        return Flow.Next;
    }

    private Flow Each(ForEach loop, Frame frame)
    {
        // The row is the one that the variable held before the first trip; its elements are read as they come.
        var row = frame.Row(loop.Row);
        for (int i = 0; i < row.Count; i++)
        {
            frame.Declare(loop.Variable, row.Memory[row.At(i)]);
            var flow = Execute(loop.Body, frame);
            if (flow is Flow.Return or Flow.Goto)
                return flow;
            if (flow == Flow.Break)
                break;
        }
        return Flow.Next;
    }

    private Flow Choose(Switch choice, Frame frame)
    {
        var subject = _evaluator.Value(choice.Subject, frame);
        var section = choice.Sections.FirstOrDefault(s => s.Labels.Any(label => Holds(label, choice.Subject.Kind, subject, frame)))
            ?? choice.Sections.FirstOrDefault(s => s.Labels.Any(label => label.Pattern is null));
        while (section is not null)
        {
            var flow = Execute(section.Body, frame);
            if (flow != Flow.Goto)
                return flow == Flow.Break ? Flow.Next : flow;
            _journal.Tick();
            section = choice.Sections.First(s => s.Labels.Any(label => _gotoValue is { } value
                ? label is { Pattern: ConstantPattern constant, Guard: null } && constant.Value == value
                : label.Pattern is null));
        }
        return Flow.Next;
    }

    private bool Holds(Label label, Kind kind, Value subject, Frame frame) => label.Pattern is { } pattern
        && _evaluator.Matches(pattern, kind, subject)
        && (label.Guard is not { } guard || _evaluator.Value(guard, frame).Truth);

    private void Assign(Exchange exchange, Frame frame)
    {
        if (Kinds.IsRow(exchange.Targets[0].Kind))
        {
            List<Row> rows = [.. exchange.Values.Select(value => _evaluator.Row(value, frame))];
            for (int i = 0; i < rows.Count; i++)
                frame.AssignRow(((Variable)exchange.Targets[i]).Name, rows[i]);
            return;
        }
        List<Place> places = [.. exchange.Targets.Select(target => _evaluator.Locate(target, frame))];
        List<Value> values = [.. exchange.Values.Select(value => _evaluator.Value(value, frame))];
        for (int i = 0; i < places.Count; i++)
            places[i].Write(values[i]);
    }

    private void Assign(TakeApart apart, Frame frame)
    {
        List<Place> places = apart.Declares ? [] : [.. apart.Targets.Select(target => _evaluator.Locate(target, frame))];
        var parts = _evaluator.Value(apart.Value, frame).Instance ?? throw new InvalidOperationException("a number is taken apart");
        for (int i = 0; i < apart.Targets.Length; i++)
        {
            if (apart.Declares)
                frame.Declare(((Variable)apart.Targets[i]).Name, parts.Part(i).Read());
            else
                places[i].Write(parts.Part(i).Read());
        }
    }
}
