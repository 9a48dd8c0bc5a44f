using System.Linq;

namespace DiffProg.Generator.Printing.Members;

/// <summary>The gradient of a number: as a value, into buffers, and added to buffers.</summary>
internal sealed class GradientMembers(MemberText text)
{
    private readonly EntryChecks _checks = new(text);

    private string Adjoint => text.Name + "Adjoint";

    public void Gradient()
    {
        text.Summarize($"The gradient of <c>{text.Name}</c>.");
        text.Open(text.GradientTuple, "Gradient", text.Parts.Where(p => !p.IsSelf).Select(p => p.DeclaredLast));
        text.Unpack();
        _checks.Nulls();
        foreach (Part p in text.Active)
        {
            text.Writer.Line($"{text.GradientType(p)} {text.Buffer(p)} = {text.NewZero(p)};");
        }

        _checks.Distinct([]);
        text.Writer.Line($"{Adjoint}({text.Arguments((_, _) => [])}, {text.One}, {text.Buffers(text.Buffer)});");
        text.Repack();
        text.Writer.Line($"return {text.Tuple(text.Buffer)};");
        text.Writer.Close();
    }

    public void ValueAndGradient()
    {
        text.Summarize($"The value of <c>{text.Name}</c>, and its gradient into buffers, whatever they hold.");
        text.BufferDocs("Receives the gradient with respect to");
        text.Open(text.Result, "ValueAndGradient", [.. text.Primal(), .. text.Active.Select(p => $"{text.BufferType(p, "out")} {text.Buffer(p)}")]);
        text.Unpack();
        _checks.All(EntryChecks.Of(text, text.Active.Where(p => p.IsRow || p.IsObject || p.HoldsReferences), text.Buffer, isWritten: true));
        foreach (string line in text.Active.SelectMany(p => text.Clear(p, text.Buffer(p))))
        {
            text.Writer.Line(line);
        }

        text.Finish($"{Adjoint}({text.Arguments((_, _) => [])}, {text.One}, {text.Buffers(text.Buffer)})");
        text.Writer.Close();
    }

    public void AccumulateGradient()
    {
        string seed = text.Free("seed");
        text.Summarize($"The value of <c>{text.Name}</c>; adds <paramref name=\"{seed}\"/> times its gradient to buffers.");
        text.Param(seed, "The factor of the gradient.");
        text.BufferDocs("Is added the gradient with respect to");
        text.Open(text.Result, "AccumulateGradient", [.. text.Primal(), $"{text.Result} {seed}", .. text.Active.Select(p => $"{text.BufferType(p, "ref")} {text.Buffer(p)}")]);
        text.Unpack();
        _checks.All(EntryChecks.Of(text, text.Active.Where(p => p.IsRow || p.IsObject || p.HoldsReferences), text.Buffer, isWritten: true));

        Part[] results = [.. text.Active.Where(p => p.IsWritten)];
        if (results.Length == 0)
        {
            text.Finish($"{Adjoint}({text.Arguments((_, _) => [])}, {seed}, {text.Buffers(text.Buffer)})");
            text.Writer.Close();
            return;
        }

        // The cotangent of what the method leaves in a row is zero, whatever its buffer holds.
        string Own(Part p) => p.IsWritten ? text.Free(p.Stem + "Sum") : text.Buffer(p);
        if (results.Any(p => p.IsRow))
        {
            text.RentTape();
        }

        foreach (Part p in results)
        {
            text.NewScratch(Own(p), p);
        }

        string value = text.Free("value");
        text.Writer.Line($"{text.Result} {value} = {Adjoint}({text.Arguments((_, _) => [])}, {seed}, {text.Buffers(Own)});");
        foreach (string line in results.SelectMany(p => text.Add(p, text.Buffer(p), Own(p))))
        {
            text.Writer.Line(line);
        }

        text.Repack();
        text.Writer.Line($"return {value};");
        text.Writer.Close();
    }
}
