using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The derivatives along several directions, eight at a time; one at a time where the method has no tangents in lanes.</summary>
internal sealed class BatchedJvpMember
{
    private readonly MemberText _text;
    private readonly bool _isInLanes;
    private readonly Part[] _moving;
    private readonly string _directions;
    private readonly string _first;
    private readonly string _value;
    private readonly string _result;

    /// <summary>Initializes the member.</summary>
    /// <param name="text">What it is written in.</param>
    /// <param name="isInLanes">Whether eight directions run at once.</param>
    public BatchedJvpMember(MemberText text, bool isInLanes)
    {
        _text = text;
        _isInLanes = isInLanes;
        _moving = [.. text.Parts.Where(p => p.HasTangent)];
        _directions = text.Free("directions");
        _first = text.Free("first");
        _value = text.Free("value");
        string result = text.Free("resultTangents");
        _result = _moving.Any(p => Matrix(p) == result) ? result + "1" : result;
    }

    private string Step => _isInLanes ? "8" : "1";

    private string Number => _isInLanes ? _text.Qualify("Vector512") + "<double>" : "double";

    public void Write()
    {
        Document();
        _text.Open(
            _text.Method.ReturnType,
            "BatchedJvp",
            [
                .. _text.Primal(),
                $"int {_directions}",
                .. _moving.Select(p => $"{_text.Qualify(IsInOut(p) ? "Span" : "ReadOnlySpan")}<double> {Matrix(p)}"),
                .. _text.HasResult ? [$"{_text.Qualify("Span")}<double> {_result}"] : Enumerable.Empty<string>(),
            ]);
        _text.Unpack();
        Check();
        _text.RentTape();
        foreach (Part p in _moving.Where(IsRow))
        {
            _text.Writer.Line($"{_text.Qualify("Span")}<{Number}> {Tangent(p)} = {_text.Tape}.{(_isInLanes ? "NewLaneRow" : "NewRow<double>")}({Length(p)});");
        }

        PartLeaf[] changed = [.. _text.Parts.Where(p => !p.IsOut).SelectMany(p => p.Leaves).Where(l => l.IsWritten)];
        _text.Lines(changed.Select(l => l.IsRow
            ? $"{_text.Number(l)}[] {Entry(l)} = {_text.Tape}.CopyOf<{_text.Number(l)}>({l.Argument});"
            : $"{_text.Number(l)} {Entry(l)} = {l.Argument};"));
        if (_text.Method.ReturnType != "void")
        {
            _text.Writer.Line($"{_text.Method.ReturnType} {_value};");
        }

        _text.Writer.Line($"for (int {_first} = 0; ; {_first} += {Step})");
        _text.Writer.Open();
        PutBack(changed);
        Run();
        _text.Writer.Line($"if ({_directions} - {_first} <= {Step})");
        _text.Writer.Open();
        _text.Writer.Line("break;");
        _text.Writer.Close();
        _text.Writer.Close();
        if (_text.Method.ReturnType != "void")
        {
            _text.Writer.Line();
            _text.Writer.Line($"return {_value};");
        }

        _text.Writer.Close();
    }

    private void Document()
    {
        _text.Summarize($"The value of <c>{_text.Name}</c> and its derivatives along several directions, which are the columns of matrices that lie row by row.");
        _text.Param(_directions, "How many directions; the method runs once where there are none.");
        foreach (Part p in _moving)
        {
            string rows = p.IsRow ? $"a row for each element of {MemberText.Quote(p)}" : "one row";
            _text.Param(Matrix(p), p.IsOut ? $"Receives the tangents of {MemberText.Quote(p)}, {rows}."
                : IsInOut(p) ? $"The tangents of {MemberText.Quote(p)}, {rows}: on entry those of what it holds, on return those of what is left there."
                : $"The directions of {MemberText.Quote(p)}, {rows}.");
        }

        if (_text.HasResult)
        {
            _text.Param(_result, "Receives the tangents of the value, one row.");
        }
    }

    private void Check()
    {
        EntryChecks checks = new(_text);
        checks.Nulls();
        _text.Writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNegative({_directions});");
        string directions = _text.Qualify("Directions");
        _text.Lines(_moving.Select(p => $"{directions}.Fit({Matrix(p)}, {Length(p)}, {_directions}, nameof({p.Name}));"));
        if (_text.HasResult)
        {
            _text.Writer.Line($"{directions}.Fit({_result}, 1, {_directions}, \"result\");");
        }

        IrType matrix = new(Scalar.Double, Shape.Span);
        IEnumerable<Given> given = _moving.Select(p => new Given(
            p.Leaves[0] with { Parameter = p.Leaves[0].Parameter with { Variable = p.Leaves[0].Parameter.Variable with { Type = matrix } }, Flat = null },
            Matrix(p),
            Matrix(p),
            p,
            "double",
            IsInOut(p)));
        Part any = _text.Parts[0];
        Variable result = any.Leaves[0].Parameter.Variable with { Type = matrix };
        checks.Distinct(
        [
            .. given,
            .. _text.HasResult ? [new Given(any.Leaves[0] with { Parameter = any.Leaves[0].Parameter with { Variable = result }, Flat = null }, _result, _result, any, "double", true)] : Enumerable.Empty<Given>(),
        ]);
    }

    /// <summary>The method runs again for the next directions, on what it was given.</summary>
    private void PutBack(PartLeaf[] changed)
    {
        if (changed.Length == 0)
        {
            return;
        }

        _text.Writer.Line($"if ({_first} > 0)");
        _text.Writer.Open();
        _text.Lines(changed.Select(l => l.IsRow ? $"{Entry(l)}.AsSpan().CopyTo({l.Argument});" : $"{l.Argument} = {Entry(l)};"));
        _text.Writer.Close();
        _text.Writer.Line();
    }

    private void Run()
    {
        string directions = _text.Qualify("Directions");
        string one = _isInLanes ? "Lanes" : "One";
        foreach (Part p in _moving.Where(p => !p.IsOut))
        {
            _text.Writer.Line(IsRow(p)
                ? $"{directions}.Load({Matrix(p)}, {_directions}, {_first}, {Tangent(p)});"
                : $"{Number} {Tangent(p)} = {directions}.Load{one}({Matrix(p)}, {_first});");
        }

        foreach (Part p in _moving.Where(p => p.IsOut))
        {
            _text.Writer.Line($"{Tangent(p)}[0] = default;");
        }

        Derivation derivation = (_isInLanes ? Roots.BatchedJvp(_text.Method) : Roots.Jvp(_text.Method)).Derivation;
        string arguments = _text.Arguments((p, l) => Roots.HasTangent(l.Parameter) ? [Companion(p)] : []);
        string call = $"{_text.Function(derivation)}({arguments});";
        string result = _text.Free("resultTangent");
        _text.Writer.Line(_text.HasResult ? $"({_value}, {Number} {result}) = {call}" : _text.Method.ReturnType == "void" ? call : $"{_value} = {call}");
        _text.Lines(_moving.Where(IsInOut).Select(p => $"{directions}.Store({Tangent(p)}, {Matrix(p)}, {_directions}, {_first});"));
        if (_text.HasResult)
        {
            _text.Writer.Line($"{directions}.Store{one}({result}, {_result}, {_first});");
        }
    }

    private string Companion(Part p) => _isInLanes || !p.IsReference ? Tangent(p) : $"{(p.IsWritten ? "ref" : "in")} {Tangent(p)}[0]";

    /// <summary>Whether a row stands for its tangent along the directions at hand; a number passed by reference is a row of one element.</summary>
    private static bool IsRow(Part p) => p.IsRow || p.IsReference;

    private static bool IsInOut(Part p) => p.IsWritten || p.Modifier is "ref " or "out ";

    private string Matrix(Part p) => _text.Free(p.Stem + (IsInOut(p) ? "Tangents" : "Directions"));

    private string Tangent(Part p) => _text.Free(p.Stem + "Dot");

    private string Entry(PartLeaf leaf) => _text.Free(leaf.Parameter.Variable.Name + "Entry");

    private string Length(Part p) => p.IsRow ? _text.LengthOf(p.Leaves[0]) : "1";
}
