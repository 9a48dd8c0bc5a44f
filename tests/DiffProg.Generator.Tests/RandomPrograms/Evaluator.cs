using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace DiffProg.Generator.Tests.RandomPrograms;

/// <summary>Evaluates the expressions of a program on dual numbers, in the order that C# prescribes.</summary>
internal sealed class Evaluator(RandomProgram program, Journal journal, Action<Method, Frame> execute)
{
    private readonly Dictionary<string, Method> _methods = program.Helpers.Append(program.Root).ToDictionary(method => method.Name);
    // Looked up by name, since cutting a program down changes members but not who uses them.
    private readonly Dictionary<string, Structure> _structures = program.Structures.ToDictionary(structure => structure.Name);
    private readonly Frame _globals = Globals(program);
    private readonly Operators _operators = new(journal);

    public Frame NewFrame() => new(_globals);

    public Value Value(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case RealLiteral literal: return Dual.Constant(literal.Value);
            case IntegerLiteral literal: return literal.Value;
            case Variable variable: return Named(variable.Name, frame).Copied;
            case Element { Path: "" } element: return Locate(element, frame).Read().Copied;
            case Element element: return Part(element, frame).Copied;
            case Length length: return (long)frame.Row(length.Array).Count;
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
            case Make make: return Make(make, frame);
            case With with:
                var copy = Value(with.Original, frame);
                Part(copy, with.Part).Write(Value(with.Value, frame));
                return copy;
            case MemberCall call: return Invoke(call, frame).Result;
            case Operated operated:
                var one = Value(operated.Left, frame);
                return Operate(operated.Structure, operated.Operator, one, Value(operated.Right, frame));
            case Query query: return new Queries(this, _operators, journal).Ask(query, frame);
            case ListCall call:
                new Lists(this).Run(call, frame);
                return default;
            case BulkCall call:
                new BulkCopies(this).Run(call, frame);
                return default;
            case Assignment assignment: return Assign(assignment, frame);
            case Step step: return Advance(step, frame);
            default: throw new NotSupportedException(expression.ToString());
        }
    }

    public Row Row(Expression expression, Frame frame)
    {
        switch (expression)
        {
            case Variable variable: return frame.Row(variable.Name);
            case NewStructures made: return new Row([.. Enumerable.Range(0, (int)Value(made.Count, frame).Integer).Select(_ => (Value)Instance.Zero(made.Structure))]);
            case NewRow row:
                long count = Value(row.Count, frame).Integer;
                return count >= 0 ? new Row(new Value[count]) : throw new ProgramException(nameof(OverflowException));
            case Query query: return new Queries(this, _operators, journal).Array(query, frame);
            case NewList list: return Lists.Of([.. list.Items.Select(item => Value(item, frame))]);
            case RowCopy copy:
                Value[] elements = frame.Row(copy.Row).Copy().Memory;
                return copy.Form == CopyForm.ToArray ? new Row(elements) : Lists.Of(elements);
            case Choice choice: return Row(Value(choice.Condition, frame).Truth ? choice.Then : choice.Else, frame);
            case Call call: return Invoke(call, frame).ResultRow;
            case Assignment { Target: Variable target } assignment: return frame.AssignRow(target.Name, Row(assignment.Value, frame));
            case Slice slice:
                var whole = frame.Row(slice.Row);
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
        {
            string[] names = variable.Name.Split('.');
            return Within(frame.Variable(names[0]), names.AsSpan(1));
        }
        var element = (Element)target;
        var row = frame.Row(element.Array);
        var place = new Place(row.Memory, row.At(Position(element.Index, row, frame)));
        return Within(place, element.Path.Split('.').AsSpan(1));
    }

    private static Place Within(Place place, ReadOnlySpan<string> path)
    {
        foreach (string name in path)
            place = Part(place.Read(), name);
        return place;
    }

    private static Place Part(Value owner, string name) => owner.Instance?.Part(name) ?? throw new InvalidOperationException($"no part {name}");

    /// <summary>What a name stands for, which may be a property that is computed.</summary>
    private Value Named(string name, Frame frame)
    {
        int last = name.LastIndexOf('.');
        return last < 0
            ? frame.Variable(name).Read()
            : Part(Locate(new Variable(Kind.Structure, name[..last]), frame), name[(last + 1)..], frame);
    }

    private Value Part(Element element, Frame frame)
    {
        int last = element.Path.LastIndexOf('.');
        return Part(Locate(element with { Path = element.Path[..last] }, frame), element.Path[(last + 1)..], frame);
    }

    private Value Part(Place whole, string part, Frame frame)
    {
        var owner = whole.Read().Instance ?? throw new InvalidOperationException(part);
        return owner.Part(part) is { } place
            ? place.Read()
            : Enter(Member(owner.Structure, part), Inside(owner), [], [], frame).Result;
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

    private static Frame Globals(RandomProgram program)
    {
        var frame = new Frame();
        foreach (var table in program.Tables)
            frame.DeclareRow(table.Name, new Row([.. table.Values.Select(value => (Value)Dual.Constant(value))]));
        return frame;
    }

    /// <summary>What a type has for a name, or what it inherits.</summary>
    private Method Member(Structure structure, string name) => structure.Bases.Prepend(structure.Name)
        .SelectMany(type => _structures[type].Members).First(member => member.Name == name && member.Form != MethodForm.Abstract);

    private Value Operate(Structure structure, char op, Value left, Value right)
    {
        var method = Member(structure, op.ToString());
        var frame = NewFrame();
        frame.Declare(method.Parameters[0].Name, left);
        frame.Declare(method.Parameters[1].Name, right);
        journal.Enter(() => _operators.Unchecked(() => execute(method, frame)));
        return frame.Result;
    }

    private Value Make(Make make, Frame frame)
    {
        var made = Instance.Zero(make.Structure);
        if (make.Structure.Constructor is not null && Member(make.Structure, make.Structure.Name) is var constructor)
        {
            Enter(constructor, Inside(made), make.Arguments, [], frame);
            return made;
        }
        for (int i = 0; i < make.Arguments.Length; i++)
            made.Part(i).Write(Value(make.Arguments[i], frame));
        return made;
    }

    /// <summary>The frame of a member, which sees the parts by their names.</summary>
    private Frame Inside(Instance instance)
    {
        var frame = NewFrame();
        for (int i = 0; i < instance.Structure.Fields.Length; i++)
            frame.Refer(instance.Structure.Fields[i].Name, instance.Part(i));
        return frame;
    }

    private Frame Invoke(MemberCall call, Frame caller)
    {
        journal.Tick();
        var receiver = call.Receiver is Variable or Element && !call.OnCopy ? Locate(call.Receiver, caller).Read() : Value(call.Receiver, caller);
        var instance = receiver.Instance ?? throw new InvalidOperationException("a number has no members");
        return Enter(Member(instance.Structure, call.Method), Inside(instance), call.Arguments, [], caller);
    }

    private Frame Invoke(Call call, Frame caller)
    {
        journal.Tick();
        if (caller.Function(call.Method) is { } closure)
            return Enter(closure.Method, new Frame(closure.Frame), call.Arguments, call.Names, caller);
        var method = _methods[call.Method];
        return Enter(call.At == Kind.None ? method : Instantiation.At(method, call.At), NewFrame(), call.Arguments, call.Names, caller);
    }

    private Frame Enter(Method method, Frame frame, ImmutableArray<Expression> arguments, ImmutableArray<string?> names, Frame caller)
    {
        List<Value> rest = [];
        bool[] isGiven = new bool[method.Parameters.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            int index = !names.IsEmpty && names[i] is { } name
                ? method.Parameters.Select(parameter => parameter.Name).ToList().IndexOf(name)
                : Math.Min(i, isGiven.Length - 1);
            var parameter = method.Parameters[index];
            isGiven[index] = true;
            if (parameter.IsParams && !Kinds.IsRow(arguments[i].Kind))
                rest.Add(Value(arguments[i], caller));
            else
                Give(parameter, arguments[i], frame, caller);
        }
        for (int i = 0; i < isGiven.Length; i++)
        {
            var parameter = method.Parameters[i];
            if (parameter.IsParams && (!isGiven[i] || rest.Count > 0))
                frame.DeclareRow(parameter.Name, new Row([.. rest]));
            else if (!isGiven[i])
                frame.Declare(parameter.Name, Value(parameter.Default ?? throw new InvalidOperationException("an argument is missing"), caller));
        }
        journal.Enter(() => _operators.Unchecked(() => execute(method, frame)));
        return frame;
    }

    private void Give(Parameter parameter, Expression argument, Frame frame, Frame caller)
    {
        if (parameter.IsArray)
            frame.DeclareRow(parameter.Name, Row(argument, caller));
        else if (parameter.Kind == Kind.Function)
            frame.DeclareFunction(parameter.Name, argument is Lambda lambda ? new Closure(lambda.Method, caller) : caller.Function(((Variable)argument).Name)!);
        else if (argument is Reference reference)
            frame.Refer(parameter.Name, Locate(reference.Target, caller));
        else if (parameter.Passing == Passing.In && IsPlace(argument, parameter.Kind, caller))
            frame.Refer(parameter.Name, Locate(argument, caller));
        else
            frame.Declare(parameter.Name, Value(argument, caller));
    }

    /// <summary>Whether an argument without <c>in</c> is handed to such a parameter by reference: a variable of exactly its type.</summary>
    private static bool IsPlace(Expression argument, Kind kind, Frame frame)
    {
        if (argument.Kind != kind || argument is not (Variable or Element) || argument is Element element && frame.Row(element.Array).List is not null)
            return false;
        int last = argument is Variable { Name: var name } ? name.LastIndexOf('.') : -1;
        if (last < 0)
            return true;
        string[] names = ((Variable)argument).Name.Split('.');
        var owner = Within(frame.Variable(names[0]), names.AsSpan(1, names.Length - 2)).Read().Instance;
        return owner?.Structure.Fields.FirstOrDefault(field => field.Name == names[^1]) is { IsProperty: false };
    }

    private Value Assign(Assignment assignment, Frame frame)
    {
        var place = Locate(assignment.Target, frame);
        if (assignment.Operator is not { } op)
            return place.Write(Value(assignment.Value, frame));
        // A compound assignment reads its target before the right side runs.
        var old = place.Read().Copied;
        var value = Value(assignment.Value, frame);
        if (old.Instance is { } structure)
            return place.Write(Operate(structure.Structure, op, old, value));
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
