using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Frontend.Values;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Pipeline;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The derivative along a direction.</summary>
internal sealed class JvpMember(MemberText text)
{
    public void Write()
    {
        text.Summarize($"The value of <c>{text.Name}</c> and its derivative along a direction.");
        Part[] moving = [.. text.Parts.Where(p => p.HasTangent)];
        foreach (Part p in moving)
        {
            text.Param(text.TangentName(p), p.IsOut ? $"Receives the tangent of {MemberText.Quote(p)}."
                : p.IsWritten ? $"The tangent of {MemberText.Quote(p)}{MemberText.OfLength(p)}: on entry that of what it holds, on return that of what is written there."
                : $"The tangent of {MemberText.Quote(p)}{MemberText.OfLength(p)}.");
        }

        text.Open(
            text.HasResult ? $"({text.ResultType} Value, {text.ResultTangentType} Tangent)" : text.Method.ReturnType,
            "Jvp",
            [.. text.Primal(), .. moving.Select(p => $"{text.TangentType(p, p.IsWritten)} {text.TangentName(p)}")]);
        text.Unpack();
        foreach (Part p in moving.Where(p => p.IsOut))
        {
            text.Writer.Line(p.Parts is null ? $"{text.TangentName(p)} = {text.Zero(p.Leaves[0])};" : $"{text.TangentName(p)} = default;");
        }

        new EntryChecks(text).All(moving.SelectMany(p => EntryChecks.Of(text, [p], text.TangentName, false).Select(g => g with { IsWritten = g.Leaf.IsWritten })));
        string arguments = text.Arguments((p, l) => Roots.HasTangent(l.Parameter) ? [MemberText.Companion(l, text.TangentName(p), isBuffer: false)] : []);
        string call = $"{text.Function(Roots.Jvp(text.Method).Derivation)}({arguments})";
        if (text.Method.ResultParts is { } parts)
        {
            Assembled(parts, call);
        }
        else
        {
            text.Finish(call);
        }

        text.Writer.Close();
    }

    /// <summary>What has several parts comes back part by part, each with its tangent behind it.</summary>
    private void Assembled(Assembly parts, string call)
    {
        List<string> declared = [];
        Queue<string> values = new();
        Queue<string> tangents = new();
        Expression[] results = [.. text.Method.Function.Results];
        for (int i = 0; i < results.Length; i++)
        {
            string name = text.Free($"part{i}");
            declared.Add(name);
            values.Enqueue(name);
            if (results[i].Type.IsDifferentiable)
            {
                declared.Add(name + "Tangent");
                if (ResultLeaves.HasTangent(parts, i))
                {
                    tangents.Enqueue(name + "Tangent");
                }
            }
        }

        text.Writer.Line(declared.Count == 1 ? $"var {declared[0]} = {call};" : $"var ({string.Join(", ", declared)}) = {call};");
        text.Repack();
        string value = Part.Pack(parts, values);
        text.Writer.Line(parts.TangentType is null ? $"return {value};" : $"return ({value}, {Part.PackTangent(parts, tangents)});");
    }
}
