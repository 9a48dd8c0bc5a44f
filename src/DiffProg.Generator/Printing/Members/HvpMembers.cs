using System;
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
        ProductDocs();
        text.Open("void", "Hvp", [.. text.Primal(), .. Directions(), .. Products()]);
        Check([], _ => true);
        foreach (Part p in text.Active)
        {
            CopyWritten(p);
            text.NewScratch(text.Buffer(p), p);
            text.Lines(text.Clear(p, text.Product(p)));
        }

        text.Writer.Line($"{AdjointTangent};");
        text.Repack();
        text.Writer.Close();
    }

    /// <summary>One run gives all three: the product is the tangent of the gradient.</summary>
    public void WithValueAndGradient()
    {
        text.Summarize($"The value of <c>{text.Name}</c>, and its gradient and its Hessian times a direction into buffers, whatever they hold.");
        text.DirectionDocs();
        text.BufferDocs("Receives the gradient with respect to");
        ProductDocs();
        text.Open(text.Result, "ValueGradientAndHvp", [.. text.Primal(), .. Directions(), .. text.Active.Select(p => $"{text.BufferType(p, "out")} {text.Buffer(p)}"), .. Products()]);
        Check(EntryChecks.Of(text, text.Active.Where(IsBrought), text.Buffer, isWritten: true), p => p.IsWritten);
        foreach (Part p in text.Active)
        {
            CopyWritten(p);
            text.Lines(text.Clear(p, text.Buffer(p)));
            text.Lines(text.Clear(p, text.Product(p)));
        }

        text.Finish(AdjointTangent);
        text.Writer.Close();
    }

    private string AdjointTangent
    {
        get
        {
            string buffers = string.Join(", ", text.Active.SelectMany(p => p.Leaves.Where(l => l.Parameter.IsActive).Select(l =>
                $"{MemberText.Companion(l, text.Buffer(p), isBuffer: true)}, {MemberText.Companion(l, text.Product(p), isBuffer: true)}")));
            string arguments = text.Arguments((p, l) => l.Parameter.IsActive ? [MemberText.Companion(l, Tangent(p), isBuffer: false)] : []);
            return $"{text.Name}AdjointTangent({arguments}, {text.One}, {text.Literal(text.Method.Function.Results[0].Type, 0)}, {buffers})";
        }
    }

    private void ProductDocs()
    {
        foreach (Part p in text.Active)
        {
            text.Param(text.Product(p), $"Receives the part of the product that belongs to {MemberText.Quote(p)}{MemberText.OfLength(p)}.");
        }
    }

    private void Check(IEnumerable<Given> gradient, Func<Part, bool> needsScratch)
    {
        text.Unpack();
        IEnumerable<Part> brought = text.Active.Where(IsBrought);
        new EntryChecks(text).All([.. EntryChecks.Of(text, brought, text.Direction, false), .. gradient, .. EntryChecks.Of(text, brought, text.Product, true)]);
        if (text.Active.Any(p => p.IsRow && needsScratch(p)))
        {
            text.RentTape();
        }
    }

    /// <summary>The tangent of what the method writes changes with it; the caller's direction does not.</summary>
    private void CopyWritten(Part p)
    {
        if (p.IsWritten)
        {
            text.NewScratch(Tangent(p), p);
            text.Lines(text.Copy(p, Tangent(p), text.Direction(p)));
        }
    }

    private string Tangent(Part p) => p.IsWritten ? text.Free(p.Stem + "Dot") : text.Direction(p);

    private IEnumerable<string> Products() => text.Active.Select(p => $"{text.BufferType(p, "out")} {text.Product(p)}");

    /// <summary>Whether its product is memory that a caller brings.</summary>
    private static bool IsBrought(Part p) => p.IsRow || p.IsObject || p.HoldsReferences;

    private IEnumerable<string> Directions() => text.Active.Select(p => $"{text.DirectionType(p)} {text.Direction(p)}");
}
