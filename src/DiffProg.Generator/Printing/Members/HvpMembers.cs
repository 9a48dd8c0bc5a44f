using System.Collections.Generic;
using System.Linq;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The Hessian times a direction: as a value, and into buffers.</summary>
internal sealed class HvpMembers(MemberText text)
{
    public void Value()
    {
        text.Summarize($"The Hessian of <c>{text.Name}</c> times a direction.");
        text.DirectionDocs();
        text.Open(text.GradientTuple, "Hvp", [.. text.Primal(), .. Directions()]);
        foreach (string line in text.Parts.Where(p => p.HoldsReferences || (p.IsContainer && p.IsActive)).SelectMany(p => p.Unpack()))
        {
            text.Writer.Line(line);
        }

        new EntryChecks(text).Nulls();
        foreach (Part p in text.Active.Where(IsBrought))
        {
            text.Writer.Line($"{text.GradientType(p)} {text.Product(p)} = {text.NewZero(p)};");
        }

        string outs = string.Join(", ", text.Active.Select(p => !IsBrought(p) ? $"out {text.GradientType(p)} {text.Product(p)}" : p.HoldsReferences ? "ref " + text.Product(p) : text.Product(p)));
        string arguments = string.Join(", ", text.Parts.Where(p => !p.IsSelf).Select(p => p.Modifier.Replace("ref readonly", "in") + p.Name).Concat(text.Active.Select(text.Direction)));
        text.Writer.Line($"{text.Name}Hvp({arguments}, {outs});");
        text.Writer.Line($"return {text.Tuple(text.Product)};");
        text.Writer.Close();
    }

    public void IntoBuffers()
    {
        text.Summarize($"The Hessian of <c>{text.Name}</c> times a direction, into buffers, whatever they hold.");
        text.DirectionDocs();
        foreach (Part p in text.Active)
        {
            text.Param(text.Product(p), $"Receives the part of the product that belongs to {MemberText.Quote(p)}{MemberText.OfLength(p)}.");
        }

        text.Open("void", "Hvp", [.. text.Primal(), .. Directions(), .. text.Active.Select(p => $"{text.BufferType(p, "out")} {text.Product(p)}")]);
        text.Unpack();
        IEnumerable<Part> brought = text.Active.Where(IsBrought);
        new EntryChecks(text).All([.. EntryChecks.Of(text, brought, text.Direction, false), .. EntryChecks.Of(text, brought, text.Product, true)]);
        string Tangent(Part p) => p.IsWritten ? text.Free(p.Stem + "Dot") : text.Direction(p);
        if (text.Active.Any(p => p.IsRow))
        {
            text.RentTape();
        }

        foreach (Part p in text.Active)
        {
            if (p.IsWritten)
            {
                text.NewScratch(Tangent(p), p);
                text.Lines(text.Copy(p, Tangent(p), text.Direction(p)));
            }

            text.NewScratch(text.Buffer(p), p);
            text.Lines(text.Clear(p, text.Product(p)));
        }

        string buffers = string.Join(", ", text.Active.SelectMany(p => p.Leaves.Where(l => l.Parameter.IsActive).Select(l =>
            $"{MemberText.Companion(l, text.Buffer(p), isBuffer: true)}, {MemberText.Companion(l, text.Product(p), isBuffer: true)}")));
        string arguments = text.Arguments((p, l) => l.Parameter.IsActive ? [MemberText.Companion(l, Tangent(p), isBuffer: false)] : []);
        text.Writer.Line($"{text.Name}AdjointTangent({arguments}, {text.One}, {text.Literal(text.Method.Function.Results[0].Type, 0)}, {buffers});");
        text.Repack();
        text.Writer.Close();
    }

    /// <summary>Whether its product is memory that a caller brings.</summary>
    private static bool IsBrought(Part p) => p.IsRow || p.IsObject || p.HoldsReferences;

    private IEnumerable<string> Directions() => text.Active.Select(p => $"{text.DirectionType(p)} {text.Direction(p)}");
}
