using System;
using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The pullback: from the cotangents of the results to those of the parameters.</summary>
internal sealed class VjpMember(MemberText text)
{
    private readonly string _result = text.Free("resultCotangent");

    private bool ReturnsParts => Roots.ReturnsParts(text.Method);

    public void Write(Request request)
    {
        Part[] results = [.. text.Parts.Where(p => p.IsResult)];
        Describe(results);
        text.Open(text.Method.ReturnType, "Vjp", [
            .. text.Primal(),
            .. text.HasResult ? [text.ReturnsRow ? $"{text.Qualify("ReadOnlySpan")}<{text.Result}> {_result}" : $"{text.ResultTangentType} {_result}"] : Array.Empty<string>(),
            .. results.Select(p => $"{text.DirectionType(p)} {text.Cotangent(p)}"),
            .. text.Active.Select(p => $"{text.BufferType(p, "out")} {text.Buffer(p)}")]);
        text.Unpack();
        new EntryChecks(text).All([
            .. EntryChecks.Of(text, results.Where(p => p.IsRow || p.IsObject || p.HoldsReferences), text.Cotangent, isWritten: false),
            .. EntryChecks.Of(text, text.Active.Where(p => p.IsRow || p.IsObject || p.HoldsReferences), text.Buffer, isWritten: true)]);
        foreach (Part p in results.Where(p => !Refers(p)))
        {
            text.Writer.Line($"{(p.IsActive ? string.Empty : text.GradientType(p) + " ")}{text.Buffer(p)} = {text.Cotangent(p)};");
        }

        if (text.ReturnsRow)
        {
            foreach (Part p in text.Active.Where(p => p.IsRow && text.Number(p.Leaves[0]) == text.Result))
            {
                text.Writer.Line($"{text.Qualify("Arguments")}.Distinct<{text.Result}>({p.Leaves[0].In(text.Buffer(p))}, {_result}, nameof({text.Buffer(p)}));");
            }
        }

        if (text.ReturnsRow || results.Any(p => p.IsRow && !p.IsActive))
        {
            text.RentTape();
        }

        if (text.ReturnsRow)
        {
            text.Writer.Line($"{text.Result}[] {text.Free("resultBar")} = {text.Tape}.NewRow<{text.Result}>({_result}.Length);");
            text.Writer.Line($"{_result}.CopyTo({text.Free("resultBar")});");
        }

        Begin(results);
        string seeds = string.Concat(Seeds());
        string buffers = text.Buffers(text.Buffer, l => l.Parameter.IsActive || l.IsResult);
        string call = $"{text.Function(request.Derivation)}({text.Arguments((_, _) => [])}{seeds}{(buffers.Length == 0 ? string.Empty : ", " + buffers)})";
        if (text.Method.ResultParts is { } parts)
        {
            string[] names = [.. text.Method.Function.Results.Select((_, i) => text.Free($"part{i}"))];
            text.Writer.Line(names.Length == 1 ? $"var {names[0]} = {call};" : $"var ({string.Join(", ", names)}) = {call};");
            text.Repack();
            text.Writer.Line($"return {Part.Pack(parts, new Queue<string>(names))};");
        }
        else
        {
            text.Finish(call);
        }

        text.Writer.Close();
    }

    private void Describe(Part[] results)
    {
        text.Summarize($"The pullback of <c>{text.Name}</c>: from the cotangents of its results to those of its parameters, into buffers, whatever they hold.");
        if (text.HasResult)
        {
            text.Param(_result, text.ReturnsRow ? "The cotangent of the returned array, of its length." : "The cotangent of the value.");
        }

        foreach (Part p in results)
        {
            text.Param(text.Cotangent(p), $"The cotangent of what the method leaves in {MemberText.Quote(p)}, of its length.");
        }

        text.BufferDocs("Receives the cotangent of the entry value of");
    }

    /// <summary>What a result's buffer begins with is the result's cotangent, any other's is zero.</summary>
    private void Begin(Part[] results)
    {
        foreach (Part p in results.Where(Refers))
        {
            if (!p.IsActive)
            {
                text.NewScratch(text.Buffer(p), p);
            }
            else if (!p.IsRowOfValues)
            {
                text.Lines(text.Clear(p, text.Buffer(p)));
            }

            text.Lines(text.Copy(p, text.Buffer(p), text.Cotangent(p)));
        }

        text.Lines(text.Active.Where(p => !p.IsResult).SelectMany(p => text.Clear(p, text.Buffer(p))));
    }

    private static bool Refers(Part p) => p is { IsAccompaniedByReferences: true, IsOut: false };

    private IEnumerable<string> Seeds()
    {
        if (ReturnsParts)
        {
            string?[] paths = [.. ResultLeaves.Paths(text.Method.ResultParts!, string.Empty, true)];
            return text.Method.Function.Results.Select((r, i) => (r, i)).Where(x => x.r.Type.IsFloatingScalar)
                .Select(x => ", " + (paths[x.i] is { } path ? _result + path : text.Literal(x.r.Type, 0)));
        }

        return text.ReturnsRow ? [", " + text.Free("resultBar")] : text.ReturnsNumber ? [", " + _result] : [];
    }
}
