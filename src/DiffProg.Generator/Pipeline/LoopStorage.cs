using System.Collections.Generic;
using System.Linq;
using DiffProg.Generator.Ir;
using DiffProg.Generator.Transform;

namespace DiffProg.Generator.Pipeline;

/// <summary>What a loop of the user's puts on the tape in each iteration, and why.</summary>
/// <param name="Site">The number of the loop's place.</param>
/// <param name="What">What it stores, as the end of a sentence.</param>
internal sealed record LoopStorage(int Site, string What)
{
    /// <summary>What the loops of an adjoint store, before its tape is given room; of a loop that the reverse sweep leaves out, nothing is said.</summary>
    /// <param name="adjoint">The adjoint.</param>
    /// <param name="fresh">The number of the first variable that is not the method's own.</param>
    public static IEnumerable<LoopStorage> Of(Function adjoint, int fresh)
    {
        Statement[] reverse = [.. adjoint.Body.SkipWhile(s => s is not Boundary).All()];
        foreach (Statement loop in adjoint.Body.TakeWhile(s => s is not Boundary).All())
        {
            if (loop is IRepeated { Site: { } site } && reverse.FirstOrDefault(s => s is IRepeated back && back.Site == site) is { } back)
            {
                yield return new LoopStorage(site, Stored(loop, [.. Trip(back)], fresh));
            }
        }
    }

    /// <summary>The same of a loop of which both sweeps of an iteration run together.</summary>
    public LoopStorage Fused() => this with { What = "nothing that outlasts an iteration, both sweeps of which run together" };

    private static string Stored(Statement loop, Statement[] back, int fresh)
    {
        Statement[] trip = [.. Trip(loop)];
        Slot[] slots = [.. trip.OfType<Save>().Select(s => s.Slot)];
        string[] others =
        [
            .. trip.OfType<Call>().Where(c => c.Target.Phase == Phase.Forward).Select(c => $"what '{c.Target.Method.Name}' stores").Distinct(),
            .. trip.Any(s => s is IRepeated && s.Blocks().SelectMany(b => b.All()).Any(IsStoring)) ? ["what the loops in it store"] : Enumerable.Empty<string>(),
        ];
        string beside = others.Length == 0 ? string.Empty : string.Join(" and ", others);
        if (slots.Length == 0)
        {
            return beside.Length == 0 ? "nothing" : $"nothing per iteration but {beside}";
        }

        IEnumerable<string> parts = slots.GroupBy(s => Reason(s, back, fresh)).Select(g => $"{g.Key} ({g.Sum(Bytes)})");
        bool isAtMost = slots.Length > loop.Blocks().SelectMany(b => b).OfType<Save>().Count();
        return $"{(isAtMost ? "at most " : string.Empty)}{slots.Sum(Bytes)} bytes per iteration: {string.Join("; ", parts)}{(beside.Length == 0 ? string.Empty : $"; beside {beside}")}";
    }

    private static bool IsStoring(Statement s) => s is Save or Call { Target.Phase: Phase.Forward };

    /// <summary>A truth value or a short integer takes four bytes of the tape, anything else eight; of an array, its name is kept.</summary>
    private static int Bytes(Slot slot) => IndexedStorage.StackOf(slot.Type) == Scalar.Int ? 4 : 8;

    /// <summary>What one iteration runs, those of the loops in it aside.</summary>
    private static IEnumerable<Statement> Trip(Statement statement) => statement.Blocks().SelectMany(b => b).SelectMany(s => s is IRepeated ? [s] : new[] { s }.Concat(Trip(s)));

    /// <summary>What is kept in a slot, and which of the user's lines has the adjoint that reads it.</summary>
    private static string Reason(Slot slot, Statement[] back, int fresh)
    {
        int load = System.Array.FindIndex(back, s => s.Expressions().Any(e => e is Load x && x.Slot == slot));
        Variable? variable = load < 0 ? null : back[load] switch
        {
            Declare x => x.Variable,
            Assign { Target: Read x } => x.Variable,
            _ => null,
        };
        if (variable is null)
        {
            return $"an element of '{slot.Name}', which is overwritten";
        }

        int read = Enumerable.Range(load + 1, back.Length).First(i => i % back.Length == load || back[i % back.Length].Expressions().Any(e => e.Variables().Contains(variable))) % back.Length;

        // Of the statements that are the adjoint of one line, the first says which.
        string? line = back.Take(read + 1).LastOrDefault(s => s.Source is not null)?.Source?.TrimEnd(';');
        return back[read] switch
        {
            If { Source: { } condition } when variable.Id >= fresh => $"which way '{condition}' went",
            IRepeated when variable.Id >= fresh => "how often a loop in it ran",
            _ => line is null || read == load ? $"'{variable.Name}'" : $"'{variable.Name}', which the adjoint of '{line}' reads",
        };
    }
}
