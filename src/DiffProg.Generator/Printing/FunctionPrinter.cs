using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;

namespace DiffProg.Generator.Printing;

/// <summary>What stands before the parameters of a method, aside from its return type.</summary>
/// <param name="Attributes">A line for each attribute.</param>
/// <param name="Modifiers">Its modifiers, the accessibility first.</param>
/// <param name="Name">Its name.</param>
/// <param name="Distinction">What tells it from others of that name.</param>
internal sealed record Head(EquatableArray<string> Attributes, string Modifiers, string Name, string Distinction)
{
    /// <summary>The type of what its parts hand on, where it is cut into such.</summary>
    public string NameOfLocals => Name + "Locals" + Distinction;
}

/// <summary>A function of the representation as a method of C#.</summary>
internal sealed partial class FunctionPrinter
{
    private readonly Function _function;
    private readonly Phase _phase;
    private readonly Writer _writer;
    private readonly Func<CallTarget, string> _nameOf;
    private readonly Names _names;
    private readonly ExpressionPrinter _expressions;
    private readonly Func<string, string> _qualify;
    private readonly LoopPrinter _loops;
    private readonly bool _usesTape;
    private readonly bool _isTangent;
    private bool _inReverse;

    private FunctionPrinter(Function function, Phase phase, bool isTangent, Writer writer, Func<CallTarget, string> nameOf, Func<string, string> qualify)
    {
        _function = function;
        _phase = phase;
        _writer = writer;
        _nameOf = nameOf;
        _usesTape = phase != Phase.Whole || UsesTape(function);
        IEnumerable<string> callees = function.Body.All().OfType<Call>().Select(c => c.Target.Method.Receiver.Length == 0 ? nameOf(c.Target) : c.Target.Method.Receiver.TrimEnd('.'));
        _locals = callees.Contains("locals") ? "locals1" : "locals";
        _names = Names.Of(function, ["tape", _locals, "Math", "MathF", "Half", "Elementary", "Diff", "Loops", "Grids", "Lists", "Tape", "Lanes", "Vector512", .. callees]);
        _expressions = new ExpressionPrinter(_names, qualify);
        _loops = new LoopPrinter(_names, _expressions, qualify);
        _qualify = qualify;
        _inReverse = phase == Phase.Reverse;
        _isTangent = isTangent;
    }

    /// <summary>Writes the method.</summary>
    /// <param name="function">The function.</param>
    /// <param name="phase">Whether it is whole, or one of a pair that share a tape.</param>
    /// <param name="isTangent">Whether its results are a value and the tangent of it.</param>
    /// <param name="head">What stands before the parameters, aside from the return type.</param>
    /// <param name="writer">Where to write.</param>
    /// <param name="nameOf">The name of a callee.</param>
    /// <param name="qualify">How a short name of the runtime's or the framework's is written here.</param>
    public static void Print(Function function, Phase phase, bool isTangent, Head head, Writer writer, Func<CallTarget, string> nameOf, Func<string, string> qualify) =>
        new FunctionPrinter(function, phase, isTangent, writer, nameOf, qualify).Method(head, qualify);

    private string ReturnType(EquatableArray<Expression> results) => results.Count switch
    {
        0 => "void",
        1 => _expressions.TypeName(results[0].Type),
        2 when _isTangent => $"({_expressions.TypeName(results[0].Type)} Value, {_expressions.TypeName(results[1].Type)} Tangent)",
        _ => $"({string.Join(", ", results.Select(r => _expressions.TypeName(r.Type)))})",
    };

    private static bool UsesTape(Function function) => function.Body.All().Any(s =>
        s is Save or Keep || s.Expressions().Any(e => e is Load or Reserve or NewArray { IsPooled: true }) || s is Call { Target.Phase: not Phase.Whole });

    private void Method(Head head, Func<string, string> qualify)
    {
        IEnumerable<string> parameters = _function.Parameters.Select(p =>
            $"{(p.ByReference ? "ref " : string.Empty)}{_expressions.TypeName(p.Variable.Type)} {_names[p.Variable]}");
        if (_phase != Phase.Whole)
        {
            parameters = parameters.Append(qualify("Tape") + " tape");
        }

        WriteLines(head.Attributes);
        _writer.Line($"{head.Modifiers} {ReturnType(_function.Results)} {head.Name}({string.Join(", ", parameters)})");
        _writer.Open();
        if (_usesTape && _phase == Phase.Whole)
        {
            _writer.Line($"using {qualify("Tape")} tape = {qualify("Tape")}.Rent();");
            _writer.Line();
        }

        (Part[] parts, Variable[] handedOn) = Part.Of(_function);
        if (parts.Length == 1)
        {
            Body(parts[0]);
            End();
            _writer.Close();
        }
        else
        {
            CallParts(parts, handedOn, head);
            _writer.Close();
            WriteParts(parts, handedOn, head);
        }
    }

    private void Body(Part part)
    {
        if (_function.Body.Any(s => s is Boundary) && _function.Body[0] is not Boundary && ReferenceEquals(_function.Body[0], part.Body[0]))
        {
            _writer.Line("// Forward sweep: the primal, and what the reverse sweep will ask for.");
        }

        foreach (Statement statement in part.Body)
        {
            Statement(statement);
        }
    }

    private void End()
    {
        if (_usesTape && _phase == Phase.Whole && !_function.Body.Any(s => s is Declare { Value: NewArray { Type.Shape: Shape.LaneRow } }))
        {
            _writer.Line("tape.End();");
        }

        if (!_function.Results.IsEmpty)
        {
            string values = string.Join(", ", _function.Results.Select(_expressions.Print));
            _writer.Line(_function.Results.Count == 1 ? $"return {values};" : $"return ({values});");
        }
    }

    private void WriteLines(EquatableArray<string> lines)
    {
        foreach (string line in lines)
        {
            _writer.Line(line);
        }
    }

    private void Statement(Statement statement)
    {
        switch (statement)
        {
            case Declare { Variable.Type.IsReference: true, Value: NewArray } s:
                IrType number = s.Variable.Type.ElementType();
                Line($"{_expressions.TypeName(number)} {_names[s.Variable]} = {_expressions.Print(Literal.Zero(number))};", s);
                break;
            case Declare s:
                Line($"{_expressions.TypeName(s.Variable.Type)} {_names[s.Variable]} = {_expressions.PrintValue(s.Value)};", s);
                break;
            case Assign s:
                Line(Assignment(s), s);
                break;
            case Accumulate { Value: Unary { Operator: UnaryOperator.Negate } negated } s:
                Line($"{_expressions.PrintPlace(s.Target)} -= {_expressions.PrintValue(negated.Operand)};", s);
                break;
            case Accumulate s:
                Line($"{_expressions.PrintPlace(s.Target)} += {_expressions.PrintValue(s.Value)};", s);
                break;
            case If s:
                Branch(s, "if");
                break;
            case Try s:
                Guarded(s);
                break;
            case For s:
                Line(_loops.Header(s), s);
                Block(s.Body);
                break;
            case Loop { Header.IsEmpty: true } s:
                Line($"while ({_expressions.Print(s.Condition)})", s);
                Block(s.Body);
                break;
            case Loop s:
                While(s);
                break;
            case Call s when Schedule.JoinedCalls.IsJoined(s):
                _writer.Line($"{CallOf(s)} // Both sweeps of it.");
                break;
            case Call s:
                Line(CallOf(s), s);
                break;
            case Opaque s:
                Line($"{(s.Result is { } result ? Declaration(result) + " = " : string.Empty)}{_expressions.Print(s.Code)};", s);
                break;
            case Throw s:
                Line($"throw {_expressions.Print(s.Exception)};", s);
                break;
            case Save s:
                _writer.Line($"tape.{(s.Value.Type.IsObject ? "PushObject" : s.Slot.Type == IrType.Mask ? "PushMask" : "Push")}({_expressions.PrintSaved(s.Value)});");
                break;
            case CopyRow s:
                _writer.Line($"{_names[s.From]}{(s.From.Type.Shape == Shape.Array ? ".AsSpan()" : string.Empty)}.CopyTo({_names[s.Target]});");
                break;
            case Run s:
                Line(_expressions.Print(s.Call) + ";", s);
                break;
            case Release s:
                _writer.Line($"tape.Release({_names[s.Row]});");
                break;
            case Keep s:
                _writer.Line($"tape.Keep({_names[s.Row]});");
                break;
            case SameLength s:
                _writer.Line($"{_qualify("Arguments")}.SameLength<{_expressions.ScalarName(s.Row.Type.Scalar)}>({_names[s.Cotangent]}, {_names[s.Row]}.Length, \"result\", \"resultCotangent\");");
                break;
            case Boundary:
                _inReverse = true;
                if (_function.Body[_function.Body.Count - 1] is Boundary)
                {
                    break;
                }

                _writer.Line();
                _writer.Line("// Reverse sweep.");
                break;
            case Turn:
                _inReverse = true;
                _writer.Line();
                _writer.Line("// Reverse sweep of this iteration.");
                break;
            default:
                throw new InvalidOperationException($"{statement.GetType().Name} has no text.");
        }
    }

    /// <summary>In the reverse sweep a line says which line of the primal it is the adjoint of.</summary>
    private void Line(string text, Statement statement) =>
        _writer.Line(_inReverse && statement.Source is { } source && statement is not For ? $"{text} // {source}" : text);

    private string Assignment(Assign s) => s switch
    {
        { Target: Read { Type: { } type } target, Value: Binary { Operator: BinaryOperator.Add or BinaryOperator.Subtract, Right: Literal { Bits: 1 }, Overflow: Overflow.AsProject } sum }
            when type == IrType.Int && sum.Left == target =>
            $"{_names[target.Variable]}{(sum.Operator == BinaryOperator.Add ? "++" : "--")};",
        _ => $"{_expressions.PrintPlace(s.Target)} = {_expressions.PrintValue(s.Value)};",
    };

    private void Block(EquatableArray<Statement> block)
    {
        bool inReverse = _inReverse;
        _writer.Open();
        foreach (Statement statement in block)
        {
            Statement(statement);
        }

        _writer.Close();
        _inReverse = inReverse;
    }

    private void Branch(If branch, string keyword)
    {
        _writer.Line($"{keyword} ({_expressions.Print(branch.Condition)})");
        Block(branch.Then);
        if (branch.Else is [If inner])
        {
            Branch(inner, "else if");
        }
        else if (!branch.Else.IsEmpty)
        {
            _writer.Line("else");
            Block(branch.Else);
        }
    }

    private void Guarded(Try scope)
    {
        if (scope.Cleanup.IsEmpty)
        {
            Block(scope.Body);
            return;
        }

        _writer.Line("try");
        Block(scope.Body);
        _writer.Line("finally");
        Block(scope.Cleanup);
    }

    private void While(Loop loop)
    {
        _writer.Line("while (true)");
        _writer.Open();
        Block(loop.Header);
        _writer.Line($"if ({_expressions.Print(Build.Not(loop.Condition))})");
        _writer.Open();
        _writer.Line("break;");
        _writer.Close();
        Block(loop.Body);
        _writer.Close();
    }

    private string CallOf(Call call)
    {
        string[] arguments = [.. call.Arguments.Select((a, i) => a is { ByReference: true, Value.Type.IsLanes: true }
            ? $"new {_expressions.TypeName(new IrType(Scalar.Double, Shape.LaneRow))}(ref {_expressions.Print(a.Value)})"
            : Modifier(call, a, i) + _expressions.PrintArgument(a.Value))];
        if (call.Target.Phase != Phase.Whole)
        {
            arguments = [.. arguments, "tape"];
        }

        bool isMember = call.Target is { Derivation.IsPrimal: true, Method: { IsInstance: true, IsTakenApart: false } };
        string text = isMember
            ? $"{arguments[0]}.{_nameOf(call.Target)}({string.Join(", ", arguments.Skip(1))});"
            : $"{call.Target.Method.Receiver}{_nameOf(call.Target)}({string.Join(", ", arguments)});";
        return call.Results.Count switch
        {
            0 => text,
            1 => $"{Declaration(call.Results[0])} = {text}",
            _ => $"({string.Join(", ", call.Results.Select(Declaration))}) = {text}",
        };
    }

    private static string Modifier(Call call, Argument argument, int index) =>
        !argument.ByReference && !argument.Value.Type.IsReference ? string.Empty
        : call.Target is { Derivation.IsPrimal: true, Method.IsTakenApart: false } ? call.Target.Method.Parameters[index].Modifier.Replace("ref readonly", "in")
        : argument.Value.Type.Shape == Shape.ReadOnlyReference ? "in "
        : "ref ";

    private string Declaration(Variable variable) => $"{_expressions.TypeName(variable.Type)} {_names[variable]}";
}
