using System;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace DiffProg.Generator.Tests.Typing;

/// <summary>
/// However a program looks while it is typed, generator and analyzer neither fail nor hang, and no mark is forgotten. A sample of the
/// edits is tried; <c>DIFFPROG_TYPING=all</c> tries each, and <c>DIFFPROG_SEED</c> draws another sample.
/// </summary>
public sealed class TypingFuzzTests
{
    private const int SampleSize = 16;
    private const int DefaultSeed = 20_260_303;

    /// <summary>Not a time to keep, but one after which nothing comes any more.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Names => [.. TypingPrograms.All.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_edit_makes_DiffProg_fail_hang_or_forget_a_mark(string name)
    {
        TypingProgram program = TypingPrograms.Named(name);
        TypingRun run = new(program.Text);
        foreach ((string edit, string text) in Sampled(program, out string sample))
        {
            Task<string?> complaint = Task.Run(() => run.Complaint(text));
            bool isInTime = await Task.WhenAny(complaint, Task.Delay(Deadline)) == complaint;
            Assert.True(isInTime, $"{edit} ({sample}): no end is in sight.\n\n{text}");
            Assert.True(await complaint is null, $"{edit} ({sample}): {await complaint}\n\n{text}");
        }
    }

    private static (string Edit, string Text)[] Sampled(TypingProgram program, out string sample)
    {
        (string Edit, string Text)[] edits = [("as it is", program.Text), .. program.Edits()];
        if (Environment.GetEnvironmentVariable("DIFFPROG_TYPING") == "all")
        {
            sample = "all edits";
            return edits;
        }

        int seed = Environment.GetEnvironmentVariable("DIFFPROG_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : DefaultSeed;
        sample = $"seed {seed}";
        Random random = new(seed + edits.Length);
        random.Shuffle(edits.AsSpan(1));
        return edits[..Math.Min(SampleSize, edits.Length)];
    }
}
